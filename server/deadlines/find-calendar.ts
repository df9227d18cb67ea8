import { listCalendarBodies, listCalendarVersions } from '../../db/queries/deadlines/calendars.ts'
import type { Db } from '../../db/open.ts'
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

/** Versions never change, so that what was read and what is made of it may be kept, days and all. */
const bodies = new Map<string, CalendarOverride>()
const compiled = new Map<string, WorkingCalendar>()
const MAX_BODIES = 2_000
const MAX_COMPILED = 200

/** The calendar of one unit. Throws `calendar/no-working-time` where not even the root has one. */
export async function findCalendar(db: Db, unitPath: string): Promise<UnitCalendar> {
  const calendarOf = await loadCalendars(db, unitIdsOf(unitPath))
  return calendarOf(unitPath)
}

/** The calendars of these units, read once for many items; the units above each must be among them. */
export async function loadCalendars(db: Db, unitIds: readonly string[]): Promise<CalendarOf> {
  return calendarsFrom(await loadHistories(db, unitIds))
}

/** The same from histories at hand: also from ones that are not saved yet. */
export function calendarsFrom(histories: ReadonlyMap<string, UnitHistory>): CalendarOf {
  const known = new Map<string, UnitCalendar>()
  return (unitPath) => {
    const found = known.get(unitPath) ?? makeCalendar(unitPath, histories)
    known.set(unitPath, found)
    return found
  }
}

/** Everything these units have ever said about their working time, by unit. */
export async function loadHistories(
  db: Db,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, UnitHistory>> {
  const rows = await listCalendarVersions(db, unitIds)
  const bodyOf = await loadBodies(
    db,
    rows.map(({ id }) => id),
  )
  const histories = new Map<string, UnitHistory>()
  for (const { id, unit_id: unitId, version, valid_from: validFrom } of rows) {
    const body = bodyOf.get(id)
    if (!body) throw new Error('a calendar version without a body')
    const before = histories.get(unitId)?.versions ?? []
    histories.set(unitId, { unitId, newestId: id, versions: [...before, { version, validFrom, body }] })
  }
  return histories
}

async function loadBodies(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CalendarOverride>> {
  const found = new Map(
    ids.flatMap((id) => {
      const known = bodies.get(id)
      return known ? [[id, known] as const] : []
    }),
  )
  const missing = ids.filter((id) => !found.has(id))
  if (bodies.size + missing.length > MAX_BODIES) bodies.clear()
  for (const { id, body } of await listCalendarBodies(db, missing)) {
    const parsed = JSON.parse(body) as CalendarOverride
    bodies.set(id, parsed)
    found.set(id, parsed)
  }
  return found
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

function makeCalendar(unitPath: string, histories: ReadonlyMap<string, UnitHistory>): UnitCalendar {
  const own = historiesAlong(unitPath, histories)
  const versionIds = own.map(({ newestId }) => newestId)
  const key = versionIds.join(' ')
  const calendar = compiled.get(key) ?? compileTimeline(own.map(({ versions }) => versions))
  if (compiled.size >= MAX_COMPILED) compiled.clear()
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
export function unitIdsOf(unitPath: string): string[] {
  return unitPath.split('/').filter((id) => id !== '')
}
