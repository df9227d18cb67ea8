import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tx } from '../../db/dialect.ts'
import { readSnapshot } from '../../db/dialect.ts'
import {
  findLastRoot,
  insertRoot,
  listSeals,
  readEventHashes,
  type RowSeal,
  type StoredRoot,
} from '../../db/queries/history/roots.ts'
import type { RowSealKind } from '../../db/tables/history.ts'
import { isoOf, type Service } from '../context.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { DAY_MS, MINUTE_MS } from '../domain/local-time.ts'
import { sha256 } from '../ids.ts'
import { RowSum, utcDayOf } from './seal-rows.ts'

/** No transaction lasts longer: what was entered at the last moment of a day is there by then. */
const SETTLING_MS = 10 * MINUTE_MS

/** The first UTC day of which something may still be entered. */
export function dayNotOver(nowMs: number): string {
  return utcDayOf(isoOf(nowMs - SETTLING_MS))
}

/** What a day's root says: everything that was entered on that UTC day, and the root of the day before. */
interface RootStatement {
  readonly day: string
  /** sha256 of the statement of the day before; empty for the first. */
  readonly previous: string
  readonly events: { readonly n: number; readonly hash: string }
  readonly rows: readonly {
    readonly kind: RowSealKind
    readonly n: number
    readonly sums: readonly string[]
  }[]
}

/**
 * Signs the root of every UTC day that is over and has none. It is written into the database and into a file of its own,
 * which an office copies elsewhere: with it `verify` finds an item that vanished, and a history that was rehashed by hand.
 */
export async function sealDays(service: Service): Promise<number> {
  let sealed = 0
  for (;;) {
    const last = await findLastRoot(service.db)
    const day = last ? nextDay(last.day) : utcDayOf(service.organisation.createdAt)
    const until = Date.parse(`${day}T00:00:00.000Z`) + DAY_MS
    if (service.now() < until + SETTLING_MS) return sealed
    await sealDay(service, day, last)
    service.sealedUntil.ms = Math.max(service.sealedUntil.ms, until)
    sealed += 1
  }
}

async function sealDay(service: Service, day: string, last: StoredRoot | undefined): Promise<void> {
  const statement = canonicalJson(await readSnapshot(service.db, (tx) => stateDay(tx, day, last?.root ?? '')))
  const root: StoredRoot = {
    day,
    until: isoOf(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS),
    statement,
    root: sha256(statement),
    signature: service.key.sign(statement),
    key_id: service.key.id,
  }
  const isKept = await service.db.transaction().execute((tx) => insertRoot(tx, root))
  if (isKept) await writeRootFile(rootsFolderOf(service), root, service.key.publicKey)
}

/** Where an installation's root files lie: several may have databases side by side, as the demo and a desk's own. */
export function rootsFolderOf({ config, organisation }: Pick<Service, 'config' | 'organisation'>): string {
  return join(config.rootsFolder, organisation.id)
}

/** A root as it lies in its file. */
export interface RootFile {
  readonly statement: string
  readonly root: string
  readonly signature: string
  readonly publicKey: string
}

async function writeRootFile(folder: string, { day, ...root }: StoredRoot, publicKey: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { statement, root: hash, signature } = root
  const file: RootFile = { statement, root: hash, signature, publicKey }
  await writeFile(join(folder, `${day}.json`), `${JSON.stringify(file, null, 2)}\n`)
}

/** What there is to say of a day now: equal to what was signed as long as nothing of that day was changed. */
export async function stateDay(tx: Tx, day: string, previous: string): Promise<RootStatement> {
  const from = `${day}T00:00:00.000Z`
  const hash = createHash('sha256')
  let n = 0
  for await (const page of readEventHashes(tx, from, isoOf(Date.parse(from) + DAY_MS))) {
    for (const event of page) hash.update(`${event.chain} ${event.seq} ${event.hash}\n`)
    n += page.length
  }
  const seals = (await listSeals(tx)).filter((seal) => seal.day === day)
  return { day, previous, events: { n, hash: hash.digest('hex') }, rows: rowsOf(seals) }
}

/** Writers taken together; a day on which the key was changed has a sum for each. */
function rowsOf(seals: readonly RowSeal[]): RootStatement['rows'] {
  const kinds = [...new Set(seals.map(({ kind }) => kind))].sort()
  return kinds.map((kind) => {
    const byKey = new Map<string, RowSum>()
    for (const seal of seals.filter((each) => each.kind === kind)) {
      const sum = byKey.get(seal.key_id) ?? new RowSum()
      sum.addSeal(seal)
      byKey.set(seal.key_id, sum)
    }
    const sums = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
    return { kind, n: sums.reduce((total, sum) => total + sum.n, 0), sums: sums.map(({ sum }) => sum) }
  })
}

function nextDay(day: string): string {
  return utcDayOf(isoOf(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS))
}
