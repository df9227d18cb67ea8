import { findNumbers, listEvents, type NumberedEvent } from '../../../db/queries/events/item-events.ts'
import {
  listSubscriptions,
  lockPlace,
  movePlace,
  type StoredSubscription,
} from '../../../db/queries/events/subscriptions.ts'
import { insertDelivery } from '../../../db/queries/deliveries/deliveries.ts'
import type { Tx } from '../../../db/dialect.ts'
import { isoOf, type Service } from '../../context.ts'
import type { EventKind } from '../../contract/events/event-kinds.ts'
import { numberEvents } from '../../events/number-events.ts'
import { scopeOfUnit } from '../../events/unit-scope.ts'

/** So many numbers are looked through, and so many messages written, in one transaction. */
const LOOKED_THROUGH = 10_000
const WRITTEN_AT_ONCE = 200

/** Writes down what each subscription is sent of the events since it was last looked at: each event once, in their order. */
export async function feedSubscriptions(service: Service): Promise<void> {
  await numberEvents(service)
  for (const subscription of await listSubscriptions(service.db, 'active'))
    while (await feedSome(service, subscription));
}

/** True where there is more. */
function feedSome(service: Service, { id, kinds, unit_id }: StoredSubscription): Promise<boolean> {
  return service.db.transaction().execute(async (tx) => {
    const after = await lockPlace(tx, id)
    const { newest } = await findNumbers(tx)
    if (after >= newest) return false
    const until = Math.min(after + LOOKED_THROUGH, newest)
    const events = await listEvents(
      tx,
      { after, until, limit: WRITTEN_AT_ONCE },
      {
        kinds: kinds === null ? undefined : (JSON.parse(kinds) as EventKind[]),
        scopes: unit_id === null ? [] : [await scopeOfUnit(tx, service, unit_id)],
      },
    )
    for (const event of events) await writeDown(tx, service, id, event)
    const isFull = events.length === WRITTEN_AT_ONCE
    await movePlace(tx, id, (isFull ? events.at(-1)?.number : undefined) ?? until)
    return true
  })
}

function writeDown(
  tx: Tx,
  { newId, now }: Service,
  target: string,
  { feedback_id, kind, number, happened_at }: NumberedEvent,
): Promise<void> {
  return insertDelivery(tx, {
    id: newId(),
    target,
    feedback_id,
    about_id: feedback_id,
    kind,
    event_number: number,
    facts: '{}',
    happened_at,
    next_at: isoOf(now()),
  })
}
