import type { Service } from '../context.ts'
import { isAfterHours } from '../domain/misuse.ts'
import { dayAt } from '../domain/deadlines/working-calendar.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { knownUnits } from '../known-organisation.ts'

/** Says of a tap whether it was made while its unit was closed. */
export type AfterHours = (unitId: string, atMs: number) => boolean

/** The judge for all units. A calendar that is missing or makes no sense flags nothing: it must never cost a rating. */
export async function judgeHours(service: Service): Promise<AfterHours> {
  const [units, calendarOf] = await Promise.all([knownUnits(service), knownCalendars(service)])
  return (unitId, atMs) => {
    const unit = units.byId.get(unitId)
    try {
      return unit !== undefined && isAfterHours(atMs, dayAt(calendarOf(unit.path).calendar, atMs).sessions)
    } catch {
      return false
    }
  }
}
