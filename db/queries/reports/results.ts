import type { Selectable, Updateable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ResultsPublicationTable } from '../../tables/reports.ts'

export type ResultsPublication = Selectable<ResultsPublicationTable>
/** What is said of a publication beside its bytes. */
export type ResultsEntry = Omit<ResultsPublication, 'document' | 'basis'>

const ENTRY = [
  'id',
  'period',
  'number',
  'status',
  'sha256',
  'frozen_at',
  'submitted_by',
  'decided_at',
  'decided_by',
  'decided_name',
  'note',
  'signature',
  'key_id',
] as const satisfies readonly (keyof ResultsEntry)[]

export async function insertPublication(tx: Tx, row: ResultsPublication): Promise<void> {
  await tx.insertInto('results_publication').values(row).execute()
}

/** False where it waits no more: somebody else has decided. */
export async function decideOnPublication(
  tx: Tx,
  id: string,
  decision: Updateable<ResultsPublicationTable>,
): Promise<boolean> {
  const result = await tx
    .updateTable('results_publication')
    .set(decision)
    .where('id', '=', id)
    .where('status', '=', 'submitted')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Everything of one quarter, or of all, the newest quarter and the highest number first. */
export function listPublications(db: Db, period?: string): Promise<ResultsEntry[]> {
  return db
    .selectFrom('results_publication')
    .select(ENTRY)
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .orderBy('period', 'desc')
    .orderBy('number', 'desc')
    .orderBy('frozen_at', 'desc')
    .execute()
}

export function findWaiting(db: Db, period: string): Promise<ResultsPublication | undefined> {
  return db
    .selectFrom('results_publication')
    .selectAll()
    .where('period', '=', period)
    .where('status', '=', 'submitted')
    .executeTakeFirst()
}

/** What is published of a quarter under a number, by default the last. */
export function findPublished(
  db: Db,
  period: string,
  number?: number,
): Promise<ResultsPublication | undefined> {
  return db
    .selectFrom('results_publication')
    .selectAll()
    .where('period', '=', period)
    .where('status', '=', 'published')
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** Of a quarter the last publication's id that was frozen by then, without its bytes. */
export function findFrozenId(db: Db, period: string, nowIso: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('results_publication')
    .select('id')
    .where('period', '=', period)
    .where('status', '=', 'published')
    .where('frozen_at', '<=', nowIso)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

export function readPublicationRow(db: Db, id: string): Promise<ResultsPublication> {
  return db.selectFrom('results_publication').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function listPublicationIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('results_publication').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
