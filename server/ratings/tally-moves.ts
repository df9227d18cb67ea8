import type { Rating } from '../../db/queries/ratings.ts'
import type { TallyCell } from '../../db/queries/tallies.ts'
import type { Move } from '../../db/queries/tally-cells.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { readAnswers } from './answers.ts'

/**
 * The cells of its day that one rating counts in: its level, each of its reasons, each choice of further questions. `flag`
 * is empty for the headline, `known` the UTC day on which the service learnt of it.
 */
export function tallyCellsOf(rating: Rating, flag: string, known: string): TallyCell[] {
  const reasons = rating.reasons === '[]' ? [] : (JSON.parse(rating.reasons) as string[])
  const chosen: [question: string, choices: readonly string[]][] = [
    ['level', [String(rating.level)]],
    ['reason', [...new Set(reasons)]],
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
      known,
      choice,
    })),
  )
}

/** Gathers what ratings move; those that count alike, most of a group, are put into cells once. */
export class TallyMoves {
  readonly #alike = new Map<
    string,
    { readonly rating: Rating; readonly flag: string; readonly known: string; n: number }
  >()

  /** Counts a rating, by default on the day it came. */
  add(rating: Rating, flag: string, by: 1 | -1, known = utcDayOf(rating.received_at)): void {
    const where = `${rating.unit_id} ${rating.desk_id} ${rating.local_day} ${rating.local_hour} ${rating.channel}`
    const what = `${known} ${rating.questionnaire_version_id} ${flag} ${rating.level} ${rating.reasons} ${rating.answers}`
    const key = `${where} ${what}`
    const alike = this.#alike.get(key)
    if (alike) alike.n += by
    else this.#alike.set(key, { rating, flag, known, n: by })
  }

  /** Leaves the headline for a flag, on the UTC day of the flag: what was told before stays as it was told. */
  flag(rating: Rating, flag: string, known: string): void {
    this.add(rating, '', -1, known)
    this.add(rating, flag, 1, known)
  }

  list(): Move<TallyCell>[] {
    return [...this.#alike.values()].flatMap(({ rating, flag, known, n }) =>
      tallyCellsOf(rating, flag, known).map((cell) => ({ ...cell, n })),
    )
  }
}
