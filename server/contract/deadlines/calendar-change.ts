import { z } from 'zod'
import { type CalendarBody, type CalendarOverride, DateEntry, Session } from './calendar.ts'
import { Code, Day, text } from '../fields.ts'
import { wanted } from '../wanted.ts'
import { WEEKDAYS } from './weekday.ts'

const Sessions = z.array(Session).max(24)

/** A day off exchanged for a day worked, kept as one; without `sessions` the worked day has the hours of the day off. */
export const SwapInput = z.strictObject({
  off: Day,
  worked: Day,
  sessions: Sessions.min(1).optional(),
  document: text(200),
  reason: text(120).optional(),
  reasonEn: text(120).optional(),
})
export type SwapInput = z.infer<typeof SwapInput>

/** An entry that a person writes: never half of a swap, never computed. */
const DateEntryInput = DateEntry.omit({ swappedWith: true, computed: true })

const WeekChange = z.partialRecord(z.enum(WEEKDAYS), Sessions.nullable())

/** One change of a calendar. Each is refused by itself, with its place in the list. */
export const CalendarChange = z.discriminatedUnion('change', [
  /** A day off, a short day, a day worked. */
  z.strictObject({ change: z.literal('date'), date: Day, entry: DateEntryInput }),
  /** The week holds again, or what the unit above says. */
  z.strictObject({ change: z.literal('clear'), date: Day }),
  z.strictObject({ change: z.literal('swap'), swap: SwapInput }),
  z.strictObject({ change: z.literal('clear-swap'), off: Day, worked: Day }),
  /** What was computed has been announced, by this document. */
  z.strictObject({ change: z.literal('confirm'), dates: z.array(Day).min(1).max(60), document: text(200) }),
  /** The days off that follow from the law and the lunar calendar, known to be right in these years; what stands stays. */
  z.strictObject({ change: z.literal('propose'), year: z.int().min(2000).max(2100) }),
  /** Null takes a weekday (or the standard day) from the unit above. */
  z.strictObject({
    change: z.literal('week'),
    week: WeekChange.optional(),
    standardDayMinutes: z.int().min(1).max(1440).nullable().optional(),
  }),
])
export type CalendarChange = z.infer<typeof CalendarChange>

/** No week begins before the organisation's first one. */
const FIRST_DAY = '2000-01-01'

/** `version` is the one the person was looking at, 0 where the unit has none of its own. */
export const CalendarPreviewRequest = z.strictObject({
  unit: Code,
  version: z.int().min(0),
  /** From when a changed week holds; today where it is left out. Single dates need no such day. */
  validFrom: Day.refine((day) => day >= FIRST_DAY, wanted('first-day')).optional(),
  changes: z.array(CalendarChange).min(1).max(400),
})
export type CalendarPreviewRequest = z.infer<typeof CalendarPreviewRequest>

/** `note` says by which decision: its number and date. */
export const SaveCalendarRequest = CalendarPreviewRequest.extend({ note: text(500) })
export type SaveCalendarRequest = z.infer<typeof SaveCalendarRequest>

/** An iCalendar file whose days off are to be looked at; nothing is saved. */
export const CalendarImportRequest = z.strictObject({ unit: Code, file: text(1_000_000) })

/** What an import would do to each of its days. `kept`: the calendar already says something else of that date. */
export interface ImportedDay {
  readonly date: string
  readonly reason: string
  readonly outcome: 'new' | 'same' | 'kept'
}

export interface CalendarImportReply {
  readonly days: readonly ImportedDay[]
  /** What to save so that the new ones count. */
  readonly changes: readonly CalendarChange[]
}

export interface CalendarReply {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  /** The newest version of the unit's own calendar, 0 where it inherits everything. */
  readonly version: number
  /** The whole calendar that counts in the unit today. */
  readonly body: CalendarBody
  /** What the unit itself says; the rest is inherited. Null where it says nothing. */
  readonly own: CalendarOverride | null
  readonly history: readonly {
    readonly version: number
    readonly validFrom: string
    readonly note: string
    readonly at: string
    readonly by: string | null
  }[]
  readonly today: string
  /** May this person change it? */
  readonly mayChange: boolean
}

/** An open item whose due date a change would move. */
export interface MovedItem {
  readonly id: string
  readonly trackingCode: string
  readonly title: string
  readonly oldDueAt: string
  readonly newDueAt: string
}

/** What a change would do to the open items. */
export interface ChangePreview {
  readonly examined: number
  readonly later: number
  readonly earlier: number
  /** Overdue already: they stay so. */
  readonly breached: number
  /** The first of those that move. */
  readonly items: readonly MovedItem[]
  /** False where there are more open items than a preview looks at. */
  readonly complete: boolean
}

export interface SavedChange {
  readonly id: string
  readonly version: number
}
