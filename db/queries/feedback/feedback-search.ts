import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { CHANNELS } from '../../../server/contract/channel.ts'
import type { SearchTerm } from '../../../server/contract/feedback/search.ts'
import { holdsTerms, listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { Tables } from '../../tables.ts'

/** Where a condition on the items of a list is built. */
export type Where = ExpressionBuilder<Tables & { f: Tables['feedback'] }, 'f'>

export interface FeedbackSearch {
  /** Each must stand in one text of the item: without marks; `spelled` where it was typed with them. */
  readonly words: readonly { readonly folded: string; readonly spelled: string | null }[]
  /** The same as the index is asked. */
  readonly terms: readonly SearchTerm[]
  /** Few texts hold all of it: its hits are looked up. Otherwise the list is walked, and the items' own words are looked at. */
  readonly isRare: boolean
  /** Units whose senders may be seen; null for all. */
  readonly senderUnitIds: readonly string[] | null
  /** Items that the text names exactly, by tracking code or by a source's reference. */
  readonly named: readonly string[]
  /** Hits that hold the marks as they were typed, those that do not, or both. */
  readonly hits: 'as-typed' | 'without-marks' | 'all'
}

/** The condition that an item is a hit. */
export function found(db: Db, eb: Where, search: FeedbackSearch): Expression<SqlBool> {
  const { words, named, hits } = search
  const spelled = eb.and(
    words.flatMap(({ spelled }) => (spelled === null ? [] : contains('f.spelled', spelled))),
  )
  const isNamed = sql<SqlBool>`f.id in ${listOf(db, named)}`
  const byWords = holdsWords(db, eb, search)
  if (hits === 'all') return search.isRare ? byWords : eb.or([byWords, isNamed])
  if (hits === 'without-marks') return eb.and([byWords, eb.not(spelled), eb.not(isNamed)])
  return eb.and([byWords, eb.or([spelled, isNamed])])
}

function holdsWords(db: Db, eb: Where, { words, terms, isRare, named, senderUnitIds }: FeedbackSearch) {
  if (!isRare) return eb.and(words.map(({ folded }) => contains('f.folded', folded)))
  const seen = senderUnitIds
    ? sql`and (about <> 'sender'
        or feedback_id in (select id from feedback where lead_unit_id in ${listOf(db, senderUnitIds)}))`
    : sql``
  const byText =
    terms.length > 0
      ? sql`select feedback_id from search_text where ${holdsTerms(db, terms)} ${seen} union all`
      : sql``
  // One list of ids: with an `or`, the whole table would be walked.
  return sql<SqlBool>`f.id in (${byText} select id from feedback where id in ${listOf(db, named)})`
}

/** What was written in these items, the citizen's words first. */
export async function listWritten(db: Db, ids: readonly string[]): Promise<{ id: string; text: string }[]> {
  const [said, written] = await Promise.all([
    db.selectFrom('feedback').select(['id', 'text']).where('id', 'in', listOf(db, ids)).execute(),
    db
      .selectFrom('history_text')
      .select(['chain as id', 'text'])
      .where('chain', 'in', listOf(db, ids))
      .where('text', 'is not', null)
      .orderBy('id')
      .execute(),
  ])
  return [...said, ...written.map(({ id, text }) => ({ id, text: text ?? '' }))]
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
