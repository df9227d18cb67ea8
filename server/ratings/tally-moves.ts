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

/** Gathers moves into one number a cell, in the order of the key, so that writers never lock each other's rows crosswise. */
export class TallyMoves {
  readonly #moves = new Map<string, TallyKey & { n: number }>()

  add(rating: Rating, flag: string, by: 1 | -1): void {
    for (const cell of tallyCellsOf(rating, flag)) {
      const key = Object.values(cell).join('\u0000')
      const move = this.#moves.get(key)
      if (move) move.n += by
      else this.#moves.set(key, { ...cell, n: by })
    }
  }

  list(): (TallyKey & { n: number })[] {
    return [...this.#moves]
      .filter(([, { n }]) => n !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, move]) => move)
  }
}
