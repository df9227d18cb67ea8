import { findToldItem } from '../../db/queries/feedback/messages.ts'
import { type Context, isoOf } from '../context.ts'
import type { FeedbackStep } from '../contract/feedback/feedback-steps.ts'
import type { MessageKind, SilenceReason } from '../contract/messages/message-kinds.ts'
import type { MessagePreview, MessagePreviewRequest } from '../contract/messages/messages.ts'
import { quietUntil } from '../domain/deadlines/quiet-hours.ts'
import { findInScope, type Item } from '../feedback/find-in-scope.ts'
import { planResumption, questionEnd } from '../feedback/steps/pause-feedback.ts'
import { findProposal } from '../feedback/steps/proposal.ts'
import { findReach } from './find-reach.ts'
import type { MessageFacts } from './message-table.ts'
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
  { step, text }: MessagePreviewRequest,
): Promise<MessagePreview> {
  const item = await findInScope(ctx, id)
  const planned = await planOf(ctx, item, step, text.trim())
  if (typeof planned === 'string') return { sends: false, because: planned }
  const told = await findToldItem(ctx.db, id)
  if (!told || told.historical === 1) return { sends: false, because: 'historical' }
  const { kind, facts, said } = planned
  const ways = await findReach(ctx, channels(), kind, told.language, told)
  if (typeof ways === 'string') return { sends: false, because: ways }
  const [first] = ways
  if (!first) return { sends: false, because: 'no-contact' }
  const { message } = await writeMessage(ctx, told, { kind, facts, said, to: first.to })
  const quiet = quietUntil(ctx.now(), await findQuietHours(ctx.db), ctx.organisation.zone)
  return {
    sends: true,
    kind,
    channel: first.channel.name,
    language: told.language,
    message,
    notBefore: quiet === null ? null : isoOf(quiet),
  }
}

async function planOf(
  ctx: Context,
  item: Item,
  step: FeedbackStep,
  text: string,
): Promise<Planned | SilenceReason> {
  const { cycle } = item
  switch (step) {
    case 'answer':
      return { kind: 'answered', facts: { cycle }, said: text }
    case 'approve':
      return { kind: 'answered', facts: { cycle }, said: (await findProposal(ctx.db, item))?.text ?? '' }
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
