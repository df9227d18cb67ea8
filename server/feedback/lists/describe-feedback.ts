import type { Selectable } from 'kysely'
import { type ContributionOfUnit, listContributions } from '../../../db/queries/feedback/contributions.ts'
import {
  findFeedback,
  findSender,
  listAnswers,
  type FeedbackSender,
} from '../../../db/queries/feedback/feedback.ts'
import { listJoinedVerdicts, listVerdicts } from '../../../db/queries/feedback/citizen-verdicts.ts'
import {
  type AnswerVersion,
  isAmendedSince,
  listAnswerVersions,
} from '../../../db/queries/feedback/answers/answer-versions.ts'
import { findPeopleByUsernames } from '../../../db/queries/composer/mentions.ts'
import type { Db } from '../../../db/open.ts'
import { findMentions } from '../../domain/text/find-mentions.ts'
import { listPromises } from '../../../db/queries/composer/interim-promises.ts'
import { listHoldings } from '../../../db/queries/feedback/hand-overs.ts'
import { listAttachments } from '../../../db/queries/feedback/attachments.ts'
import { listFiles } from '../../../db/queries/feedback/answers/answer-files.ts'
import { findRatingOf } from '../../../db/queries/feedback/letters.ts'
import { listMembers } from '../../../db/queries/feedback/families.ts'
import { listPersonNames } from '../../../db/queries/people/handlers.ts'
import { listUnitNames } from '../../../db/queries/units.ts'
import { unitCodesOf } from '../../contract/feedback/event-units.ts'
import { listEvents, listTexts } from '../../../db/queries/history/events.ts'
import type { FeedbackTable } from '../../../db/tables/feedback.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import { markItemRead } from '../../../db/queries/notifications.ts'
import type {
  AskedContribution,
  Contribution,
  FeedbackDetail,
  FeedbackRow,
  ShownRouting,
} from '../../contract/feedback/feedback.ts'
import { type InterimPromise, MOST_PROMISES } from '../../contract/feedback/composer/interim.ts'
import { type FeedbackEvent, Routing } from '../../contract/feedback/feedback-events.ts'
import { type FeedbackStep, stepEntry } from '../../contract/feedback/feedback-steps.ts'
import { Refusal } from '../../contract/refusals.ts'
import { isHeldBack, isUndoable, undoableMs } from '../../domain/answers/answer-hold.ts'
import { contributionState } from '../../domain/contribution.ts'
import { judgePromised } from '../../domain/deadlines/interim-promise.ts'
import { compareTexts } from '../../domain/text/compare-texts.ts'
import { mayIn, mayOn } from '../../permit.ts'
import {
  extensionsAllow,
  findExtensions,
  type ItemExtensions,
  personOf,
} from '../steps/extension-standing.ts'
import { findSentAnswer } from '../steps/answers/sent-answer.ts'
import { answersIn } from '../questions/item-answers.ts'
import { recipientsOf } from '../alike/recipients.ts'
import { findInScope, findItem, type Item } from '../find-in-scope.ts'
import { shownOutside } from '../outside/list-outside.ts'
import { recordLook } from './record-look.ts'
import { recordSenderView } from './record-sender-view.ts'
import { findRulesFor, listApprovers } from '../approval/item-approval.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { readProof, workedMinutes } from '../../deadlines/item-deadline.ts'
import { showEvent, textOf, type Texts, textsById } from '../../history/read-event.ts'
import { findPublishingOf, publicationAllows } from '../steps/publish/publishing.ts'
import { lacksCategory } from '../steps/demand-category.ts'
import { findStanding, objectionAllows } from '../steps/unit-day/objection-standing.ts'
import { findLimits, mayPauseAgain } from '../steps/policy-limits.ts'
import { isOwnProposal, type Proposal, proposalIn } from '../steps/proposal.ts'
import { listHandOvers } from '../steps/hand-over/list-hand-overs.ts'
import { isUntouched } from '../steps/hand-over/untouched.ts'
import { fileOf } from '../files/add-file.ts'
import { allowedSteps, mayTake } from '../steps/steps.ts'

/** One item with its history, for those who may see it. Throws `feedback/not-found`. */
export async function getFeedback(ctx: Context, id: string): Promise<FeedbackDetail> {
  const detail = await describe(ctx, await findInScope(ctx, id))
  if (detail.sender !== null) await recordSenderView(ctx, id)
  await clearMarks(ctx, detail.id)
  return detail
}

/** What was told of an item that somebody looks at is read; on a database that can only be read it stays. */
async function clearMarks({ db, actor, log, now }: Context, id: string): Promise<void> {
  if (actor.kind !== 'staff') return
  await markItemRead(db, actor.personId, id, isoOf(now())).catch((error: unknown) =>
    log.debug({ err: error }, 'what was told of an item stays unread'),
  )
}

/** One item as it stands after a step; it may just have left the actor's units. */
export async function describeFeedback(ctx: Context, id: string): Promise<FeedbackDetail> {
  const item = await findItem(ctx.db, id)
  if (!item) throw new Refusal('feedback/not-found')
  return describe(ctx, item)
}

async function describe(ctx: Context, item: Item): Promise<FeedbackDetail> {
  const { db, actor } = ctx
  const maySeeSender = mayOn(actor, 'feedback/see-sender', item)
  await recordLook(ctx, item)
  const limits = findLimits(db, item)
  const [
    events,
    storedTexts,
    answers,
    contributions,
    sender,
    extensions,
    attachments,
    rating,
    canWait,
    members,
    recipients,
    head,
    verdicts,
    joinedVerdicts,
    approvalRules,
    versions,
    promises,
    objections,
    files,
  ] = await Promise.all([
    listEvents(db, item.id),
    listTexts(db, item.id),
    listAnswers(db, item.id),
    listContributions(db, item.id),
    maySeeSender ? findSender(db, item.id) : undefined,
    findExtensions(db, item, ctx.now(), limits),
    listAttachments(db, item.id),
    mayOn(actor, 'feedback/see-rating', item) ? findRatingOf(db, item.id) : undefined,
    mayPauseAgain(db, item, limits),
    listMembers(db, item.id),
    recipientsOf(db, item.id),
    item.merged_into === null ? undefined : findFeedback(db, item.merged_into),
    listVerdicts(db, item.id),
    listJoinedVerdicts(db, item.id),
    findRulesFor(ctx, item),
    listAnswerVersions(db, item.id),
    listPromises(db, [item.id]),
    findStanding(ctx, item),
    listFiles(db, item.id),
  ])
  const proof = readProof(item.proof)
  const texts = textsById(storedTexts)
  const proposal = proposalIn(events, texts, item)
  const moreAnswers = await answersIn(db, events, texts)
  const publishing = await findPublishingOf(db, item, { answers: versions, texts, more: moreAnswers })
  const shown = events.map((event) => showEvent(event, texts))
  const { answerHold } = ctx.config
  const isUntaken = mayTake(actor, 'take-back', item) && (await isUntouched(db, item, events))
  const sent = item.status === 'answered' ? findSentAnswer(events) : undefined
  const mayUndo =
    sent !== undefined &&
    sent.by === personOf(actor) &&
    isUndoable(answerHold, sent.body.answeredAt, ctx.now())
  const outside = await shownOutside(ctx, item, texts)
  const shownContributions = contributions.map((each) => contributionOf(actor, item, each, texts))
  return {
    ...rowOf(item),
    text: item.text,
    externalRef: item.external_ref,
    moreAnswers: moreAnswers && { set: moreAnswers.set, asked: moreAnswers.asked },
    place: item.place === null ? null : (JSON.parse(item.place) as FeedbackDetail['place']),
    sender: sender ? senderOf(sender) : null,
    aside: maySeeSender && item.aside !== null ? (JSON.parse(item.aside) as FeedbackDetail['aside']) : null,
    routing: routingOf(item, shown),
    deadline: {
      policy: item.policy_code,
      policyName:
        item.policy_name === null
          ? null
          : { vi: item.policy_name, en: item.policy_name_en ?? item.policy_name },
      calendarVersion: item.calendar_version_id,
      steps: proof.steps,
    },
    proposal: proposal && (await proposalOf(ctx, item, proposal)),
    promises: await shownPromises(ctx, promises),
    lacksCategory: lacksCategory(ctx, item),
    approvalRules: approvalRules.map(({ name }) => name),
    attachments,
    files: files.filter(({ sent_at }) => sent_at !== null).map(fileOf),
    rating: rating ? { level: rating.level, scaleSize: rating.scale_size, day: rating.local_day } : null,
    extensions: extensionsOf(extensions, texts),
    answers: answers.map(({ answered_at, person_name, unit_name, cycle }) => ({
      at: answered_at,
      by: person_name ?? unit_name,
      ...textsOf(versions, cycle, texts),
      cycle,
      approved: approvalOf(shown, answered_at),
    })),
    undoMs: sent && mayUndo ? undoableMs(answerHold, sent.body.answeredAt, ctx.now()) : 0,
    verdicts: verdicts.map(({ answer_of, cycle, level, reason_id, given_at, answer_text_id }) => ({
      cycle,
      level,
      reason: textOf(texts, reason_id),
      at: given_at,
      isOfEarlierText: answer_of === item.id && isAmendedSince(versions, { cycle, answer_text_id }),
    })),
    joinedVerdicts: joinedVerdicts.map(
      ({ tracking_code, cycle, level, reason, given_at, answer_text_id }) => ({
        trackingCode: tracking_code,
        cycle,
        level,
        reason,
        at: given_at,
        isOfEarlierText: isAmendedSince(versions, { cycle, answer_text_id }),
      }),
    ),
    contributions: shownContributions,
    outside,
    objection: objections.waiting
      ? {
          at: objections.waiting.made_at,
          by: objections.waiting.made_by_name,
          reason: textOf(texts, objections.waiting.reason_id),
          precedent: objections.waiting.precedent,
        }
      : null,
    publishing: publishing.shown,
    members: members.map(({ tracking_code, received_at, ...member }) => ({
      ...member,
      trackingCode: tracking_code,
      receivedAt: received_at,
    })),
    mergedInto: head ? { id: head.id, trackingCode: head.tracking_code } : null,
    recipients: recipients.length,
    handOvers: await listHandOvers(db, item, shown),
    events: shown,
    unitNames: await listUnitNames(db, shown.flatMap(unitCodesOf)),
    personNames: await listPersonNames(
      db,
      shown.flatMap((event) =>
        event.kind === 'person-assigned' || event.kind === 'reminded' ? [event.body.personId ?? ''] : [],
      ),
    ),
    mentionNames: await mentionNames(db, shown),
    may: allowedSteps(actor, item).filter(
      (step) =>
        extensionsAllow(extensions, actor, step) &&
        objectionAllows(objections, step) &&
        (step !== 'pause' || canWait) &&
        (step !== 'not-urgent' || item.urgent === 1) &&
        (step !== 'reply-interim' ||
          promises.filter(({ cycle }) => cycle === item.cycle).length < MOST_PROMISES) &&
        (step !== 'put-back' || item.assignee_id !== null) &&
        (!isOfContribution(step) || shownContributions.some(({ may }) => may.includes(step))) &&
        publicationAllows(publishing, actor, step) &&
        (step !== 'withdraw-outside' || outside.some(({ mayWithdraw }) => mayWithdraw)) &&
        (step !== 'answer' || approvalRules.length === 0) &&
        (step !== 'undo-answer' || mayUndo) &&
        (step !== 'take-back' || isUntaken) &&
        (step !== 'amend-answer' || !isHeldBack(answerHold, item.answered_at, ctx.now())) &&
        (step !== 'approve' || !isOwnProposal(proposal, personOf(actor))),
    ),
  }
}

/** Of those alone whom a note told: whatever else begins with `@` stays as it was written. */
async function mentionNames(db: Db, events: readonly FeedbackEvent[]): Promise<Record<string, string>> {
  const usernames = events.flatMap((event) =>
    event.kind === 'noted' && event.body.mentions?.length ? findMentions(event.body.text ?? '') : [],
  )
  if (usernames.length === 0) return {}
  const people = await findPeopleByUsernames(db, [...new Set(usernames)])
  return Object.fromEntries(people.map(({ username, name }) => [username, name]))
}

/** What the answer of a cycle says, and said before. */
function textsOf(
  versions: readonly AnswerVersion[],
  cycle: number,
  texts: Texts,
): Pick<FeedbackDetail['answers'][number], 'text' | 'amendedAt' | 'amendedBy' | 'earlier'> {
  const said = versions.filter((version) => version.cycle === cycle)
  const standing = said.at(-1)
  const isAmended = said.length > 1
  return {
    text: textOf(texts, standing?.text_id ?? null),
    amendedAt: isAmended ? (standing?.at ?? null) : null,
    amendedBy: isAmended ? (standing?.person_name ?? null) : null,
    earlier: said.slice(0, -1).map(({ text_id, at }) => ({ text: textOf(texts, text_id), at })),
  }
}

async function proposalOf(ctx: Context, item: Item, proposal: Proposal): Promise<FeedbackDetail['proposal']> {
  const { text, name: by, at, dueAt, rules, personId } = proposal
  if (item.status !== 'awaiting-approval') return { text, by, at, waiting: null }
  const [where, approvers] = await Promise.all([
    findCalendar(ctx.db, item.lead_path),
    listApprovers(ctx, item, personId),
  ])
  const waitedMinutes = workedMinutes(where, Date.parse(at), ctx.now())
  return { text, by, at, waiting: { by, askedAt: at, dueAt, waitedMinutes, rules, approvers } }
}

async function shownPromises(
  { db, now }: Context,
  promises: Awaited<ReturnType<typeof listPromises>>,
): Promise<InterimPromise[]> {
  const [first] = promises
  if (!first) return []
  const holdings = await listHoldings(db, [first.feedback_id])
  return promises.map(({ cycle, made_at, made_by_name, until_at }) => {
    const held = holdings
      .filter((holding) => holding.cycle === cycle)
      .map(({ unit_id, from_at, to_at }) => ({ unitId: unit_id, fromAt: from_at, toAt: to_at }))
    const { state } = judgePromised(until_at, held, now())
    return { cycle, madeAt: made_at, by: made_by_name, until: until_at, state }
  })
}

/** Who let the answer of this moment go out, and what they changed of it. */
function approvalOf(
  events: readonly FeedbackEvent[],
  answeredAt: string,
): FeedbackDetail['answers'][number]['approved'] {
  const index = events.findIndex((event) => event.kind === 'answered' && event.body.answeredAt === answeredAt)
  const answered = events[index]
  if (answered?.kind !== 'answered' || !answered.body.proposed) return null
  const { proposed, text } = answered.body
  const before = events
    .slice(0, index)
    .findLast(
      (event) => event.kind === 'submitted-for-approval' && event.body.approvalId === proposed.approvalId,
    )
  const written = before?.kind === 'submitted-for-approval' ? before.body.text : null
  return {
    by: answered.actor.name,
    at: answered.at,
    writtenAt: proposed.at,
    changes: proposed.edited && written && text ? compareTexts(written, text) : null,
  }
}

type ContributionStep = Contribution['may'][number]

function isOfContribution(step: FeedbackStep): step is ContributionStep {
  return step === 'give-contribution' || step === 'withdraw-contribution'
}

function contributionOf(
  actor: Actor,
  { lead_path }: Item,
  stored: ContributionOfUnit,
  texts: Texts,
): Contribution {
  const asked = askedContributionOf(stored)
  const mayBy = (step: ContributionStep, path: string): ContributionStep[] =>
    asked.state === 'open' && mayIn(actor, stepEntry(step).permission, path) ? [step] : []
  return {
    ...asked,
    cycle: stored.cycle,
    request: textOf(texts, stored.request_id),
    askedAt: stored.asked_at,
    askedBy: stored.asked_by_name,
    givenAt: stored.given_at,
    givenBy: stored.given_by_name,
    text: textOf(texts, stored.text_id),
    endedAt: stored.ended_at,
    may: [...mayBy('give-contribution', stored.unit_path), ...mayBy('withdraw-contribution', lead_path)],
  }
}

/** A contribution as a list shows it. */
export function askedContributionOf(
  stored: Pick<
    ContributionOfUnit,
    'id' | 'unit_code' | 'unit_name' | 'unit_name_en' | 'due_at' | 'given_at' | 'ended_at' | 'on_time'
  >,
): AskedContribution {
  return {
    id: stored.id,
    unit: { code: stored.unit_code, name: stored.unit_name, nameEn: stored.unit_name_en },
    dueAt: stored.due_at,
    state: contributionState(stored),
    onTime: stored.on_time === null ? null : stored.on_time === 1,
  }
}

function extensionsOf(
  { limits, granted, pending }: ItemExtensions,
  texts: Texts,
): FeedbackDetail['extensions'] {
  return {
    ...limits,
    granted,
    pending: pending && {
      workingDays: pending.workingDays,
      reason: textOf(texts, pending.reasonId),
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
  | 'breached_at'
  | 'answered_at'
  | 'on_time'
  | 'version'
  | 'urgent'
> & {
  verdict: number | null
  lead_code: string
  lead_name: string
  lead_name_en: string
  assignee_name: string | null
}

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
    leadUnit:
      item.status === 'new'
        ? null
        : { code: item.lead_code, name: item.lead_name, nameEn: item.lead_name_en },
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    receivedAt: item.received_at,
    promisedDueAt: item.promised_due_at,
    currentDueAt: item.current_due_at,
    breachedAt: item.breached_at,
    answeredAt: item.answered_at,
    onTime: item.on_time === null ? null : item.on_time === 1,
    verdict: item.verdict,
    version: item.version,
    urgent: item.urgent === 1,
  }
}

function senderOf({ name, phone, email, note, hide_name }: FeedbackSender): FeedbackDetail['sender'] {
  return {
    ...(name === null ? {} : { name }),
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
    ...(note === null ? {} : { note }),
    hideName: hide_name === 1,
  }
}

function routingOf({ routing }: Item, events: readonly FeedbackEvent[]): ShownRouting {
  const stored = Routing.parse(JSON.parse(routing))
  if (stored.kind !== 'person') return stored
  const move = events.findLast((event) => event.kind === 'assigned' || event.kind === 'transferred')
  return { kind: 'person', by: move?.actor.name ?? null, reason: move?.body.reason ?? null }
}
