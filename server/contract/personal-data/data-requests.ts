import { z } from 'zod'
import type { FeedbackStatus } from '../feedback/feedback-status.ts'
import { Id, text } from '../fields.ts'
import {
  DATA_REQUEST_KINDS,
  type DataRequestKind,
  type DataRequestState,
  IDENTITY_CHECKS,
  type IdentityCheck,
} from './data-kinds.ts'

/** A request as staff enter it, or as its form was filled in: the contact is one e-mail address or telephone number. */
export const DataRequestInput = z.strictObject({
  kind: z.enum(DATA_REQUEST_KINDS),
  name: text(120),
  contact: text(300),
  itemCode: text(60).optional(),
  words: text(2_000, 0).default(''),
  identity: z.enum(IDENTITY_CHECKS).default('not-checked'),
})
export type DataRequestInput = z.input<typeof DataRequestInput>

/** `after` is what the page before gave as `next`. */
export const RequestsQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[\dTZ:.-]+ [\da-f-]+$/)
    .optional(),
})

const version = { version: z.int() }
const Reason = text(1_000)

/** What staff do with a request. `reason` of a refusal names the law. */
export const DataRequestStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('reply'), ...version }),
  z.strictObject({ step: z.literal('identify'), ...version, identity: z.enum(IDENTITY_CHECKS) }),
  z.strictObject({ step: z.literal('extend'), ...version, reason: Reason }),
  z.strictObject({ step: z.literal('finish'), ...version, reason: Reason }),
  z.strictObject({ step: z.literal('refuse'), ...version, reason: Reason }),
  z.strictObject({
    step: z.literal('correct'),
    ...version,
    name: text(120).optional(),
    contact: text(300).optional(),
  }),
  z.strictObject({ step: z.literal('withdraw-consents'), ...version }),
  z.strictObject({ step: z.literal('erase'), ...version, rule: Reason, items: z.array(Id).max(500) }),
])
export type DataRequestStep = z.infer<typeof DataRequestStep>

export interface DataRequestRow {
  readonly id: string
  readonly code: string
  readonly kind: DataRequestKind
  readonly state: DataRequestState
  readonly byCitizen: boolean
  readonly receivedAt: string
  readonly replyDueAt: string
  readonly dueAt: string
  readonly source: { readonly vi: string; readonly en: string }
  readonly repliedAt: string | null
  readonly extendedAt: string | null
  /** How many days the one extension adds. */
  readonly extensionDays: number
  readonly identity: IdentityCheck
  readonly reason: string | null
  readonly settledAt: string | null
  readonly hasCertificate: boolean
  readonly version: number
  /** Null once who asked was forgotten. */
  readonly person: {
    readonly name: string
    readonly contact: string
    readonly itemCode: string | null
    readonly words: string
  } | null
}

export interface DataRequestList {
  readonly requests: readonly DataRequestRow[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
}

/** Why an item's words are kept although the person asked for their deletion. */
type KeptBecause = 'being-handled' | 'held-as-complaint'

export interface HeldItem {
  readonly id: string
  readonly code: string
  readonly receivedAt: string
  readonly status: FeedbackStatus
  readonly title: string
  readonly text: string
  readonly place: unknown
  readonly sender: {
    readonly name: string | null
    readonly phone: string | null
    readonly email: string | null
    readonly note: string | null
  } | null
  readonly photos: number
  readonly consents: readonly {
    readonly purpose: string
    readonly givenAt: string
    readonly withdrawnAt: string | null
    readonly noticeVersion: number | null
  }[]
  readonly messages: readonly {
    readonly kind: string
    readonly channel: string | null
    readonly at: string
  }[]
  readonly verdicts: readonly { readonly level: number; readonly at: string }[]
  readonly isPublished: boolean
  readonly isErased: boolean
  readonly keptBecause: KeptBecause | null
}

/** Everything that is held of a person, as far as their contact or code leads to it. */
export interface HeldData {
  readonly items: readonly HeldItem[]
  /** Letters not sent yet, words that wait for a rating, links and changes of contact. */
  readonly beside: { readonly drafts: number; readonly waitingWords: number; readonly links: number }
  readonly otherRequests: number
}
