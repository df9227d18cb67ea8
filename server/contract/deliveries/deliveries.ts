import { z } from 'zod'
import { Id } from '../fields.ts'
import type { FeedbackStatus } from '../feedback/feedback-status.ts'
import type { DeliveryKind } from './delivery-kinds.ts'

/** What is sent to another system: `POST` of this as JSON, signed as the README says. Instants are ISO 8601 in UTC. */
export interface OutgoingNews {
  readonly id: string
  /** 1, 2, 3 … for each item: a lower one never comes after a higher one. */
  readonly sequence: number
  readonly type: `feedback.${DeliveryKind}`
  readonly happenedAt: string
  readonly externalRef: string
  readonly status: OutsideStatus
  readonly statusVi: string
  /** Null for what was promised nothing, and for what is handled in confidence. */
  readonly dueAt: string | null
  readonly unit: { readonly code: string; readonly name: string } | null
  /** What the citizen was answered; null where nothing is, where it was erased, and for what is handled in confidence. */
  readonly answer: { readonly text: string; readonly answeredAt: string } | null
}

/** What an item is to others: that an answer waits for approval is the office’s own matter. */
export type OutsideStatus = Exclude<FeedbackStatus, 'awaiting-approval'>

/** `GET /api/deliveries`. */
export interface DeliveriesReply {
  readonly targets: readonly DeliveryTargetState[]
  /** Given up: the latest first, at most 200. */
  readonly dead: readonly DeadDelivery[]
}

export interface DeliveryTargetState {
  readonly target: string
  readonly url: string
  readonly waiting: number
  readonly dead: number
  readonly lastConfirmedAt: string | null
  /** Nothing is sent before this, for it failed several times in a row. */
  readonly restsUntil: string | null
  readonly said: string | null
}

export interface DeadDelivery {
  readonly id: string
  readonly target: string
  readonly feedbackId: string
  readonly externalRef: string | null
  readonly kind: DeliveryKind
  readonly sequence: number
  readonly attempts: number
  readonly deadAt: string
  readonly said: string | null
}

/** What another system should know of an item, and what it confirmed last. */
export interface ReconciliationRow {
  readonly externalRef: string
  readonly status: OutsideStatus
  readonly confirmedStatus: OutsideStatus | null
  readonly confirmedAt: string | null
  readonly waiting: number
  readonly dead: number
}

/** `POST /api/deliveries/resend` and `/skip`: given up ones by their ids. */
export const DeliveryIds = z.strictObject({ ids: z.array(Id).min(1).max(200) })
export type DeliveryIds = z.infer<typeof DeliveryIds>

export interface DeliveriesChanged {
  readonly changed: number
}
