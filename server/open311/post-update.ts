import type { StoredApiKey } from '../../db/queries/open311/api-keys.ts'
import { findPosted, isUpdateTaken, saveUpdateTaken } from '../../db/queries/open311/requests.ts'
import type { Service } from '../context.ts'
import { Instant } from '../contract/fields.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { reopenOwnItem } from '../feedback/citizen/reopen-own-item.ts'
import { replyToOffice } from '../feedback/citizen/reply-to-office.ts'
import { withdrawOwnItem } from '../feedback/citizen/withdraw-own-item.ts'
import { sha256 } from '../ids.ts'
import { takeMedia } from './media-url.ts'
import { markOf } from './post-request.ts'
import { type Params, valueOf } from './read-params.ts'

/** What mySociety's extension knows. */
const STATUSES = [
  'OPEN',
  'CLOSED',
  'FIXED',
  'IN_PROGRESS',
  'PLANNED',
  'ACTION_SCHEDULED',
  'INVESTIGATING',
  'DUPLICATE',
  'NOT_COUNCILS_RESPONSIBILITY',
  'NO_FURTHER_ACTION',
  'INTERNAL_REFERRAL',
  'CANCELLED',
  'REOPEN',
  'FOR_TRIAGE',
  'UNCHANGED',
] as const
type UpdateStatus = (typeof STATUSES)[number]

const MAX_DESCRIPTION = 4_000
const MAX_UPDATE_ID = 200

/**
 * What the sender of a request says later, for the system that posted it: what its citizen may do here, and nothing more.
 * CANCELLED takes it back, REOPEN asks again; any other status is a reply, for the office alone decides on its own. The same
 * `update_id` again changes nothing. Throws `open311/request-not-found` for what this system did not post, `request/invalid`,
 * `citizen/…`.
 */
export async function postUpdate(service: Service, key: StoredApiKey, params: Params): Promise<string> {
  const { id, updateId, status, description } = readUpdate(params)
  const item = id.startsWith(markOf(key)) && !id.includes('\0') ? await findPosted(service.db, id) : undefined
  if (!item) throw new Refusal('open311/request-not-found')
  const hash = sha256(updateId)
  if (await isUpdateTaken(service.db, item.id, hash)) return updateId
  // What stands already was done by this update before its answer was lost.
  if (status === 'CANCELLED' && item.status !== 'withdrawn')
    await withdrawOwnItem(service, item.id, description)
  else if (status === 'REOPEN') await reopenOwnItem(service, item.id, description)
  else if (status !== 'CANCELLED')
    await replyToOffice(service, item.id, { text: replyOf(status, description), photos: [] })
  await takeMedia(service, item, params)
  await saveUpdateTaken(service.db, item.id, hash)
  return updateId
}

function replyOf(status: UpdateStatus, description: string): string {
  return status === 'OPEN' || status === 'UNCHANGED' ? description : `${status}: ${description}`
}

function readUpdate(params: Params) {
  const value = (field: string) => valueOf(params, field) ?? ''
  const status = STATUSES.find((each) => each === value('status').toUpperCase())
  const at = value('updated_datetime')
  const errors: FieldError[] = [
    ...['service_request_id', 'update_id', 'status', 'updated_datetime', 'description']
      .filter((field) => !params.has(field))
      .map((field) => ({ field, vi: 'cần có', en: 'is needed' })),
    ...(params.has('status') && !status
      ? [{ field: 'status', vi: `chỉ có ${STATUSES.join(', ')}`, en: `knows only ${STATUSES.join(', ')}` }]
      : []),
    ...(at === '' || Instant.safeParse(at).success
      ? []
      : [{ field: 'updated_datetime', vi: 'cần ISO 8601 có múi giờ', en: 'needs ISO 8601 with its zone' }]),
    ...tooLong('update_id', value('update_id'), MAX_UPDATE_ID),
    ...tooLong('description', value('description'), MAX_DESCRIPTION),
  ]
  if (!status || errors.length > 0) throw new Refusal('request/invalid', { errors })
  return {
    id: value('service_request_id'),
    updateId: value('update_id'),
    status,
    description: value('description'),
  }
}

function tooLong(field: string, given: string, most: number): FieldError[] {
  return given.length > most
    ? [{ field, vi: `nhiều nhất ${most} ký tự`, en: `${most} characters at most` }]
    : []
}
