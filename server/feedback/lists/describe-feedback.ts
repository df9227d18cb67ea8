import type { Selectable } from 'kysely'
import { type ContributionOfUnit, listContributions } from '../../../db/queries/feedback/contributions.ts'
import { findSender, listAnswers, type FeedbackSender } from '../../../db/queries/feedback/feedback.ts'
import { listAttachments } from '../../../db/queries/feedback/attachments.ts'
import { findRatingOf } from '../../../db/queries/feedback/letters.ts'
import { listUnitNames } from '../../../db/queries/units.ts'
import { unitCodesOf } from '../../contract/event-units.ts'
import { listEvents, type StoredEvent } from '../../../db/queries/feedback-events.ts'
import type { FeedbackTable } from '../../../db/tables.ts'
import type { Actor, Context } from '../../context.ts'
import type {
  AskedContribution,
  Contribution,
  FeedbackDetail,
  FeedbackEvent,
  FeedbackRow,
  RoutingProof,
} from '../../contract/feedback.ts'
import { Refusal } from '../../contract/refusals.ts'
import { contributionState } from '../../domain/contribution.ts'
import { mayIn } from '../../permit.ts'
import {
  extensionsAllow,
  findExtensions,
  type ItemExtensions,
  personOf,
} from '../steps/extension-standing.ts'
import { findInScope, findItem, type Item } from '../find-in-scope.ts'
import type { DeadlineProof } from '../../deadlines/item-deadline.ts'
import { mayPauseAgain } from '../steps/policy-limits.ts'
import { findProposal, isOwnProposal } from '../steps/proposal.ts'
import { allowedSteps, type Step, STEP_PERMISSIONS } from '../steps/steps.ts'

/** One item with its history, for those who may see it. Throws `feedback/not-found`. */
export async function getFeedback(ctx: Context, id: string): Promise<FeedbackDetail> {
  return describe(ctx, await findInScope(ctx, id))
}

/** One item as it stands after a step; it may just have left the actor's units. */
export async function describeFeedback(ctx: Context, id: string): Promise<FeedbackDetail> {
  const item = await findItem(ctx.db, id)
  if (!item) throw new Refusal('feedback/not-found')
  return describe(ctx, item)
}

async function describe(ctx: Context, item: Item): Promise<FeedbackDetail> {
  const { db, actor } = ctx
  const [events, answers, contributions, sender, extensions, attachments, rating, canWait, proposal] =
    await Promise.all([
      listEvents(db, item.id),
      listAnswers(db, item.id),
      listContributions(db, item.id),
      mayIn(actor, 'feedback/see-sender', item.lead_path) ? findSender(db, item.id) : undefined,
      findExtensions(db, item, ctx.now()),
      listAttachments(db, item.id),
      mayIn(actor, 'feedback/see-rating', item.lead_path) ? findRatingOf(db, item.id) : undefined,
      mayPauseAgain(db, item),
      findProposal(db, item),
    ])
  const proof = JSON.parse(item.proof) as DeadlineProof
  const shown = events.map(eventOf)
  const shownContributions = contributions.map((each) => contributionOf(actor, item, each))
  return {
    ...rowOf(item),
    text: item.text,
    externalRef: item.external_ref,
    place: item.place === null ? null : (JSON.parse(item.place) as FeedbackDetail['place']),
    sender: sender ? senderOf(sender) : null,
    routing: JSON.parse(item.routing) as RoutingProof,
    deadline: {
      policy: item.policy_code,
      policyName:
        item.policy_name === null
          ? null
          : { vi: item.policy_name, en: item.policy_name_en ?? item.policy_name },
      calendarVersion: item.calendar_version_id,
      steps: proof.steps,
    },
    proposal: proposal && { text: proposal.text, by: proposal.name, at: proposal.at },
    attachments,
    rating: rating ? { level: rating.level, scaleSize: rating.scale_size, day: rating.local_day } : null,
    extensions: extensionsOf(extensions),
    answers: answers.map(({ answered_at, person_name, unit_name, text, cycle }) => ({
      at: answered_at,
      by: person_name ?? unit_name,
      text,
      cycle,
    })),
    contributions: shownContributions,
    events: shown,
    unitNames: await listUnitNames(db, shown.flatMap(unitCodesOf)),
    may: allowedSteps(actor, item).filter(
      (step) =>
        extensionsAllow(extensions, actor, step) &&
        (step !== 'pause' || canWait) &&
        (!isOfContribution(step) || shownContributions.some(({ may }) => may.includes(step))) &&
        (step !== 'approve' || !isOwnProposal(proposal, personOf(actor))),
    ),
  }
}

type ContributionStep = Contribution['may'][number]

function isOfContribution(step: Step): step is ContributionStep {
  return step === 'give-contribution' || step === 'withdraw-contribution'
}

function contributionOf(actor: Actor, { lead_path }: Item, stored: ContributionOfUnit): Contribution {
  const asked = askedContributionOf(stored)
  const mayBy = (step: ContributionStep, path: string): ContributionStep[] =>
    asked.state === 'open' && mayIn(actor, STEP_PERMISSIONS[step], path) ? [step] : []
  return {
    ...asked,
    cycle: stored.cycle,
    request: stored.request,
    askedAt: stored.asked_at,
    askedBy: stored.asked_by_name,
    givenAt: stored.given_at,
    givenBy: stored.given_by_name,
    text: stored.text,
    endedAt: stored.ended_at,
    may: [...mayBy('give-contribution', stored.unit_path), ...mayBy('withdraw-contribution', lead_path)],
  }
}

/** A contribution as a list shows it. */
export function askedContributionOf(
  stored: Pick<
    ContributionOfUnit,
    'id' | 'unit_code' | 'unit_name' | 'due_at' | 'given_at' | 'ended_at' | 'on_time'
  >,
): AskedContribution {
  return {
    id: stored.id,
    unit: { code: stored.unit_code, name: stored.unit_name },
    dueAt: stored.due_at,
    state: contributionState(stored),
    onTime: stored.on_time === null ? null : stored.on_time === 1,
  }
}

function extensionsOf({ limits, granted, pending }: ItemExtensions): FeedbackDetail['extensions'] {
  return {
    ...limits,
    granted,
    pending: pending && {
      workingDays: pending.workingDays,
      reason: pending.reason,
      at: pending.askedAt,
      by: pending.askedByName,
    },
  }
}

type RowColumns = Pick<
  Selectable<FeedbackTable>,
  | 'id'
  | 'tracking_code'
  | 'title'
  | 'channel'
  | 'kind'
  | 'category'
  | 'status'
  | 'assignee_id'
  | 'received_at'
  | 'promised_due_at'
  | 'current_due_at'
  | 'answered_at'
  | 'on_time'
  | 'version'
> & { lead_code: string; lead_name: string; assignee_name: string | null }

/** An item as a list shows it. */
export function rowOf(item: RowColumns): FeedbackRow {
  const { assignee_id: assigneeId, assignee_name: assigneeName } = item
  return {
    id: item.id,
    trackingCode: item.tracking_code,
    title: item.title,
    channel: item.channel,
    kind: item.kind,
    category: item.category,
    status: item.status,
    leadUnit: item.status === 'new' ? null : { code: item.lead_code, name: item.lead_name },
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    receivedAt: item.received_at,
    promisedDueAt: item.promised_due_at,
    currentDueAt: item.current_due_at,
    answeredAt: item.answered_at,
    onTime: item.on_time === null ? null : item.on_time === 1,
    version: item.version,
  }
}

function senderOf({ name, phone, email, hide_name }: FeedbackSender): FeedbackDetail['sender'] {
  return {
    ...(name === null ? {} : { name }),
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
    hideName: hide_name === 1,
  }
}

function eventOf({ seq, at, kind, actor_kind, actor_name, body, hash }: StoredEvent): FeedbackEvent {
  return {
    seq,
    at,
    kind,
    actor: { kind: actor_kind, name: actor_name },
    body: JSON.parse(body) as FeedbackEvent['body'],
    hash,
  }
}
