import { z } from 'zod'
import { Day, Instant, text } from '../fields.ts'
import { wanted } from '../wanted.ts'

/** Local time of day, `07:30`. Whether it lies within a day (`24:00` closes one) is the calendar's check. */
const TimeOfDay = z.string().regex(/^\d{2}:\d{2}$/, wanted('time-of-day'))

/** A time of day up to and including `24:00`. */
const CutOff = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, wanted('cut-off'))

/** A session (buổi): a half-open span of local time, `["07:30", "11:30"]`; `24:00` closes a day. */
export const Session = z.tuple([TimeOfDay, TimeOfDay])
export type Session = z.infer<typeof Session>

const Sessions = z.array(Session).max(24)

/**
 * What holds on one date instead of the week's sessions; no session means a day off. `reasonEn` is `reason` in English.
 * Days exchanged by a decision (off on one, worked on the other) name each other in `swappedWith`, with the `document`
 * that says so. `computed` marks a date that follows from the law or the lunar calendar and is not announced yet.
 */
export const DateEntry = z.strictObject({
  sessions: Sessions,
  reason: z.string().max(200),
  reasonEn: text(200).optional(),
  document: text(200).optional(),
  swappedWith: Day.optional(),
  computed: z.boolean().optional(),
})
export type DateEntry = z.infer<typeof DateEntry>

const Week = z.strictObject({
  mon: Sessions,
  tue: Sessions,
  wed: Sessions,
  thu: Sessions,
  fri: Sessions,
  sat: Sessions,
  sun: Sessions,
})
const Zone = z.string().min(1).max(64)
const StandardDayMinutes = z.int().min(1).max(1440)
const Dates = z
  .record(Day, DateEntry)
  .refine((dates) => Object.keys(dates).length <= 4000, wanted('few-dates'))

/** A working calendar: the week's sessions, and the dates that differ from them. */
export const CalendarBody = z.strictObject({
  zone: Zone,
  standardDayMinutes: StandardDayMinutes,
  week: Week,
  dates: Dates,
})
export type CalendarBody = z.infer<typeof CalendarBody>

/** What a child unit's calendar says otherwise; everything left out is inherited. */
export const CalendarOverride = z.strictObject({
  zone: Zone.optional(),
  standardDayMinutes: StandardDayMinutes.optional(),
  week: Week.partial().optional(),
  dates: Dates.optional(),
})
export type CalendarOverride = z.infer<typeof CalendarOverride>

/** Upper bounds keep every search for working time short: about four years of days, a year of minutes. */
const Count = z.int().min(1).max(1000)
const Minutes = z.int().min(1).max(525_600)

/** How a deadline is counted from the instant of receipt. */
export const DeadlineRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('same-day'),
    cutOff: CutOff,
    minimumHandlingMinutes: z.int().min(0).max(1440),
  }),
  z.strictObject({ kind: z.literal('working-minutes'), minutes: Minutes }),
  z.strictObject({ kind: z.literal('half-days'), count: Count }),
  z.strictObject({ kind: z.literal('working-days'), count: Count, cutOff: CutOff.optional() }),
  z.strictObject({ kind: z.literal('calendar-days'), count: Count }),
  z.strictObject({ kind: z.literal('elapsed-minutes'), minutes: Minutes }),
])
export type DeadlineRule = z.infer<typeof DeadlineRule>
export type DeadlinePolicyKind = DeadlineRule['kind']

/** Deadlines are counted within these years, so that no search runs away. */
const FIRST_INSTANT_MS = Date.UTC(1900)
const LAST_INSTANT_MS = Date.UTC(2200)

const Moment = Instant.refine((instant) => {
  const ms = Date.parse(instant)
  return FIRST_INSTANT_MS <= ms && ms < LAST_INSTANT_MS
}, wanted('countable-time'))

/** Which stamp counts where a second person approves an answer; both are kept. As a rule the citizen's: `answered`. */
const STOPS_AT = ['answered', 'submitted'] as const

/** How often an item of this policy may wait for the citizen and how far it may be extended, both in one cycle; what stops its clock. */
export const DeadlineLimits = z.strictObject({
  maxPauses: z.int().min(0).max(100).optional(),
  maxExtensions: z.int().min(0).max(100).optional(),
  maxExtensionWorkingDays: Count.optional(),
  stopsAt: z.enum(STOPS_AT).optional(),
  /** For so many days after an answer the citizen may judge it and ask to reopen. */
  answerBackDays: z.int().min(1).max(365).optional(),
  /** How long a question to the citizen waits before the clock runs again. */
  questionWorkingDays: z.int().min(1).max(60).optional(),
  /** How many working days ahead a first reply may promise the answer. */
  interimWorkingDays: z.int().min(1).max(60).optional(),
  /** After how many days an answered item closes by itself; never where nothing is said. */
  closeAfterDays: z.int().min(1).max(365).optional(),
})
export type DeadlineLimits = z.infer<typeof DeadlineLimits>

/** Time spent waiting for the citizen. */
const Pause = z
  .strictObject({ from: Moment, to: Moment })
  .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), {
    path: ['to'],
    message: wanted('after-from'),
  })
type Pause = z.infer<typeof Pause>

export const Extension = z.strictObject({ workingDays: Count })
export type Extension = z.infer<typeof Extension>

/** `POST /api/deadlines/preview`. Without a calendar the organisation's own counts. */
export const DeadlinePreviewRequest = z.strictObject({
  policy: DeadlineRule,
  receivedAt: Moment,
  pauses: z.array(Pause).max(200).optional(),
  extensions: z.array(Extension).max(100).optional(),
  calendar: CalendarBody.optional(),
})
export type DeadlinePreviewRequest = z.infer<typeof DeadlinePreviewRequest>

/**
 * The proof of a deadline, step by step, as data: a page puts it into words. Instants are UTC (`…Z`), dates are local to
 * the zone that `received` names, minutes may be fractions and always equal the time they stand for.
 */
export type DeadlineStep =
  | { readonly step: 'received'; readonly at: string; readonly date: string; readonly zone: string }
  /** The policy is one of a campaign, under way between these days, both included. */
  | {
      readonly step: 'in-campaign'
      readonly name: string
      readonly nameEn: string
      readonly from: string
      readonly to: string
    }
  /** No working day. `reason` is null for the weekly day off, else the calendar entry's words. */
  | {
      readonly step: 'day-skipped'
      readonly date: string
      readonly reason: string | null
      readonly reasonEn?: string
    }
  | {
      readonly step: 'within-cut-off'
      readonly date: string
      readonly cutOff: string
      readonly effectiveCutOff: string
    }
  /** `effectiveCutOff` is null on a day too short to handle anything received on it. */
  | {
      readonly step: 'after-cut-off'
      readonly date: string
      readonly cutOff: string
      readonly effectiveCutOff: string | null
    }
  /** The day from which working days are counted, where it is not the day of receipt. */
  | { readonly step: 'counts-as-received'; readonly date: string }
  /** Working time of one day: `minutes` of it between `from` and `to`. */
  | {
      readonly step: 'minutes-counted'
      readonly date: string
      readonly from: string
      readonly to: string
      readonly minutes: number
    }
  /** The `number`-th working day. */
  | { readonly step: 'day-counted'; readonly date: string; readonly number: number }
  /** Calendar days, counted straight through; the day of receipt is not one of them. */
  | {
      readonly step: 'calendar-days-counted'
      readonly from: string
      readonly to: string
      readonly days: number
    }
  /** Time by the clock on the wall. */
  | { readonly step: 'minutes-elapsed'; readonly from: string; readonly to: string; readonly minutes: number }
  /** What the rule alone gives: the close of `date` (its midnight for calendar days), or the instant reached. */
  | { readonly step: 'due-by-rule'; readonly at: string; readonly date: string }
  /** A pause that counts: `minutes` is what it gives back (0 where no working time lies in it). */
  | {
      readonly step: 'pause-given-back'
      readonly from: string
      readonly to: string
      readonly minutes: number
    }
  /** A pause that began when the deadline had passed already. */
  | { readonly step: 'pause-ignored'; readonly from: string; readonly to: string }
  /** All that was given back, added once; for day-shaped rules then moved to the close of the day reached. */
  | { readonly step: 'moved-by-pauses'; readonly minutes: number; readonly at: string; readonly date: string }
  | { readonly step: 'extension'; readonly workingDays: number; readonly at: string; readonly date: string }
  | { readonly step: 'due'; readonly at: string; readonly date: string }

export interface DeadlinePreviewReply {
  /** UTC, `2026-11-20T10:00:00Z`; milliseconds only where they are not zero. */
  readonly dueAt: string
  readonly steps: readonly DeadlineStep[]
}
