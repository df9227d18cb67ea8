import { listNewestAnswered } from '../../db/queries/feedback/newest-answered.ts'
import { createCache } from '../cache.ts'
import type { Context } from '../context.ts'
import type { UnitSuggestion, UnitSuggestions } from '../contract/feedback/suggestions.ts'
import { localDay } from '../domain/local-time.ts'
import { isValidOn } from '../domain/routing.ts'
import { saysNoCategory } from '../domain/text/other-category.ts'
import { type AnsweredItem, learnUnits, suggestUnits } from '../domain/triage/suggest-units.ts'
import { knownChoices } from '../known-choices.ts'
import { knownUnits } from '../known-organisation.ts'
import { findInScope, type Item } from './find-in-scope.ts'
import { knownRules } from './intake/known-rules.ts'

/** So many of the newest answers of a unit teach what it answers, and so many of all units together. */
const MOST_OF_UNIT = 40
const MOST_OF_ALL = 4_000
const MOST_SHOWN = 3

/**
 * Which unit may be responsible for an item: by the rules as they stand today, by what is known of the units' fields, and by who
 * answered what is alike. Nothing is moved by it: a person decides. Throws `feedback/not-found`.
 */
export async function suggestUnitsFor(ctx: Context, id: string): Promise<UnitSuggestions> {
  const item = await findInScope(ctx, id)
  const isWanted = ctx.config.suggestsUnits && (await knownChoices(ctx))['suggest-units']
  if (!isWanted || item.restricted === 1 || item.text === '') return { suggestions: [] }
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const [units, rule, learned] = await Promise.all([
    knownUnits(ctx),
    ruleFor(ctx, item, today),
    knownLessons(ctx, today),
  ])
  const alike = suggestUnits(learned, saidOf(item), MOST_SHOWN + 2)
  const told: readonly SuggestedFrom[] = [
    ...rule,
    ...alike
      .filter(({ unitId }) => rule.every((one) => one.unitId !== unitId))
      .map(({ unitId, share, answered, of, because }) => ({
        unitId,
        from: answered > 0 ? ('alike' as const) : ('field' as const),
        share: Math.round(share * 100) / 100,
        answered: answered > 0 ? answered : null,
        of: answered > 0 ? of : null,
        because,
      })),
  ]
  return {
    suggestions: told
      .flatMap(({ unitId, ...one }): UnitSuggestion[] => {
        const unit = units.byId.get(unitId)
        if (!unit || unit.id === item.lead_unit_id) return []
        return [{ unit: { code: unit.code, name: unit.name, nameEn: unit.name_en }, ...one }]
      })
      .slice(0, MOST_SHOWN),
  }
}

type SuggestedFrom = Omit<UnitSuggestion, 'unit'> & { readonly unitId: string }

/** A rule may have come, or the category been set, since the item was received. */
async function ruleFor(ctx: Context, item: Item, today: string): Promise<readonly SuggestedFrom[]> {
  const { ask } = await knownRules(ctx)
  const place = item.place === null ? null : (JSON.parse(item.place) as { address?: string })
  const routing = ask(
    {
      title: item.title,
      text: item.text,
      category: item.category,
      wardCode: item.ward_code,
      address: place?.address ?? null,
    },
    today,
  )
  if (routing.kind !== 'matched') return []
  const isGuess = routing.because.some(({ guess }) => guess)
  const { unitId, ruleName } = routing
  return [{ unitId, from: 'rule', share: isGuess ? 0.5 : 1, answered: null, of: null, because: [ruleName] }]
}

/**
 * What units are and what they answered last, kept a minute at most: what is erased or held meanwhile is forgotten with it. The
 * root unit is none that answers, unless it did.
 */
const knownLessons = createCache({
  about: ['units', 'routing-rules'],
  maxEntries: 1,
  load: async (service, today: string) => {
    const [{ all }, { rules }] = await Promise.all([knownUnits(service), knownRules(service)])
    const units = all.filter(({ valid_to }) => valid_to === null || today < valid_to)
    const valid = rules.filter((rule) => isValidOn(rule, today))
    const own = units
      .filter(({ id }) => id !== service.organisation.rootUnitId)
      .map(({ id, name }) => ({
        unitId: id,
        words: [
          name,
          ...valid
            .filter(({ unitId }) => unitId === id)
            .flatMap((rule) => [rule.name, ...rule.categories, ...rule.words]),
        ],
      }))
    const most = Math.min(MOST_OF_UNIT, Math.ceil(MOST_OF_ALL / units.length))
    const answered: AnsweredItem[] = []
    // One after the other: a list that waits for the same readers must not wait for all of them.
    for (const { id } of units) {
      const items = await listNewestAnswered(service.db, id, most)
      answered.push(...items.map((item) => ({ unitId: id, text: saidOf(item) })))
    }
    return learnUnits(own, answered)
  },
})

/** What an item says of what it is about: its category too, where it names any. */
function saidOf({ title, text, category }: Pick<Item, 'title' | 'text' | 'category'>): string {
  return [title, text, saysNoCategory(category) ? null : category].filter((part) => part !== null).join('. ')
}
