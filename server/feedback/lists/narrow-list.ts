import type { NarrowedList } from '../../../db/queries/feedback/queue/match-items.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import { type ListFilter, MYSELF, NO_VALUE, SOON_MINUTES } from '../../contract/feedback/list-filter.ts'
import { Refusal } from '../../contract/refusals.ts'
import { overdueItems } from '../../deadlines/overdue-items.ts'
import { latenessOf } from '../../domain/lateness.ts'
import {
  addDays,
  dayNumber,
  instantAtMinute,
  localDay,
  MINUTE_MS,
  startOfLocalDay,
} from '../../domain/local-time.ts'
import { idsOf } from './list-units.ts'

/** Where a span of days is open on one side: before and after everything. */
const [FIRST_DAY, LAST_DAY] = ['1970-01-02', '9998-01-01']

/** Most of what narrows a list of items is not known of contributions, nor of answers to approve. Throws `request/invalid`. */
export function refuseNarrowing(query: ListFilter, but: readonly (keyof ListFilter)[] = []): void {
  const fields = [
    'answerable',
    'from',
    'to',
    'person',
    'category',
    'channel',
    'state',
    'due',
    'outcome',
    'contribution',
    'verdict',
    'changed',
    'objection',
    'urgent',
    'answered',
    'hour',
    'lateness',
    'answeredFrom',
    'answeredTo',
    'reopenedFrom',
    'reopenedTo',
    'brokenFrom',
    'brokenTo',
    'sort',
  ] as const
  const errors = fields
    .filter((field) => query[field] !== undefined && !but.includes(field))
    .map((field) => ({
      field,
      vi: 'không lọc được danh sách phối hợp',
      en: 'cannot narrow the list of contributions',
    }))
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
}

/** Throws `unit/not-found`. */
export function narrowedBy(
  query: ListFilter,
  units: readonly Unit[],
  { zone, nowIso, personId }: { readonly zone: string; readonly nowIso: string; readonly personId: string },
): NarrowedList {
  const spans = spansOf(query, nowIso, zone)
  const { answerable, from, to, person, category, channel, state, due, outcome } = query
  const { contribution, verdict, changed } = query
  const { answeredFrom, answeredTo, reopenedFrom, reopenedTo, brokenFrom, brokenTo } = query
  const answerableIds = idsOf(units, answerable, query)
  const [fromDay, toDay] = [from ?? FIRST_DAY, to === undefined ? LAST_DAY : addDays(to, 1)]
  const received = daysOf(from, to, zone)
  return {
    nowIso,
    ...(answerableIds ? { answerableIds } : {}),
    ...(from === undefined && to === undefined
      ? {}
      : {
          received: {
            fromDay,
            toDay,
            fromIso: received.from,
            toIso: received.to,
          },
        }),
    ...(answeredFrom === undefined && answeredTo === undefined
      ? {}
      : { everAnsweredIn: daysOf(answeredFrom, answeredTo, zone) }),
    ...(reopenedFrom === undefined && reopenedTo === undefined
      ? {}
      : {
          reopenedIn: {
            fromDay: reopenedFrom ?? FIRST_DAY,
            toDay: reopenedTo === undefined ? LAST_DAY : addDays(reopenedTo, 1),
          },
        }),
    ...(brokenFrom === undefined && brokenTo === undefined
      ? {}
      : { brokenIn: daysOf(brokenFrom, brokenTo, zone) }),
    ...(person === undefined
      ? {}
      : { assigneeId: person === NO_VALUE ? null : person === MYSELF ? personId : person }),
    ...(category === undefined ? {} : { category: category === NO_VALUE ? null : category }),
    ...(contribution === undefined ? {} : { contribution }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(changed === undefined ? {} : { changedSinceLookOf: personId }),
    ...(query.objection === undefined ? {} : { isObjected: true as const }),
    ...(query.urgent === undefined ? {} : { isUrgent: true as const }),
    ...spans,
    ...(due === 'thrice' ? { isLateThrice: true as const } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(state === undefined ? {} : { isOpen: state === 'open' }),
    ...(due === undefined ? {} : { due }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

/** What is due or was answered today, or in one hour of it; what is due soon. Throws `request/invalid`. */
function spansOf(
  { due, answered, hour }: ListFilter,
  nowIso: string,
  zone: string,
): Pick<NarrowedList, 'dueIn' | 'answeredIn'> {
  const now = Date.parse(nowIso)
  const today = localDay(now, zone)
  const day =
    hour === undefined
      ? { from: startOfLocalDay(today, zone), to: startOfLocalDay(addDays(today, 1), zone) }
      : {
          from: instantAtMinute(dayNumber(today), hour * 60, zone),
          to: instantAtMinute(dayNumber(today), (hour + 1) * 60, zone),
        }
  const span = { from: isoOf(day.from), to: isoOf(day.to) }
  if (hour !== undefined && due !== 'today' && answered !== 'today')
    throw new Refusal('request/invalid', {
      errors: [
        {
          field: 'hour',
          vi: 'chỉ đi cùng “đến hạn hôm nay” hoặc “trả lời hôm nay”',
          en: 'goes with what is due or was answered today',
        },
      ],
    })
  return {
    ...(due === 'today' ? { dueIn: span } : {}),
    ...(due === 'soon' ? { dueIn: { from: nowIso, to: isoOf(now + SOON_MINUTES * MINUTE_MS) } } : {}),
    ...(answered === 'today' ? { answeredIn: span } : {}),
  }
}

/** From the beginning of a local day to the end of another, or from or to any time. */
export function daysOf(from: string | undefined, to: string | undefined, zone: string) {
  return {
    from: isoOf(startOfLocalDay(from ?? FIRST_DAY, zone)),
    to: isoOf(startOfLocalDay(to === undefined ? LAST_DAY : addDays(to, 1), zone)),
  }
}

/** What is open and so late, judged item by item as the report of open items does. */
export async function byLateness(
  ctx: Context,
  { lateness, ...query }: ListFilter,
  units: readonly Unit[],
): Promise<Pick<NarrowedList, 'isOpenInTime' | 'ids'>> {
  if (lateness === undefined) return {}
  if (lateness === 'in-time') return { isOpenInTime: true }
  const unitIds = idsOf(units, query.answerable, query) ?? units.map(({ id }) => id)
  const late = await overdueItems(ctx, unitIds)
  return {
    ids: late.filter(({ workingDaysLate }) => latenessOf(workingDaysLate) === lateness).map(({ id }) => id),
  }
}
