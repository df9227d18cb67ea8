import { endPolicy, insertPolicy } from '../../db/queries/deadlines/calendars.ts'
import { insertRecomputation } from '../../db/queries/deadlines/recomputations.ts'
import type { Context } from '../context.ts'
import type { ChangePreview } from '../contract/deadlines/calendar-change.ts'
import type { ClosePolicyInput, PolicyInput, PolicyPreviewRequest } from '../contract/deadlines/policy.ts'
import { Refusal } from '../contract/refusals.ts'
import type { DeadlinePolicy } from '../domain/deadlines/choose-policy.ts'
import { previewChange } from './preview-change.ts'
import { mayIn } from '../permit.ts'
import { loadCalendars } from './find-calendar.ts'
import { newRecomputation } from './new-recomputation.ts'
import { type PlannedPolicies, planClosing, planPolicy } from './plan-policy.ts'
import { recordWriting } from '../history/append.ts'

/** A policy of one unit may give way to one of all: every open item is looked at. */
export const EVERYWHERE = '/'

/** What moves if this policy were added or closed now. Throws as the saving does. */
export async function previewPolicy(ctx: Context, input: PolicyPreviewRequest): Promise<ChangePreview> {
  const { policies } = 'add' in input ? await planPolicy(ctx, input.add) : await planClosing(ctx, input.close)
  return previewPolicies(ctx, policies)
}

/** What moves if these were all the policies there are. */
export async function previewPolicies(
  ctx: Context,
  policies: readonly DeadlinePolicy[],
): Promise<ChangePreview> {
  return previewChange(
    ctx,
    {
      calendarOf: await loadCalendars(ctx.db),
      within: EVERYWHERE,
      policies,
      zone: ctx.organisation.zone,
      changedAtMs: ctx.now(),
    },
    (leadPath) => mayIn(ctx.actor, 'feedback/read', leadPath),
  )
}

/** A policy from a day on, perhaps in the place of another. Throws `access/not-allowed`, `policy/invalid`. */
export async function addPolicy(ctx: Context, input: PolicyInput): Promise<string> {
  const planned = await planPolicy(ctx, input)
  await write(ctx, planned, input.note)
  return planned.added?.id ?? ''
}

/** Ends a policy: from `validTo` on it no longer holds. Throws `policy/not-found`, `access/not-allowed`, `policy/invalid`. */
export async function closePolicy(ctx: Context, input: ClosePolicyInput): Promise<void> {
  await write(ctx, await planClosing(ctx, input), input.note)
}

async function write(ctx: Context, { added, ended }: PlannedPolicies, note: string): Promise<void> {
  await ctx.changes.transaction(async (tx) => {
    if (added) {
      await insertPolicy(tx, added)
      await recordWriting(tx, ctx, 'policy-added', [['deadline_policy', added.id]])
    }
    if (ended) {
      const end = { valid_to: ended.validTo, note: [ended.seen.note, note].filter(Boolean).join(' · ') }
      if (!(await endPolicy(tx, ended.seen, end))) throw new Refusal('policy/not-found')
      await recordWriting(tx, ctx, 'policy-closed', [['deadline_policy', ended.seen.id]])
    }
    const causeId = added?.id ?? ended?.seen.id ?? ''
    await insertRecomputation(
      tx,
      newRecomputation(ctx, { cause: 'policy', causeId, unitPath: EVERYWHERE, note }),
    )
  })
}
