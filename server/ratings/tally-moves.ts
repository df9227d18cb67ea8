import type { Rating, TallyKey } from '../../db/queries/ratings.ts'

/** The cells one rating counts in: its level, and each of its reasons. `flag` is empty for the headline. */
export function tallyCellsOf(rating: Rating, flag: string): TallyKey[] {
  const cell = {
    unit_id: rating.unit_id,
    local_day: rating.local_day,
    desk_id: rating.desk_id ?? '',
    questionnaire_version_id: rating.questionnaire_version_id,
    channel: rating.channel,
    flag,
  }
  const reasons = rating.reasons === '[]' ? [] : (JSON.parse(rating.reasons) as string[])
  return [
    { ...cell, question: 'level', choice: String(rating.level) },
    ...[...new Set(reasons)].map((choice) => ({ ...cell, question: 'reason' as const, choice })),
  ]
}

const SEPARATOR = '\u0000'

/** Gathers moves into one number a cell, in the order of the key, so that writers never lock each other's rows crosswise. */
export class TallyMoves {
  /** Ratings that count alike, most of a group, are put into cells once. */
  readonly #alike = new Map<string, { readonly rating: Rating; readonly flag: string; n: number }>()

  add(rating: Rating, flag: string, by: 1 | -1): void {
    const { unit_id, local_day, desk_id, questionnaire_version_id, channel, level, reasons } = rating
    const key = [unit_id, local_day, desk_id, questionnaire_version_id, channel, flag, level, reasons].join(
      SEPARATOR,
    )
    const alike = this.#alike.get(key)
    if (alike) alike.n += by
    else this.#alike.set(key, { rating, flag, n: by })
  }

  list(): (TallyKey & { n: number })[] {
    const moves = new Map<string, TallyKey & { n: number }>()
    for (const { rating, flag, n } of this.#alike.values()) {
      for (const cell of tallyCellsOf(rating, flag)) {
        const key = Object.values(cell).join(SEPARATOR)
        const move = moves.get(key)
        if (move) move.n += n
        else moves.set(key, { ...cell, n })
      }
    }
    return [...moves]
      .filter(([, { n }]) => n !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, move]) => move)
  }
}
