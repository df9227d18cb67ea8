import { findAnswerToJudge, insertVerdict } from '../../../db/queries/feedback/citizen-verdicts.ts'
import { findAnswerVersions } from '../../../db/queries/feedback/answers/answer-versions.ts'
import type { Service } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { writtenRemark } from '../steps/written-text.ts'
import { findAnswering } from './find-standing.ts'
import { takeCitizenAct } from './take-citizen-act.ts'

/**
 * How satisfied the sender is with the answer, and why: once an answer, also where others share it, beside the office's own verdict on its time. It makes
 * nobody's page stale. Throws `citizen/not-answered`, `citizen/already-judged`, `citizen/days-over`.
 */
export function judgeAnswer(
  service: Service,
  id: string,
  { level, reason }: { readonly level: number; readonly reason: string },
): Promise<void> {
  return takeCitizenAct(service, 'judge', id, async (ctx, item, { at }) => {
    const { id: answerOf, cycle } = await findAnswering(ctx.db, item)
    const answer = await findAnswerToJudge(ctx.db, { id: answerOf, cycle }, id)
    const [standing] = (await findAnswerVersions(ctx.db, answerOf, cycle)).slice(-1)
    if (!answer || !standing) throw new Refusal('citizen/not-answered')
    const answerText = standing.text_id
    const verdictId = ctx.newId()
    const why = writtenRemark(ctx, reason)
    const joined = answerOf === id ? {} : { joined: { answerOf, unitId: answer.unit_id } }
    return {
      news: [{ kind: 'citizen-judged', body: { verdictId, cycle, level, answerText, ...joined, ...why } }],
      write: (tx) =>
        insertVerdict(tx, {
          id: verdictId,
          feedback_id: id,
          answer_of: answerOf,
          cycle,
          level,
          reason_id: why.reason?.id ?? null,
          unit_id: answer.unit_id,
          given_at: at,
          answer_text_id: answerText,
        }),
    }
  })
}
