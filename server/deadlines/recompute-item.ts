import type { OpenItem } from '../../db/queries/deadlines/recomputations.ts'
import { isoOf } from '../context.ts'
import { choosePolicy, type DeadlinePolicy } from '../domain/deadlines/choose-policy.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'
import { localDay } from '../domain/local-time.ts'
import type { OpenPause } from '../domain/deadlines/pauses.ts'
import { Refusal } from '../contract/refusals.ts'
import type { CalendarOf, UnitCalendar } from './find-calendar.ts'
import { type DeadlineProof, provenPolicy, readProof, recountDeadline } from './item-deadline.ts'

/** What counts after a change of calendar or policy. */
export interface ChangedRules {
  readonly calendarOf: CalendarOf
  /** Only items whose clock runs in this unit or below it are looked at. */
  readonly within: string
  /** Chosen among anew where policies changed; null where each item keeps its own. */
  readonly policies: readonly DeadlinePolicy[] | null
  /** The organisation's zone. */
  readonly zone: string
  /** The instant of the change: what was overdue then stays so, however late the item is reached. */
  readonly changedAtMs: number
}

/** Why an item keeps its due date. */
type KeptBecause = 'same' | 'elsewhere' | 'breached' | 'given' | 'would-be-late' | 'no-working-time'

export type Recomputed =
  | { readonly kept: KeptBecause }
  | {
      readonly kept: null
      readonly oldDueAt: string
      readonly newDueAt: string
      readonly calendarVersionId: string
      readonly proof: DeadlineProof
      /** Null where the policy stays. */
      readonly newPolicy: { readonly id: string | null; readonly code: string } | null
    }

/**
 * The due date of an open item after a change. What was promised to the citizen is another date and never moves. A date
 * that the source gave is kept; so is one that had passed when the change was made (breached stays breached), and one
 * that the change would put before itself: no change makes an item late at a stroke. While an item waits for the
 * citizen, its pause counts from when it is over.
 */
export function recomputeItem(item: OpenItem, pauses: readonly OpenPause[], rules: ChangedRules): Recomputed {
  const proof = readProof(item.proof)
  if (proof.policy.rule === null) return { kept: 'given' }
  const unitPath = proof.unitPath ?? item.lead_path
  if (!unitPath.startsWith(rules.within)) return { kept: 'elsewhere' }
  const oldMs = Date.parse(item.current_due_at)
  // A clock that stands still has not passed the due date since it stopped.
  const clockMs = pauses.find(({ to }) => to === null)?.from ?? rules.changedAtMs
  if (item.breached_at !== null || oldMs < clockMs) return { kept: 'breached' }
  try {
    const where = rules.calendarOf(unitPath)
    const { proof: ruled, newPolicy } = underPolicies(item, proof, unitPath, rules)
    const over = pauses.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]))
    const recounted = recountDeadline(ruled, isoOf(0), over, where)
    const newMs = Date.parse(recounted.dueAt)
    if (newMs === oldMs) return { kept: 'same' }
    if (newMs < clockMs) return { kept: 'would-be-late' }
    return {
      kept: null,
      oldDueAt: item.current_due_at,
      newDueAt: recounted.dueAt,
      calendarVersionId: where.versionId,
      proof: withUnpaused(recounted.proof, where),
      newPolicy,
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar/no-working-time')
      return { kept: 'no-working-time' }
    throw error
  }
}

/** The proof under the policy that holds now for an item that came when this one did. */
function underPolicies(
  item: OpenItem,
  proof: DeadlineProof,
  unitPath: string,
  { policies, zone }: ChangedRules,
): { proof: DeadlineProof; newPolicy: { id: string | null; code: string } | null } {
  if (policies === null) return { proof, newPolicy: null }
  const { policy, because } = choosePolicy(policies, {
    channel: item.channel,
    categoryFolded: item.category === null ? null : fold(item.category),
    unitPath,
    onDay: localDay(Date.parse(proof.startedAt), zone),
  })
  return {
    proof: { ...proof, policy: provenPolicy(policy), why: because },
    newPolicy: { id: policy.id, code: policy.code },
  }
}

/** What the rule alone gives moves with the calendar too. */
function withUnpaused(proof: DeadlineProof, { unitPath }: UnitCalendar): DeadlineProof {
  const byRule = proof.steps.find((step) => step.step === 'due-by-rule')
  const unpausedDueAt = byRule ? isoOf(Date.parse(byRule.at)) : proof.unpausedDueAt
  return { ...proof, unpausedDueAt, unitPath }
}
