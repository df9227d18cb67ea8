import { containsWords, fold, hasMarks } from './text/fold-vietnamese.ts'
import { foldedWords, spell, spelledWords } from './text/known-words.ts'

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
  /** Words or phrases looked for in title, text and address: whole words, with their marks. */
  readonly words: readonly string[]
  /** What the category asks must be answered so: every question named, each with any of its values. */
  readonly answers?: readonly { readonly question: string; readonly is: readonly string[] }[]
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
  /** By the keys of what the category asks. */
  readonly answers?: Readonly<Record<string, string>>
}

interface RoutingReason {
  readonly field: 'category' | 'area' | 'words' | 'answer'
  readonly value: string
  /** The item was typed without marks: the word was found without them, and may be another. */
  readonly guess?: true
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

/**
 * Rules made ready once, for many items (an import). `onDay` is the local day of receipt. What is written with marks is
 * compared with them; without them only what has none, and only by words that no other unit's rule could mean.
 */
export function makeRouter(rules: readonly RoutingRule[]): (item: RoutableItem, onDay: string) => Routing {
  const isClear = clearFolds(rules)
  const matchers = rules
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, match: makeMatcher(rule, isClear) }))

  return (item, onDay) => {
    const read = readItem(item)
    const matches = matchers.flatMap(({ rule, match }) => {
      const because = isValidOn(rule, onDay) ? match(read) : null
      return because ? [{ rule, because }] : []
    })
    const decides = chooseMatch(matches)
    if (!decides) return { kind: 'triage', because: 'no-rule' }
    return {
      kind: 'matched',
      ruleId: decides.rule.id,
      ruleName: decides.rule.name,
      unitId: decides.rule.unitId,
      because: decides.because,
      alternatives: matches
        .filter((match) => match !== decides)
        .map(({ rule }) => ({ ruleId: rule.id, unitId: rule.unitId })),
    }
  }
}

interface Match {
  readonly rule: RoutingRule
  readonly because: readonly RoutingReason[]
}

/** The first in order; but what a rule further down knows outranks what the first only guesses. */
function chooseMatch(matches: readonly Match[]): Match | undefined {
  const [first] = matches
  if (!first || !isGuess(first)) return first
  return matches.find((match) => match.because.length > 0 && !isGuess(match)) ?? first
}

function isGuess({ because }: Match): boolean {
  return because.some(({ guess }) => guess)
}

export function isValidOn(rule: RoutingRule, day: string): boolean {
  return rule.validFrom <= day && (rule.validTo === null || day < rule.validTo)
}

/** What was written, with its marks; `folded` only where it has none. */
interface Written {
  readonly spelled: string
  readonly folded: string | null
}

function readWritten(spelled: string, folded: () => string): Written {
  return { spelled, folded: hasMarks(spelled) ? null : folded() }
}

interface ReadItem {
  readonly category: Written | null
  readonly wardCode: string | null
  readonly answers: Readonly<Record<string, string>>
  /** The words of title and text, and those of the address. Told when asked. */
  readonly words: () => readonly Written[]
}

/** Between the title and the text: a phrase never reaches from one into the other. */
const APART = ' | '

function readItem({ title, text, category, wardCode, address, answers = {} }: RoutableItem): ReadItem {
  let words: readonly Written[] | undefined
  const said = (parts: readonly string[]) =>
    readWritten(parts.map(spelledWords).join(APART), () => parts.map(foldedWords).join(APART))
  return {
    category: category === null ? null : readWritten(spell(category), () => fold(category)),
    wardCode,
    answers,
    words: () => (words ??= [said([title ?? '', text]), said([address ?? ''])]),
  }
}

type Prepare = (value: string) => string

/** How a condition's entries are made ready: with their marks, and without. */
const PREPARED: Readonly<Record<'category' | 'words', { spelled: Prepare; folded: Prepare }>> = {
  category: { spelled: spell, folded: fold },
  words: { spelled: spelledWords, folded: foldedWords },
}

type IsClear = (field: 'category' | 'words', folded: string) => boolean

/** False for what two units' rules spell differently and folds to the same: `chợ` and `chó` are both `cho`. */
function clearFolds(rules: readonly RoutingRule[]): IsClear {
  const meant = new Map<string, { readonly spelled: string; readonly unitId: string }>()
  const unclear = new Set<string>()
  for (const { categories, words, unitId } of rules) {
    for (const [field, values] of [['category', categories] as const, ['words', words] as const]) {
      for (const value of values) {
        const key = `${field} ${PREPARED[field].folded(value)}`
        const spelled = PREPARED[field].spelled(value)
        const other = meant.get(key)
        if (other && other.spelled !== spelled && other.unitId !== unitId) unclear.add(key)
        meant.set(key, { spelled, unitId })
      }
    }
  }
  return (field, folded) => !unclear.has(`${field} ${folded}`)
}

type Found = 'sure' | 'guess' | null

interface Condition {
  readonly field: RoutingReason['field']
  readonly entries: readonly { readonly value: string; readonly find: (item: ReadItem) => Found }[]
}

function conditionsOf(
  { categories, wardCodes, words, answers = [] }: RoutingRule,
  isClear: IsClear,
): Condition[] {
  const prepare = (
    field: 'category' | 'words',
    value: string,
    written: (item: ReadItem) => readonly Written[],
    holds: (text: string, entry: string) => boolean,
  ) => {
    const spelled = PREPARED[field].spelled(value)
    const folded = PREPARED[field].folded(value)
    const mayGuess = isClear(field, folded)
    const find = (item: ReadItem): Found => {
      const parts = written(item)
      if (parts.some((part) => holds(part.spelled, spelled))) return 'sure'
      const isGuessed = mayGuess && parts.some((part) => part.folded !== null && holds(part.folded, folded))
      return isGuessed ? 'guess' : null
    }
    return { value, find }
  }
  const all: Condition[] = [
    {
      field: 'category',
      entries: categories.map((value) =>
        prepare(
          'category',
          value,
          ({ category }) => (category ? [category] : []),
          (text, entry) => text === entry,
        ),
      ),
    },
    {
      field: 'area',
      entries: wardCodes.map((value) => ({
        value,
        find: ({ wardCode }) => (wardCode === value ? 'sure' : null),
      })),
    },
    {
      field: 'words',
      entries: words.map((value) => prepare('words', value, (item) => item.words(), containsWords)),
    },
    ...answers.map(({ question, is }): Condition => ({
      field: 'answer',
      entries: is.map((value) => ({
        value: `${question}: ${value}`,
        find: (item) => (spell(item.answers[question] ?? '') === spell(value) ? 'sure' : null),
      })),
    })),
  ]
  return all.filter(({ entries }) => entries.length > 0)
}

/** For one rule: the reasons for which it matches an item, or null where it does not. */
function makeMatcher(rule: RoutingRule, isClear: IsClear): (item: ReadItem) => RoutingReason[] | null {
  const conditions = conditionsOf(rule, isClear)
  return (item) => {
    const reasons: RoutingReason[] = []
    for (const { field, entries } of conditions) {
      const reason = reasonAmong(entries, field, item)
      if (!reason) return null
      reasons.push(reason)
    }
    return reasons
  }
}

/** The first entry that the item surely holds, else the first that it may hold. */
function reasonAmong(
  entries: Condition['entries'],
  field: RoutingReason['field'],
  item: ReadItem,
): RoutingReason | null {
  let guessed: RoutingReason | null = null
  for (const { value, find } of entries) {
    const found = find(item)
    if (found === 'sure') return { field, value }
    if (found === 'guess') guessed ??= { field, value, guess: true }
  }
  return guessed
}
