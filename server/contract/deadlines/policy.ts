import { z } from 'zod'
import { DeadlineLimits, DeadlineRule } from './calendar.ts'
import { type Channel, CHANNELS } from '../channel.ts'
import { Code, Day, Id, text } from '../fields.ts'
import type { Words } from '../language.ts'
import { type ReminderStep, ReminderSteps } from './reminders.ts'
import type { NamedUnit } from '../named-unit.ts'

/** A deadline policy from a day on. A scope that is left out matches everything; `validTo` is the first day without it. */
export const PolicyInput = z.strictObject({
  code: Code,
  name: text(200),
  nameEn: text(200).optional(),
  rule: DeadlineRule,
  limits: DeadlineLimits.default({}),
  /** Null for the usual steps. */
  reminders: ReminderSteps.nullable().default(null),
  campaign: Code.nullable().default(null),
  channel: z.enum(CHANNELS).nullable().default(null),
  category: text(120).nullable().default(null),
  unit: Code.nullable().default(null),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  /** The policy that ends on the day this one begins. */
  replaces: Id.optional(),
  /** By which decision. */
  note: text(500),
})
export type PolicyInput = z.infer<typeof PolicyInput>

export const ClosePolicyInput = z.strictObject({ id: Id, validTo: Day, note: text(500) })
export type ClosePolicyInput = z.infer<typeof ClosePolicyInput>

/** What would move if this policy were added, or closed. */
export const PolicyPreviewRequest = z.union([
  z.strictObject({ add: PolicyInput }),
  z.strictObject({ close: ClosePolicyInput }),
])
export type PolicyPreviewRequest = z.infer<typeof PolicyPreviewRequest>

/** A procedure that is done faster during a campaign: what the law allows, and what the office commits to. */
export const CampaignProcedure = z.strictObject({
  code: Code.optional(),
  name: text(300),
  statutory: DeadlineRule,
  committed: DeadlineRule,
})
export type CampaignProcedure = z.infer<typeof CampaignProcedure>

/** Tháng cao điểm, from `startsOn` to `endsOn`, both included. Without units the whole organisation takes part. */
export const CampaignInput = z.strictObject({
  code: Code,
  name: text(200),
  nameEn: text(200).optional(),
  theme: text(500, 0).default(''),
  startsOn: Day,
  endsOn: Day,
  procedures: z.array(CampaignProcedure).max(200).default([]),
  units: z.array(Code).max(200).default([]),
  /** By which plan or decision. */
  note: text(500),
})
export type CampaignInput = z.infer<typeof CampaignInput>

/** A campaign as it is from now on: ended early, prolonged, with other units. `version` is the one the person saw. */
export const ChangeCampaignInput = CampaignInput.extend({ version: z.int().min(1) })
export type ChangeCampaignInput = z.infer<typeof ChangeCampaignInput>

/** Of a policy or a campaign, today. */
export type ValidityState = 'holds' | 'coming' | 'ended'

export interface PolicyReply {
  readonly id: string
  readonly code: string
  readonly name: Words
  readonly rule: DeadlineRule
  readonly limits: DeadlineLimits
  /** Null where the usual steps count. */
  readonly reminders: readonly ReminderStep[] | null
  readonly channel: Channel | null
  readonly category: string | null
  readonly unit: NamedUnit | null
  readonly campaign: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly note: string
  readonly state: ValidityState
  /** May this person close it? */
  readonly mayChange: boolean
}

export interface CampaignReply {
  readonly code: string
  readonly name: Words
  readonly theme: string
  readonly startsOn: string
  readonly endsOn: string
  readonly procedures: readonly CampaignProcedure[]
  readonly units: readonly NamedUnit[]
  readonly note: string
  readonly version: number
  readonly state: ValidityState
  readonly mayChange: boolean
}

/** What counts for a policy that says nothing of its own. */
interface UsualTerms {
  readonly reminders: readonly ReminderStep[]
  readonly maxExtensions: number
  readonly maxExtensionWorkingDays: number
}

export interface PoliciesReply {
  readonly policies: readonly PolicyReply[]
  readonly campaigns: readonly CampaignReply[]
  readonly usual: UsualTerms
  readonly today: string
  /** May this person add policies and campaigns for the whole organisation? */
  readonly mayAdd: boolean
}
