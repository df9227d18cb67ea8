import { z } from 'zod'
import { CHANNELS } from '../channel.ts'
import { Code, Day, Id, text } from '../fields.ts'
import type { NamedUnit } from '../named-unit.ts'
import { RoutingRuleInput } from '../people.ts'

/** One change of the list of rules; `order` names every rule. A retired rule stays on the list with its last day. */
const RuleChange = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add'), rule: RoutingRuleInput }),
  z.strictObject({ act: z.literal('edit'), id: Id, rule: RoutingRuleInput }),
  /** `validTo` is the first day on which it no longer holds; today where none is said. */
  z.strictObject({ act: z.literal('retire'), id: Id, validTo: Day.optional() }),
  z.strictObject({ act: z.literal('order'), ids: z.array(Id).max(1_000) }),
])
export type RuleChange = z.infer<typeof RuleChange>

/** `revision` is that of the list on the screen: where it has changed since, nothing is saved. */
export const SaveRules = z.strictObject({ revision: z.string().length(64), change: RuleChange })
export type SaveRules = z.infer<typeof SaveRules>

/** What a change would have done to the items of a quarter, the last whole one where none is said. */
export const RehearseRules = z.strictObject({ change: RuleChange, quarter: text(7).optional() })
export type RehearseRules = z.infer<typeof RehearseRules>

export const TryRules = z.strictObject({
  text: text(20_000, 0).default(''),
  category: text(120).optional(),
  wardCode: Code.optional(),
  address: text(300).optional(),
  channel: z.enum(CHANNELS).optional(),
})
export type TryRules = z.infer<typeof TryRules>

export interface ShownRule {
  readonly id: string
  readonly name: string
  readonly unit: NamedUnit
  readonly categories: readonly string[]
  readonly wardCodes: readonly string[]
  readonly words: readonly string[]
  readonly answers: NonNullable<RoutingRuleInput['answers']>
  readonly validFrom: string
  /** The first day on which it no longer holds. */
  readonly validTo: string | null
  readonly state: 'holds' | 'coming' | 'ended'
}

/** In the order in which they are asked. */
export interface RuleList {
  readonly revision: string
  readonly rules: readonly ShownRule[]
  readonly today: string
}

/** Which rule catches it and by what; null where none does, or where the item is held by a word. */
export interface TriedRules {
  readonly caught: {
    readonly id: string
    readonly name: string
    readonly unit: NamedUnit
    readonly because: readonly {
      readonly field: 'category' | 'area' | 'words' | 'answer'
      readonly value: string
      readonly guess?: true
    }[]
  } | null
  /** Rules further down that would have caught it too. */
  readonly later: readonly { readonly id: string; readonly name: string; readonly unit: NamedUnit }[]
  /** Words by which it is held for the coordinator named for it: no rule is asked. */
  readonly heldBy: readonly string[]
}

/** Items of a quarter that would go elsewhere; a null unit is triage. Nothing is written for it. */
export interface RuleRehearsal {
  readonly quarter: string
  /** Items that were looked at, the newest first; not `isWhole` where there were more than are looked at. */
  readonly items: number
  readonly isWhole: boolean
  readonly moved: number
  /** Of those moved: now to the unit that answered in the end, and no longer to it. */
  readonly better: number
  readonly worse: number
  readonly ways: readonly {
    readonly from: NamedUnit | null
    readonly to: NamedUnit | null
    readonly items: number
    readonly better: number
    readonly worse: number
    /** Who answered these items in the end, the most first; null: nobody has yet. */
    readonly ended: readonly { readonly unit: NamedUnit | null; readonly items: number }[]
  }[]
  /** Rules that ask how a question was answered are passed over: what was answered is not looked at. */
  readonly passedOver: readonly string[]
}
