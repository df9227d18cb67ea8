import type { Db } from '../../db/open.ts'
import { listUnitPaths } from '../../db/queries/units.ts'
import { isAfterHours } from '../domain/misuse.ts'
import { dayAt, type WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { loadCalendars, unitIdsOf } from '../deadlines/find-calendar.ts'

/** How long a unit's calendar is believed without asking again: taps come every second, calendars change twice a year. */
const BELIEVED_MS = 60_000

/** Says of a tap whether it was made while its unit was closed. */
export type AfterHours = (unitId: string, atMs: number) => boolean

export interface OpeningHours {
  /** The judge for these units; reads only the calendars that are not at hand. */
  judge(db: Db, unitIds: readonly string[], nowMs: number): Promise<AfterHours>
}

export function createOpeningHours(): OpeningHours {
  const known = new Map<string, { readonly calendar: WorkingCalendar | undefined; readonly until: number }>()

  async function load(db: Db, unitIds: readonly string[], nowMs: number): Promise<void> {
    const units = await listUnitPaths(db, unitIds)
    const calendarOf = await loadCalendars(
      db,
      units.flatMap(({ path }) => unitIdsOf(path)),
    )
    for (const { id, path } of units) {
      known.set(id, { calendar: orNone(() => calendarOf(path).calendar), until: nowMs + BELIEVED_MS })
    }
  }

  return {
    async judge(db, unitIds, nowMs) {
      const missing = [...new Set(unitIds)].filter((id) => !((known.get(id)?.until ?? 0) > nowMs))
      if (missing.length > 0) await load(db, missing, nowMs)
      return (unitId, atMs) => {
        const calendar = known.get(unitId)?.calendar
        return calendar !== undefined && isAfterHours(atMs, dayAt(calendar, atMs).sessions)
      }
    },
  }
}

/** A calendar that is missing or makes no sense flags nothing: it must never cost a rating. */
function orNone<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
