import type { Rating } from '../../db/queries/ratings.ts'
import { procedureQuestion, reasonQuestion, type TallyCell } from '../../db/queries/tallies.ts'
import type { Move } from '../../db/queries/tally-cells.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { readAnswers } from './answers.ts'

/**
 * The cells of its day that one rating counts in: its level, each of its reasons and its procedure beside its level, each
 * choice of further questions. `flag` is empty for the headline.
 */
function tallyCellsOf(rating: Rating, flag: string): TallyCell[] {
  const reasons = rating.reasons === '[]' ? [] : (JSON.parse(rating.reasons) as string[])
  const chosen: [question: string, choices: readonly string[]][] = [
    ['level', [String(rating.level)]],
    [reasonQuestion(rating.level), [...new Set(reasons)]],
    [procedureQuestion(rating.level), rating.procedure === null ? [] : [rating.procedure]],
    ...readAnswers(rating.answers),
  ]
  return chosen.flatMap(([question, choices]) =>
    choices.map((choice) => ({
      unit_id: rating.unit_id,
      question,
      span: rating.local_day,
      desk_id: rating.desk_id ?? '',
      hour: rating.local_hour,
      questionnaire_version_id: rating.questionnaire_version_id,
      channel: rating.channel,
      flag,
      known: utcDayOf(rating.received_at),
      choice,
    })),
  )
}

/** Gathers what ratings move; those that count alike, most of a group, are put into cells once. */
export class TallyMoves {
  readonly #alike = new Map<string, { readonly rating: Rating; readonly flag: string; n: number }>()

  add(rating: Rating, flag: string, by: 1 | -1): void {
    const where = `${rating.unit_id} ${rating.desk_id} ${rating.local_day} ${rating.local_hour} ${rating.channel}`
    const what = `${rating.questionnaire_version_id} ${flag} ${rating.level} ${rating.reasons} ${rating.procedure} ${rating.answers}`
    const key = `${where} ${utcDayOf(rating.received_at)} ${what}`
    const alike = this.#alike.get(key)
    if (alike) alike.n += by
    else this.#alike.set(key, { rating, flag, n: by })
  }

  /**
   * A counted rating leaves the headline for a flag, where that is given on the UTC day on which it came. What was counted
   * on a day that is over stays: it may have been told, and the change would tell of this one rating.
   */
  flag(rating: Rating, flag: string, flaggedAt: string): void {
    if (utcDayOf(flaggedAt) !== utcDayOf(rating.received_at)) return
    this.add(rating, '', -1)
    this.add(rating, flag, 1)
  }

  list(): Move<TallyCell>[] {
    return [...this.#alike.values()].flatMap(({ rating, flag, n }) =>
      tallyCellsOf(rating, flag).map((cell) => ({ ...cell, n })),
    )
  }
}
