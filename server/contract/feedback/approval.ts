import { z } from 'zod'
import { CHANNELS, type Channel } from '../channel.ts'
import { Code, Id, text } from '../fields.ts'
import type { NamedUnit } from '../named-unit.ts'

/** Which answers a second person reads before they go out: every condition that is given must hold. */
const Conditions = {
  /** Of this unit and those below; left out: of all. */
  unit: Code.optional(),
  channel: z.enum(CHANNELS).optional(),
  category: text(120).optional(),
}

/** Office minutes in which the second person reads it. */
const DueMinutes = z.int().min(5).max(10_000)
export const DEFAULT_APPROVAL_MINUTES = 120

/** A rule from now on; `replaces` ends another in the same moment. `words`: one of them in what citizen or unit wrote. */
export const ApprovalRuleInput = z.strictObject({
  name: text(200),
  ...Conditions,
  words: z.array(text(80)).max(100).default([]),
  /** Only what the citizen agreed to have published. */
  published: z.boolean().default(false),
  dueMinutes: DueMinutes.default(DEFAULT_APPROVAL_MINUTES),
  replaces: Id.optional(),
})
export type ApprovalRuleInput = z.infer<typeof ApprovalRuleInput>

/** Would an answer need a second person? */
export const ApprovalTry = z.strictObject({
  ...Conditions,
  text: text(20_000, 0).default(''),
  answer: text(10_000, 0).default(''),
  published: z.boolean().default(false),
})
export type ApprovalTry = z.infer<typeof ApprovalTry>

export interface ApprovalRule {
  readonly id: string
  readonly name: string
  readonly unit: NamedUnit | null
  readonly channel: Channel | null
  readonly category: string | null
  readonly words: readonly string[]
  readonly published: boolean
  readonly dueMinutes: number
  readonly addedAt: string
  /** Null while it holds. */
  readonly endedAt: string | null
  readonly mayChange: boolean
}

/** The rules that hold, then those that ended, the last first. */
export interface ApprovalRules {
  readonly rules: readonly ApprovalRule[]
  readonly mayAdd: boolean
  /** What a new rule begins with. */
  readonly dueMinutes: number
}

/** A rule that asks for a second person, and the words by which it does. */
export interface MatchedApprovalRule {
  readonly id: string
  readonly name: string
  readonly dueMinutes: number
  readonly words: readonly { readonly value: string; readonly guess?: true }[]
}
