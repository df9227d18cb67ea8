import { insertNotifications } from '../../../db/queries/notifications.ts'
import { deleteFactor } from '../../../db/queries/people/factors.ts'
import { deletePasskeys } from '../../../db/queries/people/passkeys.ts'
import { deleteSessionsOf } from '../../../db/queries/people.ts'
import { type Context, isoOf } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import { demandAccount } from '../demand-account.ts'
import { sendAccountMail } from '../send-account-mail.ts'

/**
 * For somebody who lost their phone or key: the codes of the app, the printed ones and all passkeys are over, every session
 * ends, and the password remains. The person is told in the app, and by mail where that leaves. Throws what `demandAccount`
 * throws, `factor/none`.
 */
export async function takeAwayFactors(ctx: Context, id: string): Promise<void> {
  const { person } = await demandAccount(ctx, id)
  await ctx.db.transaction().execute(async (tx) => {
    const hadCodes = await deleteFactor(tx, id)
    const hadPasskeys = (await deletePasskeys(tx, id)) > 0
    if (!hadCodes && !hadPasskeys) throw new Refusal('factor/none')
    await deleteSessionsOf(tx, id)
    await insertNotifications(tx, [
      {
        id: ctx.newId(),
        person_id: id,
        feedback_id: null,
        kiosk_alert_id: null,
        report_task_id: null,
        kind: 'factors-taken-away',
        due_at: null,
        created_at: isoOf(ctx.now()),
        read_at: null,
      },
    ])
    await recordAct(tx, ctx, 'factors-taken-away', { personId: id })
  })
  await sendAccountMail(ctx, person, 'factors-taken-away', '/app/account').catch((err: unknown) =>
    ctx.log.warn({ err }, 'somebody whose second factor was taken away could not be told by mail'),
  )
}
