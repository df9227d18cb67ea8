import { listLeaves } from '../../db/queries/people/leaves.ts'
import type { Service } from '../context.ts'
import { coveredOn, leaveOn, standInOf } from '../domain/unit-day/leave.ts'
import { localDay } from '../domain/local-time.ts'

/** For whom this person stands in today. */
export async function coveredBy(service: Service, personId: string): Promise<string[]> {
  const { leaves, today } = await leavesToday(service)
  return coveredOn(leaves, personId, today)
}

/** Who is away today, and who stands in for them: null where nobody can be reached. */
export async function awayToday(
  service: Service,
): Promise<(personId: string) => { readonly until: string; readonly standIn: string | null } | undefined> {
  const { leaves, today } = await leavesToday(service)
  return (personId) => {
    const leave = leaveOn(leaves, personId, today)
    return leave && { until: leave.toDay, standIn: standInOf(leaves, personId, today) }
  }
}

async function leavesToday(service: Service) {
  const today = localDay(service.now(), service.organisation.zone)
  const leaves = await listLeaves(service.db, today)
  return { leaves, today }
}
