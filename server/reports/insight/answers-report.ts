import type { Tx } from '../../../db/dialect.ts'
import { readReport } from '../../../db/long-reads.ts'
import { listQuestionnaires, listQuestionnaireVersions } from '../../../db/queries/surveys.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import { isAfterClose } from '../../contract/closing.ts'
import type { Question, QuestionnaireBody } from '../../contract/questionnaire.ts'
import { OTHER_WAYS, type RatingWay, WAY_OF_CHANNEL } from '../../contract/rating-channel.ts'
import type { AnsweredQuestion, AnswersReport } from '../../contract/reports/answers.ts'
import { isHidden, showsShare, suppressTree, type UnitTree } from '../../domain/disclosure/suppression.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { wilsonInterval } from '../../domain/satisfaction.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'
import { lastClosedQuarter } from './told-quarter.ts'

/** A question of one questionnaire, with the versions that have its key, the newest last. */
interface AskedQuestion {
  readonly questionnaire: AnsweredQuestion['questionnaire']
  readonly versions: readonly { readonly id: string; readonly version: number; readonly question: Question }[]
}

/** Ratings of a unit itself that gave this choice; `question` is `level` for all of a version. */
interface Count {
  readonly unitId: string
  readonly way: RatingWay
  readonly versionId: string
  readonly question: string
  readonly choice: string
  readonly n: number
}

/**
 * What was answered to further questions, of a unit and everything below it, by the question's key across versions and by the
 * way of rating. Only of a closed quarter, of what came in time and no rule of misuse keeps out. A question is told of a unit
 * as levels are: of ten people who answered or more, and where no unit beside it could be worked out. That somebody left a
 * question out is not protected; what they answered is.
 */
export async function answersReport(service: Service, unit: Unit, period: Period): Promise<AnswersReport> {
  const quarter = lastClosedQuarter(service, period)
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  if (!quarter) return { ...reply, quarter: null, questions: [] }
  return readReport(service.db, async (tx) => {
    const asked = await listAsked(tx)
    const counts = await readCounts(tx, asked, quarter)
    const units = await listUnitsOf(tx, quarter)
    const questions = asked.flatMap((question) =>
      (['tablet', ...OTHER_WAYS] as const).flatMap((way) => {
        const told = tell(units, unit, question, way, counts)
        return told ? [told] : []
      }),
    )
    return { ...reply, quarter: periodReply(quarter), questions }
  })
}

async function listAsked(tx: Tx): Promise<AskedQuestion[]> {
  const questionnaires = await listQuestionnaires(tx)
  const versions = (await listQuestionnaireVersions(tx)).flatMap((row) =>
    ((JSON.parse(row.body) as Partial<QuestionnaireBody>).questions ?? [])
      .filter(({ kind }) => kind !== 'text')
      .map((question) => ({ ...row, question })),
  )
  return questionnaires.flatMap(({ id, code, name, name_en: nameEn }) => {
    const own = versions.filter(({ questionnaire_id }) => questionnaire_id === id)
    return [...groupBy(own, ({ question }) => question.key).values()].map((having): AskedQuestion => ({
      questionnaire: { code, vi: name, en: nameEn || name },
      versions: having.toSorted((a, b) => a.version - b.version),
    }))
  })
}

async function readCounts(tx: Tx, asked: readonly AskedQuestion[], quarter: Period): Promise<Count[]> {
  if (asked.length === 0) return []
  const keys = asked.flatMap(({ versions }) => versions.map(({ question }) => question.key))
  const counted = await countTallies(tx, {
    span: quarter,
    grain: 'day',
    by: ['unitId', 'day', 'known', 'channel', 'versionId', 'flag', 'question', 'choice'],
    questions: ['level', ...new Set(keys)],
  })
  return counted
    .filter(({ day, known, flag }) => flag === '' && !isAfterClose(day, known))
    .map(({ channel, n, ...count }) => ({ ...count, way: WAY_OF_CHANNEL[channel], n: Number(n) }))
}

/** Undefined where nobody answered it anywhere. */
function tell(
  units: readonly Unit[],
  unit: Unit,
  { questionnaire, versions }: AskedQuestion,
  way: RatingWay,
  counts: readonly Count[],
): AnsweredQuestion | undefined {
  const newest = versions.at(-1)?.question
  const root = units.find(({ parent_id }) => parent_id === null)
  const ofVersions = counts.filter(
    (count) => count.way === way && versions.some(({ id }) => id === count.versionId),
  )
  const answers = ofVersions.filter(({ question }) => question === newest?.key)
  if (!newest || !root || answers.length === 0) return undefined
  const { key, kind } = newest
  const byUnit = groupBy(answers, ({ unitId }) => unitId)
  const found = findPlace(suppressTree(placeOf(root, units, byUnit, kind)), unit.id)
  const ids = subtreeIds(units, unit)
  const own = answers.filter(({ unitId }) => ids.has(unitId))
  if (!found || own.length === 0) return undefined
  const shown = found.quarter
  const asked = ofVersions.filter(({ question, unitId }) => question === 'level' && ids.has(unitId))
  const n = isHidden(shown) ? null : sumOf(kind === 'many' ? asked : own)
  const answered = new Set(own.map(({ versionId }) => versionId))
  return {
    questionnaire,
    key,
    kind,
    words: newest.words,
    versions: versions.filter(({ id }) => answered.has(id)).map(({ version }) => version),
    way,
    shown,
    n,
    choices: choicesOf(versions).map((choice) => {
      const chosen = sumOf(own.filter((count) => count.choice === choice.key))
      const share = n !== null && n > 0 && showsShare({ shown }) ? chosen / n : null
      return {
        ...choice,
        n: n === null ? null : chosen,
        share,
        interval: n === null || share === null || way === 'entered' ? null : wilsonInterval(chosen, n),
      }
    }),
  }
}

/** Every choice that any version had, as the newest one that has it calls it, in the newest one's order. */
function choicesOf(
  versions: AskedQuestion['versions'],
): Pick<Question['choices'][number], 'key' | 'words'>[] {
  const newestFirst = versions.toReversed().flatMap(({ question }) => question.choices)
  return [...groupBy(newestFirst, ({ key }) => key).values()].flatMap(([first]) => first ?? [])
}

interface Place {
  readonly id: string
  readonly months: readonly [number]
}

/** So many people at least answered there: each of them once, however many choices they took. */
function placeOf(
  unit: Unit,
  units: readonly Unit[],
  byUnit: ReadonlyMap<string, readonly Count[]>,
  kind: Question['kind'],
): UnitTree<Place> {
  const own = byUnit.get(unit.id) ?? []
  const people =
    kind === 'many'
      ? Math.max(0, ...[...groupBy(own, ({ choice }) => choice).values()].map(sumOf))
      : sumOf(own)
  const children: UnitTree<Place>[] = [
    { id: `${unit.id} itself`, months: [people], children: [] },
    ...units
      .filter(({ parent_id }) => parent_id === unit.id)
      .map((child) => placeOf(child, units, byUnit, kind)),
  ]
  return { id: unit.id, months: [children.reduce((sum, { months: [n] }) => sum + n, 0)], children }
}

function findPlace<P extends { readonly id: string; readonly children: readonly P[] }>(
  place: P,
  id: string,
): P | undefined {
  if (place.id === id) return place
  for (const child of place.children) {
    const found = findPlace(child, id)
    if (found) return found
  }
  return undefined
}

function sumOf(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0)
}
