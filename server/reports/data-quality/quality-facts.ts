import type { Tx } from '../../../db/dialect.ts'
import { findUnit, type Unit } from '../../../db/queries/units.ts'
import { listServedNumbers, type ServedNumbers } from '../../../db/queries/volumes/served-counts.ts'
import {
  listPlaces,
  listSilences,
  listTabletStates,
  listWaitingBallots,
  type TabletPlace,
  type TabletState,
} from '../../../db/queries/volumes/tablets.ts'
import {
  listBursts,
  listSentLater,
  listTabletDays,
  listUnitDays,
} from '../../../db/queries/volumes/tablet-taps.ts'
import { isoOf, type Service } from '../../context.ts'
import { type CalendarOf, loadCalendars } from '../../deadlines/find-calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { isWorkingDay } from '../../domain/deadlines/working-calendar.ts'
import { addDays, dayNumber, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import type { Period } from '../../domain/period.ts'
import { keepFigures } from '../kept-figures.ts'
import { onceInSnapshot } from '../once-in-snapshot.ts'
import { subtreeIds } from '../unit-parts.ts'
import { listUnitsOf } from '../units-on.ts'

export type QualityService = Pick<Service, 'now' | 'organisation'>
export type QualityFacts = Awaited<ReturnType<typeof readQualityFacts>>

/** A kiosk of the unit's subtree, where it stands, and since which day of the period it is known to have been there. */
export interface StandingKiosk {
  readonly id: string
  readonly place: TabletPlace
  readonly firstDay: string
  readonly states: readonly TabletState[]
}

/** What tablets counted at one place: the days with anything, those with a burst, and by day when the last of it came. */
interface PlaceTaps {
  readonly days: readonly string[]
  readonly bursts: ReadonlySet<string>
  readonly later: ReadonlyMap<string, string>
}

interface Taps {
  /** Unit → days with anything rated in any way. */
  readonly ofUnits: ReadonlyMap<string, ReadonlySet<string>>
  readonly ofPlaces: ReadonlyMap<string, PlaceTaps>
}

/** Of a unit that counted nobody. */
export const NOBODY_SERVED: ServedNumbers = { numbers: [], desksSince: new Map() }
const NOTHING: PlaceTaps = { days: [], bursts: new Set(), later: new Map() }
const keptTaps = keepFigures<Taps>(8)

/** The same of the whole office, once in a snapshot. */
export const readOfficeFacts = onceInSnapshot(
  async (tx: Tx, service: QualityService, period: Period): Promise<QualityFacts> => {
    const root = await findUnit(tx, service.organisation.rootUnitId)
    if (!root) throw new Error('there is no root unit')
    return readQualityFacts(tx, service, root, period)
  },
  (_service, { key }) => key,
)

/** Everything that the quality of a period's data is judged by, in a unit and below it; one snapshot. */
export async function readQualityFacts(tx: Tx, service: QualityService, unit: Unit, period: Period) {
  const { zone } = service.organisation
  const units = await listUnitsOf(tx, period)
  const unitIds = [...subtreeIds(units, unit)]
  const isOwn = new Set(unitIds)
  const own = units.filter(({ id }) => isOwn.has(id))
  const calendarOf = await loadCalendars(tx)
  const today = localDay(service.now(), zone)
  const days = daysOf(period)
  const span = {
    fromIso: isoOf(startOfLocalDay(period.fromDay, zone)),
    toIso: isoOf(startOfLocalDay(period.toDay, zone)),
  }
  const places = await listPlaces(tx)
  const placeNames = [...new Set(places.map(({ unit_id, desk_id }) => nameOf(unit_id, desk_id)))]
  const taps = await keptTaps(tx, period, [unitIds, placeNames], () => readTaps(tx, unitIds, period))
  const tapsAt = ({ unit_id, desk_id }: Pick<TabletPlace, 'unit_id' | 'desk_id'>) =>
    taps.ofPlaces.get(nameOf(unit_id, desk_id)) ?? NOTHING
  const states = groupBy(await listTabletStates(tx), ({ kiosk_id }) => kiosk_id)
  const kiosks = standingKiosks(places, isOwn, span.toIso).map((place): StandingKiosk => {
    const rated = tapsAt(place).days
    const placed = localDay(Date.parse(place.from_at), zone)
    return {
      id: place.kiosk_id,
      place,
      // What was tapped before it was put there by hand counts at its first place.
      firstDay: [placed, ...rated].toSorted()[0] ?? placed,
      states: states.get(place.kiosk_id) ?? [],
    }
  })
  const openDays = openDaysBy(calendarOf, own, days)
  const openDaysAtEnd = openDaysBy(await loadCalendars(tx, span.toIso), own, days)
  const placedSince = new Map<string, string>()
  for (const { unit_id, from_at } of places)
    if (!placedSince.has(unit_id)) placedSince.set(unit_id, localDay(Date.parse(from_at), zone))
  const ofUnits = groupBy(kiosks, ({ place }) => place.unit_id)
  const served = await listServedNumbers(tx, unitIds, period)
  return {
    period,
    unit,
    units,
    own,
    zone,
    today,
    days,
    ratedDaysOf: (unitId: string) => taps.ofUnits.get(unitId) ?? new Set<string>(),
    tapsAt,
    kiosks,
    kiosksOf: (unitId: string) => ofUnits.get(unitId) ?? [],
    openDays,
    openDaysAtEnd,
    calendarOf,
    silences: await listSilences(tx, span),
    waitingBallots: await listWaitingBallots(tx, unitIds, period),
    placedSince,
    servedOf: (unitId: string) => served.get(unitId) ?? NOBODY_SERVED,
  }
}

function nameOf(unitId: string, deskId: string | null): string {
  return `${unitId} ${deskId ?? ''}`
}

async function readTaps(tx: Tx, unitIds: readonly string[], period: Period): Promise<Taps> {
  const name = ({ unitId, deskId }: { readonly unitId: string; readonly deskId: string }) =>
    nameOf(unitId, deskId)
  const bursts = groupBy(await listBursts(tx, unitIds, period), name)
  const later = groupBy(await listSentLater(tx, unitIds, period), name)
  const placed = await listTabletDays(tx, unitIds, period)
  return {
    ofUnits: new Map(
      (await listUnitDays(tx, unitIds, period)).map(({ unitId, days }) => [unitId, new Set(days)]),
    ),
    ofPlaces: new Map(
      placed.map((each) => [
        name(each),
        {
          days: each.days,
          bursts: new Set(bursts.get(name(each))?.map(({ day }) => day)),
          later: new Map(later.get(name(each))?.map(({ day, known }) => [day, known])),
        },
      ]),
    ),
  }
}

/** Of each unit the days on which it was there and, by its calendar, open. */
function openDaysBy(
  calendarOf: CalendarOf,
  units: readonly Unit[],
  days: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    units.map(({ id, path, valid_from: fromDay, valid_to: toDay }) => {
      const { calendar } = calendarOf(path)
      const isThere = (day: string) => day >= fromDay && (toDay === null || day < toDay)
      return [id, new Set(days.filter((day) => isThere(day) && isWorkingDay(calendar.day(dayNumber(day)))))]
    }),
  )
}

/** The days of a period, first to last. */
function daysOf({ fromDay, toDay }: Period): string[] {
  const days: string[] = []
  for (let day = fromDay; day < toDay; day = addDays(day, 1)) days.push(day)
  return days
}

/** Of each kiosk its last place before an instant, else its first, where that lies in these units. */
function standingKiosks(
  places: readonly TabletPlace[],
  isOwn: ReadonlySet<string>,
  toIso: string,
): TabletPlace[] {
  return [...groupBy(places, ({ kiosk_id }) => kiosk_id).values()]
    .flatMap((own) => own.findLast(({ from_at }) => from_at < toIso) ?? own[0] ?? [])
    .filter(({ unit_id }) => isOwn.has(unit_id))
}

/** The open days of a unit that are over and on which one of its tablets stood there. */
export function watchedDays(facts: QualityFacts, unitId: string): string[] {
  const since = facts
    .kiosksOf(unitId)
    .map(({ firstDay }) => firstDay)
    .toSorted()[0]
  return openDaysSince(facts, unitId, since)
}

/**
 * Open days of a unit that are over and of which it should say whom it served, and those of which it has not: all of the period, once
 * it has counted anything; else since its first tablet, wherever that stands by now. No day on which somebody rated says more.
 */
export function daysToCount(
  facts: QualityFacts,
  unitId: string,
  served = facts.servedOf(unitId),
): { readonly open: readonly string[]; readonly missing: readonly string[] } {
  const since = served.desksSince.size + served.numbers.length > 0 ? '' : facts.placedSince.get(unitId)
  const open = openDaysSince(facts, unitId, since)
  const whole = wholeDays(served)
  return { open, missing: open.filter((day) => !whole.has(day)) }
}

function openDaysSince(
  { openDays, today }: QualityFacts,
  unitId: string,
  since: string | undefined,
): string[] {
  if (since === undefined) return []
  return [...(openDays.get(unitId) ?? [])].filter((day) => day >= since && day < today)
}

/** Days counted as a whole, or at every desk that was counted on that day or an earlier one: a desk that is left out leaves the day open. */
function wholeDays({ numbers, desksSince }: ServedNumbers): Set<string> {
  const byDay = groupBy(numbers, ({ day }) => day)
  const isWhole = (day: string, desks: ReadonlySet<string>) =>
    desks.has('') || [...desksSince].every(([desk, since]) => since > day || desks.has(desk))
  return new Set(
    [...byDay].filter(([day, own]) => isWhole(day, new Set(own.map(({ desk }) => desk)))).map(([day]) => day),
  )
}
