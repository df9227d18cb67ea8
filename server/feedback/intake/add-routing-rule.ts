import { insertRoutingRule, listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { RoutingRuleInput } from '../../contract/people.ts'
import { Refusal } from '../../contract/refusals.ts'
import { demand } from '../../permit.ts'
import { recordWriting } from '../../history/append.ts'

/** A rule behind those that stand; the first that matches decides. */
export async function addRoutingRule(ctx: Context, input: RoutingRuleInput): Promise<string> {
  const unit = await findUnitByCode(ctx.db, input.unit)
  if (!unit) throw new Refusal('unit/not-found', { detail: input.unit })
  demand(ctx.actor, 'rules/manage')
  const rules = await listRoutingRules(ctx.db)
  const id = ctx.newId()
  await ctx.changes.transaction(async (tx) => {
    await insertRoutingRule(tx, {
      id,
      position: Math.max(0, ...rules.map(({ position }) => position)) + 1,
      name: input.name,
      unit_id: unit.id,
      categories: JSON.stringify(input.categories),
      ward_codes: JSON.stringify(input.wardCodes),
      words: JSON.stringify(input.words),
      valid_from: input.validFrom ?? '2000-01-01',
      valid_to: input.validTo,
    })
    await recordWriting(tx, ctx, 'routing-rule-added', [['routing_rule', id]])
  })
  return id
}
