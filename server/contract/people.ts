import { z } from 'zod'
import { Code, Day, Email, text } from './fields.ts'
import type { Language } from './language.ts'
import type { SignInWay } from './people/sign-in-way.ts'
import { wanted } from './wanted.ts'

/** What a person may do; each grant is bound to a unit and everything below it. */
export const ROLES = [
  'officer',
  'head',
  'coordinator',
  'leader',
  'administrator',
  'restricted-coordinator',
] as const
export type Role = (typeof ROLES)[number]

export const UNIT_KINDS = [
  'city',
  'department',
  'ward',
  'commune',
  'special-zone',
  'service-centre',
  'office',
  'other',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const Username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, wanted('username'))

/**
 * Length is what protects a password (NIST SP 800-63B): no rules of composition; what everybody would guess first is refused
 * where the account's names are known.
 */
export const Password = text(200, 12)

export const SignInRequest = z.strictObject({ username: text(80), password: text(200) })

interface Grant {
  readonly role: Role
  readonly unitCode: string
  readonly unitName: string
  readonly unitNameEn: string
}

export interface SessionReply {
  readonly person: {
    readonly id: string
    readonly username: string
    readonly name: string
    readonly language: Language
  }
  readonly grants: readonly Grant[]
  readonly organisation: {
    readonly name: string
    readonly nameEn: string
    readonly zone: string
    /** The address of its logo; null where it has none. */
    readonly logo: string | null
  }
  readonly serverTime: string
  readonly way: SignInWay
  /** When the session ends, and when it does however often the person stays. */
  readonly endsAt: string
  readonly longestAt: string
  /** The first day on which wide rights sleep without a second factor; null where that never comes. */
  readonly secondFactor: { readonly dueOn: string; readonly isOver: boolean } | null
}

/** What a right password is answered where a second step follows. */
interface SecondStepNeeded {
  readonly secondStep: true
}

export type SignInReply = SessionReply | SecondStepNeeded

export const UnitInput = z.strictObject({
  code: Code,
  name: text(200),
  nameEn: text(200).optional(),
  kind: z.enum(UNIT_KINDS).default('office'),
  parent: Code.nullable().default(null),
  validFrom: Day.optional(),
})
export type UnitInput = z.infer<typeof UnitInput>

/** From today on and without an end where no day is said; on `lastDay` it still holds. */
export const GivenRole = z.strictObject({
  role: z.enum(ROLES),
  unit: Code,
  from: Day.optional(),
  lastDay: Day.nullish(),
})
export type GivenRole = z.infer<typeof GivenRole>

/** A role for somebody who has an account. */
export const GrantInput = GivenRole.extend({ username: Username })
export type GrantInput = z.infer<typeof GrantInput>

/** A role that waits for a second administrator. */
export interface PendingGrant {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unitCode: string
  readonly unitName: string
  readonly unitNameEn: string
  readonly from: string
  readonly lastDay: string | null
  readonly givenBy: string | null
}

export const PersonInput = z.strictObject({
  username: Username,
  name: text(120),
  password: Password,
  email: Email.optional(),
  grants: z.array(GivenRole).min(1),
})
export type PersonInput = z.infer<typeof PersonInput>

export const DeskInput = z.strictObject({
  code: Code,
  unit: Code,
  name: text(120),
  nameEn: text(120).optional(),
})
export const KioskInput = z.strictObject({ name: text(120), unit: Code, desk: Code.optional() })

/** Holds where a category's question was answered with any of these values; an option's key, `yes`, `no`, or the words. */
const AnswerCondition = z.strictObject({ question: Code, is: z.array(text(200)).min(1).max(20) })

export const RoutingRuleInput = z.strictObject({
  name: text(200),
  unit: Code,
  categories: z.array(text(120)).default([]),
  wardCodes: z.array(Code).default([]),
  words: z.array(text(80)).default([]),
  answers: z.array(AnswerCondition).max(5).optional(),
  validFrom: Day.optional(),
  validTo: Day.nullable().default(null),
})
export type RoutingRuleInput = z.infer<typeof RoutingRuleInput>

export const RestrictedWordInput = z.strictObject({ word: text(80) })
export type RestrictedWordInput = z.infer<typeof RestrictedWordInput>

/** The words by which an item is held. */
export interface RestrictedWords {
  readonly words: readonly string[]
  /** How many people are named for what is held, and how many items are: with nobody named they wait for ever. */
  readonly named: number
  readonly waiting: number
}

/** A unit as lists and pickers show it; depth 0 is the root. */
export interface UnitSummary {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly kind: UnitKind
  readonly parentCode: string | null
  readonly depth: number
}
