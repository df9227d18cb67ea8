import { listAnsweredWith } from '../../db/queries/feedback/answered-alike.ts'
import type { Context } from '../context.ts'
import type { UnitSuggestion, UnitSuggestions } from '../contract/feedback/suggestions.ts'
import { localDay } from '../domain/local-time.ts'
import { suggestUnits, type WordPair, wordPairs } from '../domain/text/suggest-units.ts'
import { foldedWords } from '../domain/text/fold-vietnamese.ts'
import { knownChoices } from '../known-choices.ts'
import { knownUnits } from '../known-organisation.ts'
import { findInScope, type Item } from './find-in-scope.ts'
import { knownRules } from './intake/known-rules.ts'

const MOST_PAIRS = 24
/** So many of the newest texts are looked at by each pair. */
const MOST_TEXTS = 60
const MOST_SHOWN = 3

/**
 * Which unit may be responsible for an item: by the rules as they stand today, and by who answered what is most alike. Nothing
 * is moved by it: a person decides. Throws `feedback/not-found`.
 */
export async function suggestUnitsFor(ctx: Context, id: string): Promise<UnitSuggestions> {
  const item = await findInScope(ctx, id)
  const isWanted = ctx.config.suggestsUnits && (await knownChoices(ctx))['suggest-units']
  if (!isWanted || item.restricted === 1 || item.text === '') return { suggestions: [] }
  const text = [item.title, item.text].filter((part) => part !== null).join('. ')
  const [units, rule, alike] = await Promise.all([
    knownUnits(ctx),
    ruleFor(ctx, item),
    alikeUnits(ctx, id, text),
  ])
  const of = alike.reduce((sum, { answered }) => sum + answered, 0)
  const told = [
    ...rule,
    ...alike
      .filter(({ unitId }) => rule.every((one) => one.unitId !== unitId))
      .map(({ unitId, share, answered, because }) => ({
        unitId,
        from: 'alike' as const,
        share: Math.round(share * 100) / 100,
        answered,
        of,
        because: because.map((pair) => asWritten(pair, text)),
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

type RuledUnit = Omit<UnitSuggestion, 'unit'> & { readonly unitId: string }

/** A rule may have come, or the category been set, since the item was received. */
async function ruleFor(ctx: Context, item: Item): Promise<readonly RuledUnit[]> {
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
    localDay(ctx.now(), ctx.organisation.zone),
  )
  if (routing.kind !== 'matched') return []
  const isGuess = routing.because.some(({ guess }) => guess)
  const { unitId, ruleName } = routing
  return [{ unitId, from: 'rule', share: isGuess ? 0.5 : 1, answered: null, of: null, because: [ruleName] }]
}

async function alikeUnits({ db }: Context, id: string, text: string) {
  const found = []
  // One after the other: a list that waits for the same readers must not wait for all of them.
  for (const pair of wordPairs(text, MOST_PAIRS)) {
    const terms = [pair.first, pair.second].map((word) => ({ word, isBeginning: false }))
    const items = await listAnsweredWith(db, terms, MOST_TEXTS)
    found.push({ pair, items: items.filter((one) => one.id !== id) })
  }
  return suggestUnits(found, MOST_TEXTS)
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** The pair as this text writes it, with its marks, and with the short words that pairs pass over. */
function asWritten({ first, second }: WordPair, text: string): string {
  const words = (text.match(WORD) ?? []).map((word) => ({ word, folded: foldedWords(word) }))
  const said = words.flatMap(({ folded }, index) => (folded.length > 1 ? [{ folded, index }] : []))
  const at = said.findIndex(({ folded }, index) => folded === first && said[index + 1]?.folded === second)
  const [from, to] = [said[at]?.index, said[at + 1]?.index]
  if (from === undefined || to === undefined) return `${first} ${second}`
  return words
    .slice(from, to + 1)
    .map(({ word }) => word)
    .join(' ')
    .toLowerCase()
}
