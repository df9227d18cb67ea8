import type { Channel } from '../../../server/contract/channel.ts'
import type { Db } from '../../open.ts'

export function findBySource(db: Db, channel: Channel, externalRef: string) {
  return db
    .selectFrom('feedback')
    .select(['id', 'tracking_code'])
    .where('channel', '=', channel)
    .where('external_ref', '=', externalRef)
    .executeTakeFirst()
}

/** How many items of a channel the holder of this address has opened since. */
export async function countSince(db: Db, channel: Channel, email: string, sinceIso: string): Promise<number> {
  const { items } = await db
    .selectFrom('feedback_sender as s')
    .innerJoin('feedback as f', 'f.id', 's.feedback_id')
    .select((eb) => eb.fn.countAll<number | string>().as('items'))
    .where('s.email', '=', email)
    .where('f.channel', '=', channel)
    .where('f.received_at', '>=', sinceIso)
    .executeTakeFirstOrThrow()
  return Number(items)
}
