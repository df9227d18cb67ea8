import { z } from 'zod'
import type { Excerpt } from './search.ts'
import type { DeadlineStep } from '../deadlines/calendar.ts'
import { type Channel, CHANNELS } from '../channel.ts'
import type { Member } from './alike.ts'
import { FEEDBACK_VIEWS } from './feedback-view.ts'
import {
  LIST_ANSWERED,
  LIST_CHANGES,
  LIST_CONTRIBUTIONS,
  LIST_DUES,
  LIST_OBJECTIONS,
  LIST_URGENT,
  LIST_ORDERS,
  LIST_OUTCOMES,
  LIST_REACHES,
  LIST_STATES,
  LIST_VERDICTS,
} from './list-filter.ts'
import { FEEDBACK_KINDS, type FeedbackKind } from './feedback-kind.ts'
import type { FeedbackEvent, Routing } from './feedback-events.ts'
import type { FeedbackStatus } from './feedback-status.ts'
import type { Publishing } from './publication.ts'
import type { FeedbackStep } from './feedback-steps.ts'
import { GivenAnswers } from './category-questions.ts'
import type { ItemAnswers } from './asked-questions.ts'
import { Day, Email, Id, Instant, text } from '../fields.ts'
import { LATENESS } from '../reports/insight.ts'
import type { ItemWarning } from './item-warnings.ts'
import type { Words } from '../language.ts'
import type { FieldError, RefusalCode } from '../refusals.ts'
import type { TextPiece } from './text-piece.ts'
import { wanted } from '../wanted.ts'
import type { NamedUnit } from '../named-unit.ts'
import type { OutsideRequest } from './outside/outside.ts'
import type { ItemFile } from './composer/answer-files.ts'
import type { InterimPromise, PromiseState } from './composer/interim.ts'

export const Place = z.strictObject({
  wardCode: z
    .string()
    .regex(/^\d{5}$/, wanted('ward-code'))
    .optional(),
  address: text(500).optional(),
  lat: z.number().min(-90).max(90).optional(),
  lng: z.number().min(-180).max(180).optional(),
})

export const Sender = z.strictObject({
  name: text(120).optional(),
  phone: text(200).optional(),
  email: Email.optional(),
  /** What was written beside the number: a second one, when to call. */
  note: text(200).optional(),
  hideName: z.boolean().optional(),
})

/** What is told of an item, wherever it comes from. */
const Told = {
  text: text(20_000),
  title: text(300).optional(),
  category: text(120).optional(),
  kind: z.enum(FEEDBACK_KINDS).optional(),
  /** To what the category asks, by the questions' keys. */
  answers: GivenAnswers.optional(),
  place: Place.optional(),
  sender: Sender.optional(),
}

/** One item as 1022 or another system hands it over. `externalRef` is theirs: sending twice makes one item. */
export const IncomingItem = z.strictObject({
  externalRef: text(120),
  receivedAt: Instant,
  ...Told,
})
export type IncomingItem = z.infer<typeof IncomingItem>

export const MAX_ITEMS_PER_REQUEST = 500

export interface FeedbackReceipt {
  readonly externalRef: string | null
  readonly id: string | null
  readonly trackingCode: string | null
  readonly status: 'accepted' | 'duplicate' | 'refused'
  /** Code of the unit that answers; null while it waits in triage. */
  readonly leadUnit: string | null
  readonly promisedDueAt: string | null
  readonly code?: RefusalCode
  readonly errors?: readonly FieldError[]
  /** What did not keep the item out. */
  readonly warnings?: readonly (ItemWarning & Words)[]
}

/** What a person at the desk or the phone enters. `receivedAt` defaults to now; at most 30 days back. */
export const StaffEntry = z.strictObject({
  channel: z.enum(['desk', 'phone']),
  receivedAt: Instant.optional(),
  /** The version of the category's questions that was asked; left out, the one of the day of receipt. */
  questionSet: Id.optional(),
  ...Told,
})
export type StaffEntry = z.infer<typeof StaffEntry>

/** Lists page by key: `after` is the `next` of the page before. What narrows a view is said at `ListFilter`. */
export const FeedbackListQuery = z.strictObject({
  view: z.enum(FEEDBACK_VIEWS).default('today'),
  q: text(200, 0).optional(),
  unit: text(40).optional(),
  answerable: text(40).optional(),
  reach: z.enum(LIST_REACHES).optional(),
  from: Day.optional(),
  to: Day.optional(),
  person: text(60).optional(),
  category: text(120).optional(),
  channel: z.enum(CHANNELS).optional(),
  state: z.enum(LIST_STATES).optional(),
  due: z.enum(LIST_DUES).optional(),
  lateness: z.enum(LATENESS).optional(),
  outcome: z.enum(LIST_OUTCOMES).optional(),
  contribution: z.enum(LIST_CONTRIBUTIONS).optional(),
  verdict: z.enum(LIST_VERDICTS).optional(),
  changed: z.enum(LIST_CHANGES).optional(),
  objection: z.enum(LIST_OBJECTIONS).optional(),
  urgent: z.enum(LIST_URGENT).optional(),
  answered: z.enum(LIST_ANSWERED).optional(),
  answeredFrom: Day.optional(),
  answeredTo: Day.optional(),
  reopenedFrom: Day.optional(),
  reopenedTo: Day.optional(),
  brokenFrom: Day.optional(),
  brokenTo: Day.optional(),
  hour: z.coerce.number().int().min(0).max(23).optional(),
  sort: z.enum(LIST_ORDERS).optional(),
  after: text(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Why the item lies with its unit; of a person's decision, who decided and why (null where that was erased). */
export type ShownRouting =
  | Exclude<Routing, { kind: 'person' }>
  | { readonly kind: 'person'; readonly by: string | null; readonly reason: string | null }

export interface FeedbackRow {
  readonly id: string
  readonly trackingCode: string
  readonly title: string
  readonly channel: Channel
  readonly kind: FeedbackKind
  readonly category: string | null
  readonly status: FeedbackStatus
  readonly leadUnit: NamedUnit | null
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly receivedAt: string
  /** Null where nothing was promised: neither on time nor late. */
  readonly promisedDueAt: string | null
  readonly currentDueAt: string
  /** The deadline of the present cycle that passed unanswered: the item stays late, whatever its deadline is now. */
  readonly breachedAt: string | null
  readonly answeredAt: string | null
  readonly onTime: boolean | null
  /** Words in it say that it cannot wait for its turn. */
  readonly urgent: boolean
  /** Its unit says that it is not its own, and a coordinator has not decided; only in lists. */
  readonly objected?: true
  /** How satisfied the sender is with the present cycle's answer, 1 to 5; null where they have not said. */
  readonly verdict: number | null
  readonly version: number
  /** Where its answer waits for a second person: in the view of what a person may approve. */
  readonly approval?: WaitingApproval
  /** What a unit is asked to contribute: in the view of contributions, a row each. */
  readonly contribution?: AskedContribution
  /** Open and promised by a first reply: until when, of the latest. */
  readonly promise?: { readonly until: string; readonly state: PromiseState }
  /** A body without an account is being asked; until when it may answer; only in lists. */
  readonly outsideUntil?: string
  /** Open and never looked at by who asks, or changed since they looked; only in lists. */
  readonly unread?: 'new' | 'changed'
  /** How often it went on to another unit, where it did; only in lists. */
  readonly handedOver?: number
  /** In a search whose words do not all stand in the title: where they do. */
  readonly excerpt?: Excerpt
}

/** An answer before a second person, by that person's own clock; the item's runs on beside it. */
interface WaitingApproval {
  readonly by: string | null
  readonly askedAt: string
  readonly dueAt: string
  /** In office hours of the lead unit, until the server's time of the answer. */
  readonly waitedMinutes: number
}

/** A contribution by the asked unit's own clock; nothing of it moves the item. */
export interface AskedContribution {
  readonly id: string
  readonly unit: NamedUnit
  readonly dueAt: string
  /** `ended`: no longer needed before it was given. */
  readonly state: 'open' | 'given' | 'ended'
  /** The unit's verdict; also false where it ended past due, null while it is open or where it ended in time. */
  readonly onTime: boolean | null
}

export interface Contribution extends AskedContribution {
  readonly cycle: number
  /** Null where it was erased. */
  readonly request: string | null
  readonly askedAt: string
  readonly askedBy: string | null
  readonly givenAt: string | null
  readonly givenBy: string | null
  readonly text: string | null
  readonly endedAt: string | null
  /** What this person may do about it now. */
  readonly may: readonly ('give-contribution' | 'withdraw-contribution')[]
}

export interface FeedbackList {
  readonly items: readonly FeedbackRow[]
  readonly next: string | null
  /** How many items the view holds in all, counted up to 1,000, of a search up to 100: so counting stays cheap. */
  readonly total: number
  readonly serverTime: string
}

interface CitizenVerdict {
  readonly cycle: number
  /** 1 (not at all) to 5. */
  readonly level: number
  /** Null where it was erased or not given. */
  readonly reason: string | null
  readonly at: string
  /** It was said of what the answer said before it was amended. */
  readonly isOfEarlierText: boolean
}

/** One time that an item went to another unit. Units are codes; who had it before is null where it came from triage. */
export interface HandOver {
  readonly kind: 'assigned' | 'transferred' | 'taken-back'
  readonly at: string
  readonly by: string | null
  readonly from: string | null
  readonly to: string
  /** Null where it was erased, or none was given. */
  readonly reason: string | null
  /** How many working minutes whoever had it kept it. */
  readonly heldMinutes: number
}

export const UnitDueQuery = z.strictObject({ unit: text(40) })

/** What a unit's own clock would say if it got the item now. */
export interface UnitDue {
  readonly dueAt: string
}

export interface FeedbackDetail extends FeedbackRow {
  readonly text: string
  readonly externalRef: string | null
  /** To what its category asks, as it was asked; null where nothing was answered. */
  readonly moreAnswers: ItemAnswers | null
  readonly place: z.infer<typeof Place> | null
  /** Only for those who may see it: an officer of the unit, head, coordinator. */
  readonly sender: z.infer<typeof Sender> | null
  /** Fields that the channel does not know, as they came; only for those who see the sender. */
  readonly aside: Readonly<Record<string, string>> | null
  readonly routing: ShownRouting
  readonly deadline: {
    readonly policy: string
    /** What people call it; null for a date that another system had promised. */
    readonly policyName: Words | null
    readonly calendarVersion: string | null
    readonly steps: readonly DeadlineStep[]
  }
  readonly extensions: {
    /** Asked for and not decided yet. */
    readonly pending: {
      readonly workingDays: number
      readonly reason: string | null
      readonly at: string
      readonly by: string | null
    } | null
    readonly granted: number
    readonly maxExtensions: number
    readonly maxExtensionWorkingDays: number
  }
  /** The answer that waits for a second person, or was last returned; null where none was proposed in this cycle. */
  readonly proposal: {
    readonly text: string
    readonly by: string | null
    readonly at: string
    /** Null where it was returned. */
    readonly waiting:
      | (WaitingApproval & {
          /** Names of the rules that asked for it; none where its author did. */
          readonly rules: readonly string[]
          /** Who may approve it; nobody where only its author could. */
          readonly approvers: readonly string[]
        })
      | null
  } | null
  /** What first replies promised, the oldest first. */
  readonly promises: readonly InterimPromise[]
  /** Names of the rules by which its answer needs a second person, before a word of it is written. */
  readonly approvalRules: readonly string[]
  /** It has to be given a category before it is answered. */
  readonly lacksCategory: boolean
  /** Photos; each is fetched by itself. */
  readonly attachments: readonly { readonly id: string; readonly width: number; readonly height: number }[]
  /** What the staff put to answers and notes, the oldest first. */
  readonly files: readonly ItemFile[]
  /** The rating it came from, by day: only for those who may know (head, coordinator). */
  readonly rating: { readonly level: number; readonly scaleSize: number; readonly day: string } | null
  readonly answers: readonly {
    readonly at: string
    readonly by: string
    /** As it stands, amended or not. Null where it was erased. */
    readonly text: string | null
    /** When and by whom other words took the place of the first; null where that was not so. */
    readonly amendedAt: string | null
    readonly amendedBy: string | null
    /** What it said before, the oldest first. */
    readonly earlier: readonly { readonly text: string | null; readonly at: string }[]
    readonly cycle: number
    /** Who let it go out and when, where a second person did. */
    readonly approved: {
      readonly by: string | null
      readonly at: string
      readonly writtenAt: string
      /** What the second person changed, word by word; null where nothing, or where either text was erased. */
      readonly changes: readonly TextPiece[] | null
    } | null
  }[]
  /** How many milliseconds longer this person is offered to undo the answer; 0 where they cannot. */
  readonly undoMs: number
  /** What the sender said of each answer, the oldest first. */
  readonly verdicts: readonly CitizenVerdict[]
  /** What those said of its answers whose items are, or were then, part of it; at most 200, the oldest first. */
  readonly joinedVerdicts: readonly (CitizenVerdict & { readonly trackingCode: string })[]
  /** What other units were asked to contribute, the oldest first. */
  readonly contributions: readonly Contribution[]
  /** What bodies without an account were asked, the oldest first. */
  readonly outside: readonly OutsideRequest[]
  /** The lead unit says that it is not its own, and a coordinator has not decided. */
  readonly objection: {
    readonly at: string
    readonly by: string | null
    readonly reason: string | null
    /** Code of an item that shows why. */
    readonly precedent: string | null
  } | null
  readonly publishing: Publishing
  /** What was merged into it, the oldest receipt first. */
  readonly members: readonly Member[]
  /** What it is part of. */
  readonly mergedInto: { readonly id: string; readonly trackingCode: string } | null
  /** How many people are answered with it. */
  readonly recipients: number
  /** Each time it went to another unit, the oldest first; none where it was never sent on. */
  readonly handOvers: readonly HandOver[]
  readonly events: readonly FeedbackEvent[]
  /** What the units that the history names by code are called. */
  readonly unitNames: Readonly<Record<string, Pick<NamedUnit, 'name' | 'nameEn'>>>
  /** What the people that the history names by id are called. */
  readonly personNames: Readonly<Record<string, string>>
  /** What the people are called whom notes name by `@`, by their user names. */
  readonly mentionNames: Readonly<Record<string, string>>
  /** The steps this person may take now. */
  readonly may: readonly FeedbackStep[]
}
