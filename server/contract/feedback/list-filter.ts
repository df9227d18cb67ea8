import type { Channel } from '../channel.ts'
import type { Lateness } from '../reports/insight.ts'

/** How the first round of an item came out, as the report of timeliness counts it; `any` is all of them. */
export const LIST_OUTCOMES = [
  'any',
  'on-time',
  'late',
  'open',
  'overdue',
  'ended-in-time',
  'ended-past-due',
  'unpromised',
] as const
export type ListOutcome = (typeof LIST_OUTCOMES)[number]

export const LIST_STATES = ['open', 'closed'] as const
type ListState = (typeof LIST_STATES)[number]

/**
 * By the date that was promised: has one, that has passed or not, or passed by three times what was promised; by when the unit
 * has to answer: still today, or within the time in which an item counts as at risk.
 */
export const LIST_DUES = ['dated', 'in-time', 'overdue', 'thrice', 'today', 'soon', 'promise-broken'] as const
type ListDue = (typeof LIST_DUES)[number]

/** In the place of a value: that there is none. */
export const NO_VALUE = 'none'
/** In the place of a person's id: whoever asks. */
export const MYSELF = 'me'

/** What other units are asked: something open, something past its own due time, all of it given, or nothing ever. */
export const LIST_CONTRIBUTIONS = ['open', 'late', 'given', NO_VALUE] as const
type ListContribution = (typeof LIST_CONTRIBUTIONS)[number]

/** What the sender said of the present round's answer: something, that they are not satisfied, or nothing so far. */
export const LIST_VERDICTS = ['given', 'dissatisfied', NO_VALUE] as const
type ListVerdict = (typeof LIST_VERDICTS)[number]

/** What happened since this person looked at the item last. */
export const LIST_CHANGES = ['since-look'] as const
type ListChange = (typeof LIST_CHANGES)[number]

/** The lead unit says that it is not its own, and a coordinator has not decided. */
export const LIST_OBJECTIONS = ['open'] as const
type ListObjection = (typeof LIST_OBJECTIONS)[number]

/** What words say that it cannot wait, and nobody said that they mean something else. */
export const LIST_URGENT = ['yes'] as const
type ListUrgent = (typeof LIST_URGENT)[number]

/** On this local day. */
export const LIST_ANSWERED = ['today'] as const
type ListAnswered = (typeof LIST_ANSWERED)[number]

/** A unit alone, without those below it. */
export const LIST_REACHES = ['itself'] as const
type ListReach = (typeof LIST_REACHES)[number]

/** From how many minutes before its deadline an item counts as at risk. */
export const SOON_MINUTES = 120

/** Most urgent first, or last; by receipt, newest or oldest first. */
export const LIST_ORDERS = ['due', 'due-last', 'newest', 'oldest'] as const
export type ListOrder = (typeof LIST_ORDERS)[number]

/** What narrows a view of the list, beside its words and its page: all of it stands in the address. */
export interface ListFilter {
  /** Codes, each with everything below it: the unit that leads; the one a delay is charged to. */
  readonly unit?: string | undefined
  readonly answerable?: string | undefined
  readonly reach?: ListReach | undefined
  /** Local days of receipt, both inclusive; of contributions, of when they were asked for. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** An id, `me`, or `none`. */
  readonly person?: string | undefined
  /** Or `none`. */
  readonly category?: string | undefined
  readonly channel?: Channel | undefined
  readonly state?: ListState | undefined
  readonly due?: ListDue | undefined
  /** How late what is open is, as the report of open items counts it. */
  readonly lateness?: Lateness | undefined
  /** With it `unit` is the one that led the first round; of contributions it is their own. */
  readonly outcome?: ListOutcome | undefined
  readonly contribution?: ListContribution | undefined
  readonly verdict?: ListVerdict | undefined
  readonly changed?: ListChange | undefined
  readonly objection?: ListObjection | undefined
  readonly urgent?: ListUrgent | undefined
  readonly answered?: ListAnswered | undefined
  /** Local days on one of which an answer was given, in whatever round; both inclusive. */
  readonly answeredFrom?: string | undefined
  readonly answeredTo?: string | undefined
  /** Local days on one of which a later round began; both inclusive. With them `answerable` is of that round. */
  readonly reopenedFrom?: string | undefined
  readonly reopenedTo?: string | undefined
  /** Local days by one of which a first reply promised an answer that was not there; both inclusive. With them `answerable` is who had it then. */
  readonly brokenFrom?: string | undefined
  readonly brokenTo?: string | undefined
  /** Of the clock, 0 to 23: of what is due or was answered today, only this hour. */
  readonly hour?: number | undefined
  /** Left out, the view's own. */
  readonly sort?: ListOrder | undefined
}
