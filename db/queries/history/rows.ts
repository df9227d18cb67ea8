import { sql } from 'kysely'
import type { SealedTable } from '../../../server/contract/office-acts.ts'
import type { Tx } from '../../dialect.ts'

export type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** One row of a sealed table with all its columns, a campaign with its units; undefined where it is gone. */
export async function findRow(tx: Tx, table: SealedTable, id: string): Promise<AnyRow | undefined> {
  const { rows } = await sql<AnyRow>`select * from ${sql.table(table)} where id = ${id}`.execute(tx)
  const [row] = rows
  return row && table === 'campaign' ? withUnits(tx, row) : row
}

/** Every row of a sealed table. */
export async function listRows(tx: Tx, table: SealedTable): Promise<AnyRow[]> {
  const { rows } = await sql<AnyRow>`select * from ${sql.table(table)} order by id`.execute(tx)
  if (table !== 'campaign') return rows
  const withTheirs: AnyRow[] = []
  for (const row of rows) withTheirs.push(await withUnits(tx, row))
  return withTheirs
}

async function withUnits(tx: Tx, campaign: AnyRow): Promise<AnyRow> {
  const units = await tx
    .selectFrom('campaign_unit')
    .select('unit_id')
    .where('campaign_id', '=', campaign.id)
    .orderBy('unit_id')
    .execute()
  return { ...campaign, units: units.map(({ unit_id }) => unit_id) }
}
