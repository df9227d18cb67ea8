import { insertCommand } from '../../db/queries/kiosk-commands.ts'
import { findPairedDevice } from '../../db/queries/devices.ts'
import { type Context, isoOf } from '../context.ts'
import type { Heartbeat } from '../contract/kiosk.ts'
import { Refusal } from '../contract/refusals.ts'
import { findManagedKiosk } from './change-kiosk.ts'
import { recordAct } from '../history/append.ts'

/** Asks the tablet to start its app anew; it does so when nobody has touched it for a minute. */
export async function restartTablet(ctx: Context, kioskId: string): Promise<void> {
  const kiosk = await findManagedKiosk(ctx, kioskId)
  const device = await findPairedDevice(ctx.db, kiosk.id)
  if (!device) throw new Refusal('kiosk/not-found')
  const heartbeat = device.heartbeat === null ? null : (JSON.parse(device.heartbeat) as Heartbeat)
  await ctx.db.transaction().execute(async (tx) => {
    await insertCommand(tx, {
      id: ctx.newId(),
      device_id: device.id,
      command: 'reload',
      session: heartbeat?.session ?? null,
      asked_at: isoOf(ctx.now()),
      asked_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      sent_at: null,
      done_at: null,
    })
    await recordAct(tx, ctx, 'tablet-restart-asked', { kioskId: kiosk.id, deviceId: device.id })
  })
  ctx.log.info({ kiosk: kiosk.id, device: device.id }, 'a tablet is asked to restart')
}
