import type { Kysely, QueryResult, RawBuilder, SelectQueryBuilder, SqlBool, Transaction } from 'kysely'
import { CompiledQuery, PostgresAdapter, sql } from 'kysely'
import type { SearchTerm } from '../server/contract/feedback/search.ts'
import type { StoredUuid } from './tables/ratings.ts'
import type { Tables } from './tables.ts'

/* Every difference between SQLite and PostgreSQL stands here, in pieces that queries are built from. */

export type Tx = Transaction<Tables>

function isPostgres(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** True where one connection writes at a time anyway: no process can wait for another's rows. */
export function hasOneWriter(db: Kysely<Tables>): boolean {
  return !isPostgres(db)
}

/** How a value travels inside the one JSON parameter of a statement over many rows; a `uuid` as text. */
type JsonColumn = 'text' | 'integer' | 'uuid'

/** The columns of a row that a statement writes, in this order. */
export type JsonColumns<Row extends object> = Readonly<Record<keyof Row & string, JsonColumn>>

/** A statement over many rows, whatever their number; no rows, no statement. */
type RowStatement<Row extends object, Returned> = (
  tx: Tx,
  rows: readonly Row[],
) => Promise<QueryResult<Returned>>

/**
 * `insert into table (…) select … from one JSON parameter`, then what `then` says: `on conflict …`, `returning …`. One
 * statement, whatever the number of rows, so that it stays prepared.
 */
export function rowInserter<Row extends object, Returned = never>(insert: {
  readonly table: keyof Tables & string
  readonly columns: JsonColumns<Row>
  readonly then?: RawBuilder<unknown> | ((db: Kysely<Tables>) => RawBuilder<unknown>)
}): RowStatement<Row, Returned> {
  const names = Object.keys(insert.columns).map((name) => sql.ref(name))
  const run = compileOnce<Returned>((db, json) => {
    const then = typeof insert.then === 'function' ? insert.then(db) : (insert.then ?? sql``)
    return sql`insert into ${sql.table(insert.table)} (${sql.join(names)}) ${selectFromJson(db, insert.columns, json)} ${then}`.compile(
      db,
    )
  })
  return overRows(insert.columns, run)
}

/** Finds many rows in one statement, each by all of `columns`; those that are not there are left out. */
export function rowFinder<Row extends object, Returned>(find: {
  readonly table: keyof Tables & string
  readonly columns: JsonColumns<Row>
}): RowStatement<Row, Returned> {
  const table = sql.table(find.table)
  const isSame = Object.keys(find.columns).map(
    (name) => sql`found.${sql.ref(name)} = wanted.${sql.ref(name)}`,
  )
  const run = compileOnce<Returned>((db, json) =>
    sql`select found.* from (${selectFromJson(db, find.columns, json)}) as wanted
      inner join ${table} as found on ${sql.join(isSame, sql` and `)}`.compile(db),
  )
  return overRows(find.columns, run)
}

/** Updates many rows by their id, which is the first column, in one statement. */
export function rowUpdater<Row extends object>(update: {
  readonly table: keyof Tables & string
  readonly columns: JsonColumns<Row>
}): RowStatement<Row, never> {
  const [key, ...others] = Object.keys(update.columns).map((name) => sql.ref(name))
  if (!key) throw new Error('the key is missing')
  const assignments = sql.join(others.map((column) => sql`${column} = fresh.${column}`))
  const table = sql.table(update.table)
  const run = compileOnce<never>((db, json) =>
    sql`update ${table} set ${assignments}
      from (${selectFromJson(db, update.columns, json)}) as fresh where ${table}.${key} = fresh.${key}`.compile(
      db,
    ),
  )
  return overRows(update.columns, run)
}

/** `select a, b … from (one JSON parameter)`: rows as arrays in the order of the columns. */
function selectFromJson(
  db: Kysely<Tables>,
  columns: Readonly<Record<string, JsonColumn>>,
  json: RawBuilder<string>,
): RawBuilder<unknown> {
  const entries = Object.entries(columns)
  if (isPostgres(db)) {
    const values = entries.map(
      ([name, type], index) =>
        sql`(r.item ->> ${sql.lit(index)})::${sql.raw(POSTGRES_TYPE[type])} as ${sql.ref(name)}`,
    )
    return sql`select ${sql.join(values)} from json_array_elements(${json}::json) as r(item)`
  }
  const values = entries.map(([name, type], index) => {
    const value = sql`value ->> ${sql.lit(index)}`
    return sql`${type === 'uuid' ? bytesOf(value) : value} as ${sql.ref(name)}`
  })
  return sql`select ${sql.join(values)} from jsonb_each(${json}) where true`
}

const POSTGRES_TYPE: Record<JsonColumn, string> = { text: 'text', integer: 'bigint', uuid: 'uuid' }

/** The sixteen bytes of a UUID that is given as text: SQLite has no type for it. */
const bytesOf = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`unhex(${text}, '-')`

/** The type of a column that holds a UUID in sixteen bytes; as text it takes 36. */
export function uuidType(db: Kysely<Tables>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`uuid` : sql`blob`
}

/** A UUID given as text, as such a column holds it. */
export function uuidFrom(db: Kysely<Tables>, text: RawBuilder<string | null>): RawBuilder<StoredUuid> {
  return isPostgres(db) ? sql`${text}::uuid` : (bytesOf(text) as RawBuilder<StoredUuid>)
}

/** What such a column holds, as text in lower case. */
export function uuidText(db: Kysely<Tables>, column: string): RawBuilder<string> {
  const name = sql.ref(column)
  if (isPostgres(db)) return sql`${name}::text`
  const part = (from: number, length: number) =>
    sql`substr(hex(${name}), ${sql.lit(from)}, ${sql.lit(length)})`
  const parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)]
  return sql`lower(${sql.join(parts, sql` || '-' || `)})`
}

/** The UUIDs of a list for `where x in …`, as such a column holds them; one parameter. */
export function uuidsOf(db: Kysely<Tables>, values: readonly string[]): RawBuilder<StoredUuid> {
  return isPostgres(db)
    ? sql`(select unnest(${values}::uuid[]))`
    : sql`(select ${bytesOf(sql`value`)} from json_each(${JSON.stringify(values)}))`
}

/** An instant kept as milliseconds since 1970, as the text that other columns hold. */
export function instantText(db: Kysely<Tables>, column: string): RawBuilder<string> {
  const ms = sql.ref(column)
  if (!isPostgres(db)) return sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${ms} / 1000.0, 'unixepoch')`
  // Seconds and the rest apart: an interval of milliseconds is not exact after some thousand years.
  const seconds = sql`floor(${ms} / 1000.0)`
  return sql`to_char(timestamp 'epoch' + ${seconds} * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS')
    || '.' || lpad((${ms} - ${seconds} * 1000)::text, 3, '0') || 'Z'`
}

/** A day kept as days since 1970, as text. */
export function dayText(db: Kysely<Tables>, column: string): RawBuilder<string> {
  const days = sql.ref(column)
  return isPostgres(db)
    ? sql`to_char(date 'epoch' + ${days}, 'YYYY-MM-DD')`
    : sql`date(${days} * 86400, 'unixepoch')`
}

function overRows<Row extends object, Returned>(
  columns: JsonColumns<Row>,
  run: (db: Kysely<Tables>, json: string) => Promise<QueryResult<Returned>>,
): RowStatement<Row, Returned> {
  const names = Object.keys(columns) as (keyof Row & string)[]
  return (tx, rows) => {
    if (rows.length === 0) return Promise.resolve({ rows: [] })
    return run(tx, JSON.stringify(rows.map((row) => names.map((name) => row[name]))))
  }
}

/** A statement around one JSON text, built once an engine: for small groups, building costs more than running. */
export function compileOnce<Returned>(
  build: (db: Kysely<Tables>, json: RawBuilder<string>) => CompiledQuery,
): (db: Kysely<Tables>, json: string) => Promise<QueryResult<Returned>> {
  const texts = new Map<boolean, string>()
  return (db, json) => {
    const engine = isPostgres(db)
    const text = texts.get(engine) ?? build(db, sql`${json}`).sql
    texts.set(engine, text)
    return db.executeQuery<Returned>(CompiledQuery.raw(text, [json]))
  }
}

/**
 * A list for `where x in …` as one parameter, so that the statement stays the same whatever its length. As an array of
 * PostgreSQL, whose planner knows how long it is.
 */
export function listOf(db: Kysely<Tables>, values: readonly string[]): RawBuilder<string> {
  return isPostgres(db)
    ? sql`(select unnest(${values}::text[]))`
    : listFrom(db, sql`${JSON.stringify(values)}`)
}

/** The same of a parameter that is the JSON text of a list of strings. */
export function listFrom(db: Kysely<Tables>, json: RawBuilder<string>): RawBuilder<string> {
  return isPostgres(db)
    ? sql`(select json_array_elements_text(${json}::json))`
    : sql`(select value from json_each(${json}))`
}

/** `column in values` as one parameter: each value is a probe of the column's index. */
export function isAnyOf(db: Kysely<Tables>, column: string, values: readonly string[]): RawBuilder<SqlBool> {
  return isPostgres(db)
    ? sql`${sql.ref(column)} = any(${values}::text[])`
    : sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
}

/** The values of a column in a group, as the text of a JSON array; two of one group are in the same order. */
export function jsonArray(db: Kysely<Tables>, column: string): RawBuilder<string> {
  return isPostgres(db)
    ? sql`cast(json_agg(${sql.ref(column)}) as text)`
    : sql`json_group_array(${sql.ref(column)})`
}

/** A column whose indexes SQLite is to leave aside; PostgreSQL decides by its statistics. */
export function unindexed(db: Kysely<Tables>, column: string): RawBuilder<string> {
  return isPostgres(db) ? sql`${sql.ref(column)}` : sql`+${sql.ref(column)}`
}

/** The whole seconds since 1970 of an instant that is kept as text. */
export function epochSeconds(db: Kysely<Tables>, column: RawBuilder<string>): RawBuilder<number> {
  return isPostgres(db)
    ? sql`floor(extract(epoch from cast(${column} as timestamptz)))`
    : sql`cast(strftime('%s', ${column}) as integer)`
}

/** The weekday of a local day `YYYY-MM-DD`: 0 for Monday to 6 for Sunday. */
export function weekdayOf(db: Kysely<Tables>, day: string): RawBuilder<number> {
  return isPostgres(db)
    ? sql`cast(extract(isodow from cast(${sql.ref(day)} as date)) as integer) - 1`
    : sql`(cast(strftime('%w', ${sql.ref(day)}) as integer) + 6) % 7`
}

/**
 * Holds the rows that a query reads, those of the table `of` where it joins several, until the transaction ends. SQLite has
 * one writer: inside a write transaction they are held already.
 */
export function forUpdate<Known, Table extends keyof Known & string, Row>(
  db: Kysely<Tables>,
  query: SelectQueryBuilder<Known, Table, Row>,
  of?: Table,
): SelectQueryBuilder<Known, Table, Row> {
  return isPostgres(db) ? query.forUpdate(of) : query
}

/**
 * Waits until no other process is at this work, and keeps others waiting until the transaction ends. SQLite has one writer:
 * inside a write transaction nobody else is at work.
 */
export async function takeTurn(tx: Tx, work: string): Promise<void> {
  if (isPostgres(tx)) await sql`select pg_advisory_xact_lock(hashtext(${work}))`.execute(tx)
}

/** How the text of a look-up ends. */
export const LOOK_UP_MARK = '/* look-up */'

/**
 * Put at the end of a select that finds a row by its key and that a tap or every request waits for: on SQLite it has a
 * reader of its own, whatever lists and reports are being read.
 */
export const asLookUp = sql.raw(LOOK_UP_MARK)

/**
 * How many long reads of each kind run at a time, so that connections are left for what answers at once: of SQLite's five readers, of
 * ten connections to PostgreSQL.
 */
export function longReadsAtOnce(db: Kysely<Tables>): { readonly report: number; readonly public: number } {
  return isPostgres(db) ? { report: 4, public: 3 } : { report: 2, public: 2 }
}

/** Each statement of the transaction is given up after so long: PostgreSQL's own words, which our driver of SQLite understands too. */
export async function limitStatements(tx: Tx, limitMs: number): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(limitMs)}`.execute(tx)
}

/** True where a statement was given up because it took too long (SQLSTATE 57014; SQLITE_INTERRUPT). */
export function isOutOfTime(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === '57014' || error.code === 'SQLITE_INTERRUPT'
}

/** The same object for an open database and each of its transactions: what is kept of it goes by that. */
export function databaseOf(db: Kysely<Tables>): object {
  return db.getExecutor().adapter
}

/** A consistent snapshot: every query inside sees the same moment. */
export function readSnapshot<T>(db: Kysely<Tables>, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(read)
}

/** True where an error says that a unique key was already taken (SQLSTATE 23505; SQLITE_CONSTRAINT). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return (
    error.code === '23505' || (error.code === 'SQLITE_CONSTRAINT' && /UNIQUE|PRIMARY KEY/.test(error.message))
  )
}

/**
 * SQLSTATE classes 08 (connection), 40 (rolled back for others' sake), 53 (disk, memory, connections), 57P (shutting down,
 * starting up), 58 (I/O), and 25006 (read only).
 */
const POSTGRES_UNAVAILABLE = /^(08...|25006|40...|53...|57P0[1-3]|58...)$/
const SQLITE_UNAVAILABLE = /^SQLITE_(FULL|IOERR|BUSY|NOMEM|READONLY|CANTOPEN)$/
const NETWORK_UNAVAILABLE =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOST(UNREACH|DOWN)|ENET(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/
/** What `pg` says without a code. */
const PG_UNAVAILABLE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/

/**
 * True where an error says that the database cannot work now: not reached, starting or ending, its disk full or read only. The same
 * request may be sent again later, also where a commit was under way and nobody knows what became of it.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    [POSTGRES_UNAVAILABLE, SQLITE_UNAVAILABLE, NETWORK_UNAVAILABLE].some((codes) => codes.test(code)) ||
    PG_UNAVAILABLE.test(error.message)
  )
}

/** A table whose rows live in their primary key's own tree: half the writing, where the engine can. */
export function clusteredByKey(db: Kysely<Tables>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`` : sql`without rowid`
}

/** A table that may be lost with a crash: nothing of it goes through the log that writers wait for. */
export function withoutLog(db: Kysely<Tables>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`unlogged` : sql``
}

/**
 * The few cells of the tally that hours are added up in, which most reports read. PostgreSQL would go through the whole table for
 * them; SQLite probes the key, the table's own tree, in half the time that an index beside it takes.
 */
export async function indexAddedUp(db: Kysely<Tables>): Promise<void> {
  if (!isPostgres(db)) return
  await db.schema
    .createIndex('tally_days')
    .on('tally')
    .columns(['unit_id', 'question', 'span'])
    .where(sql.ref('hour'), '=', sql.lit(-1))
    .execute()
}

/**
 * Adds what these shards hold in a tally to shard 0 and leaves them empty. Whatever another process writes to them
 * meanwhile is either moved too or stays where it was written: nothing is lost, and nothing counted twice.
 */
export async function emptyShards(
  tx: Tx,
  { table, key }: { readonly table: 'tally' | 'item_tally'; readonly key: readonly string[] },
  shards: readonly number[],
): Promise<void> {
  const cell = sql.join(key.map((column) => sql.ref(column)))
  const name = sql.table(table)
  const isEmptied = sql`shard in (${sql.join(shards)})`
  const add = (rows: RawBuilder<unknown>) =>
    sql`insert into ${name} (${cell}, shard, n) select ${cell}, 0, sum(n) from ${rows} where ${isEmptied}
      group by ${cell} having sum(n) <> 0 order by ${cell}
      on conflict (${cell}, shard) do update set n = ${name}.n + excluded.n`
  const take = sql`delete from ${name} where ${isEmptied}`
  if (isPostgres(tx)) {
    // Held in the order in which writers take them: whoever still writes to these shards waits, and nobody in a circle.
    await sql`select 1 from ${name} where ${isEmptied} order by ${cell} for update`.execute(tx)
    // In one statement: between two, others would write what the second takes away uncounted.
    await sql`with moved as (${take} returning *) ${add(sql`moved`)}`.execute(tx)
    return
  }
  await add(name).execute(tx)
  await take.execute(tx)
}

/**
 * News of items, in the order in which they were committed: by the transaction (`turn`), within one by number. SQLite has one
 * writer, whose numbers alone are that order.
 */
export async function createNewsTable(db: Kysely<Tables>): Promise<void> {
  const table = db.schema.createTable('item_news')
  const numbered = isPostgres(db)
    ? table
        .addColumn('turn', 'bigint', (c) => c.notNull().defaultTo(sql`pg_current_xact_id()::text::bigint`))
        .addColumn('seq', 'bigint', (c) => c.generatedAlwaysAsIdentity().notNull().unique())
    : table
        .addColumn('turn', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('seq', 'integer', (c) => c.notNull().primaryKey())
  await numbered
    .addColumn('feedback_id', 'text')
    .addColumn('left_unit_id', 'text')
    .addColumn('kinds', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('item_news_order').on('item_news').columns(['turn', 'seq']).execute()
}

/** True of news before which nothing can come any more: no transaction that began earlier is still open. */
export function isSettled(db: Kysely<Tables>): RawBuilder<SqlBool> {
  return isPostgres(db) ? sql`turn < pg_snapshot_xmin(pg_current_snapshot())::text::bigint` : sql`true`
}

/** One text as search finds it: what it belongs to, and its words, folded, with one space between them. */
export interface SearchedText {
  readonly feedback_id: string
  /** Its id among what was written to the item; null for what the item says and who sent it. */
  readonly text_id: string | null
  /** Who may be told of a hit: `item` and `office` whoever reads the item, `sender` whoever may see the sender. */
  readonly about: 'item' | 'office' | 'sender'
  readonly words: string
  /** What lists are cut by, as words of the index: letters and digits only. The same of every text of an item. */
  readonly marks: readonly string[]
}

/** What a text must hold to be a hit. */
export interface SearchQuery {
  /** Every one of these. */
  readonly terms: readonly SearchTerm[]
  /** Of each group at least one. */
  readonly marks: readonly (readonly string[])[]
}

/** Before a mark: no word of a text holds it, and the tokenizer of FTS5 takes it for a letter. Marks in `t` are of PostgreSQL’s spans. */
const MARK = '§'

/**
 * Words by the texts that hold them: FTS5 without its own copy of the words; on PostgreSQL lexemes under a GIN index. A text's
 * number goes by the second in which its item was received: read from the last, hits come in the order of lists. What lists are
 * cut by stands among the words, so that the index itself cuts words by it.
 */
export async function createSearchTable(db: Kysely<Tables>): Promise<void> {
  const table = db.schema.createTable('search_text')
  if (isPostgres(db)) {
    await table
      .addColumn('doc', 'bigint', (c) => c.notNull())
      .addColumn('feedback_id', 'text', (c) => c.notNull())
      .addColumn('text_id', 'text')
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('marks', 'text', (c) => c.notNull())
      .addColumn('lexemes', sql`tsvector`, (c) => c.notNull())
      .execute()
    await sql`create sequence search_turn`.execute(db)
    await sql`create index search_doc on search_text (doc)`.execute(db)
    await sql`create index search_word on search_text using gin (lexemes)`.execute(db)
  } else {
    await table
      .addColumn('doc', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('feedback_id', 'text', (c) => c.notNull())
      .addColumn('text_id', 'text')
      .addColumn('about', 'text', (c) => c.notNull())
      .addColumn('marks', 'text', (c) => c.notNull())
      .execute()
    await sql`create virtual table search_word using fts5
      (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`.execute(db)
  }
  await db.schema.createIndex('search_text_item').on('search_text').column('feedback_id').execute()
}

/** So many texts have numbers of their own whose items came in the same second; all numbers are exact in JavaScript. */
const DOCS_A_SECOND = 2 ** 21
/**
 * PostgreSQL has no lists of hits in order. It finds the newest by marks of when items were received: each text stands in spans
 * of 2^17, 2^20 and 2^23 seconds (a day and a half, twelve days, a quarter), here as bits of its number.
 */
const SPAN_BITS = [38, 41, 44] as const
const spanMark = (bits: number, span: string | number): string => `t${bits}x${span}`

const insertLexemes = compileOnce<never>((db, json) =>
  sql`insert into search_text (doc, feedback_id, text_id, about, marks, lexemes)
    select doc, item ->> 0, item ->> 1, item ->> 2, item ->> 4,
      array_to_tsvector(string_to_array(item ->> 3, ' ') || array[${sql.join(
        SPAN_BITS.map((bits) => sql`${sql.lit(MARK + spanMark(bits, ''))} || (doc >> ${sql.lit(bits)})`),
      )}])
    from (select r.item, floor(extract(epoch from f.received_at::timestamptz))::bigint * ${sql.lit(DOCS_A_SECOND)}
        + nextval('search_turn') % ${sql.lit(DOCS_A_SECOND)} as doc
      from json_array_elements(${json}::json) as r(item) inner join feedback as f on f.id = r.item ->> 0) as numbered`.compile(
    db,
  ),
)
/** Of each item the last number of its second, that of the second itself where there is none. */
const selectLastDocs = compileOnce<{ first: number; last: number }>((db, json) =>
  sql`select first, coalesce((select max(doc) from search_text
      where doc >= first and doc < first + ${sql.lit(DOCS_A_SECOND)}), first) as last
    from (select j.key as place, unixepoch(f.received_at) * ${sql.lit(DOCS_A_SECOND)} as first
      from jsonb_each(${json}) as j cross join feedback as f on f.id = j.value ->> 0) order by place`.compile(
    db,
  ),
)
const insertDocs = compileOnce<never>((db, json) =>
  sql`insert into search_text (doc, feedback_id, text_id, about, marks)
    select value ->> 5, value ->> 0, value ->> 1, value ->> 2, value ->> 4 from jsonb_each(${json})`.compile(
    db,
  ),
)
const insertWords = compileOnce<never>((db, json) =>
  sql`insert into search_word (rowid, words) select value ->> 5, value ->> 3 from jsonb_each(${json})`.compile(
    db,
  ),
)

/** Longer than any word of a language; PostgreSQL keeps none above 2,046 bytes. */
const LONGEST_WORD = 200

const keptWords = (words: string): string =>
  words
    .split(' ')
    .filter((word) => word !== '' && word.length <= LONGEST_WORD)
    .join(' ')

/** Adds texts to the index; a text without words is left out. */
export async function insertSearched(tx: Tx, texts: readonly SearchedText[]): Promise<void> {
  const rows = texts.flatMap(({ feedback_id, text_id, about, words, marks }) => {
    const kept = keptWords(words)
    if (kept === '') return []
    const marked = marks.map((mark) => ` ${MARK}${mark}`).join('')
    return [[feedback_id, text_id, about, kept + marked, marks.join(' ')]]
  })
  if (rows.length === 0) return
  if (isPostgres(tx)) {
    await insertLexemes(tx, JSON.stringify(rows))
    return
  }
  // One writer: nobody else takes these numbers meanwhile.
  const { rows: seconds } = await selectLastDocs(tx, JSON.stringify(rows))
  const taken = new Map<number, number>()
  const numbered = rows.map((row, index) => {
    const { first = 0, last = 0 } = seconds[index] ?? {}
    const doc = (taken.get(first) ?? last) + 1
    taken.set(first, doc)
    return { row, doc }
  })
  // FTS5 keeps what it is given in the order of its numbers until the end, and else writes between two.
  numbered.sort((one, other) => one.doc - other.doc)
  const json = JSON.stringify(numbered.map(({ row, doc }) => [...row, doc]))
  await insertDocs(tx, json)
  await insertWords(tx, json)
}

/** Takes texts of an item out of the index: all, what it says and who sent it, or those with the ids. */
export async function deleteSearched(
  tx: Tx,
  feedbackId: string,
  which: 'all' | 'said' | readonly string[] = 'all',
): Promise<void> {
  const chosen =
    which === 'all'
      ? sql``
      : which === 'said'
        ? sql`and text_id is null`
        : sql`and text_id in ${listOf(tx, which)}`
  const own = sql`from search_text where feedback_id = ${feedbackId} ${chosen}`
  if (!isPostgres(tx)) await sql`delete from search_word where rowid in (select doc ${own})`.execute(tx)
  await sql`delete ${own}`.execute(tx)
}

/** In one step; so many pages are a moment's work, and between two steps others write. */
const PURGED_PAGES = 500

/**
 * Rewrites the index of words until those of deleted texts stand nowhere in it: FTS5 only notes that a text is gone, until its
 * segments are merged. PostgreSQL cleans up by itself (autovacuum).
 */
export async function purgeDeletedWords(db: Kysely<Tables>): Promise<void> {
  if (isPostgres(db)) return
  const merge = (pages: number) =>
    db.transaction().execute(async (tx) => {
      const before = await countChanges(tx)
      await sql`insert into search_word (search_word, rank) values ('merge', ${pages})`.execute(tx)
      return (await countChanges(tx)) - before
    })
  // All that there is goes into one segment (a negative number begins it); less than two changes: it is there.
  let changes = await merge(-PURGED_PAGES)
  while (changes >= 2) changes = await merge(PURGED_PAGES)
}

async function countChanges(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The condition that a row of `search_text` is a hit. */
export function isHit(db: Kysely<Tables>, query: SearchQuery): RawBuilder<SqlBool> {
  return isPostgres(db)
    ? sql`search_text.lexemes @@ ${lexemeQuery(query)}::tsquery`
    : sql`search_text.doc in (select rowid from search_word where search_word match ${wordQuery(query)})`
}

/** Where hits are looked for. */
export interface SearchSpan {
  /** Numbers of texts, both inclusive; null for all. */
  readonly docs: { readonly from: number; readonly to: number } | null
  /** `walk` along the numbers, by `marks` that hold exactly these, by the `words` alone, or as the database sees fit. */
  readonly by: 'walk' | 'marks' | 'words' | 'any'
  readonly marks: readonly string[]
}

const EVERYWHERE: SearchSpan = { docs: null, by: 'any', marks: [] }
/** Of fewer texts PostgreSQL puts all hits in order; so few are walked through sooner than an index is asked. */
const FEW_TEXTS = 30_000
const WALKED_TEXTS = 2_000
/** A span should hold so many times what is wanted; where it held too little, the next one is so much longer. */
const SPARE = 2
const GROWTH = 8
/** More marks of a span are never asked for at once. */
const MOST_MARKS = 4

/**
 * Where to look for the newest hits up to the text `to` (the last where it is null), one span after the other until there are
 * as many as wanted: their length by how many hits PostgreSQL expects, so that each costs about the same whatever there is.
 */
export async function searchSpans(
  db: Kysely<Tables>,
  query: SearchQuery,
  { to, wanted }: { readonly to: number | null; readonly wanted: number },
): Promise<readonly SearchSpan[]> {
  if (!isPostgres(db)) return [EVERYWHERE]
  const { rows } = await sql<{ first: number | null; last: number | null; texts: number }>`
    select (select min(doc) from search_text) as first, (select max(doc) from search_text) as last,
      (select reltuples from pg_class where oid = 'search_text'::regclass) as texts`.execute(db)
  const { first, last, texts } = rows[0] ?? { first: null, last: null, texts: 0 }
  if (first === null || last === null || texts < FEW_TEXTS) return [EVERYWHERE]
  const { rows: plan } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 from search_text where ${isHit(db, query)}`.execute(db)
  const hits = Math.max(1, plan[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 1)
  const docsAText = Math.max(1, (last - first) / texts)
  return spansBack({ first, last: Math.min(to ?? last, last), docsAText }, (SPARE * wanted * texts) / hits)
}

/** Spans from the last text back to the first, the first of them about so many texts long. */
function spansBack(
  { first, last, docsAText }: { first: number; last: number; docsAText: number },
  texts: number,
): SearchSpan[] {
  const spans: SearchSpan[] = []
  let to = last
  for (let length = texts; ; length *= GROWTH) {
    const start = to - length * docsAText
    const bits = SPAN_BITS.find((each) => (to - start) / 2 ** each <= MOST_MARKS - 1)
    if (start <= first || bits === undefined)
      return [...spans, { docs: { from: 0, to }, by: 'words', marks: [] }]
    if (length <= WALKED_TEXTS) {
      const from = Math.ceil(start)
      spans.push({ docs: { from, to }, by: 'walk', marks: [] })
      to = from - 1
      continue
    }
    const [oldest, newest] = [Math.floor(start / 2 ** bits), Math.floor(to / 2 ** bits)]
    const marks = Array.from({ length: newest - oldest + 1 }, (_, n) => spanMark(bits, oldest + n))
    spans.push({ docs: { from: oldest * 2 ** bits, to }, by: 'marks', marks })
    to = oldest * 2 ** bits - 1
  }
}

/** The texts that are hits, of the items received last first where `doc` orders them. */
export function textsHolding(
  db: Kysely<Tables>,
  query: SearchQuery,
  { docs, by, marks }: SearchSpan,
): RawBuilder<{ doc: number; feedback_id: string; about: SearchedText['about'] }> {
  if (!isPostgres(db))
    return sql`(select search_word.rowid as doc, t.feedback_id, t.about from search_word
        cross join search_text as t on t.doc = search_word.rowid where search_word match ${wordQuery(query)})`
  const hit = isHit(db, marks.length > 0 ? { ...query, marks: [...query.marks, marks] } : query)
  const found = sql`select doc, feedback_id, about from search_text where ${hit}`
  if (docs === null) return sql`(${found})`
  if (by === 'walk') return sql`(${found} and doc between ${docs.from} and ${docs.to})`
  // Found by the words and then put in order, before anything is looked up for them: neither a walk past all others, nor the
  // index of numbers beside that of words.
  return sql`(${found} and doc + 0 <= ${docs.to} order by doc desc offset 0)`
}

/** The condition that one row of `search_text`, which the statement has found already, is a hit. */
export function isHitToo(db: Kysely<Tables>, query: SearchQuery): RawBuilder<SqlBool> {
  return isPostgres(db)
    ? isHit(db, query)
    : sql`exists (select 1 from search_word
        where search_word match ${wordQuery(query)} and search_word.rowid = search_text.doc)`
}

/** How many texts are hits, counted up to `cap`. */
export async function countTexts(db: Kysely<Tables>, query: SearchQuery, cap: number): Promise<number> {
  const found = isPostgres(db)
    ? sql`select 1 from search_text where ${isHit(db, query)} limit ${cap}`
    : sql`select 1 from search_word where search_word match ${wordQuery(query)} limit ${cap}`
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${found}) as found`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

const wordQuery = ({ terms, marks }: SearchQuery): string =>
  [
    ...terms.map(({ word, isBeginning }) => `"${word}"${isBeginning ? '*' : ''}`),
    ...marks.map((group) => `(${group.map((mark) => `"${MARK}${mark}"`).join(' OR ')})`),
  ].join(' AND ')
const lexemeQuery = ({ terms, marks }: SearchQuery): string =>
  [
    ...terms.map(({ word, isBeginning }) => `'${word}'${isBeginning ? ':*' : ''}`),
    ...marks.map((group) => `(${group.map((mark) => `'${MARK}${mark}'`).join(' | ')})`),
  ].join(' & ')

/** A table as it stands in the database: what a backup reads, and writes into another one. */
export interface StoredTable {
  readonly name: string
  /** By name; without those that the database works out itself. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** The columns of the primary key, in its order. */
  readonly key: readonly string[]
}

/** What each engine makes for itself, numbers by its own hand, or holds for a moment only: in no backup. */
const NOT_STORED = /^(kysely_|sqlite_|search_|item_news$|presence$|lease$|change_stamp$)/

/** The tables that a backup holds, by name, as they are in this database: of whatever version it is. */
export async function describeStored(db: Kysely<Tables>): Promise<StoredTable[]> {
  const { rows } = await (
    isPostgres(db)
      ? sql<StoredColumn>`select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
          coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) as place
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        left join pg_index i on i.indrelid = c.oid and i.indisprimary
        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`
      : sql<StoredColumn>`select m.name as "table", c.name as "column", c.type, c.pk as place
          from sqlite_master as m, pragma_table_info(m.name) as c where m.type = 'table'`
  ).execute(db)
  const names = [...new Set(rows.map(({ table }) => table))].filter((name) => !NOT_STORED.test(name))
  return names.sort().map((name) => {
    const columns = rows.filter(({ table }) => table === name)
    return {
      name,
      columns: columns.map(({ column, type }) => ({ name: column, type })).sort(byName),
      key: columns
        .filter(({ place }) => place > 0)
        .sort((a, b) => a.place - b.place)
        .map(({ column }) => column),
    }
  })
}

interface StoredColumn {
  readonly table: string
  readonly column: string
  readonly type: string
  /** Its place in the primary key from 1 on; 0 outside. */
  readonly place: number
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1)

/** About so many characters are read at a time: photos one by one, marks by the thousand. */
const PAGE_CHARACTERS = 1_000_000
const MOST_ROWS = 2_000

type StoredRow = Readonly<Record<string, unknown>>

/**
 * All rows of a table as arrays in the order of its columns, by the bytes of its key: the same on both engines. Read page by page
 * within the snapshot of `tx`.
 */
export async function* readStored(tx: Tx, { name, columns, key }: StoredTable): AsyncGenerator<unknown[][]> {
  const names = columns.map((column) => column.name)
  const typeOf = (column: string) => columns.find((each) => each.name === column)?.type ?? ''
  const isText = (column: string) => typeOf(column) === 'text'
  const listed = sql.join(
    columns.map((each) =>
      isUuid(each.type) ? sql`${uuidText(tx, each.name)} as ${sql.ref(each.name)}` : sql.ref(each.name),
    ),
  )
  const lastOf = (row: StoredRow, column: string) =>
    isUuid(typeOf(column)) ? uuidFrom(tx, sql`${row[column]}`) : sql`${row[column]}`
  const keys = sql.join(key.map((column) => sql.ref(column)))
  const table = sql.table(name)
  if (isPostgres(tx)) {
    const inBytes = sql.join(
      key.map((column) => (isText(column) ? sql`${sql.ref(column)} collate "C"` : sql.ref(column))),
    )
    await sql`declare stored no scroll cursor for select ${listed} from ${table} order by ${inBytes}`.execute(
      tx,
    )
  }
  let size = 20
  for (let last: StoredRow | undefined; ;) {
    const from = last
    const isAfter = from && sql`where (${keys}) > (${sql.join(key.map((column) => lastOf(from, column)))})`
    const { rows } = await (
      isPostgres(tx)
        ? sql<StoredRow>`fetch ${sql.raw(String(size))} from stored`
        : sql<StoredRow>`select ${listed} from ${table} ${isAfter ?? sql``} order by ${keys} limit ${size}`
    ).execute(tx)
    last = rows.at(-1)
    if (last === undefined) break
    const page = rows.map((row) => names.map((column) => row[column]))
    yield page
    const characters = page.flat().reduce<number>((n, value) => n + lengthOf(value), 0)
    size = Math.max(1, Math.min(MOST_ROWS, Math.floor((PAGE_CHARACTERS * page.length) / characters)))
  }
  if (isPostgres(tx)) await sql`close stored`.execute(tx)
}

/** As `uuidType` has them on each engine: no column holds other bytes. */
const isUuid = (type: string): boolean => /^(uuid|blob)$/i.test(type)

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 8)

/** Writes rows as `readStored` gave them. */
export async function insertStored(tx: Tx, { name, columns }: StoredTable, json: string): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)))
  const at = (index: number) => sql.lit(index)
  const rows = isPostgres(tx)
    ? sql`select ${sql.join(columns.map(({ type }, index) => sql`(r.item ->> ${at(index)})::${sql.raw(type)}`))}
        from json_array_elements(${json}::json) as r(item)`
    : sql`select ${sql.join(
        columns.map(({ type }, index) => {
          const value = sql`value ->> ${at(index)}`
          return isUuid(type) ? bytesOf(value) : value
        }),
      )} from json_each(${json})`
  await sql`insert into ${sql.table(name)} (${names}) ${rows}`.execute(tx)
}

/** Does `work` with tables filled in any order; what refers to nothing makes it fail at the end. */
export async function withLooseReferences<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  if (!isPostgres(tx)) {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    return work()
  }
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx)
  for (const { table, name } of rows)
    await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx)
  const done = await work()
  for (const { table, name, definition } of rows)
    await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(tx)
  return done
}

/** How many bytes the database takes on its disk. */
export async function databaseBytes(db: Kysely<Tables>): Promise<number> {
  const { rows } = await (
    isPostgres(db)
      ? sql<{ n: number }>`select pg_database_size(current_database()) as n`
      : sql<{ n: number }>`select page_count * page_size as n from pragma_page_count(), pragma_page_size()`
  ).execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** The clock of a database that runs by itself, milliseconds since 1970; null where it is a file of ours. */
export async function databaseClock(db: Kysely<Tables>): Promise<number | null> {
  if (!isPostgres(db)) return null
  const { rows } = await sql<{
    ms: number
  }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(db)
  return Number(rows[0]?.ms)
}
