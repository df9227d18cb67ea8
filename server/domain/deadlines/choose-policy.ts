import type { DeadlineRule } from '../../contract/deadlines/calendar.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Words } from '../../contract/language.ts'

/** A dated deadline policy; a scope that is null matches everything. */
export interface DeadlinePolicy {
  /** Null for the policy that counts where none is kept. */
  readonly id: string | null
  readonly code: string
  readonly rule: DeadlineRule
  readonly channel: Channel | null
  readonly categoryFolded: string | null
  /** Path of the unit under which it holds. */
  readonly unitPath: string | null
  readonly campaign: PolicyCampaign | null
  /** Local days `YYYY-MM-DD`; `validTo` is the first day on which it no longer holds. */
  readonly validFrom: string
  readonly validTo: string | null
}

/** Tháng cao điểm: between two local days, both included, in these units; in all of them where none is named. */
export interface PolicyCampaign {
  readonly code: string
  readonly name: Words
  readonly startsOn: string
  readonly endsOn: string
  readonly unitPaths: readonly string[]
}

interface PolicyQuestion {
  readonly channel: Channel
  readonly categoryFolded: string | null
  readonly unitPath: string
  /** The local day of receipt. */
  readonly onDay: string
}

/** Why this policy: the scopes that made it the most specific one; `default` where no policy holds on that day. */
export type PolicyReason = 'campaign' | 'channel' | 'category' | 'unit' | 'default'

export interface ChosenPolicy {
  readonly policy: DeadlinePolicy
  readonly because: readonly PolicyReason[]
}

const DEFAULT_POLICY_CODE = 'same-day'

/** Plan 104/KH-UBND of District 11 (13/5/2022), II.1.1: in the day, from 15:00 on the next working day. */
const SAME_DAY: DeadlinePolicy = {
  id: null,
  code: DEFAULT_POLICY_CODE,
  rule: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 },
  channel: null,
  categoryFolded: null,
  unitPath: null,
  campaign: null,
  validFrom: '',
  validTo: null,
}

/**
 * The most specific policy that holds: one of a campaign before any other, then the one with more scopes, then the one of
 * the deeper unit, then of the category, then of the channel; among equals the newest. Without any, the same-day policy.
 */
export function choosePolicy(policies: readonly DeadlinePolicy[], question: PolicyQuestion): ChosenPolicy {
  const [best] = policies
    .filter((policy) => holds(policy, question))
    .map((policy) => ({ policy, rank: rankOf(policy) }))
    .sort((a, b) => compare(b.rank, a.rank))
  if (best) return { policy: best.policy, because: scopesOf(best.policy) }
  const kept = policies.find(({ code }) => code === DEFAULT_POLICY_CODE)
  return { policy: kept ?? SAME_DAY, because: ['default'] }
}

function holds(
  policy: DeadlinePolicy,
  { channel, categoryFolded, unitPath, onDay }: PolicyQuestion,
): boolean {
  return (
    policy.validFrom <= onDay &&
    (policy.validTo === null || onDay < policy.validTo) &&
    (policy.channel === null || policy.channel === channel) &&
    (policy.categoryFolded === null || policy.categoryFolded === categoryFolded) &&
    (policy.unitPath === null || unitPath.startsWith(policy.unitPath)) &&
    (policy.campaign === null || isUnderWay(policy.campaign, unitPath, onDay))
  )
}

function isUnderWay(
  { startsOn, endsOn, unitPaths }: PolicyCampaign,
  unitPath: string,
  onDay: string,
): boolean {
  const takesPart = unitPaths.length === 0 || unitPaths.some((path) => unitPath.startsWith(path))
  return startsOn <= onDay && onDay <= endsOn && takesPart
}

function scopesOf({ campaign, channel, categoryFolded, unitPath }: DeadlinePolicy): PolicyReason[] {
  return [
    ...(campaign === null ? [] : ['campaign' as const]),
    ...(channel === null ? [] : ['channel' as const]),
    ...(categoryFolded === null ? [] : ['category' as const]),
    ...(unitPath === null ? [] : ['unit' as const]),
  ]
}

type Rank = readonly (number | string)[]

function rankOf(policy: DeadlinePolicy): Rank {
  return [
    policy.campaign === null ? 0 : 1,
    scopesOf(policy).length,
    policy.unitPath?.length ?? 0,
    policy.categoryFolded === null ? 0 : 1,
    policy.channel === null ? 0 : 1,
    policy.validFrom,
    policy.id ?? '',
  ]
}

function compare(a: Rank, b: Rank): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? left
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
