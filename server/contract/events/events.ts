import { z } from 'zod'
import { CHANNELS } from '../channel.ts'
import { FEEDBACK_KINDS } from '../feedback/feedback-kind.ts'
import { FEEDBACK_STATUSES } from '../feedback/feedback-status.ts'
import { Code, Id, Instant } from '../fields.ts'
import { wanted } from '../wanted.ts'
import { EVENT_KINDS, type EventKind } from './event-kinds.ts'

const Unit = z.strictObject({ code: z.string(), name: z.string() })

/** How an item stood after a change: no words of anybody, and nothing of its sender. Instants are ISO 8601 in UTC. */
const EventData = z.strictObject({
  /** The item's id, as in the address of its page for staff; never its tracking code, which is the citizen's key. */
  item: Id,
  kind: z.enum(FEEDBACK_KINDS),
  channel: z.enum(CHANNELS),
  category: z.string().nullable(),
  status: z.enum(FEEDBACK_STATUSES).exclude(['awaiting-approval']),
  unit: Unit,
  /** Which unit had it before; left out where it stayed. */
  previousUnit: Unit.optional(),
  receivedAt: Instant,
  /** Null for what was promised nothing. */
  dueAt: Instant.nullable(),
  answeredAt: Instant.nullable(),
  /** Whether it was answered in time; null where it was not answered, or nothing was promised. */
  onTime: z.boolean().nullable(),
})
export type EventData = z.infer<typeof EventData>

/** `vn.hailong.feedback.answered.v1`: another shape of `data` is another version. */
export function eventType(kind: EventKind | 'ping'): string {
  return kind === 'ping' ? 'vn.hailong.ping.v1' : `vn.hailong.feedback.${kind}.v1`
}

const Envelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: Id,
  /** Which installation it is. */
  source: z.string(),
  time: Instant,
  datacontenttype: z.literal('application/json'),
})

/** CloudEvents 1.0, as JSON; `sequence` is that extension's, with zeros before, so that it sorts as text too. */
export const FeedbackCloudEvent = Envelope.extend({
  type: z.enum(EVENT_KINDS.map((kind) => eventType(kind))),
  subject: Id,
  sequence: z.string(),
  data: EventData,
})
export type FeedbackCloudEvent = z.infer<typeof FeedbackCloudEvent>

/** By which a subscriber sees that its address works; of no item, and without a number. */
export const PingCloudEvent = Envelope.extend({
  type: z.literal(eventType('ping')),
  data: z.strictObject({}),
})
export type PingCloudEvent = z.infer<typeof PingCloudEvent>

const KIND = EVENT_KINDS.join('|')

/** `GET /api/events`. */
export const EventQuery = z.strictObject({
  /** What the caller has: events after this number are told. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  /** Kinds with commas between. */
  kinds: z
    .string()
    .regex(new RegExp(`^(${KIND})(,(${KIND}))*$`), wanted('event-kinds'))
    .optional(),
  /** A unit's code: it and everything below it. */
  unit: Code.optional(),
})
export type EventQuery = z.output<typeof EventQuery>
