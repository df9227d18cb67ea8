import { findDeskByCode } from '../../db/queries/kiosks.ts'
import { updateDesk } from '../../db/queries/office/unit-changes.ts'
import { findUnit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { DeskChange } from '../contract/units/unit-changes.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/** Renames a desk, or ends it from today; what was rated there stays. Throws `desk/not-found`, `access/not-allowed`. */
export async function changeDesk(ctx: Context, { code, name, nameEn, ended }: DeskChange): Promise<void> {
  const desk = await findDeskByCode(ctx.db, code)
  const unit = desk && (await findUnit(ctx.db, desk.unit_id))
  if (!desk || !unit) throw new Refusal('desk/not-found', { detail: code })
  demand(ctx.actor, 'organisation/manage', unit.path)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  await ctx.db.transaction().execute(async (tx) => {
    await updateDesk(tx, desk.id, {
      name: name ?? desk.name,
      name_en: nameEn ?? (name === undefined ? desk.name_en : name),
      ...(ended === undefined ? {} : { ended_on: ended ? (desk.ended_on ?? today) : null }),
    })
    await recordWriting(tx, ctx, 'desk-changed', [['desk', desk.id]])
  })
}
