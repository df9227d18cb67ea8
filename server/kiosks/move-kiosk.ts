import type { Tx } from '../../db/dialect.ts'
import {
  endPlacement,
  findDeskByCode,
  findKioskByName,
  insertPlacement,
  saveKioskPlace,
} from '../../db/queries/kiosks.ts'
import { findUnit, findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { demand } from '../permit.ts'
import { recordWriting } from '../history/append.ts'

/** Puts a kiosk at another unit or desk. What was tapped before the move counts for the old desk, whenever it arrives. */
export async function moveKiosk(
  ctx: Context,
  move: { kiosk: string; unit: string; desk?: string | undefined },
): Promise<void> {
  const [kiosk, unit, desk] = await Promise.all([
    findKioskByName(ctx.db, move.kiosk),
    findUnitByCode(ctx.db, move.unit),
    move.desk === undefined ? null : findDeskByCode(ctx.db, move.desk),
  ])
  const from = kiosk && (await findUnit(ctx.db, kiosk.unit_id))
  if (!kiosk || !from) throw new Refusal('kiosk/not-found', { detail: move.kiosk })
  if (!unit) throw new Refusal('unit/not-found', { detail: move.unit })
  if (desk === undefined || (desk && desk.unit_id !== unit.id)) {
    throw new Refusal('unit/not-found', { detail: `desk ${move.desk ?? ''}` })
  }
  demand(ctx.actor, 'kiosks/manage', from.path)
  demand(ctx.actor, 'kiosks/manage', unit.path)
  await ctx.db.transaction().execute(async (tx) => {
    await placeKiosk(ctx, tx, kiosk.id, { unitId: unit.id, deskId: desk?.id ?? null })
    await recordWriting(tx, ctx, 'kiosk-changed', [['kiosk', kiosk.id]])
  })
}

/** Ends where the kiosk stood and begins where it stands now, in the transaction of a larger change. */
export async function placeKiosk(
  ctx: Context,
  tx: Tx,
  kioskId: string,
  place: { readonly unitId: string; readonly deskId: string | null },
): Promise<void> {
  const at = isoOf(ctx.now())
  await endPlacement(tx, kioskId, at)
  await insertPlacement(tx, {
    id: ctx.newId(),
    kiosk_id: kioskId,
    unit_id: place.unitId,
    desk_id: place.deskId,
    from_at: at,
    to_at: null,
  })
  await saveKioskPlace(tx, kioskId, place)
}
