import { findActivePerson, type Holder, listHolders } from '../../db/queries/notifications.ts'
import type { Service } from '../context.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Role } from '../contract/people.ts'
import type { ReminderAudience } from '../contract/deadlines/reminders.ts'
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
  return assignee ? [assignee] : findByRole(service, item, 'officer')
}

/** Who has the role over the item's unit: for a unit's own roles the nearest ones only. */
export async function findByRole(
  { db, organisation, now }: Service,
  { lead_path }: Pick<AudienceItem, 'lead_path'>,
  role: Role,
): Promise<Addressee[]> {
  const unitIds = lead_path.split('/').filter((id) => id !== '')
  const holders = await listHolders(db, unitIds, [role], localDay(now(), organisation.zone))
  if (!NEAREST.includes(role)) return holders
  const deepest = Math.max(...holders.map(({ depth }) => depth))
  return holders.filter(({ depth }) => depth === deepest)
}
