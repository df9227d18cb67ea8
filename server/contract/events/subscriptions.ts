import { z } from 'zod'
import { Code, Id, text } from '../fields.ts'
import { EVENT_KINDS, type EventKind } from './event-kinds.ts'
import type { HeardUnit } from './heard-unit.ts'

/** Which events a key or a subscription hears of; what is left out is all. */
export const EventScope = z.strictObject({
  kinds: z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length).optional(),
  /** A unit's code: it and everything below it. */
  unit: Code.optional(),
})

/** `POST /api/event-subscriptions`. */
export const SubscriptionInput = z.strictObject({
  /** Which system it is for. */
  name: text(120),
  address: z.url({ protocol: /^https?$/ }).max(2_000),
  ...EventScope.shape,
})
export type SubscriptionInput = z.infer<typeof SubscriptionInput>

/** What is told once: the secret by which the other system knows us. */
export interface SubscriptionSecret {
  readonly id: string
  readonly secret: string
}

/** `resend` and `skip` are of what was given up; `drop-old-secret` once the other side has changed over. */
const SUBSCRIPTION_CHANGES = ['pause', 'resume', 'end', 'drop-old-secret', 'resend', 'skip'] as const
export type SubscriptionChange = (typeof SUBSCRIPTION_CHANGES)[number]

export const SubscriptionChangeInput = z.strictObject({ id: Id, change: z.enum(SUBSCRIPTION_CHANGES) })
export const SubscriptionId = z.strictObject({ id: Id })
/** Everything after this number is sent again. */
export const SubscriptionReplay = z.strictObject({ id: Id, after: z.int().min(0) })

/** What an address answered to a try. */
export interface PingReply {
  readonly isConfirmed: boolean
  readonly said: string | null
}

export interface ListedSubscription {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly kinds: readonly EventKind[] | null
  readonly unit: HeardUnit | null
  readonly madeAt: string
  readonly pausedAt: string | null
  readonly endedAt: string | null
  /** Two secrets are good. */
  readonly isChangingSecret: boolean
  /** Up to which event its messages are written down. */
  readonly sentUpTo: number
  readonly waiting: number
  readonly dead: number
  readonly lastConfirmedAt: string | null
  readonly restsUntil: string | null
  /** The last answer that was no confirmation; null once it confirmed again. */
  readonly said: string | null
}

/** `GET /api/event-subscriptions`. */
export interface SubscriptionsReply {
  readonly subscriptions: readonly ListedSubscription[]
  readonly oldest: number
  readonly newest: number
}
