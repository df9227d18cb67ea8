import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { CHANNELS } from '../../../server/contract/channel.ts'
import {
  isHit,
  isHitToo,
  listOf,
  type SearchQuery,
  type SearchSpan,
  textsHolding,
  unindexed,
} from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { Tables } from '../../tables.ts'

/** Where a condition on the items of a list is built. */
export type Where = ExpressionBuilder<Tables & { f: Tables['feedback'] }, 'f'>

export interface FeedbackSearch {
  /** Each must stand in one text of the item: without marks; `spelled` where it was typed with them. */
  readonly words: readonly { readonly folded: string; readonly spelled: string | null }[]
  /** The same as the index is asked, with what the list is cut by. */
  readonly query: SearchQuery
  /** Few texts hold all of it: its hits are looked up. Otherwise the list is walked, and the items' own words are looked at. */
  readonly isRare: boolean
  /** Units whose senders may be seen; null for all. */
  readonly senderUnitIds: readonly string[] | null
  /** Items that the text names exactly, by tracking code or by a source's reference. */
  readonly named: readonly string[]
  /** What is named exactly; of the rest what holds the marks as they were typed, what does not, or both; or all of it. */
  readonly hits: 'named' | 'as-typed' | 'without-marks' | 'by-words' | 'all'
}

/** The condition that an item is a hit. */
export function found(db: Db, eb: Where, search: FeedbackSearch): Expression<SqlBool> {
  const { named, hits } = search
  const isNamed = sql<SqlBool>`f.id in ${listOf(db, named)}`
  if (hits === 'named') return isNamed
  const byWords = holdsWords(db, eb, search)
  if (hits === 'all') return search.isRare ? byWords : eb.or([byWords, isNamed])
  return eb.and([byWords, ...among(db, eb, search)])
}

/** Which of the items that hold the words are meant. */
function among(db: Db, eb: Where, { words, named, hits }: FeedbackSearch): Expression<SqlBool>[] {
  const spelled = eb.and(
    words.flatMap(({ spelled }) => (spelled === null ? [] : contains('f.spelled', spelled))),
  )
  return [
    ...(named.length > 0 ? [sql<SqlBool>`not f.id in ${listOf(db, named)}`] : []),
    ...(hits === 'as-typed' ? [spelled] : hits === 'without-marks' ? [eb.not(spelled)] : []),
  ]
}

/**
 * The items that hold the words, each by the last of its texts that do, but for those that are named exactly: read from the
 * newest on where `hit.doc` orders them, whatever the number of hits.
 */
export function selectFound(db: Db, search: FeedbackSearch, span: SearchSpan) {
  const { query, senderUnitIds } = search
  const isSeen = (about: string) =>
    senderUnitIds
      ? sql<SqlBool>`(${sql.ref(about)} <> 'sender'
          or ${unindexed(db, 'f.lead_unit_id')} in ${listOf(db, senderUnitIds)})`
      : sql<SqlBool>`true`
  return db
    .selectFrom(textsHolding(db, query, span).as('hit'))
    .crossJoin('feedback as f')
    .whereRef('f.id', '=', 'hit.feedback_id')
    .where(isSeen('hit.about'))
    .where((eb) => eb.and(among(db, eb as unknown as Where, search)))
    .where(
      sql<SqlBool>`not exists (select 1 from search_text where search_text.feedback_id = hit.feedback_id
        and search_text.doc > hit.doc and ${isSeen('search_text.about')} and ${isHitToo(db, query)})`,
    )
}

function holdsWords(db: Db, eb: Where, { words, query, isRare, named, senderUnitIds }: FeedbackSearch) {
  if (!isRare) return eb.and(words.map(({ folded }) => contains('f.folded', folded)))
  const seen = senderUnitIds
    ? sql`and (about <> 'sender' or exists (select 1 from feedback as sent
        where sent.id = search_text.feedback_id and sent.lead_unit_id in ${listOf(db, senderUnitIds)}))`
    : sql``
  const byText =
    query.terms.length > 0
      ? sql`select feedback_id from search_text where ${isHit(db, query)} ${seen} union all`
      : sql``
  // One list of ids: with an `or`, the whole table would be walked.
  return sql<SqlBool>`f.id in (${byText} select id from feedback where id in ${listOf(db, named)})`
}

interface ItemText {
  readonly id: string
  readonly text: string
}

/** What was written in these items, the citizen's words first: `said`, where they are known. */
export async function listWritten(
  db: Db,
  ids: readonly string[],
  said?: readonly ItemText[],
): Promise<ItemText[]> {
  const [own, written] = await Promise.all([
    said ?? db.selectFrom('feedback').select(['id', 'text']).where('id', 'in', listOf(db, ids)).execute(),
    db
      .selectFrom('history_text')
      .select(['chain as id', 'text'])
      .where('chain', 'in', listOf(db, ids))
      .where('text', 'is not', null)
      .orderBy('id')
      .execute(),
  ])
  return [...own, ...written.map(({ id, text }) => ({ id, text: text ?? '' }))]
}

/** The items that a tracking code, or a source's reference, names exactly. */
export async function listNamed(
  db: Db,
  { trackingCode, externalRef }: { readonly trackingCode: string | null; readonly externalRef: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback')
    .select('id')
    .where('channel', 'in', [...CHANNELS])
    .where('external_ref', '=', externalRef)
    .unionAll(
      db
        .selectFrom('feedback')
        .select('id')
        .where('tracking_code', '=', trackingCode ?? ''),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Whole words: the column keeps one space between them and at both ends. */
function contains(column: 'f.folded' | 'f.spelled', words: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${`% ${words} %`}`
}
