import {
  claimDelivery,
  type Delivery,
  findCircuit,
  listDueDeliveries,
  saveCircuit,
  updateDelivery,
} from '../../db/queries/deliveries/deliveries.ts'
import { isoOf, type Service } from '../context.ts'
import type { DeliverySettled } from '../contract/deliveries/delivery-kinds.ts'
import { MAX_TRIES, nextTryMs, restMs } from '../domain/deliveries/circuit.ts'
import type { StillOurs } from '../outbox/lease.ts'
import { type Handed, sendDelivery } from './send-delivery.ts'
import { feedSubscriptions } from './subscriptions/feed-subscriptions.ts'
import { pauseForGood } from './subscriptions/pause-for-good.ts'
import { type DeliveryTarget, deliveryTargets } from './targets.ts'
import { writeMessage } from './write-message.ts'

const PAGE = 50
/** Longer than one sending may take; who dies in between is followed by another, under the same id. */
const LEASE_MS = 30_000
/** For so long at a time: whoever answers slowly goes on in the next round, and the others need not wait for it. */
const ROUND_MS = 20_000

interface Options {
  readonly mayGoOn: StillOurs
  /** 0 to 1. */
  readonly random: () => number
}

/**
 * Tells other systems what is due, at least once and under the same id at each try; of one item strictly in its order, so that
 * one that fails holds up its own followers and nothing else. A system that fails several times in a row is left alone.
 */
export async function deliverToSystems(service: Service, options: Options): Promise<void> {
  await feedSubscriptions(service)
  const targets = await deliveryTargets(service)
  const ended = await Promise.allSettled(targets.map((target) => deliverTo(service, target, options)))
  // One that throws stops no other.
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}

async function deliverTo(service: Service, target: DeliveryTarget, options: Options): Promise<void> {
  const { elapsedMs } = service.changes
  const untilMs = elapsedMs() + ROUND_MS
  for (;;) {
    const due = await listDueDeliveries(service.db, target.name, isoOf(service.now()), PAGE)
    if (due.length === 0) return
    for (const delivery of due) {
      if (elapsedMs() >= untilMs || !(await options.mayGoOn()) || (await isResting(service, target))) return
      if (!(await deliverOne(service, target, delivery, options.random()))) return
    }
  }
}

async function isResting({ db, now }: Service, { name }: DeliveryTarget): Promise<boolean> {
  const { open_until = null } = (await findCircuit(db, name)) ?? {}
  return open_until !== null && Date.parse(open_until) > now()
}

/** False where the system wants nothing more. */
async function deliverOne(
  service: Service,
  target: DeliveryTarget,
  delivery: Delivery,
  random: number,
): Promise<boolean> {
  const { db, now } = service
  if (!(await claimDelivery(db, delivery.id, isoOf(now()), isoOf(now() + LEASE_MS)))) return true
  const message = await writeMessage(service, delivery)
  if (message === null) await settle(service, delivery, 'pointless', null)
  else {
    const handed = await sendDelivery(target, message, now())
    await noteCircuit(service, target, handed)
    await noteHanded(service, delivery, handed, random)
    if (handed.kind === 'gone') {
      await pauseForGood(service, target.name)
      return false
    }
  }
  return true
}

async function noteHanded(
  service: Service,
  delivery: Delivery,
  handed: Handed,
  random: number,
): Promise<void> {
  const { db, now } = service
  const attempts = delivery.attempts + 1
  switch (handed.kind) {
    case 'confirmed':
      return settle(service, { ...delivery, attempts }, 'confirmed', null)
    case 'refused':
      service.log.error({ delivery: delivery.id, said: handed.said }, 'refused by another system')
      return settle(service, { ...delivery, attempts }, 'dead', handed.said)
    case 'gone':
    case 'later': {
      // Not the message's fault: its tries are not used up.
      const afterMs = handed.kind === 'later' ? handed.afterMs : 0
      return updateDelivery(db, delivery.id, {
        leased_until: null,
        next_at: isoOf(now() + afterMs),
        said: handed.said,
      })
    }
    case 'failed':
      if (attempts >= MAX_TRIES) return settle(service, { ...delivery, attempts }, 'dead', handed.said)
      return updateDelivery(db, delivery.id, {
        attempts,
        leased_until: null,
        next_at: isoOf(now() + Math.max(1, nextTryMs(attempts, random))),
        said: handed.said,
      })
  }
}

function settle(
  { db, now }: Service,
  { id, attempts }: Delivery,
  settled: DeliverySettled,
  said: string | null,
): Promise<void> {
  return updateDelivery(db, id, { attempts, leased_until: null, settled, settled_at: isoOf(now()), said })
}

/** A refusal is an answer: the system is there. */
async function noteCircuit({ db, now }: Service, { name }: DeliveryTarget, handed: Handed): Promise<void> {
  if (handed.kind === 'failed') {
    const failures = ((await findCircuit(db, name))?.failures ?? 0) + 1
    const rest = restMs(failures)
    await saveCircuit(db, name, {
      failures,
      open_until: rest > 0 ? isoOf(now() + rest) : null,
      said: handed.said,
    })
    return
  }
  await saveCircuit(db, name, {
    failures: 0,
    open_until: handed.kind === 'later' ? isoOf(now() + handed.afterMs) : null,
    ...(handed.kind === 'confirmed' ? { confirmed_at: isoOf(now()) } : {}),
    said: handed.kind === 'confirmed' ? null : handed.said,
  })
}
