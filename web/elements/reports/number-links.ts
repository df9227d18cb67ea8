import type { Lateness } from '../../../server/contract/reports/insight.ts'
import type { ListFilter, ListOutcome } from '../../../server/contract/feedback/list-filter.ts'
import type { PeriodReply, TimelinessCounts } from '../../../server/contract/report.ts'
import { dayBefore } from '../../../server/words/format.ts'
import { hrefOf } from '../../router.ts'

/* Where the numbers of reports lead: to the list that holds just what each of them counts. */

/** The unit that a number is of; `isAlone` without those below it. */
interface Of {
  readonly unit: string
  readonly isAlone?: boolean
}

/** Local days; `to` is exclusive. */
type Days = Pick<PeriodReply, 'from' | 'to'>

const OUTCOMES = {
  received: 'any',
  onTime: 'on-time',
  late: 'late',
  openInTime: 'open',
  overdue: 'overdue',
  endedInTime: 'ended-in-time',
  endedPastDue: 'ended-past-due',
  unpromised: 'unpromised',
} as const satisfies Partial<Record<keyof TimelinessCounts, ListOutcome>>

/** Columns of timeliness that count items. */
type CountedColumn = keyof typeof OUTCOMES

/** Items whose first round was received in these days, by how it came out, at the unit that is answerable. */
export function outcomeHref(of: Of, days: Days, column: CountedColumn): string {
  return itemsHref({ answerable: of.unit, ...reachOf(of), ...daysOf(days), outcome: OUTCOMES[column] })
}

/** Items of which a later round began in these days, by the unit answerable for that round; one that was reopened twice stands there once. */
export function reopenedHref(of: Of, days: Days): string {
  const { from, to } = daysOf(days)
  return itemsHref({ answerable: of.unit, ...reachOf(of), reopenedFrom: from, reopenedTo: to })
}

/** Items that a first reply promised to answer by one of these days and that were not, at the unit that had them then. */
export function brokenHref(of: Of, days: Days): string {
  const { from, to } = daysOf(days)
  return itemsHref({ answerable: of.unit, ...reachOf(of), brokenFrom: from, brokenTo: to })
}

/** Items received in these days that the unit leads, or led in their first round. */
export function receivedHref(of: Of, days: Days): string {
  return itemsHref({ unit: of.unit, ...reachOf(of), ...daysOf(days), outcome: 'any' })
}

/** Items the unit leads that were answered in these days. */
export function answeredHref(of: Of, days: Days): string {
  const { from, to } = daysOf(days)
  return itemsHref({ unit: of.unit, ...reachOf(of), answeredFrom: from, answeredTo: to })
}

/** Open items that the unit is answerable for: those with a date, those past it, or a class of lateness. */
export function openHref(of: Of, wanted: Lateness | 'open' | 'overdue'): string {
  const filter = { answerable: of.unit, ...reachOf(of) }
  if (wanted === 'open') return itemsHref({ ...filter, state: 'open', due: 'dated' })
  if (wanted === 'overdue') return itemsHref({ ...filter, state: 'open', due: 'overdue' })
  return itemsHref({ ...filter, lateness: wanted })
}

const ASKED = { ...OUTCOMES, asked: 'any' } as const satisfies Record<string, ListOutcome>

/** What the unit was asked to contribute in these days, by what came of it. */
export function askedHref(of: Of, days: Days, column: keyof typeof ASKED): string {
  return hrefOf({
    page: 'queue',
    view: 'contributions',
    q: '',
    unit: of.unit,
    ...reachOf(of),
    ...daysOf(days),
    outcome: ASKED[column],
  })
}

function itemsHref(filter: ListFilter): string {
  return hrefOf({ page: 'queue', view: 'all', q: '', ...filter })
}

function reachOf({ isAlone = false }: Of): Pick<ListFilter, 'reach'> {
  return isAlone ? { reach: 'itself' } : {}
}

function daysOf({ from, to }: Days): { readonly from: string; readonly to: string } {
  return { from, to: dayBefore(to) }
}
