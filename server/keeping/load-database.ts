import { createHash, createPublicKey, verify } from 'node:crypto'
import type { z } from 'zod'
import {
  describeStored,
  insertStored,
  isUnavailable,
  type StoredTable,
  type Tx,
  withLooseReferences,
} from '../../db/dialect.ts'
import { migrate, unknownMigrations } from '../../db/migrate.ts'
import type { Db } from '../../db/open.ts'
import { makeKey } from '../history/key.ts'
import {
  ALTERED,
  BackupProblem,
  CUT,
  FORMAT,
  Head,
  type Manifest,
  ManifestLine,
  NO_BACKUP,
  type Part,
  SealLine,
  TableLine,
} from './backup-lines.ts'
import { dumpDatabase } from './dump-database.ts'

export interface Loaded {
  readonly head: Head
  readonly manifest: Manifest
}

/** About so many characters are written at a time. */
const PAGE_CHARACTERS = 1_000_000

/**
 * Fills an empty database with the lines of a backup, in one transaction: whatever is wrong, nothing is written. `accept` looks at
 * the head before anything is done. Brings a database of an older program up to date. Throws `BackupProblem`.
 */
export async function loadDatabase(
  db: Db,
  given: AsyncIterator<string>,
  accept?: (head: Head) => void,
): Promise<Loaded> {
  const lines = new Lines(given)
  const whole = createHash('sha256')
  const first = await lines.next()
  const head = readLine(Head, first)
  if (first === undefined || !head) throw new BackupProblem(NO_BACKUP)
  const unknown = unknownMigrations(head.migrations)
  const names = unknown.join(', ')
  if (head.format > FORMAT || names !== '')
    throw new BackupProblem({
      vi: `bản sao lưu của phiên bản phần mềm mới hơn${names && `, có ${names}`}: hãy khôi phục bằng phiên bản đó`,
      en: `the backup is of a newer program${names && `, with ${names}`}: restore it with that one`,
    })
  accept?.(head)
  whole.update(`${first}\n`)
  await migrate(db, { upTo: head.migrations.at(-1) })
  const tables = new Map((await describeStored(db)).map((table) => [table.name, table]))
  const manifest = await db
    .transaction()
    .execute((tx) => withLooseReferences(tx, () => loadRows(tx, { lines, head, whole, tables })))
    .catch((error: unknown) => {
      if (error instanceof BackupProblem || isUnavailable(error)) throw error
      const why = error instanceof Error ? error.message : String(error)
      throw new BackupProblem({ vi: `${ALTERED.vi}: ${why}`, en: `${ALTERED.en}: ${why}` }, { cause: error })
    })
  await migrate(db)
  return { head, manifest }
}

interface Loading {
  readonly lines: Lines
  readonly head: Head
  readonly whole: ReturnType<typeof createHash>
  readonly tables: ReadonlyMap<string, StoredTable>
}

/** Everything after the head. Whatever is not as the manifest and the seal say makes the transaction fail. */
async function loadRows(tx: Tx, { lines, head, whole, tables }: Loading): Promise<Manifest> {
  const parts: Part[] = []
  for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
    const table = readLine(TableLine, line)
    if (table) {
      const known = tables.get(table.table)
      const columns = known?.columns.map(({ name }) => name)
      if (!known || columns?.join() !== table.columns.join())
        throw new BackupProblem({
          vi: `bản sao lưu có một bảng mà phần mềm này giữ theo cách khác: ${table.table}`,
          en: `the backup has a table that this program keeps otherwise: ${table.table}`,
        })
      whole.update(`${line}\n`)
      parts.push(await loadTable(tx, known, { lines, whole }))
      continue
    }
    const { manifest } = readLine(ManifestLine, line) ?? {}
    if (!manifest) throw new BackupProblem(ALTERED)
    whole.update(`${line}\n`)
    await checkSeal({ lines, head, whole })
    const wrong = [...tables.keys()].find(
      (name) => JSON.stringify(named(parts, name)) !== JSON.stringify(named(manifest.parts, name)),
    )
    if (wrong !== undefined || parts.length !== manifest.parts.length)
      throw new BackupProblem({
        vi: `${ALTERED.vi}: ${wrong ?? 'một phần'} không đúng như bản kê ghi`,
        en: `${ALTERED.en}: ${wrong ?? 'a part'} is not what its manifest says`,
      })
    await compareWritten(tx, head, manifest)
    return manifest
  }
  throw new BackupProblem(CUT)
}

/** Reads everything back from the database and compares it with the manifest: what arrived is what was sent. */
async function compareWritten(tx: Tx, { madeAt }: Head, manifest: Manifest): Promise<void> {
  const dump = dumpDatabase(tx, { madeAt, key: makeKey() })
  for await (const _ of dump.lines);
  const there = dump.manifest()
  if (JSON.stringify(there) === JSON.stringify(manifest)) return
  const differ = manifest.parts.filter(
    (part) => JSON.stringify(part) !== JSON.stringify(named(there.parts, part.table)),
  )
  const tables = differ.map(({ table }) => table).join(', ')
  throw new BackupProblem({
    vi: `cơ sở dữ liệu không giữ đúng điều đã ghi: ${tables || 'phần cuối các lịch sử'}`,
    en: `the database does not hold what was written: ${tables || 'the ends of its histories'}`,
  })
}

const named = (parts: readonly Part[], name: string) => parts.find(({ table }) => table === name)

/** Lines one by one; the one after the rows of a table is put back, for it is no row. */
class Lines {
  readonly #lines: AsyncIterator<string>
  #waiting: string | undefined

  constructor(lines: AsyncIterator<string>) {
    this.#lines = lines
  }

  async next(): Promise<string | undefined> {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting !== undefined) return waiting
    const { value, done } = await this.#lines.next()
    return done ? undefined : value
  }

  putBack(line: string): void {
    this.#waiting = line
  }
}

async function loadTable(
  tx: Tx,
  table: StoredTable,
  { lines, whole }: Pick<Loading, 'lines' | 'whole'>,
): Promise<Part> {
  const part = createHash('sha256')
  let rows = 0
  let waiting: string[] = []
  let characters = 0
  const write = async (): Promise<void> => {
    if (waiting.length > 0) await insertStored(tx, table, `[${waiting.join(',')}]`)
    waiting = []
    characters = 0
  }
  for (;;) {
    const line = await lines.next()
    if (line === undefined) throw new BackupProblem(CUT)
    if (!line.startsWith('[')) {
      lines.putBack(line)
      break
    }
    part.update(`${line}\n`)
    whole.update(`${line}\n`)
    rows += 1
    waiting.push(line)
    characters += line.length
    if (characters > PAGE_CHARACTERS) await write()
  }
  await write()
  return { table: table.name, rows, sha256: part.digest('hex') }
}

/** Throws where the last line is not there, or is not over what came before it. */
async function checkSeal({ lines, head, whole }: Omit<Loading, 'tables'>): Promise<void> {
  const line = await lines.next()
  if (line === undefined) throw new BackupProblem(CUT)
  const seal = readLine(SealLine, line)
  const sha256 = whole.digest('hex')
  if (
    seal?.sha256 !== sha256 ||
    !verifies(head.publicKey, sha256, seal.signature) ||
    (await lines.next()) !== undefined
  )
    throw new BackupProblem(ALTERED)
}

function verifies(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function readLine<S extends z.ZodType>(schema: S, line: string | undefined): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(line ?? '')).data
  } catch {
    return undefined
  }
}
