import { findKioskByName } from '../../../db/queries/kiosks.ts'
import type { FileDifference, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { addDesk, addKiosk } from '../../kiosks/add-kiosk.ts'
import { moveKiosk } from '../../kiosks/move-kiosk.ts'
import { changeDesk } from '../../units/change-desk.ts'
import type { Writing } from './write-differences.ts'

export async function writeDesk(
  { ctx }: Writing,
  { endedOn, ...desk }: OrganisationFile['desks'][number],
  { isNew, fields }: FileDifference,
): Promise<void> {
  if (isNew) await addDesk(ctx, desk)
  const isEnded = isNew ? Boolean(endedOn) : fields.some(({ field }) => field === 'endedOn')
  const { code, unit, name, nameEn } = desk
  if (isNew && !isEnded) return
  await changeDesk(ctx, {
    code,
    unit,
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(isEnded ? { ended: Boolean(endedOn), ...(endedOn ? { endedOn } : {}) } : {}),
  })
}

export async function writeKiosk(
  { ctx }: Writing,
  { name, unit, desk }: OrganisationFile['kiosks'][number],
  { isNew }: FileDifference,
): Promise<void> {
  const known = await findKioskByName(ctx.db, name)
  if (isNew || !known) await addKiosk(ctx, { name, unit, ...(desk === undefined ? {} : { desk }) })
  else await moveKiosk(ctx, { kiosk: name, unit, desk })
}
