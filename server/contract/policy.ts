import { z } from 'zod'
import { DeadlineLimits, DeadlineRule } from './calendar.ts'
import { type Channel, CHANNELS } from './channel.ts'
import { Code, Day, Id, text } from './fields.ts'
import type { Words } from './language.ts'

/** A deadline policy from a day on. A scope that is left out matches everything; `validTo` is the first day without it. */
export const PolicyInput = z.strictObject({
  code: Code,
  name: text(200),
  nameEn: text(200).optional(),
  rule: DeadlineRule,
  limits: DeadlineLimits.default({}),
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
})
export type CampaignInput = z.infer<typeof CampaignInput>

export interface PolicyReply {
  readonly id: string
  readonly code: string
  readonly name: Words
  readonly rule: DeadlineRule
  readonly limits: DeadlineLimits
  readonly channel: Channel | null
  readonly category: string | null
  readonly unit: { readonly code: string; readonly name: string } | null
  readonly campaign: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly note: string
  readonly state: 'holds' | 'coming' | 'ended'
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
  readonly units: readonly { readonly code: string; readonly name: string }[]
}

export interface PoliciesReply {
  readonly policies: readonly PolicyReply[]
  readonly campaigns: readonly CampaignReply[]
  readonly today: string
  /** May this person add policies and campaigns for the whole organisation? */
  readonly mayAdd: boolean
}
