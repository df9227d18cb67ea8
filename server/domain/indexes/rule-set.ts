import type { IndexResult, InputKind, LegalSource, Readings, Standing } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { addDays } from '../local-time.ts'
import type { Period } from '../period.ts'

/** One number that an index needs. */
export interface IndexInput<Code extends string = string> {
  readonly code: Code
  readonly name: Words
  readonly kind: InputKind
  readonly origin: 'product' | 'entered'
  /** The index can be had without it. */
  readonly isOptional?: boolean
}

/** What is known; a code that is absent is missing, never 0. Percentages are 0–100 as people write them. */
export type InputValues<Code extends string = string> = Readonly<Partial<Record<Code, number>>>

interface ComputeOptions {
  readonly readings: Readings
  /** The last local day of the period: what changes with the year is taken as of it. */
  readonly onDay: string
}

/** A set of rules by which an index is counted, with the days on which it holds. */
export interface RuleSet<Code extends string = string> {
  readonly code: string
  readonly name: Words
  readonly sources: readonly LegalSource[]
  /** First and last day, both included; null where no end is known. */
  readonly validFrom: string
  readonly validTo: string | null
  /** What ended it. */
  readonly ended?: Words
  /** What its text leaves open and how it is read here, and what it is not. */
  readonly notes: readonly Words[]
  readonly inputs: readonly IndexInput<Code>[]
  compute(values: InputValues<Code>, options: ComputeOptions): IndexResult
}

/** Lets the compiler hold what a rule set computes with against the inputs that it names. */
export function ruleSet<const Code extends string>(rules: RuleSet<Code>): RuleSet<Code> {
  return rules
}

/** Does the rule set hold in the period? */
export function standingIn(
  { validFrom, validTo }: Pick<RuleSet, 'validFrom' | 'validTo'>,
  { fromDay, toDay }: Period,
): Standing {
  if (validFrom >= toDay) return 'not-yet'
  if (validTo !== null && validTo < fromDay) return 'ended'
  const endsWithin = validTo !== null && validTo < addDays(toDay, -1)
  return validFrom > fromDay || endsWithin ? 'partly' : 'in-force'
}

/** A number of the product's own: never entered. */
export function fromProduct<const Code extends string>(code: Code, vi: string, en: string): IndexInput<Code> {
  return { code, name: { vi, en }, kind: { kind: 'count' }, origin: 'product' }
}

/** A count, or what `kind` says, that an office enters. */
export function entered<const Code extends string>(
  code: Code,
  vi: string,
  en: string,
  kind: InputKind = { kind: 'count' },
): IndexInput<Code> {
  return { code, name: { vi, en }, kind, origin: 'entered' }
}

/** The codes among these that are not known. */
export function missingOf<Code extends string>(
  values: InputValues<Code>,
  codes: readonly Code[],
): readonly Code[] {
  return codes.filter((code) => values[code] === undefined)
}
