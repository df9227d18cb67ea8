import type { Tx } from '../../../db/dialect.ts'
import { countTallies, type TallyCount } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { listServedCounts } from '../../../db/queries/volumes/served-counts.ts'
import {
  listPlaces,
  listSilences,
  listTabletStates,
  listWaitingBallots,
  type TabletPlace,
  type TabletState,
} from '../../../db/queries/volumes/tablets.ts'
import { isoOf, type Service } from '../../context.ts'
import { loadCalendars } from '../../deadlines/find-calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { isWorkingDay } from '../../domain/deadlines/working-calendar.ts'
import { addDays, dayNumber, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import type { Period } from '../../domain/period.ts'
import { newestServed } from '../served/newest-served.ts'
import { keepFigures } from '../kept-figures.ts'
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

type QualityCell = TallyCount<'unitId' | 'deskId' | 'day' | 'channel' | 'flag' | 'known'>
const keptCells = keepFigures<readonly QualityCell[]>(8)

/** Everything that the quality of a period's data is judged by, in a unit and below it; one snapshot. */
export async function readQualityFacts(tx: Tx, service: QualityService, unit: Unit, period: Period) {
  const { zone } = service.organisation
  const units = await listUnitsOf(tx, period)
  const unitIds = [...subtreeIds(units, unit)]
  const own = units.filter(({ id }) => unitIds.includes(id))
  const calendarOf = await loadCalendars(tx)
  const today = localDay(service.now(), zone)
  const days = daysOf(period)
  const span = {
    fromIso: isoOf(startOfLocalDay(period.fromDay, zone)),
    toIso: isoOf(startOfLocalDay(period.toDay, zone)),
  }
  const cells = await keptCells(tx, period, [unitIds], () =>
    countTallies(tx, {
      span: period,
      by: ['unitId', 'deskId', 'day', 'channel', 'flag', 'known'],
      unitIds,
      questions: ['level'],
    }),
  )
  const byPlace = groupBy(
    cells.filter(({ channel }) => channel === 'kiosk'),
    ({ unitId, deskId }) => `${unitId} ${deskId}`,
  )
  const cellsAt = ({ unit_id, desk_id }: Pick<TabletPlace, 'unit_id' | 'desk_id'>) =>
    byPlace.get(`${unit_id} ${desk_id ?? ''}`) ?? []
  const states = await listTabletStates(tx)
  const kiosks = standingKiosks(await listPlaces(tx), unitIds, span.toIso).map((place): StandingKiosk => {
    const rated = cellsAt(place).map(({ day }) => day)
    const placed = localDay(Date.parse(place.from_at), zone)
    return {
      id: place.kiosk_id,
      place,
      // What was tapped before it was put there by hand counts at its first place.
      firstDay: [placed, ...rated].toSorted()[0] ?? placed,
      states: states.filter(({ kiosk_id }) => kiosk_id === place.kiosk_id),
    }
  })
  const openDays = new Map(
    own.map(({ id, path }) => {
      const { calendar } = calendarOf(path)
      return [id, new Set(days.filter((day) => isWorkingDay(calendar.day(dayNumber(day)))))]
    }),
  )
  return {
    period,
    unit,
    units,
    own,
    zone,
    today,
    days,
    cells,
    /** What tablets counted at a place. */
    cellsAt,
    kiosks,
    openDays,
    calendarOf,
    silences: await listSilences(tx, span),
    waitingBallots: await listWaitingBallots(tx, unitIds, period),
    served: newestServed(await listServedCounts(tx, unitIds, period)),
  }
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
  unitIds: readonly string[],
  toIso: string,
): TabletPlace[] {
  return [...groupBy(places, ({ kiosk_id }) => kiosk_id).values()]
    .flatMap((own) => own.findLast(({ from_at }) => from_at < toIso) ?? own[0] ?? [])
    .filter(({ unit_id }) => unitIds.includes(unit_id))
}

/** The open days of a unit that are over and on which one of its tablets stood there. */
export function watchedDays({ kiosks, openDays, today }: QualityFacts, unitId: string): string[] {
  const since = kiosks
    .filter(({ place }) => place.unit_id === unitId)
    .map(({ firstDay }) => firstDay)
    .toSorted()[0]
  if (since === undefined) return []
  return [...(openDays.get(unitId) ?? [])].filter((day) => day >= since && day < today)
}
