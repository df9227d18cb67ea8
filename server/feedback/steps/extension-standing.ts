import { findPendingExtension } from '../../../db/queries/feedback/extensions.ts'
import type { Db } from '../../../db/open.ts'
import type { Actor } from '../../context.ts'
import type { FeedbackStep } from '../../contract/feedback/feedback-steps.ts'
import {
  type ExtensionStanding,
  extensionLimits,
  whyNotAsk,
  whyNotDecide,
  whyNotGrant,
} from '../../domain/deadlines/extension.ts'
import { isBreached } from '../../domain/breach.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import type { Item } from '../find-in-scope.ts'
import { findLimits } from './policy-limits.ts'
import { readProof } from '../../deadlines/item-deadline.ts'

/** A request as it waits. */
export interface PendingExtension {
  readonly id: string
  readonly workingDays: number
  readonly reasonId: string
  readonly askedAt: string
  readonly askedBy: string | null
  readonly askedByName: string | null
}

export type ItemExtensions = ExtensionStanding & { readonly pending: PendingExtension | null }

/** How the item's extensions stand in its present cycle; what is no longer open has no request that waits. */
export async function findExtensions(
  db: Db,
  item: Item,
  nowMs: number,
  itemLimits = findLimits(db, item),
): Promise<ItemExtensions> {
  const [pending, limits] = await Promise.all([
    isOpen(item.status) ? findPendingExtension(db, item.id, item.cycle) : undefined,
    itemLimits,
  ])
  const { extensions = [] } = readProof(item.proof)
  return {
    limits: extensionLimits(limits),
    granted: extensions.length,
    isOverdue: isBreached(item, nowMs),
    pending: pending
      ? {
          id: pending.id,
          workingDays: pending.working_days,
          reasonId: pending.reason_id,
          askedAt: pending.asked_at,
          askedBy: pending.asked_by,
          askedByName: pending.asked_by_name,
        }
      : null,
  }
}

/** A person's id; null for the machine's owner. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.personId : null
}

/** Beside status and role: do the item's extensions let this actor take the step? */
export function extensionsAllow(standing: ExtensionStanding, actor: Actor, step: FeedbackStep): boolean {
  switch (step) {
    case 'extend':
      return whyNotAsk(standing) === null
    case 'approve-extension':
      return whyNotGrant(standing, personOf(actor)) === null
    case 'reject-extension':
      return whyNotDecide(standing, personOf(actor)) === null
    default:
      return true
  }
}
