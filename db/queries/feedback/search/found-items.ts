import type { SearchSpan } from '../../../dialect.ts'
import { listOf } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import { IS_ITS_VERDICT, type ListKey, ROW_COLUMNS } from '../feedback-lists.ts'
import { type FeedbackSearch, found, selectFound, type Where } from '../feedback-search.ts'
import { type FeedbackFilter, matches } from '../queue/match-items.ts'

export type FoundFilter = FeedbackFilter & { readonly search: FeedbackSearch }

/** An item that was found; of a hit by its words the number of the text. */
export interface Hit {
  readonly id: string
  readonly received_at: string
  readonly doc?: number
}

/** The items that hold what is searched for among the texts of a span, the newest first. */
export function listHits(
  db: Db,
  { search, ...others }: FoundFilter,
  { span, before, limit }: { span: SearchSpan; before: number | null; limit: number },
): Promise<Hit[]> {
  return selectFound(db, search, span)
    .select(['f.id', 'f.received_at', 'hit.doc'])
    .where((eb) => matches(db, eb as unknown as Where, others))
    .$if(before !== null, (query) => query.where('hit.doc', '<', before ?? 0))
    .orderBy('hit.doc', 'desc')
    .limit(limit)
    .execute()
}

/** The items that are named exactly, the newest first. */
export function listNamedHits(
  db: Db,
  { search, ...others }: FoundFilter,
  { after, limit }: { after: ListKey | null; limit: number },
): Promise<Hit[]> {
  return db
    .selectFrom('feedback as f')
    .select(['f.id', 'f.received_at'])
    .where((eb) => found(db, eb as unknown as Where, { ...search, hits: 'named' }))
    .where((eb) => matches(db, eb as unknown as Where, others))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('f.received_at', '<', after?.at ?? ''),
          eb.and([eb('f.received_at', '=', after?.at ?? ''), eb('f.id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('f.received_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(limit)
    .execute()
}

/** Items as lists show them, in any order, with what each says. */
export function listRows(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('person', 'person.id', 'f.assignee_id')
    .leftJoin('citizen_verdict as verdict', (join) => join.on(IS_ITS_VERDICT))
    .select(ROW_COLUMNS)
    .select('f.text')
    .where('f.id', 'in', listOf(db, ids))
    .execute()
}

/** What items are in the index with, those that are in it. */
export function listStoredMarks(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('search_text')
    .select(['feedback_id', 'marks'])
    .where('feedback_id', 'in', listOf(db, ids))
    .where('about', '=', 'item')
    .execute()
}
