import { listRecipients } from '../../db/queries/feedback/families.ts'
import { findToldItem } from '../../db/queries/feedback/messages.ts'
import { type Context, isoOf } from '../context.ts'
import type { MessageKind, SilenceReason } from '../contract/messages/message-kinds.ts'
import type { MessagePreview, MessagePreviewRequest } from '../contract/messages/messages.ts'
import { quietUntil } from '../domain/deadlines/quiet-hours.ts'
import { statusAfter } from '../contract/feedback/feedback-steps.ts'
import { judgeDay } from '../feedback/composer/reply-interim.ts'
import { findInScope, type Item } from '../feedback/find-in-scope.ts'
import { planReopening } from '../feedback/steps/close-feedback.ts'
import { planExtension } from '../feedback/steps/extend-feedback.ts'
import { findExtensions } from '../feedback/steps/extension-standing.ts'
import { planResumption, questionEnd } from '../feedback/steps/pause-feedback.ts'
import { findProposal } from '../feedback/steps/proposal.ts'
import { writtenText } from '../feedback/steps/written-text.ts'
import type { MessageChannel } from './channel.ts'
import { findReach } from './find-reach.ts'
import { MESSAGE_TABLE, type MessageFacts } from './message-table.ts'
import type { OpenChannels } from './open-channels.ts'
import { findQuietHours } from './quiet-hours.ts'
import { writeMessage } from './write-message.ts'

interface Planned {
  readonly kind: MessageKind
  readonly facts: MessageFacts
  readonly said: string | null
}

/**
 * The very message that a step with this text would send, written by what writes it when it leaves, or why it sends none.
 * Nothing is sent or kept. Throws `feedback/not-found`.
 */
export async function previewMessage(
  ctx: Context,
  channels: OpenChannels,
  id: string,
  { step, text, promisedOn }: MessagePreviewRequest,
): Promise<MessagePreview> {
  const item = await findInScope(ctx, id)
  const planned = await planOf(ctx, item, { step, text: text.trim(), promisedOn })
  if (typeof planned === 'string') return { sends: false, because: planned, others: 0 }
  const told = await findToldItem(ctx.db, id)
  if (!told || told.historical === 1) return { sends: false, because: 'historical', others: 0 }
  const { kind, facts, said } = planned
  const others = MESSAGE_TABLE[kind].shared ? await countReached(ctx, channels(), kind, id) : 0
  const ways = await findReach(ctx, channels(), kind, told.language, told)
  if (typeof ways === 'string') return { sends: false, because: ways, others }
  const [first] = ways
  if (!first) return { sends: false, because: 'no-contact', others }
  const { message } = await writeMessage(ctx, told, { kind, facts, said, to: first.to })
  const quiet = quietUntil(ctx.now(), await findQuietHours(ctx.db), ctx.organisation.zone)
  return {
    sends: true,
    kind,
    channel: first.channel.name,
    language: told.language,
    message,
    notBefore: quiet === null ? null : isoOf(quiet),
    others,
  }
}

/** How many who joined the item can be told. */
async function countReached(
  ctx: Context,
  channels: readonly MessageChannel[],
  kind: MessageKind,
  id: string,
): Promise<number> {
  const joiners = (await listRecipients(ctx.db, id)).filter(({ feedback_id }) => feedback_id !== id)
  const reached = await Promise.all(
    joiners.map(async (joiner) => {
      const ways = await findReach(ctx, channels, kind, joiner.language, joiner)
      return typeof ways !== 'string'
    }),
  )
  return reached.filter(Boolean).length
}

async function planOf(
  ctx: Context,
  item: Item,
  { step, text, promisedOn }: MessagePreviewRequest,
): Promise<Planned | SilenceReason> {
  const { cycle } = item
  switch (step) {
    case 'reply-interim': {
      const day = promisedOn === undefined ? null : await judgeDay(ctx, item, promisedOn, ctx.now())
      const dueAt = day && 'untilMs' in day ? { dueAt: isoOf(day.untilMs) } : {}
      return { kind: 'interim', facts: { cycle, ...dueAt }, said: text }
    }
    case 'answer':
      return { kind: 'answered', facts: { cycle }, said: text }
    case 'approve':
      return { kind: 'answered', facts: { cycle }, said: (await findProposal(ctx.db, item))?.text ?? '' }
    case 'amend-answer':
      return { kind: 'answer-amended', facts: { cycle }, said: text }
    case 'pause':
      return {
        kind: 'asked',
        facts: { cycle, answerBy: await questionEnd(ctx, item, ctx.now()) },
        said: text,
      }
    case 'resume': {
      const { dueBefore, dueAt } = await planResumption(ctx, item, ctx.now())
      if (item.promised_due_at === null || dueBefore === dueAt) return 'nothing-told'
      return { kind: 'date-moved', facts: { cycle, dueAt, oldDueAt: dueBefore, moved: 'waited' }, said: null }
    }
    case 'approve-extension': {
      const nowMs = ctx.now()
      const { pending } = await findExtensions(ctx.db, item, nowMs)
      if (!pending) return 'nothing-told'
      const { extended } = await planExtension(ctx, item, pending, { at: isoOf(nowMs), nowMs })
      const { dueAt } = extended
      const oldDueAt = item.current_due_at
      if (item.promised_due_at === null || dueAt === oldDueAt) return 'nothing-told'
      return { kind: 'date-moved', facts: { cycle, dueAt, oldDueAt, moved: 'extension' }, said: null }
    }
    case 'reopen': {
      const nowMs = ctx.now()
      const status = statusAfter(item.status, 'reopen')
      if (status === null) return 'nothing-told'
      const reason = writtenText(ctx, 'reason', text)
      const plan = await planReopening(ctx, item, { at: isoOf(nowMs), nowMs, status }, reason)
      const after = { ...item, ...plan.changes }
      return { kind: 'reopened', facts: { cycle: after.cycle, dueAt: after.current_due_at }, said: null }
    }
    case 'refuse':
    case 'redirect':
      return { kind: 'ended', facts: { cycle }, said: text }
    case 'extend':
    case 'submit-for-approval':
      return 'needs-approval'
    default:
      return 'nothing-told'
  }
}
