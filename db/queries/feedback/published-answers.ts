import type { ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { Tables } from '../../tables.ts'

/* What everybody may read: what stands published, and of items that are not held. */

/** Every condition given must hold; days are local, both included. */
export interface PublicFilter {
  readonly unitId?: string
  readonly category?: string
  readonly days?: { readonly from: string; readonly to: string }
  readonly search?: {
    readonly words: readonly { readonly folded: string; readonly spelled: string | null }[]
    /** Entries that hold the marks as they were typed, those that do not, or both. */
    readonly hits: 'as-typed' | 'without-marks' | 'all'
  }
}

export function selectPublished(db: Db | Tx) {
  return (
    db
      .selectFrom('published_answer as p')
      .innerJoin('feedback as f', 'f.id', 'p.feedback_id')
      .innerJoin('unit', 'unit.id', 'p.unit_id')
      .innerJoin('history_text as q', (join) =>
        join.onRef('q.chain', '=', 'p.feedback_id').onRef('q.id', '=', 'p.question_id'),
      )
      .innerJoin('history_text as a', (join) =>
        join.onRef('a.chain', '=', 'p.feedback_id').onRef('a.id', '=', 'p.answer_id'),
      )
      .select([
        'p.feedback_id',
        'p.category',
        'p.answered_at',
        'p.on_time',
        'p.marks',
        'p.photos',
        'p.reworded',
      ])
      .select([
        'p.unit_id',
        'unit.code as unit_code',
        'unit.name as unit_name',
        'unit.name_en as unit_name_en',
      ])
      .select(['q.text as question', 'a.text as answer', 'f.received_at'])
      // When the words that were approved took the place of the first; null where they are the first.
      .select((eb) =>
        eb
          .selectFrom('answer_amendment as m')
          .innerJoin('answer as w', 'w.id', 'm.answer_id')
          .select((inner) => inner.fn.max('m.amended_at').as('at'))
          .whereRef('m.feedback_id', '=', 'p.feedback_id')
          .whereRef('w.answered_at', '=', 'p.answered_at')
          .whereRef('m.amended_at', '<=', 'p.proposed_at')
          .as('amended_at'),
      )
      .select(sql<number>`p.number`.as('number'))
      .select(sql<string>`p.published_at`.as('published_at'))
      .where(sql<boolean>`p.state = 'published'`)
      .where('f.restricted', '=', sql.lit(0))
  )
}

export type PublishedRow = Awaited<ReturnType<typeof pagePublished>>[number]

/** The newest first, below the number `before`. */
export function pagePublished(
  db: Db | Tx,
  filter: PublicFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
) {
  let query = selectPublished(db)
  if (before !== null) query = query.where('p.number', '<', before)
  if (filter.unitId !== undefined) query = query.where('p.unit_id', '=', filter.unitId)
  if (filter.category !== undefined) query = query.where('p.category', '=', filter.category)
  if (filter.days)
    query = query
      .where('p.published_on', '>=', filter.days.from)
      .where('p.published_on', '<=', filter.days.to)
  const { search } = filter
  if (search) query = query.where((eb) => found(eb as unknown as Where, search))
  return query.orderBy('p.number', 'desc').limit(limit).execute()
}

type Where = ExpressionBuilder<Tables & { p: Tables['published_answer'] }, 'p'>

function found(eb: Where, { words, hits }: NonNullable<PublicFilter['search']>) {
  const holds = (column: 'folded' | 'spelled', word: { folded: string; spelled: string | null }) => {
    const entries = eb
      .selectFrom('published_word as w')
      .select('w.number')
      .where('w.folded', '=', word.folded)
    const asked = column === 'spelled' ? entries.where('w.spelled', '=', word.spelled ?? '') : entries
    return eb('p.number', 'in', asked) as unknown as ReturnType<typeof eb.and>
  }
  const folded = words.map((word) => holds('folded', word))
  const spelled = words.filter((word) => word.spelled !== null).map((word) => holds('spelled', word))
  if (hits === 'all') return eb.and(folded)
  return hits === 'as-typed'
    ? eb.and([...folded, ...spelled])
    : eb.and([...folded, sql<SqlBool>`not (${eb.and(spelled)})`])
}

export function findPublished(db: Db | Tx, number: number) {
  return selectPublished(db).where('p.number', '=', number).executeTakeFirst()
}

/** Whether a number was ever given, and to which item. */
export function findNumber(db: Db | Tx, number: number) {
  return db
    .selectFrom('published_answer')
    .select(['feedback_id', 'state'])
    .where('number', '=', number)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
}

/** Others of the same unit about the same. */
export function listRelated(
  db: Db | Tx,
  { number, unit_id, category }: Pick<PublishedRow, 'number' | 'unit_id' | 'category'>,
  limit: number,
) {
  return selectPublished(db)
    .where('p.unit_id', '=', unit_id)
    .where('p.category', category === null ? 'is' : '=', category)
    .where('p.number', '!=', number)
    .orderBy('p.number', 'desc')
    .limit(limit)
    .execute()
}

/** Numbers and moments alone, the newest first. */
export function listPublishedNumbers(db: Db, limit: number) {
  return db
    .selectFrom('published_answer')
    .select([sql<number>`number`.as('number'), sql<string>`published_at`.as('published_at')])
    .where(sql<boolean>`state = 'published'`)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** The categories there are, in order: each is one step along the index. */
export async function listPublishedCategories(db: Db, limit: number): Promise<string[]> {
  const found: string[] = []
  while (found.length < limit) {
    const next = await db
      .selectFrom('published_answer')
      .select('category')
      .where(sql<boolean>`state = 'published'`)
      .where('category', '>', found.at(-1) ?? '')
      .orderBy('category')
      .limit(1)
      .executeTakeFirst()
    if (next?.category == null) break
    found.push(next.category)
  }
  return found
}

/** The name that its owner agreed to show. */
export async function findShownName(db: Db | Tx, feedbackId: string): Promise<string | null> {
  const row = await db
    .selectFrom('feedback_sender as s')
    .innerJoin('consent as c', 'c.feedback_id', 's.feedback_id')
    .select('s.name')
    .where('s.feedback_id', '=', feedbackId)
    .where('s.hide_name', '=', 0)
    .where('c.purpose', '=', 'publish-name')
    .where('c.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.name ?? null
}
