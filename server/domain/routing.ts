import { containsWords, fold, foldedWords } from './fold-vietnamese.ts'

/**
 * Which unit answers for which field (lĩnh vực đơn vị được phân công phụ trách). Every condition that the rule gives
 * must hold; any one entry of a condition is enough. An empty list is no condition; a rule without any catches all.
 */
export interface RoutingRule {
  readonly id: string
  readonly name: string
  /** Rules are asked in this order; the first that matches decides. */
  readonly position: number
  readonly categories: readonly string[]
  readonly wardCodes: readonly string[]
  /** Words or phrases looked for in title, text and address: without marks, whole words only. */
  readonly words: readonly string[]
  readonly unitId: string
  /** Local days `YYYY-MM-DD`; `validTo` is the first day on which the rule no longer holds, null for no end. */
  readonly validFrom: string
  readonly validTo: string | null
}

export interface RoutableItem {
  readonly title: string | null
  readonly text: string
  readonly category: string | null
  readonly wardCode: string | null
  readonly address: string | null
}

interface RoutingReason {
  readonly field: 'category' | 'area' | 'words'
  readonly value: string
}

/** Kept with the item, so that it can always say why this unit has it. A catch-all rule has no reasons. */
export type Routing =
  | {
      readonly kind: 'matched'
      readonly ruleId: string
      readonly ruleName: string
      readonly unitId: string
      readonly because: readonly RoutingReason[]
      /** The rules further down that matched as well. */
      readonly alternatives: readonly { readonly ruleId: string; readonly unitId: string }[]
    }
  | { readonly kind: 'triage'; readonly because: 'no-rule' }

/** Rules made ready once, for many items (an import). `onDay` is the local day of receipt. */
export function makeRouter(rules: readonly RoutingRule[]): (item: RoutableItem, onDay: string) => Routing {
  const matchers = rules
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, match: makeMatcher(rule) }))

  return (item, onDay) => {
    const folded = foldItem(item)
    const matches = matchers.flatMap(({ rule, match }) => {
      const because = isValidOn(rule, onDay) ? match(folded) : null
      return because ? [{ rule, because }] : []
    })
    const [first, ...others] = matches
    if (!first) return { kind: 'triage', because: 'no-rule' }
    return {
      kind: 'matched',
      ruleId: first.rule.id,
      ruleName: first.rule.name,
      unitId: first.rule.unitId,
      because: first.because,
      alternatives: others.map(({ rule }) => ({ ruleId: rule.id, unitId: rule.unitId })),
    }
  }
}

export function isValidOn(rule: RoutingRule, day: string): boolean {
  return rule.validFrom <= day && (rule.validTo === null || day < rule.validTo)
}

interface FoldedItem {
  readonly category: string | null
  readonly wardCode: string | null
  /** The words of title, text and address, kept apart: a phrase never reaches from one into the next. Told when asked. */
  readonly words: () => string
}

function foldItem({ title, text, category, wardCode, address }: RoutableItem): FoldedItem {
  let words: string | undefined
  return {
    category: category === null ? null : fold(category),
    wardCode,
    words: () => (words ??= [title ?? '', text, address ?? ''].map(foldedWords).join(' | ')),
  }
}

interface Condition {
  readonly field: RoutingReason['field']
  readonly entries: readonly { readonly value: string; readonly folded: string }[]
  readonly holds: (item: FoldedItem, folded: string) => boolean
}

function conditionsOf({ categories, wardCodes, words }: RoutingRule): Condition[] {
  const prepare = (values: readonly string[], foldValue: (value: string) => string) =>
    values.map((value) => ({ value, folded: foldValue(value) }))
  const all: Condition[] = [
    { field: 'category', entries: prepare(categories, fold), holds: (item, name) => item.category === name },
    { field: 'area', entries: prepare(wardCodes, String), holds: (item, code) => item.wardCode === code },
    {
      field: 'words',
      entries: prepare(words, foldedWords),
      holds: (item, phrase) => containsWords(item.words(), phrase),
    },
  ]
  return all.filter(({ entries }) => entries.length > 0)
}

/** For one rule: the reasons for which it matches an item, or null where it does not. */
function makeMatcher(rule: RoutingRule): (item: FoldedItem) => RoutingReason[] | null {
  const conditions = conditionsOf(rule)
  return (item) => {
    const reasons: RoutingReason[] = []
    for (const { field, entries, holds } of conditions) {
      const found = entries.find(({ folded }) => holds(item, folded))
      if (!found) return null
      reasons.push({ field, value: found.value })
    }
    return reasons
  }
}
