import { deleteEntry, listDueEntries, type OutboxEntry, updateEntry } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import { OUTBOX_KINDS, type OutboxKind } from '../contract/notification.ts'
import { backOffMs, MAX_ATTEMPTS } from '../domain/back-off.ts'
import type { StillOurs } from './lease.ts'
import type { Deliver } from './outcome.ts'

const PAGE = 50

export interface DeliverOptions {
  readonly deliver: Readonly<Record<OutboxKind, Deliver>>
  /** Which entries; all where nothing is said. */
  readonly kinds?: readonly OutboxKind[]
  readonly mayGoOn: StillOurs
  /** 0 to 1, for the jitter of the next try. */
  readonly random: () => number
}

/**
 * Delivers what is due, one after another. At least once: an entry is marked only after its delivery, so that a process
 * that dies in between makes the next one deliver it again. One that fails waits longer each time, and holds up no other.
 */
export async function deliverOutbox(service: Service, options: DeliverOptions): Promise<void> {
  for (;;) {
    const { kinds = OUTBOX_KINDS } = options
    const entries = await listDueEntries(service.db, kinds, isoOf(service.now()), PAGE)
    if (entries.length === 0) return
    for (const entry of entries) {
      if (!(await options.mayGoOn())) return
      await deliverOne(service, options, entry)
    }
  }
}

async function deliverOne(
  service: Service,
  { deliver, random }: DeliverOptions,
  entry: OutboxEntry,
): Promise<void> {
  try {
    const outcome = await deliver[entry.kind](entry)
    if (outcome.kind === 'waits') {
      await updateEntry(service.db, entry.id, { next_at: isoOf(outcome.atMs) })
      return
    }
    await service.db.transaction().execute(async (tx) => {
      await outcome.write?.(tx)
      if (outcome.kind === 'dropped') await deleteEntry(tx, entry.id)
      else await updateEntry(tx, entry.id, { sent_at: isoOf(service.now()), attempts: entry.attempts + 1 })
    })
  } catch (error) {
    await recordFailure(service, entry, error, random())
  }
}

async function recordFailure(
  service: Service,
  entry: OutboxEntry,
  error: unknown,
  random: number,
): Promise<void> {
  const attempts = entry.attempts + 1
  const now = service.now()
  const isDead = attempts >= MAX_ATTEMPTS
  const about = { entry: entry.id, kind: entry.kind, attempts, err: error }
  if (isDead) service.log.error(about, 'given up: a message could not be delivered')
  else service.log.warn(about, 'a message could not be delivered; it is tried again later')
  await updateEntry(service.db, entry.id, {
    attempts,
    last_error: String(error instanceof Error ? error.message : error).slice(0, 500),
    ...(isDead ? { dead_at: isoOf(now) } : { next_at: isoOf(now + backOffMs(attempts, random)) }),
  })
}
