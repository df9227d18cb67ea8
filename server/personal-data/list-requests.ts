import {
  findDataRequest,
  listOpenRequests,
  listSettledRequests,
  type RequestWithPerson,
} from '../../db/queries/office/data-requests.ts'
import type { Context, Service } from '../context.ts'
import type { DataRequestList, DataRequestRow } from '../contract/personal-data/data-requests.ts'
import type { BodyOf } from '../contract/personal-data/privacy-settings.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { demand } from '../permit.ts'

const PAGE = 50

/** Open requests by their due date, then the settled ones, page by page: `after` is what the page before gave as `next`. */
export async function listRequests(ctx: Context, after: string | undefined): Promise<DataRequestList> {
  demand(ctx.actor, 'personal-data/manage')
  const [at = '', id = ''] = after?.split(' ') ?? []
  const open = after === undefined ? await listOpenRequests(ctx.db) : []
  const settled = await listSettledRequests(ctx.db, {
    before: after === undefined ? null : { at, id },
    limit: PAGE + 1,
  })
  const shown = settled.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    requests: [...open, ...shown].map(describeRequest),
    next: settled.length > PAGE && last ? `${last.received_at} ${last.id}` : null,
  }
}

/** Throws `data/not-found`. */
export async function demandRequest({ db }: Pick<Service, 'db'>, id: string): Promise<RequestWithPerson> {
  const request = Id.safeParse(id).success ? await findDataRequest(db, id) : undefined
  if (!request) throw new Refusal('data/not-found')
  return request
}

/** The rule by which a request was counted, as it was then. */
export function ruleOf({ rule }: Pick<RequestWithPerson, 'rule'>): BodyOf<'due'> {
  return JSON.parse(rule) as BodyOf<'due'>
}

export function describeRequest(request: RequestWithPerson): DataRequestRow {
  const { source, extensionDays } = ruleOf(request)
  return {
    id: request.id,
    code: request.code,
    kind: request.kind,
    state: request.state,
    byCitizen: request.by_citizen === 1,
    receivedAt: request.received_at,
    replyDueAt: request.reply_due_at,
    dueAt: request.due_at,
    source,
    repliedAt: request.replied_at,
    extendedAt: request.extended_at,
    extensionDays,
    identity: request.identity,
    reason: request.reason,
    settledAt: request.settled_at,
    hasCertificate: request.certificate !== null,
    version: request.version,
    person:
      request.name === null
        ? null
        : {
            name: request.name,
            contact: request.email ?? request.phone ?? '',
            itemCode: request.item_code,
            words: request.words ?? '',
          },
  }
}
