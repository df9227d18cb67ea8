import type { AnyRow } from '../../db/queries/history/rows.ts'
import type { SealedTable } from '../contract/office-acts.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { sha256 } from '../ids.ts'

/** Columns that move by themselves, without anybody's act. */
const MOVING: Readonly<Partial<Record<SealedTable, readonly string[]>>> = {
  person: ['last_sign_in_at'],
  kiosk: ['config_version', 'pairing_code_hash', 'pairing_expires_at'],
}

/** What an act keeps of a row it wrote. */
export function hashOfRow(table: SealedTable, row: AnyRow): string {
  const moving = MOVING[table] ?? []
  return sha256(
    canonicalJson(Object.fromEntries(Object.entries(row).filter(([column]) => !moving.includes(column)))),
  )
}
