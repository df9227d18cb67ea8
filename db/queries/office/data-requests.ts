import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { DataRequestPersonTable, DataRequestTable } from '../../tables/citizens.ts'

export type StoredRequest = Selectable<DataRequestTable>
type StoredRequestPerson = Selectable<DataRequestPersonTable>

export async function insertDataRequest(
  tx: Tx,
  request: StoredRequest,
  person: StoredRequestPerson,
): Promise<void> {
  await tx.insertInto('data_request').values(request).execute()
  await tx.insertInto('data_request_person').values(person).execute()
}

function requests(db: Db | Tx) {
  return db
    .selectFrom('data_request as r')
    .leftJoin('data_request_person as p', 'p.request_id', 'r.id')
    .selectAll('r')
    .select(['p.name', 'p.email', 'p.phone', 'p.item_code', 'p.words'])
}

export type RequestWithPerson = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

/** Open requests, the one due first before the others. */
export function listOpenRequests(db: Db): Promise<RequestWithPerson[]> {
  return requests(db)
    .where(sql<string>`r.state`, '=', sql.lit('open'))
    .orderBy('r.due_at')
    .orderBy('r.id')
    .limit(500)
    .execute()
}

/** Settled requests, the newest first, from before one on. */
export function listSettledRequests(
  db: Db,
  {
    before,
    limit,
  }: { readonly before: { readonly at: string; readonly id: string } | null; readonly limit: number },
): Promise<RequestWithPerson[]> {
  return requests(db)
    .where('r.state', '!=', 'open')
    .$if(before !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('r.received_at', 'r.id'), '<', eb.tuple(before?.at ?? '', before?.id ?? '')),
      ),
    )
    .orderBy('r.received_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
}

export function findDataRequest(db: Db | Tx, id: string): Promise<RequestWithPerson | undefined> {
  return requests(db).where('r.id', '=', id).executeTakeFirst()
}

export function findDataRequestByCode(db: Db, code: string): Promise<RequestWithPerson | undefined> {
  return requests(db).where('r.code', '=', code).executeTakeFirst()
}

/** False where somebody else changed the request meanwhile. */
export async function changeDataRequest(
  tx: Tx,
  { id, version }: Pick<StoredRequest, 'id' | 'version'>,
  changes: Partial<StoredRequest>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('data_request')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Forgets who asked in requests settled before an instant; says how many. */
export async function forgetRequestersSettledBefore(db: Db, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('data_request_person')
    .where('request_id', 'in', (eb) =>
      eb.selectFrom('data_request').select('id').where('settled_at', '<', before),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
