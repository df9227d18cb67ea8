import { type CalendarVersion, listCurrentCalendars } from '../../db/queries/calendars.ts'
import type { Db } from '../../db/open.ts'
import type { CalendarBody, CalendarOverride } from '../contract/calendar.ts'
import { Refusal } from '../contract/refusals.ts'
import { compileCalendar, mergeCalendars, type WorkingCalendar } from '../domain/working-calendar.ts'

/** The calendar that counts in a unit, and where it comes from. */
export interface UnitCalendar {
  readonly calendar: WorkingCalendar
  /** The version nearest to the unit; the ones above it are inherited. */
  readonly versionId: string
  /** All versions it is made of, the root's first. */
  readonly versionIds: readonly string[]
}

export type CalendarOf = (unitPath: string) => UnitCalendar

/** Versions never change, so that what is made of them may be kept, days and all. */
const compiled = new Map<string, WorkingCalendar>()
const MAX_COMPILED = 200

/** The calendar of one unit. Throws `calendar/no-working-time` where not even the root has one. */
export async function findCalendar(db: Db, unitPath: string): Promise<UnitCalendar> {
  const calendarOf = await loadCalendars(db, unitIdsOf(unitPath))
  return calendarOf(unitPath)
}

/** The calendars of these units, read once for many items; the units above each must be among them. */
export async function loadCalendars(db: Db, unitIds: readonly string[]): Promise<CalendarOf> {
  const versions = new Map((await listCurrentCalendars(db, unitIds)).map((row) => [row.unit_id, row]))
  const known = new Map<string, UnitCalendar>()
  return (unitPath) => {
    const found = known.get(unitPath) ?? makeCalendar(unitPath, versions)
    known.set(unitPath, found)
    return found
  }
}

function makeCalendar(unitPath: string, versions: ReadonlyMap<string, CalendarVersion>): UnitCalendar {
  const unitIds = unitIdsOf(unitPath)
  const own = unitIds.flatMap((id) => versions.get(id) ?? [])
  const nearest = own.at(-1)
  // Only the root's calendar is whole; without it the others say nothing.
  if (!nearest || own[0]?.unit_id !== unitIds[0]) throw new Refusal('calendar/no-working-time')
  const versionIds = own.map(({ id }) => id)
  return { calendar: compileOnce(own, versionIds.join(' ')), versionId: nearest.id, versionIds }
}

function compileOnce(versions: readonly CalendarVersion[], key: string): WorkingCalendar {
  const known = compiled.get(key)
  if (known) return known
  const [root, ...overrides] = versions
  const body = overrides.reduce(
    (parent, { body }) => mergeCalendars(parent, JSON.parse(body) as CalendarOverride),
    JSON.parse(root?.body ?? '') as CalendarBody,
  )
  if (compiled.size >= MAX_COMPILED) compiled.clear()
  const calendar = compileCalendar(body)
  compiled.set(key, calendar)
  return calendar
}

/** A path lists the ids from the root, `/a/b/`. */
function unitIdsOf(unitPath: string): string[] {
  return unitPath.split('/').filter((id) => id !== '')
}
