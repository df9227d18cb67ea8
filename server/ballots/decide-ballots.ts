import {
  deleteBallotComments,
  findBallotBatch,
  listBallotComments,
  saveBallotDecision,
} from '../../db/queries/ballots.ts'
import { keepComment } from '../comments/keep-comment.ts'
import { type Context, isoOf } from '../context.ts'
import type { BallotDecided, DecideBallots, FormsAlike } from '../contract/ballots.ts'
import { isAfterClose } from '../contract/closing.ts'
import { Refusal } from '../contract/refusals.ts'
import { mayConfirmBallots } from '../domain/confirm-ballots.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { startOfLocalDay } from '../domain/local-time.ts'
import { entryTime, recordWriting } from '../history/append.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { ballotId, keepBallots } from '../ratings/keep-ballots.ts'

/** What of an actor says whether they may confirm. */
export function deciderOf({ actor }: Pick<Context, 'actor'>) {
  return actor.kind === 'staff' ? actor : { personId: null, grants: [] }
}

/**
 * A second person says that a batch is what the forms say, and its ratings count from now on; or that it is not, and they
 * never will. Only while the quarter of its day is open.
 */
export async function decideBallots(
  ctx: Context,
  id: string,
  decided: DecideBallots,
): Promise<BallotDecided> {
  const { decision } = decided
  const reason = decided.decision === 'refused' ? cleanText(decided.reason) : ''
  if (decision === 'refused' && reason === '')
    throw new Refusal('request/invalid', {
      errors: [{ field: 'reason', vi: 'cần viết lý do', en: 'needs a reason in words' }],
    })
  const shard = await ctx.shard.current()
  return ctx.db.transaction().execute(async (tx) => {
    const batch = await findBallotBatch(tx, id)
    if (!batch) throw new Refusal('ballots/not-found')
    if (!mayConfirmBallots(deciderOf(ctx), { enteredBy: batch.entered_by, unitPath: batch.unit_path }))
      throw new Refusal('ballots/second-person')
    const at = entryTime(ctx)
    if (decision === 'counted' && isAfterClose(batch.local_day, utcDayOf(at)))
      throw new Refusal('ballots/closed')
    const isFirst = await saveBallotDecision(tx, id, {
      status: decision,
      decided_at: at,
      decided_by: deciderOf(ctx).personId,
      decision_note: reason,
    })
    if (!isFirst) throw new Refusal('ballots/decided')
    if (decision === 'counted') {
      await keepBallots(
        tx,
        ctx,
        shard,
        at,
        formsOf(batch).map(({ level, reasons = [], answers = {} }, index) => ({
          id: ballotId(`${id} ${index}`),
          channel: batch.channel,
          questionnaireVersionId: batch.questionnaire_version_id,
          unitId: batch.unit_id,
          deskId: batch.desk_id,
          level,
          reasons,
          answers,
          language: 'vi' as const,
          localDay: batch.local_day,
          localHour: 0,
          givenAt: isoOf(startOfLocalDay(batch.local_day, ctx.organisation.zone)),
        })),
      )
      for (const { number, text } of await listBallotComments(tx, [id]))
        await keepComment(tx, ctx, { ...batch, id: ballotId(`${id} comment ${number}`) }, text)
    }
    await deleteBallotComments(tx, id)
    await recordWriting(tx, ctx, 'ballots-decided', [['ballot_batch', id]])
    return { id, status: decision }
  })
}

/** One entry a form. */
function formsOf(batch: { readonly levels: string; readonly answered: string }): FormsAlike[] {
  const counted = (JSON.parse(batch.levels) as number[]).map((forms, index) => ({ level: index + 1, forms }))
  const alike: FormsAlike[] = [...counted, ...(JSON.parse(batch.answered) as FormsAlike[])]
  return alike.flatMap((ticked) => Array.from({ length: ticked.forms }, () => ticked))
}
