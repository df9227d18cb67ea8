import type { Selectable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { listPromises } from '../../../db/queries/composer/interim-promises.ts'
import { type FeedbackSearch, listWritten } from '../../../db/queries/feedback/feedback-search.ts'
import { countHandOvers } from '../../../db/queries/feedback/queue/hand-overs.ts'
import { listLooks } from '../../../db/queries/feedback/queue/item-looks.ts'
import { listObjected } from '../../../db/queries/feedback/queue/objections.ts'
import { listAskedOutside } from '../../../db/queries/outside/requests.ts'
import type { FeedbackTable } from '../../../db/tables/feedback.ts'
import { type Context, isoOf } from '../../context.ts'
import type { FeedbackRow } from '../../contract/feedback/feedback.ts'
import type { Excerpt } from '../../contract/feedback/search.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import { excerptOf, holdsTerm } from '../../domain/text/excerpt.ts'
import { rowOf } from './describe-feedback.ts'
import type { ItemRow } from './page-items.ts'

/** Rows as they are shown, with what stands elsewhere of each: one question a kind, whatever the number of rows. */
export async function describeRows(
  { db, now }: Pick<Context, 'db' | 'now'>,
  rows: readonly ItemRow[],
  { personId, search }: { readonly personId: string; readonly search: FeedbackSearch | undefined },
): Promise<FeedbackRow[]> {
  const ids = rows.map(({ id }) => id)
  const [excerpts, promises, objected, outside, handedOver, looks] = await Promise.all([
    excerptsOf(db, rows, search),
    latestPromises(db, rows, now()),
    listObjected(db, ids),
    listAskedOutside(db, ids, isoOf(now())),
    countHandOvers(db, ids),
    listLooks(db, personId, ids),
  ])
  return rows.map((row) => {
    const excerpt = excerpts.get(row.id)
    const outsideUntil = outside.get(row.id)
    const times = handedOver.get(row.id)
    return {
      ...rowOf(row),
      ...promises(row),
      ...(objected.has(row.id) ? { objected: true as const } : {}),
      ...(outsideUntil === undefined ? {} : { outsideUntil }),
      ...(times === undefined ? {} : { handedOver: times }),
      ...unreadOf(row, looks.get(row.id)),
      ...(excerpt ? { excerpt } : {}),
    }
  })
}

/** What was never opened counts as unread while it is open; what was, once more happened to it. */
function unreadOf(
  { status, last_event_seq }: Pick<FeedbackTable, 'status' | 'last_event_seq'>,
  seen: number | undefined,
): Pick<FeedbackRow, 'unread'> {
  if (seen === undefined) return isOpen(status) ? { unread: 'new' } : {}
  return seen < last_event_seq ? { unread: 'changed' } : {}
}

/** Of the rows that are open: the latest promise of their present cycle. */
async function latestPromises(
  db: Db,
  rows: readonly PromisedRow[],
  nowMs: number,
): Promise<(row: PromisedRow) => Pick<FeedbackRow, 'promise'>> {
  const open = rows.filter(({ status }) => isOpen(status))
  const made =
    open.length === 0
      ? []
      : await listPromises(
          db,
          open.map(({ id }) => id),
        )
  return ({ id, cycle, status }) => {
    const until = made.findLast((each) => each.feedback_id === id && each.cycle === cycle)?.until_at
    if (until === undefined || !isOpen(status)) return {}
    return { promise: { until, state: Date.parse(until) < nowMs ? 'broken' : 'open' } }
  }
}

type PromisedRow = Pick<Selectable<FeedbackTable>, 'id' | 'cycle' | 'status'>

/** Where the words stand, of the items whose title does not hold them all. */
async function excerptsOf(
  db: Db,
  rows: readonly Pick<ItemRow, 'id' | 'title' | 'text'>[],
  search: FeedbackSearch | undefined,
): Promise<ReadonlyMap<string, Excerpt>> {
  const terms = search?.query.terms ?? []
  const asked = rows.filter(({ title }) => !terms.every((term) => holdsTerm(title, term)))
  if (terms.length === 0 || asked.length === 0) return new Map()
  const said = asked.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]))
  const written = await listWritten(
    db,
    asked.map(({ id }) => id),
    said.length === asked.length ? said : undefined,
  )
  const texts = new Map<string, string[]>()
  for (const { id, text } of written) {
    const own = texts.get(id)
    if (own) own.push(text)
    else texts.set(id, [text])
  }
  return new Map(
    asked.flatMap(({ id }) => {
      const excerpt = excerptOf(texts.get(id) ?? [], terms)
      return excerpt ? [[id, excerpt] as const] : []
    }),
  )
}
