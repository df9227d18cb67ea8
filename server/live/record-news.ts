import { insertNews } from '../../db/queries/live/news.ts'
import { isoOf } from '../context.ts'
import type { ItemHistory, Listener } from '../history/append.ts'

/** More than this in one transaction is an intake or an import: screens look once instead of being told of each. */
const MANY = 20

/** Keeps what open screens are told, in the transaction of the change. */
export const recordNews: Listener = async (tx, ctx, happened) => {
  const told = happened.filter(({ after }) => after.historical === 0)
  const { actor } = ctx
  const common = { person_id: actor.kind === 'staff' ? actor.personId : null, at: isoOf(ctx.now()) }
  await insertNews(
    tx,
    told.length > MANY
      ? [{ ...common, feedback_id: null, left_unit_id: null, kinds: '[]' }]
      : told.map((one) => ({
          ...common,
          feedback_id: one.after.id,
          left_unit_id: leftUnit(one),
          kinds: JSON.stringify(one.news.map(({ kind }) => kind)),
        })),
  )
}

/** Whose people may have had it on their screens, and have it no more. */
function leftUnit({ before, after }: ItemHistory): string | null {
  if (!before) return null
  const hasLeft = before.lead_unit_id !== after.lead_unit_id || before.restricted !== after.restricted
  return hasLeft && before.restricted === 0 ? before.lead_unit_id : null
}
