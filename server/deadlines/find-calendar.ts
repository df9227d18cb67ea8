import { listCalendarVersions } from '../../db/queries/deadlines/calendars.ts'
import type { Db } from '../../db/open.ts'
import { createCache } from '../cache.ts'
import type { CalendarBody, CalendarOverride } from '../contract/deadlines/calendar.ts'
import { Refusal } from '../contract/refusals.ts'
import { type CalendarHistory, calendarOn, compileTimeline } from '../domain/deadlines/calendar-timeline.ts'
import type { WorkingCalendar } from '../domain/deadlines/working-calendar.ts'

/** The calendar that counts in a unit, and where it comes from. */
export interface UnitCalendar {
  readonly calendar: WorkingCalendar
  /** The version nearest to the unit; the ones above it are inherited. */
  readonly versionId: string
  /** The newest versions it is made of, the root's first. */
  readonly versionIds: readonly string[]
  /** The unit whose calendar it is. */
  readonly unitPath: string
}

export type CalendarOf = (unitPath: string) => UnitCalendar

/** All versions of one unit's calendar. */
export interface UnitHistory {
  readonly unitId: string
  readonly newestId: string
  readonly versions: CalendarHistory
}

/** The calendars of all units. */
export const knownCalendars = createCache({
  about: ['calendars'],
  maxEntries: 1,
  load: ({ db }) => loadCalendars(db),
})

/** The calendar of one unit, read anew. Throws `calendar/no-working-time` where not even the root has one. */
export async function findCalendar(db: Db, unitPath: string): Promise<UnitCalendar> {
  return calendarsFrom(await loadHistories(db, unitIdsOf(unitPath)))(unitPath)
}

/** The calendars of all units, read anew; as they stood at an instant, if one is given. */
export async function loadCalendars(db: Db, beforeIso?: string): Promise<CalendarOf> {
  return calendarsFrom(await loadHistories(db, 'all', beforeIso))
}

/** The same from histories at hand: also from ones that are not saved yet. */
export function calendarsFrom(histories: ReadonlyMap<string, UnitHistory>): CalendarOf {
  const known = new Map<string, UnitCalendar>()
  /** Units without a calendar of their own share the one above, with all days that were worked out. */
  const compiled = new Map<string, WorkingCalendar>()
  return (unitPath) => {
    const found = known.get(unitPath) ?? makeCalendar(unitPath, histories, compiled)
    known.set(unitPath, found)
    return found
  }
}

/** Everything these units have ever said about their working time, by unit. */
export async function loadHistories(
  db: Db,
  unitIds: readonly string[] | 'all' = 'all',
  beforeIso?: string,
): Promise<ReadonlyMap<string, UnitHistory>> {
  const histories = new Map<string, UnitHistory>()
  for (const row of await listCalendarVersions(db, unitIds, beforeIso)) {
    const { id, unit_id: unitId, version, valid_from: validFrom } = row
    const body = JSON.parse(row.body) as CalendarOverride
    const before = histories.get(unitId)?.versions ?? []
    histories.set(unitId, { unitId, newestId: id, versions: [...before, { version, validFrom, body }] })
  }
  return histories
}

/** The whole calendar of a unit on a day, as data. */
export function bodyOn(
  histories: ReadonlyMap<string, UnitHistory>,
  unitPath: string,
  day: string,
): CalendarBody {
  return calendarOn(
    historiesAlong(unitPath, histories).map(({ versions }) => versions),
    day,
  )
}

function makeCalendar(
  unitPath: string,
  histories: ReadonlyMap<string, UnitHistory>,
  compiled: Map<string, WorkingCalendar>,
): UnitCalendar {
  const own = historiesAlong(unitPath, histories)
  const versionIds = own.map(({ newestId }) => newestId)
  const key = versionIds.join(' ')
  const calendar = compiled.get(key) ?? compileTimeline(own.map(({ versions }) => versions))
  compiled.set(key, calendar)
  return { calendar, versionId: versionIds.at(-1) ?? '', versionIds, unitPath }
}

/** The histories on the way from the root to a unit. Only the root's calendar is whole; without it the others say nothing. */
function historiesAlong(unitPath: string, histories: ReadonlyMap<string, UnitHistory>): UnitHistory[] {
  const unitIds = unitIdsOf(unitPath)
  const own = unitIds.flatMap((id) => histories.get(id) ?? [])
  if (own.length === 0 || own[0]?.unitId !== unitIds[0]) throw new Refusal('calendar/no-working-time')
  return own
}

/** A path lists the ids from the root, `/a/b/`. */
function unitIdsOf(unitPath: string): string[] {
  return unitPath.split('/').filter((id) => id !== '')
}
