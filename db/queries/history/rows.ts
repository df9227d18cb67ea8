import { sql } from 'kysely'
import type { SealedTable } from '../../../server/contract/office-acts.ts'
import { isAnyOf, type Tx } from '../../dialect.ts'

export type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** These rows of a sealed table with all their columns, a campaign with its units, by id; those that are gone are left out. */
export async function findRows(
  tx: Tx,
  table: SealedTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnyRow>> {
  const { rows } =
    await sql<AnyRow>`select * from ${sql.table(table)} where ${isAnyOf(tx, 'id', ids)}`.execute(tx)
  return new Map((await whole(tx, table, rows)).map((row) => [row.id, row]))
}

/** Every row of a sealed table. */
export async function listRows(tx: Tx, table: SealedTable): Promise<readonly AnyRow[]> {
  const { rows } = await sql<AnyRow>`select * from ${sql.table(table)} order by id`.execute(tx)
  return whole(tx, table, rows)
}

async function whole(tx: Tx, table: SealedTable, rows: readonly AnyRow[]): Promise<readonly AnyRow[]> {
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
