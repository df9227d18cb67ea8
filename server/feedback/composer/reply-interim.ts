import { insertPromise, listPromises } from '../../../db/queries/composer/interim-promises.ts'
import { type Context, isoOf } from '../../context.ts'
import { MOST_PROMISES, USUAL_PROMISE_DAYS } from '../../contract/feedback/composer/interim.ts'
import type { StepRequest } from '../../contract/feedback/step-requests.ts'
import { Refusal } from '../../contract/refusals.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { judgePromise, type PromisedDay } from '../../domain/deadlines/interim-promise.ts'
import { formatDay } from '../../words/format.ts'
import type { Item } from '../find-in-scope.ts'
import { personOf } from '../steps/extension-standing.ts'
import { findLimits } from '../steps/policy-limits.ts'
import { takeStep } from '../steps/take-step.ts'
import { writtenText } from '../steps/written-text.ts'
import { demandFilled } from '../templates/demand-filled.ts'

/**
 * A first word to the citizen with the day by which the answer follows: no answer, and no clock stops. Throws
 * `interim/none-left`, `request/invalid` (a day that is past, off, or further than the policy allows).
 */
export async function replyInterim(
  ctx: Context,
  id: string,
  input: StepRequest<'reply-interim'>,
): Promise<void> {
  const text = writtenText(ctx, 'answer', input.text)
  return takeStep(ctx, 'reply-interim', id, input, async (item, { at, nowMs }) => {
    await demandFilled(ctx, 'text', text.said)
    const { cycle } = item
    const made = await promisesOf(ctx, item)
    if (made.length >= MOST_PROMISES) throw new Refusal('interim/none-left')
    const day = await judgeDay(ctx, item, input.promisedOn, nowMs)
    if ('wrong' in day) throw wrongDay(day)
    const promiseId = ctx.newId()
    const promisedUntil = isoOf(day.untilMs)
    return {
      changes: {},
      body: { promiseId, text, cycle, promisedUntil },
      write: (tx) =>
        insertPromise(tx, {
          id: promiseId,
          feedback_id: id,
          cycle,
          text_id: text.id,
          made_at: at,
          made_by: personOf(ctx.actor),
          until_at: promisedUntil,
        }),
    }
  })
}

/** Until when a day would be promised at this moment, or why it cannot be. */
export async function judgeDay(
  ctx: Context,
  item: Item,
  promisedOn: string,
  nowMs: number,
): Promise<PromisedDay> {
  const [first] = await promisesOf(ctx, item)
  const { interimWorkingDays: workingDays = USUAL_PROMISE_DAYS } = await findLimits(ctx.db, item)
  const { calendar } = await findCalendar(ctx.db, item.lead_path)
  const firstMadeMs = first ? Date.parse(first.made_at) : null
  return judgePromise(promisedOn, { calendar, nowMs, workingDays, firstMadeMs })
}

/** In the item's present cycle. */
async function promisesOf({ db }: Context, { id, cycle }: Item) {
  return (await listPromises(db, [id])).filter((promise) => promise.cycle === cycle)
}

function wrongDay(day: Extract<PromisedDay, { wrong: string }>): Refusal {
  const words = {
    past: () => ({
      vi: 'ngày hẹn đã qua, hoặc giờ làm việc hôm nay đã hết',
      en: 'is past, or the office has closed today',
    }),
    'no-working-day': () => ({
      vi: 'không phải ngày làm việc của đơn vị',
      en: 'is no working day of the unit',
    }),
    'too-far': () => {
      const last = 'lastDay' in day ? formatDay(day.lastDay) : ''
      return {
        vi: `xa hơn chính sách thời hạn cho phép: chậm nhất ${last}`,
        en: `is further than the deadline policy allows: ${last} at the latest`,
      }
    },
  }
  return new Refusal('request/invalid', { errors: [{ field: 'promisedOn', ...words[day.wrong]() }] })
}
