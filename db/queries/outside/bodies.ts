import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { OutsideBodyTable } from '../../tables/feedback.ts'

type StoredBody = Selectable<OutsideBodyTable>

/** Every body, those that may be asked first. */
export function listBodies(db: Db): Promise<StoredBody[]> {
  return db
    .selectFrom('outside_body')
    .selectAll()
    .orderBy((eb) => eb.case().when('closed_at', 'is', null).then(0).else(1).end())
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export function findBody(db: Db | Tx, id: string): Promise<StoredBody | undefined> {
  return db.selectFrom('outside_body').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertBody(tx: Db | Tx, body: StoredBody): Promise<void> {
  await tx.insertInto('outside_body').values(body).execute()
}

export async function updateBody(tx: Tx, { id, ...columns }: StoredBody): Promise<void> {
  await tx.updateTable('outside_body').set(columns).where('id', '=', id).execute()
}
