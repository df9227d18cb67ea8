import type { DeadlinePolicyKind, DeadlineRule, DeadlineStep } from '../contract/deadlines/calendar.ts'
import { isoOf } from '../context.ts'
import type {
  ChosenPolicy,
  DeadlinePolicy,
  PolicyCampaign,
  PolicyReason,
} from '../domain/deadlines/choose-policy.ts'
import { computeDeadline, extendDue } from '../domain/deadlines/deadline.ts'
import { MINUTE_MS, utcText } from '../domain/local-time.ts'
import { giveBackPauses, mergePauses } from '../domain/deadlines/pauses.ts'
import { dayAt, type Span, workedMs } from '../domain/deadlines/working-calendar.ts'
import type { UnitCalendar } from './find-calendar.ts'

/** The policy that counted, as it was then; its `rule` is null for a date that another system had promised. */
interface ProvenPolicy {
  readonly code: string
  readonly rule: DeadlineRule | null
  readonly campaign?: Omit<PolicyCampaign, 'unitPaths'>
}

export function provenPolicy({ code, rule, campaign }: DeadlinePolicy): ProvenPolicy {
  if (campaign === null) return { code, rule }
  const { unitPaths: _, ...kept } = campaign
  return { code, rule, campaign: kept }
}

/** The engine knows rules, not campaigns: the step that names one follows the receipt. */
function stepsUnder({ campaign }: ProvenPolicy, steps: readonly DeadlineStep[]): DeadlineStep[] {
  if (!campaign) return [...steps]
  const { name, startsOn: from, endsOn: to } = campaign
  const named: DeadlineStep = { step: 'in-campaign', name: name.vi, nameEn: name.en, from, to }
  return steps.flatMap((step): DeadlineStep[] => (step.step === 'received' ? [step, named] : [step]))
}

/** The version in which proofs are written now. */
const PROOF_VERSION = 1

/** What is kept of a deadline, so that years later it can still say why. */
export interface DeadlineProof {
  readonly version: typeof PROOF_VERSION
  readonly policy: ProvenPolicy
  readonly why: readonly PolicyReason[] | readonly ['source']
  readonly calendarVersionIds: readonly string[]
  /** The unit whose calendar and policies count: the first that had it. A transfer keeps the citizen's deadline. */
  readonly unitPath?: string
  /** Where this cycle's clock began: receipt, or the reopening. */
  readonly startedAt: string
  /** Before any pause. */
  readonly unpausedDueAt: string
  /** What was granted in this cycle, in order. */
  readonly extensions?: readonly GrantedExtension[]
  readonly steps: readonly DeadlineStep[]
}

/** Who asked for it, who granted it and why stands in the history. */
interface GrantedExtension {
  readonly id: string
  readonly workingDays: number
  readonly grantedAt: string
}

/** The one reader of stored proofs. Throws for a version that this release does not know. */
export function readProof(stored: string): DeadlineProof {
  const proof = JSON.parse(stored) as DeadlineProof
  if (proof.version !== PROOF_VERSION)
    throw new Error(`no reader for a proof of version ${String(proof.version)}`)
  return proof
}

export interface ItemDeadline {
  readonly policyId: string | null
  readonly policyCode: string
  readonly calendarVersionId: string
  readonly dueAt: string
  readonly proof: DeadlineProof
}

/** The deadline that begins to run at `fromMs` under a policy. Throws `calendar/no-working-time`. */
export function startDeadline(chosen: ChosenPolicy, fromMs: number, where: UnitCalendar): ItemDeadline {
  const { policy, because } = chosen
  const { dueAt, steps } = computeDeadline({
    rule: policy.rule,
    receivedAt: fromMs,
    calendar: where.calendar,
  })
  const proven = provenPolicy(policy)
  return {
    policyId: policy.id,
    policyCode: policy.code,
    calendarVersionId: where.versionId,
    dueAt: isoOf(dueAt),
    proof: {
      version: PROOF_VERSION,
      policy: proven,
      why: because,
      calendarVersionIds: where.versionIds,
      unitPath: where.unitPath,
      startedAt: isoOf(fromMs),
      unpausedDueAt: isoOf(dueAt),
      steps: stepsUnder(proven, steps),
    },
  }
}

/** A deadline that another system had promised: kept as it is. */
export function adoptDeadline(
  policyCode: string,
  dueAt: string,
  fromMs: number,
  where: UnitCalendar,
): ItemDeadline {
  const { calendar } = where
  const due = dayAt(calendar, Date.parse(dueAt))
  return {
    policyId: null,
    policyCode,
    calendarVersionId: where.versionId,
    dueAt,
    proof: {
      version: PROOF_VERSION,
      policy: { code: policyCode, rule: null },
      why: ['source'],
      calendarVersionIds: where.versionIds,
      unitPath: where.unitPath,
      startedAt: isoOf(fromMs),
      unpausedDueAt: dueAt,
      steps: [
        {
          step: 'received',
          at: utcText(fromMs),
          date: dayAt(calendar, fromMs).date,
          zone: calendar.zone,
        },
        { step: 'due', at: utcText(Date.parse(dueAt)), date: due.date },
      ],
    },
  }
}

/** A due date without a rule (from another system) gets working time back, to the minute. */
const KIND_WITHOUT_RULE: DeadlinePolicyKind = 'working-minutes'

/**
 * The deadline with these pauses given back, then the proof's extensions. It is never earlier than `currentDueAt`: waiting
 * for the citizen only gives time. Throws `calendar/no-working-time`.
 */
export function recountDeadline(
  proof: DeadlineProof,
  currentDueAt: string,
  pauses: readonly Span[],
  where: UnitCalendar,
): { dueAt: string; proof: DeadlineProof } {
  const fromMs = Date.parse(proof.startedAt)
  const { extensions = [] } = proof
  const { dueAt, steps } = proof.policy.rule
    ? computeDeadline({
        rule: proof.policy.rule,
        receivedAt: fromMs,
        calendar: where.calendar,
        pauses,
        extensions,
      })
    : giveBackWithoutRule(proof, fromMs, pauses, where)
  const later = Math.max(dueAt, Date.parse(currentDueAt))
  return {
    dueAt: isoOf(later),
    proof: {
      ...proof,
      calendarVersionIds: where.versionIds,
      steps: stepsUnder(proof.policy, steps),
    },
  }
}

function giveBackWithoutRule(
  proof: DeadlineProof,
  fromMs: number,
  pauses: readonly Span[],
  { calendar }: UnitCalendar,
): { dueAt: number; steps: DeadlineStep[] } {
  const steps = proof.steps.filter(({ step }) => step === 'received')
  const tell = (step: DeadlineStep) => steps.push(step)
  const unpaused = Date.parse(proof.unpausedDueAt)
  const afterPauses = giveBackPauses(
    KIND_WITHOUT_RULE,
    { at: unpaused, day: dayAt(calendar, unpaused) },
    mergePauses(pauses, fromMs),
    calendar,
    tell,
  )
  const due = extendDue(afterPauses, proof.extensions ?? [], calendar, tell)
  steps.push({ step: 'due', at: utcText(due.at), date: due.day.date })
  return { dueAt: due.at, steps }
}

/** Working minutes between two instants without the pauses, rounded. */
export function workedMinutes(
  { calendar }: UnitCalendar,
  fromMs: number,
  toMs: number,
  pauses: readonly Span[] = [],
): number {
  const paused = mergePauses(pauses, fromMs).reduce(
    (sum, { from, to }) => sum + workedMs(calendar, from, Math.min(to, toMs)),
    0,
  )
  return Math.round((workedMs(calendar, fromMs, toMs) - paused) / MINUTE_MS)
}
