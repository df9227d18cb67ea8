import { isUniqueViolation } from '../../db/dialect.ts'
import { insertCampaign } from '../../db/queries/campaigns.ts'
import { listUnits } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { CampaignInput } from '../contract/policy.ts'
import { Refusal } from '../contract/refusals.ts'
import { campaignErrors } from '../domain/check-policy.ts'
import { demand } from '../permit.ts'

/**
 * A campaign in the units named, or in the whole organisation. Throws `policy/invalid` with each field,
 * `access/not-allowed`, `organisation/taken`.
 */
export async function addCampaign(ctx: Context, input: CampaignInput): Promise<string> {
  const units = await listUnits(ctx.db)
  const chosen = input.units.map((code) => units.find((unit) => unit.code === code))
  const errors = [
    ...campaignErrors(input),
    ...chosen.flatMap((unit, index) =>
      unit
        ? []
        : [{ field: `units.${index}`, vi: 'Không có đơn vị mang mã này.', en: 'No unit has this code.' }],
    ),
  ]
  if (errors.length > 0) throw new Refusal('policy/invalid', { errors })
  const members = chosen.flatMap((unit) => unit ?? [])
  for (const { path } of members.length > 0 ? members : units.slice(0, 1))
    demand(ctx.actor, 'calendars/manage', path)

  const id = ctx.newId()
  const campaign = {
    id,
    code: input.code,
    name: input.name,
    name_en: input.nameEn ?? input.name,
    theme: input.theme,
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    procedures: JSON.stringify(input.procedures),
    created_at: isoOf(ctx.now()),
    created_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
  }
  const unitIds = [...new Set(members.map((unit) => unit.id))]
  try {
    await ctx.db.transaction().execute((tx) => insertCampaign(tx, campaign, unitIds))
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.code })
    throw error
  }
  return id
}
