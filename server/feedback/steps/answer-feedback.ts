import { endContributions } from '../../../db/queries/feedback/contributions.ts'
import { closeHolding, insertAnswers } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { FileRef, NewFeedbackEvent, NewText } from '../../contract/feedback/feedback-events.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { Refusal } from '../../contract/refusals.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { readProof, workedMinutes } from '../../deadlines/item-deadline.ts'
import { newBreach } from '../../domain/breach.ts'
import { findRulesFor } from '../approval/item-approval.ts'
import { sendFiles } from '../files/send-files.ts'
import type { Item } from '../find-in-scope.ts'
import { demandCategory } from './demand-category.ts'
import { personOf } from './extension-standing.ts'
import { pausesUntil, planResumption, type Resumption } from './pause-feedback.ts'
import { type Moment, type Plan, takeStep } from './take-step.ts'
import { writtenText } from './written-text.ts'
import { demandFilled } from '../templates/demand-filled.ts'

/**
 * The lead unit answers the citizen: the clock stops, and the verdict of this cycle is kept for good. Throws
 * `answer/needs-category`, `answer/needs-approval` where a rule of the office wants a second person to read it first.
 */
export async function answerFeedback(ctx: Context, id: string, input: StepRequest<'answer'>): Promise<void> {
  const text = writtenText(ctx, 'answer', input.text)
  return takeStep(ctx, 'answer', id, input, async (item, moment) => {
    demandCategory(ctx, item)
    await demandFilled(ctx, 'text', text.said)
    const rules = await findRulesFor(ctx, item, text.said)
    if (rules.length > 0)
      throw new Refusal('answer/needs-approval', { detail: rules.map(({ name }) => name).join('; ') })
    const files = await sendFiles(ctx, item.id, 'answer', input.files)
    const plan = await planAnswer(ctx, item, moment, {
      text,
      personId: personOf(ctx.actor),
      files: files.body.files,
    })
    return {
      ...plan,
      write: async (tx) => {
        await plan.write?.(tx)
        await files.write(tx, plan.body.answerId, moment.at)
      },
    }
  })
}

interface GivenAnswer {
  readonly text: NewText
  /** Who wrote it. */
  readonly personId: string | null
  readonly files?: readonly FileRef[] | undefined
  /** Where another person approved it: when it was proposed, whether the policy judges by that moment, and if it was edited. */
  readonly proposed?: {
    readonly at: string
    readonly counts: boolean
    readonly approvalId: string
    readonly isEdited: boolean
  }
}

export async function planAnswer(
  ctx: Context,
  item: Item,
  { at, nowMs }: Moment,
  { text, personId, proposed, files }: GivenAnswer,
): Promise<Plan<'answer'>> {
  const resumed = item.status === 'waiting-for-citizen' ? await planResumption(ctx, item, nowMs) : null
  const dueAt = resumed?.dueAt ?? item.current_due_at
  const judgedMs = proposed?.counts ? Date.parse(proposed.at) : nowMs
  const breach = newBreach({ ...item, status: 'in-progress', current_due_at: dueAt }, judgedMs)
  const onTime = item.promised_due_at === null ? null : !breach && item.breached_at === null
  const workingMinutes = await workedSinceStart(ctx, item, judgedMs)
  const verdict = {
    answered_at: at,
    on_time: onTime === null ? null : Number(onTime),
    working_minutes: workingMinutes,
  }
  const answerId = ctx.newId()
  return {
    changes: { ...resumed?.changes, ...breach, ...verdict },
    before: resumed ? [resumedEvent(resumed)] : [],
    body: {
      answerId,
      text,
      cycle: item.cycle,
      answeredAt: at,
      onTime,
      dueAt,
      workingMinutes,
      ...(files ? { files } : {}),
      ...(proposed
        ? {
            proposed: {
              by: personId,
              at: proposed.at,
              approvalId: proposed.approvalId,
              ...(proposed.isEdited ? { edited: true } : {}),
            },
          }
        : {}),
    },
    write: async (tx) => {
      await resumed?.write(tx)
      await closeHolding(tx, item.id, at)
      await endContributions(tx, item.id, at)
      await insertAnswers(tx, [
        {
          id: answerId,
          feedback_id: item.id,
          cycle: item.cycle,
          text_id: text.id,
          person_id: personId,
          unit_id: item.lead_unit_id,
          due_at: dueAt,
          holder_id: breach?.breach_unit_id ?? item.breach_unit_id ?? item.lead_unit_id,
          cycle_on: item.cycle_on,
          ...verdict,
        },
      ])
    },
  }
}

function resumedEvent({ dueBefore, dueAt }: Resumption): NewFeedbackEvent {
  return { kind: 'resumed', body: { oldDueAt: dueBefore, newDueAt: dueAt } }
}

/** From the start of the cycle's clock, on the lead unit's calendar, without the pauses. */
async function workedSinceStart(ctx: Context, item: Item, nowMs: number): Promise<number> {
  const { startedAt } = readProof(item.proof)
  const where = await findCalendar(ctx.db, item.lead_path)
  return workedMinutes(where, Date.parse(startedAt), nowMs, await pausesUntil(ctx, item, nowMs))
}
