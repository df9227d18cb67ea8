import { findActivePerson, type Holder, listHolders } from '../../db/queries/notifications.ts'
import type { Service } from '../context.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Role } from '../contract/people.ts'
import type { ReminderAudience } from '../contract/deadlines/reminders.ts'
import { awayToday } from '../leave/current-covers.ts'
import { localDay } from '../domain/local-time.ts'

/** A person to notify. */
export type Addressee = Pick<Holder, 'id' | 'email' | 'language'>

/** What of an item decides who is notified. */
export interface AudienceItem {
  readonly status: FeedbackStatus
  readonly restricted: number
  readonly assignee_id: string | null
  readonly lead_path: string
}

/** Roles of a unit: those of the nearest unit, upwards, that has somebody with the role. */
const NEAREST: readonly Role[] = ['officer', 'head']

/** The people meant by these audiences, each once. In triage the coordinators stand for officers and head. */
export async function findAudience(
  service: Service,
  item: AudienceItem,
  audiences: readonly ReminderAudience[],
): Promise<Addressee[]> {
  const found = await Promise.all(audiences.map((audience) => findOne(service, item, audience)))
  return [...new Map(found.flat().map((person) => [person.id, person])).values()]
}

async function findOne(
  service: Service,
  item: AudienceItem,
  audience: ReminderAudience,
): Promise<Addressee[]> {
  // What is held is nobody else's to hear of.
  if (item.restricted === 1) return findByRole(service, item, 'restricted-coordinator')
  if (audience === 'leadership') return findByRole(service, item, 'leader')
  if (item.status === 'new') return findByRole(service, item, 'coordinator')
  if (audience === 'head') return findByRole(service, item, 'head')
  const assignee =
    audience === 'assignee' && item.assignee_id !== null
      ? await findActivePerson(service.db, item.assignee_id)
      : undefined
  const reached = assignee ? await withStandIns(service, [assignee]) : undefined
  return reached?.isReached ? reached.people : findByRole(service, item, 'officer')
}

/** These people, and who stands in for those of them that are away; is any of all these there? */
async function withStandIns(
  service: Service,
  people: readonly Addressee[],
): Promise<{ readonly people: Addressee[]; readonly isReached: boolean }> {
  const away = await awayToday(service)
  const standIns = await Promise.all(
    people.map(async ({ id }) => {
      const standIn = away(id)?.standIn
      return standIn ? findActivePerson(service.db, standIn) : undefined
    }),
  )
  const found = standIns.filter((person) => person !== undefined)
  const isReached = found.length > 0 || people.some(({ id }) => away(id) === undefined)
  const unique = new Map([...people, ...found].map((person) => [person.id, person]))
  return { people: [...unique.values()], isReached }
}

/** Who is told in the place of a role that nobody has, or that only people have who are away without a cover. */
const INSTEAD: Readonly<Partial<Record<Role, Role>>> = { officer: 'head', head: 'coordinator' }

/**
 * Who has the role over the item's unit, and who stands in for those that are away. For a unit's own roles the nearest ones only,
 * further up until somebody is reached, and in the end the next role: what escalates always comes to somebody.
 */
export async function findByRole(
  service: Service,
  { lead_path }: Pick<AudienceItem, 'lead_path'>,
  role: Role,
): Promise<Addressee[]> {
  const unitIds = lead_path.split('/').filter((id) => id !== '')
  const today = localDay(service.now(), service.organisation.zone)
  const holders = await listHolders(service.db, unitIds, [role], today)
  if (!NEAREST.includes(role)) return (await withStandIns(service, holders)).people
  const told: Addressee[] = []
  for (const depth of [...new Set(holders.map((holder) => holder.depth))].toSorted((a, b) => b - a)) {
    const { people, isReached } = await withStandIns(
      service,
      holders.filter((holder) => holder.depth === depth),
    )
    told.push(...people)
    if (isReached) return told
  }
  const next = INSTEAD[role]
  return next ? [...told, ...(await findByRole(service, { lead_path }, next))] : told
}
