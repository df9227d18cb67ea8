import type { DeadlineLimits } from '../../contract/deadlines/calendar.ts'
import type { RefusalCode } from '../../contract/refusals.ts'

/** What a policy allows that says nothing of its own. */
const DEFAULT_LIMITS = { maxExtensions: 1, maxExtensionWorkingDays: 3 } as const

interface ExtensionLimits {
  readonly maxExtensions: number
  readonly maxExtensionWorkingDays: number
}

export function extensionLimits({ maxExtensions, maxExtensionWorkingDays }: DeadlineLimits): ExtensionLimits {
  return {
    maxExtensions: maxExtensions ?? DEFAULT_LIMITS.maxExtensions,
    maxExtensionWorkingDays: maxExtensionWorkingDays ?? DEFAULT_LIMITS.maxExtensionWorkingDays,
  }
}

/** How an item's extensions stand in this cycle; `askedBy` is a person's id, null for the machine's owner. */
export interface ExtensionStanding {
  readonly limits: ExtensionLimits
  readonly granted: number
  readonly pending: { readonly askedBy: string | null } | null
  readonly isOverdue: boolean
}

/** Why nobody may ask now, or null. More time never takes back a breach that has happened. */
export function whyNotAsk({ limits, granted, pending, isOverdue }: ExtensionStanding): RefusalCode | null {
  if (isOverdue) return 'extension/already-overdue'
  if (pending) return 'extension/already-asked'
  return granted < limits.maxExtensions ? null : 'extension/none-left'
}

/** Why this person may not decide, or null. Who asks never grants. */
export function whyNotDecide({ pending }: ExtensionStanding, personId: string | null): RefusalCode | null {
  if (!pending) return 'extension/not-asked'
  return pending.askedBy === personId ? 'extension/own-request' : null
}

/** Why this person may not grant it now, or null; refusing it stays possible when the deadline has passed. */
export function whyNotGrant(standing: ExtensionStanding, personId: string | null): RefusalCode | null {
  const why = whyNotDecide(standing, personId)
  if (why) return why
  if (standing.isOverdue) return 'extension/already-overdue'
  return standing.granted < standing.limits.maxExtensions ? null : 'extension/none-left'
}
