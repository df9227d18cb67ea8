import { type EventFilter, findNumbers, listEvents } from '../../db/queries/events/item-events.ts'
import type { StoredApiKey } from '../../db/queries/open311/api-keys.ts'
import { readSnapshot } from '../../db/dialect.ts'
import type { Service } from '../context.ts'
import type { EventKind } from '../contract/events/event-kinds.ts'
import type { EventQuery, FeedbackCloudEvent } from '../contract/events/events.ts'
import { Refusal } from '../contract/refusals.ts'
import { knownUnits } from '../known-organisation.ts'
import { describeEvent } from './describe-event.ts'
import { numberEvents } from './number-events.ts'
import { scopeOfUnit } from './unit-scope.ts'

/** So many numbers are looked through at a time, however few of them the caller may hear of. */
const LOOKED_THROUGH = 10_000

interface Page {
  readonly events: readonly FeedbackCloudEvent[]
  /** The `after` of the next page: past what was looked through for nothing too. */
  readonly next: number
}

/** What the key may hear of after a number. Throws `events/forgotten`, `events/not-given`, `unit/not-found`. */
export async function readEvents(service: Service, key: StoredApiKey, query: EventQuery): Promise<Page> {
  await numberEvents(service)
  const filter = await filterOf(service, key, query)
  return readSnapshot(service.db, async (tx) => {
    const { newest } = await demandNumber(tx, query.after)
    const until = Math.min(query.after + LOOKED_THROUGH, newest)
    const events = await listEvents(tx, { after: query.after, until, limit: query.limit }, filter)
    const isFull = events.length === query.limit
    return {
      events: events.map((event) => describeEvent(service, event)),
      next: (isFull ? events.at(-1)?.number : undefined) ?? until,
    }
  })
}

/** Throws `events/forgotten` where what follows the number is not kept any more, `events/not-given` where no event has it. */
export async function demandNumber(
  db: Parameters<typeof findNumbers>[0],
  after: number,
): Promise<{ newest: number }> {
  const { oldest, newest } = await findNumbers(db)
  if (after + 1 < oldest) throw new Refusal('events/forgotten', { detail: `oldest: ${oldest}` })
  if (after > newest) throw new Refusal('events/not-given', { detail: `newest: ${newest}` })
  return { newest }
}

async function filterOf(
  service: Service,
  key: StoredApiKey,
  { kinds, unit }: EventQuery,
): Promise<EventFilter> {
  const { byCode } = await knownUnits(service)
  const asked = unit === undefined ? undefined : byCode.get(unit)
  if (unit !== undefined && !asked) throw new Refusal('unit/not-found')
  const listed = kinds?.split(',') as EventKind[] | undefined
  const may = key.event_kinds === null ? undefined : (JSON.parse(key.event_kinds) as EventKind[])
  return {
    kinds: may && listed ? listed.filter((kind) => may.includes(kind)) : (may ?? listed),
    scopes: await Promise.all(
      [key.event_unit_id, asked?.id]
        .filter((id) => typeof id === 'string')
        .map((id) => scopeOfUnit(service.db, service, id)),
    ),
  }
}
