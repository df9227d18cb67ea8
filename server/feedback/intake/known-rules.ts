import { listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { createCache } from '../../cache.ts'
import type { Service } from '../../context.ts'
import type { RoutingRuleInput } from '../../contract/people.ts'
import { isValidOn, makeRouter, type RoutingRule } from '../../domain/routing.ts'

export function toRoutingRule(
  rule: Awaited<ReturnType<typeof listRoutingRules>>[number],
): RoutingRule & { readonly answers: NonNullable<RoutingRuleInput['answers']> } {
  return {
    id: rule.id,
    name: rule.name,
    position: rule.position,
    unitId: rule.unit_id,
    categories: JSON.parse(rule.categories) as string[],
    wardCodes: JSON.parse(rule.ward_codes) as string[],
    words: JSON.parse(rule.words) as string[],
    answers: JSON.parse(rule.answers) as NonNullable<RoutingRuleInput['answers']>,
    validFrom: rule.valid_from,
    validTo: rule.valid_to,
  }
}

/** All routing rules, and the question they answer. */
export const knownRules = createCache({
  about: ['routing-rules'],
  maxEntries: 1,
  load: async ({ db }) => {
    const rules = (await listRoutingRules(db)).map(toRoutingRule)
    return { rules, ask: makeRouter(rules) }
  },
})

/** The categories that the rules of a day know of, in the words of the office. */
export async function knownCategories(service: Service, onDay: string): Promise<readonly string[]> {
  const { rules } = await knownRules(service)
  return [...new Set(rules.filter((rule) => isValidOn(rule, onDay)).flatMap(({ categories }) => categories))]
}
