import {
  changeDataRequest,
  type RequestWithPerson,
  type StoredRequest,
} from '../../db/queries/office/data-requests.ts'
import { type Context, isoOf } from '../context.ts'
import type { DataRequestStep } from '../contract/personal-data/data-requests.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import { correctPerson, withdrawConsents } from './change-held-data.ts'
import { eraseHeld } from './erase-held-data.ts'
import { demandRequest, ruleOf } from './list-requests.ts'
import { dueOf } from './receive-request.ts'

type Step<Name extends DataRequestStep['step']> = Extract<DataRequestStep, { readonly step: Name }>

/** What each step sets; those that touch the data itself do it first. */
const STEPS: {
  readonly [Name in DataRequestStep['step']]: (
    ctx: Context,
    request: RequestWithPerson,
    step: Step<Name>,
  ) => Partial<StoredRequest> | Promise<Partial<StoredRequest>>
} = {
  reply: (ctx, { replied_at }) => ({ replied_at: replied_at ?? isoOf(ctx.now()) }),
  identify: (_ctx, _request, { identity }) => ({ identity }),
  extend: async (ctx, request, { reason }) => {
    const rule = ruleOf(request)
    if (request.extended_at !== null || rule.extensionDays === 0) throw new Refusal('data/no-extension')
    return {
      extended_at: isoOf(ctx.now()),
      due_at: (await dueOf(ctx, rule, Date.parse(request.received_at))).extendedDueAt,
      reason,
    }
  },
  finish: (ctx, _request, { reason }) => ({ state: 'done', reason, settled_at: isoOf(ctx.now()) }),
  refuse: (ctx, _request, { reason }) => ({ state: 'refused', reason, settled_at: isoOf(ctx.now()) }),
  correct: correctPerson,
  'withdraw-consents': withdrawConsents,
  erase: eraseHeld,
}

const NEEDS_IDENTITY: readonly DataRequestStep['step'][] = ['correct', 'withdraw-consents', 'erase']

/**
 * One step of a request. Throws `data/not-found`, `data/settled`, `data/changed-meanwhile`,
 * `data/identity-not-checked`, and what the step itself throws.
 */
export async function stepRequest(ctx: Context, id: string, step: DataRequestStep): Promise<void> {
  demand(ctx.actor, 'personal-data/manage')
  const request = await demandRequest(ctx, id)
  if (request.version !== step.version) throw new Refusal('data/changed-meanwhile')
  if (request.state !== 'open') throw new Refusal('data/settled')
  if (NEEDS_IDENTITY.includes(step.step)) demandIdentity(request)
  const take = STEPS[step.step] as (typeof STEPS)['reply']
  const changes = await take(ctx, request, step as Step<'reply'>)
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await changeDataRequest(tx, request, changes))) throw new Refusal('data/changed-meanwhile')
    await recordWriting(tx, ctx, step.step === 'erase' ? 'personal-data-erased' : 'data-request-changed', [
      ['data_request', id],
    ])
  })
}

export function demandIdentity({ identity }: Pick<RequestWithPerson, 'identity'>): void {
  if (identity === 'not-checked') throw new Refusal('data/identity-not-checked')
}
