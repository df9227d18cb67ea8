import { findDeskByCode, listKiosksAt } from '../../db/queries/kiosks.ts'
import { updateDesk } from '../../db/queries/office/unit-changes.ts'
import { findUnit, findUnitByCode } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { DeskChange } from '../contract/units/unit-changes.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { placeKiosk } from '../kiosks/move-kiosk.ts'
import { demand } from '../permit.ts'

/**
 * Renames a desk, ends it from today, or hands it to another unit; what was rated there stays where it was. Throws
 * `desk/not-found`, `unit/not-found`, `access/not-allowed`.
 */
export async function changeDesk(
  ctx: Context,
  { code, unit: wanted, name, nameEn, ended, endedOn }: DeskChange,
): Promise<void> {
  const desk = await findDeskByCode(ctx.db, code)
  const unit = desk && (await findUnit(ctx.db, desk.unit_id))
  if (!desk || !unit) throw new Refusal('desk/not-found', { detail: code })
  demand(ctx.actor, 'organisation/manage', unit.path)
  const to = wanted === undefined ? unit : await findUnitByCode(ctx.db, wanted)
  if (!to) throw new Refusal('unit/not-found', { detail: wanted ?? '' })
  demand(ctx.actor, 'organisation/manage', to.path)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  await ctx.db.transaction().execute(async (tx) => {
    const kiosks = to.id === unit.id ? [] : await listKiosksAt(tx, desk.id)
    for (const { id } of kiosks) await placeKiosk(ctx, tx, id, { unitId: to.id, deskId: desk.id })
    await updateDesk(tx, desk.id, {
      unit_id: to.id,
      name: name ?? desk.name,
      name_en: nameEn ?? (name === undefined ? desk.name_en : name),
      ...(ended === undefined ? {} : { ended_on: ended ? (endedOn ?? desk.ended_on ?? today) : null }),
    })
    await recordWriting(tx, ctx, 'desk-changed', [
      ['desk', desk.id],
      ...kiosks.map(({ id }) => ['kiosk', id] as const),
    ])
  })
}
