import type { IndexResult } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { noValue, shareOf, shareStep } from './results.ts'
import { type InputValues, missingOf } from './rule-set.ts'

/** One part of an index: the codes of its numerator and denominator. */
interface Part<Code extends string> extends Words {
  readonly over: Code
  readonly under: Code
}

/** Every part as a share by itself, and all of them as one share of all answers: no part weighs by itself. */
export function shareOfParts<Code extends string>(
  parts: readonly Part<Code>[],
  values: InputValues<Code>,
  whole: Words,
  digits: number,
): IndexResult {
  const lacks = missingOf(
    values,
    parts.flatMap(({ over, under }) => [over, under]),
  )
  const known = parts.flatMap(({ vi, en, over, under }) => {
    const [yes, all] = [values[over], values[under]]
    return yes === undefined || !all ? [] : [{ words: { vi, en }, yes, all }]
  })
  const steps = known.map(({ words, yes, all }) => shareStep(words, yes, all, digits))
  if (lacks.length > 0) return { ...noValue(lacks), steps }
  const yes = known.reduce((sum, part) => sum + part.yes, 0)
  const n = known.reduce((sum, part) => sum + part.all, 0)
  if (n === 0) return noValue([], { vi: 'Chưa có câu trả lời nào.', en: 'There are no answers.' })
  return {
    ...noValue([]),
    value: shareOf(yes, n, digits),
    steps: [...steps, shareStep(whole, yes, n, digits)],
    n,
    total: n,
  }
}
