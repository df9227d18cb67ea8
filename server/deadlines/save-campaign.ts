import { isUniqueViolation } from '../../db/dialect.ts'
import { insertCampaign, updateCampaign } from '../../db/queries/deadlines/campaigns.ts'
import { insertRecomputation } from '../../db/queries/deadlines/recomputations.ts'
import { type Context, isoOf } from '../context.ts'
import type { ChangePreview } from '../contract/deadlines/calendar-change.ts'
import type { CampaignInput, ChangeCampaignInput } from '../contract/deadlines/policy.ts'
import { Refusal } from '../contract/refusals.ts'
import { newRecomputation } from './new-recomputation.ts'
import { planCampaign, planCampaignChange } from './plan-campaign.ts'
import { EVERYWHERE, previewPolicies } from './save-policy.ts'
import { recordWriting } from '../history/append.ts'

/**
 * A campaign in the units named, or in the whole organisation. It moves nothing until a policy is one of it. Throws
 * `policy/invalid` with each field, `access/not-allowed`, `organisation/taken`.
 */
export async function addCampaign(ctx: Context, input: CampaignInput): Promise<string> {
  const { columns, unitIds } = await planCampaign(ctx, input)
  const id = ctx.newId()
  const campaign = {
    ...columns,
    id,
    code: input.code,
    version: 1,
    created_at: isoOf(ctx.now()),
    created_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
  }
  try {
    await ctx.changes.transaction(async (tx) => {
      await insertCampaign(tx, campaign, unitIds)
      await recordWriting(tx, ctx, 'campaign-added', [['campaign', id]])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.code })
    throw error
  }
  return id
}

/** What moves if the campaign were changed so now. Throws as the change does. */
export async function previewCampaign(ctx: Context, input: ChangeCampaignInput): Promise<ChangePreview> {
  const { policies } = await planCampaignChange(ctx, input)
  return previewPolicies(ctx, policies)
}

/**
 * Changes a campaign, or ends it early; the open items that its policies promised are worked off afterwards. Throws
 * `campaign/not-found`, `campaign/changed-meanwhile`, `policy/invalid` with each field, `access/not-allowed`.
 */
export async function changeCampaign(ctx: Context, input: ChangeCampaignInput): Promise<void> {
  const { seen, columns, unitIds } = await planCampaignChange(ctx, input)
  const note = [seen.note, input.note].filter(Boolean).join(' · ')
  await ctx.changes.transaction(async (tx) => {
    if (!(await updateCampaign(tx, seen, { ...columns, note }, unitIds)))
      throw new Refusal('campaign/changed-meanwhile')
    await recordWriting(tx, ctx, 'campaign-changed', [['campaign', seen.id]])
    await insertRecomputation(
      tx,
      newRecomputation(ctx, {
        cause: 'campaign',
        causeId: seen.id,
        unitPath: EVERYWHERE,
        note: input.note,
      }),
    )
  })
}
