import { isUniqueViolation } from '../../db/dialect.ts'
import {
  dropPairingCode,
  findDeskByCode,
  findKiosk,
  type Kiosk,
  saveKioskConfig,
} from '../../db/queries/kiosks.ts'
import { revokeDevices } from '../../db/queries/devices.ts'
import { findUnit, findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { KioskChange } from '../contract/kiosk.ts'
import { Refusal } from '../contract/refusals.ts'
import { demand } from '../permit.ts'
import { placeKiosk } from './move-kiosk.ts'
import { recordAct, recordWriting } from '../history/append.ts'

/**
 * Changes where a kiosk stands, what it is called and what its tablet offers. Returns the version of the configuration
 * that the tablet takes up with its next heartbeat.
 */
export async function changeKiosk(ctx: Context, kioskId: string, change: KioskChange): Promise<number> {
  const kiosk = await findManagedKiosk(ctx, kioskId)
  const place = await findPlace(ctx, kiosk, change)
  const config = {
    name: change.name ?? kiosk.name,
    languages: change.languages ? JSON.stringify(change.languages) : kiosk.languages,
    comment_on_tablet: Number(change.commentOnTablet ?? kiosk.comment_on_tablet === 1),
  }
  try {
    await ctx.db.transaction().execute(async (tx) => {
      if (place) await placeKiosk(ctx, tx, kiosk.id, place)
      await saveKioskConfig(tx, kiosk.id, config)
      await recordWriting(tx, ctx, 'kiosk-changed', [['kiosk', kiosk.id]])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: config.name })
    throw error
  }
  return (await findKiosk(ctx.db, kiosk.id))?.config_version ?? kiosk.config_version
}

/** Takes the tablet's token away and drops a pairing code that nobody used; what was sent stays. */
export async function revokeTablet(ctx: Context, kioskId: string): Promise<void> {
  const kiosk = await findManagedKiosk(ctx, kioskId)
  await ctx.changes.transaction(async (tx) => {
    const revoked = await revokeDevices(tx, kiosk.id, isoOf(ctx.now()))
    await dropPairingCode(tx, kiosk.id)
    for (const deviceId of revoked)
      await recordAct(tx, ctx, 'tablet-revoked', { kioskId: kiosk.id, deviceId })
  })
}

/** A kiosk that this person may manage. Throws `kiosk/not-found`, `access/not-allowed`. */
export async function findManagedKiosk(ctx: Context, id: string): Promise<Kiosk> {
  const kiosk = await findKiosk(ctx.db, id)
  const unit = kiosk && (await findUnit(ctx.db, kiosk.unit_id))
  if (!kiosk || !unit) throw new Refusal('kiosk/not-found')
  demand(ctx.actor, 'kiosks/manage', unit.path)
  return kiosk
}

/** The place asked for, or null where the kiosk stays. A kiosk that goes to another unit leaves its desk. */
async function findPlace(ctx: Context, kiosk: Kiosk, { unit, desk }: KioskChange) {
  if (unit === undefined && desk === undefined) return null
  const [newUnit, newDesk] = await Promise.all([
    unit === undefined ? findUnit(ctx.db, kiosk.unit_id) : findUnitByCode(ctx.db, unit),
    desk == null ? null : findDeskByCode(ctx.db, desk),
  ])
  if (!newUnit) throw new Refusal('unit/not-found', { detail: unit ?? '' })
  demand(ctx.actor, 'kiosks/manage', newUnit.path)
  if (newDesk === undefined || (newDesk && newDesk.unit_id !== newUnit.id)) {
    throw new Refusal('unit/not-found', { detail: `desk ${desk ?? ''}` })
  }
  const staysAtDesk = desk === undefined && newUnit.id === kiosk.unit_id
  const place = { unitId: newUnit.id, deskId: staysAtDesk ? kiosk.desk_id : (newDesk?.id ?? null) }
  return place.unitId === kiosk.unit_id && place.deskId === kiosk.desk_id ? null : place
}
