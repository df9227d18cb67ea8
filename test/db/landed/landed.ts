import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { sql } from 'kysely'
import { MIGRATIONS } from '../../../db/migrations/index.ts'
import { type Db, openDatabase } from '../../../db/open.ts'
import { sha256 } from '../../../server/ids.ts'
import { ROOT } from '../../fixtures/server-process.ts'

const MIGRATIONS_FOLDER = join(ROOT, 'db/migrations')
const HASHES = join(import.meta.dirname, 'hashes.json')

/** The database as a migration left it, with an office in it: a statement of SQLite a line. */
const keptFile = (migration: string) => join(import.meta.dirname, `${migration}.sql`)

/** A hash of each migration: of its own text and of all that it is made of. */
export function hashMigrations(): Record<string, string> {
  return Object.fromEntries(
    Object.keys(MIGRATIONS).map((name) => {
      const files = withImports(join(MIGRATIONS_FOLDER, `${name}.ts`))
      const texts = files.sort().map((file) => `${relative(ROOT, file)}\n${readFileSync(file, 'utf8')}`)
      return [name, sha256(texts.join('\n'))]
    }),
  )
}

function withImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
    .map(([, path = '']) => join(dirname(file), path))
    .filter((path) => path.startsWith(MIGRATIONS_FOLDER))
  return [file, ...imports.flatMap((path) => withImports(path, seen))]
}

export function readHashes(): Record<string, string> {
  return JSON.parse(readFileSync(HASHES, 'utf8')) as Record<string, string>
}

export function writeHashes(hashes: Record<string, string>): void {
  writeFileSync(HASHES, `${JSON.stringify(hashes, null, 2)}\n`)
}

/** Writes a database of SQLite down as it is. */
export async function keepDatabase(db: Db, migration: string): Promise<void> {
  const { rows: made } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_master where sql is not null order by type desc, rowid`.execute(db)
  // Words are found by a virtual table: its own tables come with it, and it is kept empty.
  const isWords = ({ name }: { name: string }) => name.startsWith('search_word')
  const own = made.filter((entry) => !isWords(entry) || /^create virtual/i.test(entry.sql))
  const lines = own.map((entry) => entry.sql.replace(/\s*\n\s*/g, ' '))
  for (const { name } of own.filter((entry) => entry.type === 'table' && !isWords(entry)))
    lines.push(...(await rowsOf(db, name)))
  if (lines.some((line) => line.includes('\n'))) throw new Error('a statement has several lines')
  writeFileSync(keptFile(migration), `${lines.join('\n')}\n`)
}

async function rowsOf(db: Db, table: string): Promise<string[]> {
  const { rows: columns } = await sql<{ name: string; hidden: number }>`
    select name, hidden from pragma_table_xinfo(${table})`.execute(db)
  // What the database works out itself is not written.
  const names = columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name)
  const { rows } = await sql<
    Record<string, string | number | null>
  >`select * from ${sql.table(table)}`.execute(db)
  return rows.map((row) => {
    const values = names.map((name) => literalOf(row[name] ?? null))
    return `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${values.join(', ')})`
  })
}

function literalOf(value: string | number | null): string {
  if (typeof value !== 'string') return String(value)
  return `'${value.replaceAll("'", "''").replaceAll('\n', "' || char(10) || '")}'`
}

/** Makes a kept database anew in an empty file of SQLite. */
export async function restoreDatabase(url: string, migration: string): Promise<void> {
  const db = openDatabase(url)
  await sql`pragma foreign_keys = off`.execute(db)
  for (const line of readFileSync(keptFile(migration), 'utf8').trimEnd().split('\n'))
    await sql.raw(line).execute(db)
  await db.destroy()
}
