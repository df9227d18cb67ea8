import type { Tx } from '../dialect.ts'

const PAGE = 5_000

/** Every rating in the order of its id, page by page, with the rule that keeps it out of the headline ('' for none). */
export async function* readAllRatings(tx: Tx, excludingRules: readonly string[]) {
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom('rating as r')
      .selectAll('r')
      .select((eb) =>
        eb
          .selectFrom('rating_flag as f')
          .select((inner) => inner.fn.min('f.rule').as('rule'))
          .whereRef('f.rating_id', '=', 'r.id')
          .where('f.rule', 'in', excludingRules)
          .as('flag'),
      )
      .where('r.id', '>', after)
      .orderBy('r.id')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.id ?? ''
  }
}

/** Items that stand alike in the tally, and how many they are. */
export function countItemsAlike(tx: Tx) {
  return tx
    .selectFrom('feedback')
    .select(['lead_unit_id', 'received_on', 'channel', 'status', 'on_time', 'working_minutes'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .groupBy(['lead_unit_id', 'received_on', 'channel', 'status', 'on_time', 'working_minutes'])
    .execute()
}

export function countRatingsByDevice(tx: Tx) {
  return tx
    .selectFrom('device as d')
    .leftJoin('rating as r', 'r.device_id', 'd.id')
    .select(['d.id', 'd.accepted', 'd.max_seq'])
    .select((eb) => [eb.fn.count<number>('r.id').as('ratings'), eb.fn.max('r.seq').as('highest')])
    .groupBy(['d.id', 'd.accepted', 'd.max_seq'])
    .execute()
}

/** Every item's end of chain, page by page. */
export async function* readAllItems(tx: Tx) {
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom('feedback')
      .select(['id', 'tracking_code', 'last_event_seq', 'last_event_hash'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.id ?? ''
  }
}

export function readEventsBetween(tx: Tx, firstId: string, lastId: string) {
  return tx
    .selectFrom('feedback_event')
    .selectAll()
    .where('feedback_id', '>=', firstId)
    .where('feedback_id', '<=', lastId)
    .orderBy('feedback_id')
    .orderBy('seq')
    .execute()
}
