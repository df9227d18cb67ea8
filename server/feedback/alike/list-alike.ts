import type { Context } from '../../context.ts'
import type { AlikeRow } from '../../contract/feedback/alike.ts'
import { commonWords } from '../../domain/text/trigrams.ts'
import { maySeeItem } from '../../permit.ts'
import { findInScope, findItem } from '../find-in-scope.ts'
import { rowOf } from '../lists/describe-feedback.ts'
import { findAlike } from './find-alike.ts'

const WITHIN_DAYS = 30
/** Of more a person looks at no one. */
const MOST_SHOWN = 5
const MOST_WORDS = 6

/** Open items that may be the same matter as this one, with why, as far as the actor may see them. Throws `feedback/not-found`. */
export async function listAlike(ctx: Context, id: string): Promise<AlikeRow[]> {
  const item = await findInScope(ctx, id)
  if (item.restricted === 1 || item.text === '') return []
  const subject = {
    ...item,
    leadUnitId: item.lead_unit_id,
    place: placeOf(item.place),
    receivedAt: item.received_at,
  }
  const found = await findAlike(ctx, subject, {
    withinDays: WITHIN_DAYS,
    most: MOST_SHOWN * 2,
    mayBe: () => true,
  })
  const shown = await Promise.all(
    found.map(async ({ item: { id: otherId }, alike }): Promise<AlikeRow[]> => {
      const other = await findItem(ctx.db, otherId)
      if (!other || !maySeeItem(ctx.actor, other)) return []
      return [
        {
          ...rowOf(other),
          text: other.text,
          place: placeOf(other.place),
          score: Math.round(alike.text * 100) / 100,
          near: alike.place,
          metres: alike.metres,
          days: alike.days,
          words: commonWords(item.text, other.text, MOST_WORDS),
        },
      ]
    }),
  )
  return shown.flat().slice(0, MOST_SHOWN)
}

function placeOf(stored: string | null): AlikeRow['place'] {
  return stored === null ? null : (JSON.parse(stored) as AlikeRow['place'])
}
