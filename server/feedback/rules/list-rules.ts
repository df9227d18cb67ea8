import { listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import type { Context } from '../../context.ts'
import type { NamedUnit } from '../../contract/named-unit.ts'
import type { RuleList, ShownRule, TriedRules, TryRules } from '../../contract/organisation/routing-rules.ts'
import type { RoutingRule } from '../../domain/routing.ts'
import { isValidOn } from '../../domain/routing.ts'
import { knownUnits } from '../../known-organisation.ts'
import { demand } from '../../permit.ts'
import { knownRules, toRoutingRule } from '../intake/known-rules.ts'
import { knownRestrictedWords } from '../intake/restricted-words.ts'
import { revisionOf, today } from './change-rules.ts'

/** The rules in the order in which they are asked, with the mark a change is made on. */
export async function listRules(ctx: Context): Promise<RuleList> {
  demand(ctx.actor, 'rules/manage')
  const [stored, named] = await Promise.all([listRoutingRules(ctx.db), unitNames(ctx)])
  const day = today(ctx)
  return {
    revision: revisionOf(stored),
    today: day,
    rules: stored.map(toRoutingRule).map((rule): ShownRule => {
      const { unitId, position: _, ...shown } = rule
      return { ...shown, unit: named(unitId), state: stateOn(rule, day) }
    }),
  }
}

function stateOn(rule: RoutingRule, day: string): ShownRule['state'] {
  if (isValidOn(rule, day)) return 'holds'
  return rule.validFrom > day && (rule.validTo === null || rule.validTo > rule.validFrom) ? 'coming' : 'ended'
}

/** Which rule would catch this today, and why. The channel decides nothing: no rule asks it. */
export async function tryRules(ctx: Context, input: TryRules): Promise<TriedRules> {
  demand(ctx.actor, 'rules/manage')
  const [{ rules, ask }, named, findRestricted] = await Promise.all([
    knownRules(ctx),
    unitNames(ctx),
    knownRestrictedWords(ctx),
  ])
  const heldBy = findRestricted([input.text]).map(({ value }) => value)
  if (heldBy.length > 0) return { caught: null, later: [], heldBy }
  const routing = ask(
    {
      title: null,
      text: input.text,
      category: input.category ?? null,
      wardCode: input.wardCode ?? null,
      address: input.address ?? null,
    },
    today(ctx),
  )
  if (routing.kind === 'triage') return { caught: null, later: [], heldBy }
  const nameOf = (id: string) => rules.find((rule) => rule.id === id)?.name ?? ''
  const { ruleId: id, ruleName: name, unitId, because, alternatives } = routing
  return {
    caught: { id, name, unit: named(unitId), because },
    later: alternatives.map((each) => ({
      id: each.ruleId,
      name: nameOf(each.ruleId),
      unit: named(each.unitId),
    })),
    heldBy,
  }
}

/** Units as people are told of them, by id. */
export async function unitNames(ctx: Context): Promise<(id: string) => NamedUnit> {
  const { byId } = await knownUnits(ctx)
  return (id) => {
    const unit = byId.get(id)
    return { code: unit?.code ?? '', name: unit?.name ?? '', nameEn: unit?.name_en ?? '' }
  }
}
