import type { Answer, FeedbackSender, Holding, NewFeedback } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { Channel } from '../../contract/channel.ts'
import type { NewFeedbackEvent, NewText } from '../../contract/feedback/feedback-events.ts'
import type { ItemWarning } from '../../contract/feedback/item-warnings.ts'
import type { Words } from '../../contract/language.ts'
import { isOnTime } from '../../domain/deadlines/deadline.ts'
import { localDay } from '../../domain/local-time.ts'
import { entryTime, type ItemHistory, sealItemEvents } from '../../history/append.ts'
import { CHAIN_START, hashOfText } from '../../history/event-chain.ts'
import { hashOfSender, hashOfWords } from '../../history/item-words.ts'
import { newSalt } from '../../ids.ts'
import type { TidyItem } from './incoming.ts'
import type { Intake, Lead } from './intake.ts'
import { type ItemDeadline, workedMinutes } from '../../deadlines/item-deadline.ts'
import { newTrackingCode } from './tracking-code.ts'

/** Everything that a new item adds to the database. */
export interface NewItemRows {
  readonly item: NewFeedback
  readonly sender: FeedbackSender | null
  readonly history: ItemHistory
  readonly holding: Holding
  readonly answer: Answer | null
  /** All that was handed over: the same reference must come with the same. */
  readonly content: string
  /** What the sender is told: code of the lead unit, null in triage. */
  readonly leadUnit: string | null
  readonly warnings: readonly ItemWarning[]
}

interface NewItemOptions {
  readonly channel: Channel
  /** From before this service: may be of any age, and has no promise but the one its source gives. */
  readonly historical: boolean
  /** The policy code of items whose due date the source gives. */
  readonly sourcePolicyCode: string
}

const COMPLAINT_NOTE: Words = {
  vi: 'Khiếu nại, tố cáo giải quyết theo luật riêng: hướng dẫn công dân đến nơi có thẩm quyền.',
  en: 'Complaints and denunciations follow their own laws: redirect the citizen to the competent body.',
}

const ANSWER_IN_SOURCE = 'Theo dữ liệu nguồn.'

export function makeItemRows(
  ctx: Context,
  intake: Intake,
  item: TidyItem,
  options: NewItemOptions,
): NewItemRows {
  const { channel, historical } = options
  const id = ctx.newId()
  const enteredAt = entryTime(ctx)
  const receivedMs = Date.parse(item.receivedAt)
  const onDay = localDay(receivedMs, ctx.organisation.zone)
  const lead = intake.route(item, onDay)
  const deadline = intake.promise(item, lead, { ...options, onDay })
  const isPromised = !historical || item.source.promisedDueAt !== undefined
  const promisedDueAt = isPromised ? deadline.dueAt : null
  const verdict = judge(intake, item, lead, promisedDueAt)
  // What is from before this service, or answered already, waits for nobody.
  const urgent =
    historical || verdict ? [] : intake.findUrgent([item.title, item.text, ...(item.answers?.lines ?? [])])
  const isLate = verdict?.onTime === false
  const leadUnit = lead.isTriage ? null : lead.unit.code
  const salt = newSalt()
  const sender = item.sender && {
    feedback_id: id,
    salt: newSalt(),
    name: item.sender.name ?? null,
    phone: item.sender.phone ?? null,
    email: item.sender.email ?? null,
    note: item.sender.note ?? null,
    hide_name: item.sender.hideName ? 1 : 0,
  }
  const said = item.source.answerText ?? ANSWER_IN_SOURCE
  const answer = verdict && { ...verdict, id: ctx.newId(), text: { id: ctx.newId(), said } }
  const columns: Omit<NewFeedback, 'last_event_seq' | 'last_event_hash'> = {
    id,
    tracking_code: newTrackingCode(),
    channel,
    external_ref: item.externalRef,
    salt,
    content_hash: hashOfText(salt, item.content),
    kind: item.kind,
    title: item.title,
    text: item.text,
    folded: item.folded,
    spelled: item.spelled,
    category: item.category,
    place: item.place === null ? null : JSON.stringify(item.place),
    aside: item.aside === null ? null : JSON.stringify(item.aside),
    ward_code: item.place?.wardCode ?? null,
    status: verdict ? 'answered' : lead.isTriage ? 'new' : 'assigned',
    lead_unit_id: lead.unit.id,
    assignee_id: null,
    routing: JSON.stringify(lead.routing),
    received_at: item.receivedAt,
    entered_at: enteredAt,
    received_on: onDay,
    historical: historical ? 1 : 0,
    restricted: lead.isHeld ? 1 : 0,
    urgent: urgent.length > 0 ? 1 : 0,
    policy_id: deadline.policyId,
    policy_code: deadline.policyCode,
    calendar_version_id: deadline.calendarVersionId,
    promised_due_at: promisedDueAt,
    current_due_at: deadline.dueAt,
    breached_at: isLate ? deadline.dueAt : null,
    breach_unit_id: isLate ? lead.unit.id : null,
    proof: JSON.stringify(deadline.proof),
    cycle: 1,
    cycle_on: onDay,
    answered_at: verdict?.answeredAt ?? null,
    on_time: onTimeOf(verdict),
    working_minutes: verdict?.workingMinutes ?? null,
    merged_into: null,
    own_dates: null,
    language: item.language,
    version: 1,
  }
  const news: NewFeedbackEvent[] = [
    receivedEvent(item, channel, { ...deadline, promisedDueAt }, leadUnit, {
      words: hashOfWords(salt, columns),
      sender: sender && hashOfSender(sender),
    }),
    ...answeredQuestions(item, ctx.newId()),
    routedEvent(item, lead, leadUnit),
    ...(urgent.length > 0
      ? [{ kind: 'marked-urgent', body: { because: urgent, in: 'receipt' } } as const]
      : []),
    ...(answer ? [answeredEvent(answer, deadline)] : []),
  ]
  const sealed = sealItemEvents(ctx, { id, end: CHAIN_START, at: enteredAt, sets: columns }, news)
  const row = { ...columns, last_event_seq: sealed.end.seq, last_event_hash: sealed.end.hash }

  return {
    leadUnit,
    warnings: item.warnings,
    content: item.content,
    history: { before: null, after: row, news, sealed, said: { item: row, sender } },
    item: row,
    sender,
    holding: {
      id: ctx.newId(),
      feedback_id: id,
      cycle: 1,
      unit_id: lead.unit.id,
      from_at: item.receivedAt,
      to_at: verdict?.answeredAt ?? null,
      due_at: deadline.dueAt,
    },
    answer: answer && {
      id: answer.id,
      feedback_id: id,
      cycle: 1,
      text_id: answer.text.id,
      person_id: null,
      unit_id: lead.unit.id,
      answered_at: answer.answeredAt,
      on_time: onTimeOf(answer),
      due_at: deadline.dueAt,
      working_minutes: answer.workingMinutes,
      holder_id: lead.unit.id,
      cycle_on: onDay,
    },
  }
}

interface SourceAnswer {
  readonly answeredAt: string
  /** Null where nothing was promised. */
  readonly onTime: boolean | null
  readonly workingMinutes: number
}

function onTimeOf(verdict: SourceAnswer | null): number | null {
  const onTime = verdict?.onTime ?? null
  return onTime === null ? null : Number(onTime)
}

/** What the source says of its answer, judged by what was promised; null where it has not answered. */
function judge(
  intake: Intake,
  { source: { answeredAt }, receivedAt }: TidyItem,
  { unit }: Lead,
  promisedDueAt: string | null,
): SourceAnswer | null {
  if (answeredAt === undefined) return null
  return {
    answeredAt,
    onTime: promisedDueAt === null ? null : isOnTime(Date.parse(answeredAt), Date.parse(promisedDueAt)),
    workingMinutes: workedMinutes(
      intake.calendarOf(unit.path),
      Date.parse(receivedAt),
      Date.parse(answeredAt),
    ),
  }
}

function answeredQuestions({ answers }: TidyItem, id: string): NewFeedbackEvent[] {
  if (answers === null) return []
  const { setId: questionSet, category, values } = answers
  return [
    {
      kind: 'questions-answered',
      body: { questionSet, category, answers: { id, said: JSON.stringify(values) } },
    },
  ]
}

/** `receipt` is what the sender was told; sending again is answered with it, whatever has happened since. */
function receivedEvent(
  { externalRef, receivedAt, warnings }: TidyItem,
  channel: Channel,
  { policyCode, promisedDueAt }: ItemDeadline & { readonly promisedDueAt: string | null },
  leadUnit: string | null,
  hashes: { readonly words: string; readonly sender: string | null },
): NewFeedbackEvent {
  const receipt = { leadUnit, promisedDueAt }
  return {
    kind: 'received',
    body: {
      channel,
      externalRef,
      receivedAt,
      policy: policyCode,
      receipt,
      ...hashes,
      ...(warnings.length > 0 ? { warnings } : {}),
    },
  }
}

function routedEvent(
  { kind }: TidyItem,
  { routing, isHeld }: Lead,
  leadUnit: string | null,
): NewFeedbackEvent {
  const note = kind === 'complaint' || isHeld ? { note: COMPLAINT_NOTE } : {}
  return { kind: 'routed', body: { leadUnit, routing, ...note } }
}

function answeredEvent(
  { id: answerId, ...answer }: SourceAnswer & { readonly id: string; readonly text: NewText },
  { dueAt }: ItemDeadline,
): NewFeedbackEvent {
  return { kind: 'answered', body: { answerId, cycle: 1, dueAt, ...answer, source: true } }
}
