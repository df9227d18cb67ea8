import {
  deleteContactChangesOf,
  findToldItem,
  insertMessages,
  type CitizenMessage,
} from '../../db/queries/feedback/messages.ts'
import { findPolicyTerms } from '../../db/queries/feedback/extensions.ts'
import { listRecipients } from '../../db/queries/feedback/families.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import type { Tx } from '../../db/dialect.ts'
import { type Context, isoOf } from '../context.ts'
import { DeadlineLimits } from '../contract/deadlines/calendar.ts'
import { MESSAGE_KINDS, type MessageKind } from '../contract/messages/message-kinds.ts'
import { closingOf } from '../domain/deadlines/closing.ts'
import type { ItemHistory, Listener } from '../history/append.ts'
import { MESSAGE_TABLE, type MessageFacts } from './message-table.ts'
import { hasChannels } from './open-channels.ts'

interface Told {
  readonly kind: MessageKind
  readonly facts: MessageFacts
  readonly seq: number
  /** ISO. */
  readonly notBefore: string
}

/**
 * Hears of every change of an item, and queues what its citizen is told of it, and what all who joined are: each message once
 * for each sender, in this transaction.
 */
export const messagesOf: Listener = async (tx, ctx, happened) => {
  const erased = happened.filter(({ news }) => news.some(({ kind }) => kind === 'erased'))
  await deleteContactChangesOf(
    tx,
    erased.map(({ after }) => after.id),
  )
  if (!hasChannels(ctx)) return
  const messages: CitizenMessage[] = []
  for (const item of happened) {
    if (item.after.historical === 1) continue
    const told = [...toldOf(ctx, item), ...(await closingSoon(tx, ctx, item))]
    messages.push(...told.map((each) => rowOf(ctx, item.after.id, item.after.id, each)))
    const shared = told.filter(({ kind }) => MESSAGE_TABLE[kind].shared)
    for (const joiner of shared.length === 0 ? [] : await listJoiners(tx, item.after.id))
      messages.push(...shared.map((each) => rowOf(ctx, joiner, item.after.id, each)))
  }
  await insertMessages(tx, messages)
  await enqueue(
    tx,
    messages.map(({ id, queued_at, not_before }) => ({
      id,
      kind: 'citizen-message' as const,
      recipient: null,
      payload: '{}',
      dedupe_key: `citizen-message:${id}`,
      at: queued_at,
      notBefore: not_before,
    })),
  )
}

/** The items that are part of this one and whose senders left a contact; those without one read their page. */
async function listJoiners(tx: Tx, id: string): Promise<string[]> {
  const family = await listRecipients(tx, id)
  return family.flatMap(({ feedback_id, phone, email }) =>
    feedback_id === id || (phone === null && email === null) ? [] : [feedback_id],
  )
}

function toldOf(ctx: Context, { after, news, sealed }: ItemHistory): Told[] {
  const first = sealed.end.seq - news.length + 1
  const isAnswered = news.some(({ kind }) => kind === 'answered')
  return news.flatMap((event, index) =>
    MESSAGE_KINDS.flatMap((kind): Told[] => {
      const facts = MESSAGE_TABLE[kind].when(event, after)
      // An answer ends the wait and moves the date in passing: that it is here is all there is to tell.
      if (facts === null || (kind === 'date-moved' && isAnswered)) return []
      // What can still be undone leaves when it cannot any more.
      const heldMs = kind === 'answered' ? ctx.config.answerHold.heldMs : 0
      return [{ kind, facts, seq: first + index, notBefore: isoOf(ctx.now() + heldMs) }]
    }),
  )
}

/** Told some days before an answered item closes by itself, where its policy says that it does. */
async function closingSoon(tx: Tx, ctx: Context, { after, news, sealed }: ItemHistory): Promise<Told[]> {
  const answer = news.find((event) => event.kind === 'answered')
  if (answer?.kind !== 'answered' || answer.body.source) return []
  const item = await findToldItem(tx, after.id)
  const terms = item?.policy_id ? await findPolicyTerms(tx, item.policy_id) : undefined
  const { closeAfterDays } = DeadlineLimits.parse(JSON.parse(terms?.limits ?? '{}'))
  if (closeAfterDays === undefined) return []
  const { closesMs, tellMs } = closingOf(
    Date.parse(answer.body.answeredAt),
    closeAfterDays,
    ctx.organisation.zone,
  )
  const facts = { cycle: after.cycle, closesAt: isoOf(closesMs) }
  return [{ kind: 'closing-soon', facts, seq: sealed.end.seq, notBefore: isoOf(tellMs) }]
}

function rowOf(
  ctx: Context,
  feedbackId: string,
  aboutId: string,
  { kind, facts, seq, notBefore }: Told,
): CitizenMessage {
  return {
    id: ctx.newId(),
    feedback_id: feedbackId,
    about_id: aboutId,
    kind,
    seq,
    facts: JSON.stringify(facts),
    state: 'queued',
    channel: null,
    because: null,
    queued_at: isoOf(ctx.now()),
    not_before: notBefore,
    settled_at: null,
  }
}
