import {
  countDeliveries,
  findCircuit,
  findLastConfirmed,
  listDeadDeliveries,
  listUnconfirmed,
} from '../../db/queries/deliveries/deliveries.ts'
import type { Service } from '../context.ts'
import type { DeliveryKind } from '../contract/deliveries/delivery-kinds.ts'
import type {
  DeliveriesReply,
  DeliveryTargetState,
  ReconciliationRow,
} from '../contract/deliveries/deliveries.ts'
import { type DeliveryFacts, outsideStatus } from '../domain/deliveries/delivery-news.ts'
import { channelTargets, type DeliveryTarget, LINE } from './targets.ts'

const MOST_DEAD = 200
const MOST_ROWS = 10_000

/** How the systems that are told answer, and what was given up. */
export async function describeDeliveries(service: Service): Promise<DeliveriesReply> {
  const dead = await listDeadDeliveries(service.db, LINE, MOST_DEAD)
  return {
    targets: await Promise.all(channelTargets(service.config).map((target) => stateOf(service, target))),
    dead: dead.map(({ feedback_id, external_ref, settled_at, kind, ...each }) => ({
      ...each,
      kind: kind as DeliveryKind,
      feedbackId: feedback_id,
      externalRef: external_ref,
      deadAt: settled_at ?? '',
    })),
  }
}

async function stateOf({ db, now }: Service, { name, url }: DeliveryTarget): Promise<DeliveryTargetState> {
  const [counts, circuit] = await Promise.all([countDeliveries(db, name), findCircuit(db, name)])
  const openUntil = circuit?.open_until ?? null
  return {
    target: name,
    url,
    ...counts,
    lastConfirmedAt: circuit?.confirmed_at ?? null,
    restsUntil: openUntil !== null && Date.parse(openUntil) > now() ? openUntil : null,
    said: circuit?.said ?? null,
  }
}

/** Each item of which the other system does not know all: what it should know, and what it confirmed last. */
export async function reconcile(service: Service): Promise<ReconciliationRow[]> {
  const rows: ReconciliationRow[] = []
  for (const { name } of channelTargets(service.config))
    for (const item of await listUnconfirmed(service.db, name, MOST_ROWS)) {
      const last = await findLastConfirmed(service.db, name, item.id)
      rows.push({
        externalRef: item.external_ref ?? '',
        status: outsideStatus(item.status),
        confirmedStatus: last ? (JSON.parse(last.facts) as DeliveryFacts).status : null,
        confirmedAt: last?.settled_at ?? null,
        waiting: Number(item.waiting),
        dead: Number(item.dead),
      })
    }
  return rows
}
