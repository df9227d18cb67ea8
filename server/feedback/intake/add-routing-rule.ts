import type { Context } from '../../context.ts'
import type { RoutingRuleInput } from '../../contract/people.ts'
import { changeRules } from '../rules/change-rules.ts'

/** A rule behind those that stand; the first that matches decides. Returns its id. Throws as `changeRules`. */
export async function addRoutingRule(ctx: Context, input: RoutingRuleInput): Promise<string> {
  const [id] = await changeRules(ctx, { act: 'add', rule: input })
  if (id === undefined) throw new Error('a rule was added, and none was written')
  return id
}
