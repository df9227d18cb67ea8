import type { Tx } from '../../db/dialect.ts'
import { listEnds } from '../../db/queries/history/events.ts'
import { listRows } from '../../db/queries/history/rows.ts'
import { listOrphanChains, readChain } from '../../db/queries/verify.ts'
import {
  ACT_BODIES,
  type ActKind,
  OFFICE_HISTORIES,
  SEALED_TABLES,
  type SealedRow,
} from '../contract/office-acts.ts'
import type { Words } from '../contract/language.ts'
import { CHAIN_START, followChain, isSameEnd } from '../history/event-chain.ts'
import { hashOfRow } from '../history/row-hash.ts'
import { FAULTS } from '../words/verify/fault-words.ts'

/** Follows the histories of the office, and compares every row they speak of with what the last act about it left. */
export async function verifyActs(tx: Tx): Promise<{ faults: Words[] }> {
  const faults: Words[] = []
  const ends = new Map((await listEnds(tx)).map(({ chain, seq, hash }) => [chain, { seq, hash }]))
  const sealed = new Map<string, string>()
  for (const chain of OFFICE_HISTORIES) {
    let end = CHAIN_START
    let brokenAt: number | null = null
    for await (const page of readChain(tx, chain)) {
      const followed = followChain(page, end)
      end = followed.end
      brokenAt = followed.brokenAt
      if (brokenAt !== null) break
      for (const act of page) {
        const rows = rowsOf(act)
        if (rows === null) faults.push(FAULTS.officeEntryUnread(chain, act.seq))
        for (const row of rows ?? []) sealed.set(`${row.table} ${row.id}`, row.hash)
      }
    }
    if (brokenAt === null && !isSameEnd(end, ends.get(chain) ?? CHAIN_START)) brokenAt = end.seq + 1
    if (brokenAt !== null) faults.push(FAULTS.officeHistoryBroken(chain, brokenAt))
  }
  for (const chain of await listOrphanChains(tx, OFFICE_HISTORIES)) faults.push(FAULTS.orphanHistory(chain))
  return { faults: [...faults, ...(await compareRows(tx, sealed))] }
}

/** The rows that an act wrote; null where it is none that this program can read. */
function rowsOf({
  kind,
  body,
}: {
  readonly kind: string
  readonly body: string
}): readonly SealedRow[] | null {
  if (!Object.hasOwn(ACT_BODIES, kind)) return null
  try {
    const told = ACT_BODIES[kind as ActKind].parse(JSON.parse(body))
    return 'rows' in told ? told.rows : []
  } catch {
    return null
  }
}

async function compareRows(tx: Tx, sealed: Map<string, string>): Promise<Words[]> {
  const faults: Words[] = []
  const missing = new Set(sealed.keys())
  for (const table of SEALED_TABLES) {
    for (const row of await listRows(tx, table)) {
      const name = `${table} ${row.id}`
      const hash = sealed.get(name)
      missing.delete(name)
      if (hash === undefined) faults.push(FAULTS.rowInvented(table, row.id))
      else if (hash !== hashOfRow(table, row)) faults.push(FAULTS.rowChanged(table, row.id))
    }
  }
  return [...faults, ...[...missing].map(FAULTS.rowGone)]
}
