import {
  findAnswerVersions,
  insertAmendment,
} from '../../../../db/queries/feedback/answers/answer-versions.ts'
import { findPublication } from '../../../../db/queries/feedback/publications.ts'
import { listTexts } from '../../../../db/queries/history/events.ts'
import type { Context } from '../../../context.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { isHeldBack } from '../../../domain/answers/answer-hold.ts'
import { textOf, textsById } from '../../../history/read-event.ts'
import { mayOn } from '../../../permit.ts'
import { amendFiles } from '../../files/send-files.ts'
import { findRulesFor } from '../../approval/item-approval.ts'
import { personOf } from '../extension-standing.ts'
import { takeStep } from '../take-step.ts'
import { takeDown } from '../publish/decide-publication.ts'
import { writtenText } from '../written-text.ts'
import { demandFilled } from '../../templates/demand-filled.ts'

/** An answer that says the same again, with the same files, is no amendment. */
const THE_SAME = {
  errors: [
    {
      field: 'text',
      vi: 'giống hệt câu trả lời hiện có',
      en: 'is the very answer that stands',
    },
  ],
}

/** In which the earlier words are read by everybody, or could be without another look. */
const SHOWN: readonly string[] = ['proposed', 'published', 'reported']
const WHY_DOWN = 'Câu trả lời đã được sửa: đăng lại sau khi che và duyệt bản mới.'

/**
 * Puts other words in the place of the answer of this cycle; the earlier ones stay readable, and neither the time of the answer
 * nor what the citizen said of it moves. Where rules of the office want two people, the second is who amends: somebody who may
 * approve and did not write what stands. What is published of it, or proposed, comes down in the same moment: the new words were
 * masked and approved by nobody. Throws `answer/still-held`, `answer/amend-needs-approver`.
 */
export function amendAnswer(ctx: Context, id: string, input: StepRequest<'amend-answer'>): Promise<void> {
  const text = writtenText(ctx, 'answer', input.text)
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'amend-answer', id, input, async (item, { at, nowMs }) => {
    const versions = await findAnswerVersions(ctx.db, id, item.cycle)
    const standing = versions.at(-1)
    if (!standing) throw new Refusal('feedback/move-not-allowed')
    if (isHeldBack(ctx.config.answerHold, item.answered_at, nowMs)) throw new Refusal('answer/still-held')
    const said = textOf(textsById(await listTexts(ctx.db, id)), standing.text_id)
    const { answer_id: answerId } = standing
    const files = await amendFiles(ctx, id, answerId, input.files)
    await demandFilled(ctx, 'text', text.said)
    if (said === text.said && !files) throw new Refusal('request/invalid', THE_SAME)
    const personId = personOf(ctx.actor)
    const rules = await findRulesFor(ctx, item, text.said)
    const isSecond =
      mayOn(ctx.actor, 'feedback/approve-answer', item) &&
      (personId === null || standing.person_id !== personId)
    if (rules.length > 0 && !isSecond)
      throw new Refusal('answer/amend-needs-approver', { detail: rules.map(({ name }) => name).join('; ') })
    const shown = await findPublication(ctx.db, id)
    const isShown = shown?.answered_at === item.answered_at && SHOWN.includes(shown.state)
    const amendmentId = ctx.newId()
    return {
      changes: {},
      before: isShown
        ? [
            {
              kind: 'publication-withdrawn',
              body: { publicationId: shown.id, reason: { id: ctx.newId(), said: WHY_DOWN } },
            },
          ]
        : [],
      body: { amendmentId, answerId, text, cycle: item.cycle, reason, ...files?.body },
      write: async (tx) => {
        if (isShown) await takeDown(tx, shown, 'withdrawn')
        await insertAmendment(tx, {
          id: amendmentId,
          feedback_id: id,
          answer_id: answerId,
          text_id: text.id,
          amended_at: at,
          person_id: personId,
        })
        await files?.write(tx, answerId, at)
      },
    }
  })
}
