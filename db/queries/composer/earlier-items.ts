import { sql } from 'kysely'
import { asLookUp } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** Of more than so many of a contact only the newest are looked at. */
const LOOKED_AT = 50

/** The items of the same telephone or e-mail address that were received before this one, the newest first. */
export async function listEarlierIds(
  db: Db,
  {
    id,
    receivedAt,
    email,
    phone,
  }: {
    readonly id: string
    readonly receivedAt: string
    readonly email: string | null
    readonly phone: string | null
  },
): Promise<string[]> {
  // Each by its own index: with an `or` neither would serve.
  const contacts = [
    ...(phone === null ? [] : [sql<boolean>`s.phone = ${phone}`]),
    ...(email === null ? [] : [sql<boolean>`lower(s.email) = ${email.toLowerCase()}`]),
  ]
  const found = await Promise.all(
    contacts.map((isSame) =>
      db
        .selectFrom('feedback_sender as s')
        .innerJoin('feedback as f', 'f.id', 's.feedback_id')
        .select(['f.id', 'f.received_at'])
        .where(isSame)
        .where('f.received_at', '<=', receivedAt)
        .where('f.id', '<>', id)
        .orderBy('f.received_at', 'desc')
        .orderBy('f.id', 'desc')
        .limit(LOOKED_AT)
        .modifyEnd(asLookUp)
        .execute(),
    ),
  )
  const byId = new Map(found.flat().map((row) => [row.id, row]))
  return [...byId.values()].toSorted((a, b) => (a.received_at < b.received_at ? 1 : -1)).map((row) => row.id)
}
