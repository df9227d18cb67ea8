import {
  type DossierRow,
  insertDossierCounts,
  listDossierCounts,
} from '../../../db/queries/volumes/dossier-counts.ts'
import { lockEnd } from '../../../db/queries/history/events.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Words } from '../../contract/language.ts'
import { HISTORY_OF_ACT } from '../../contract/office-acts.ts'
import type { DossierEntry, DossierReceipt } from '../../contract/quality/dossiers.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { recordWriting } from '../../history/append.ts'
import { scopeOf } from '../../permit.ts'
import { dossierKey } from './newest-dossiers.ts'

/** An entry as it was sent, and where it stood: `entries.0` of a request, `lines.2` of a file. */
export interface PlacedDossiers {
  readonly at: string
  readonly entry: DossierEntry
}

/**
 * Keeps how many dossiers were received and how they stand, all entries or none: each corrects what was entered for the same unit, month
 * and procedure before, which stays in the history. Throws `dossiers/invalid` with each field that is not right.
 */
export async function enterDossiers(
  ctx: Context,
  placed: readonly PlacedDossiers[],
): Promise<DossierReceipt> {
  const scope = scopeOf(ctx.actor, 'dossiers/enter')
  const units = (await listUnits(ctx.db)).filter(({ path }) =>
    scope.some((prefix) => path.startsWith(prefix)),
  )
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const checked = placed.flatMap((each): DossierRow[] => {
    const { row, errors: wrong } = checkDossiers(ctx, units, each)
    errors.push(...wrong)
    if (!row) return []
    if (seen.has(dossierKey(row))) errors.push({ field: `${each.at}.procedure`, ...TWICE })
    seen.add(dossierKey(row))
    return [row]
  })
  if (errors.length > 0) throw new Refusal('dossiers/invalid', { errors })
  await ctx.db.transaction().execute(async (tx) => {
    // Held from here on, so that two who enter at once do not make one version.
    await lockEnd(tx, HISTORY_OF_ACT['dossiers-entered'])
    const months = checked.map(({ month }) => month).toSorted()
    const before = await listDossierCounts(tx, [...new Set(checked.map(({ unit_id }) => unit_id))], {
      fromMonth: months[0] ?? '',
      toMonth: `${months.at(-1) ?? ''}~`,
    })
    const newest = new Map(before.map((row) => [dossierKey(row), row]))
    const rows = checked.map((row) => ({ ...row, version: (newest.get(dossierKey(row))?.version ?? 0) + 1 }))
    await insertDossierCounts(tx, rows)
    await recordWriting(
      tx,
      ctx,
      'dossiers-entered',
      rows.map(({ id }) => ['dossier_count', id] as const),
    )
  })
  return { entered: checked.length }
}

function checkDossiers(
  ctx: Context,
  units: readonly Unit[],
  { at, entry }: PlacedDossiers,
): { readonly row?: DossierRow; readonly errors: readonly FieldError[] } {
  const { received, onTime, late, openInTime, overdue, name = '' } = entry
  const unit = units.find(({ code }) => code === entry.unit)
  const sum = onTime + late + openInTime + overdue
  const wrong: [string, Words | null][] = [
    ['unit', unit ? null : NO_UNIT],
    ['month', entry.month > localDay(ctx.now(), ctx.organisation.zone).slice(0, 7) ? TO_COME : null],
    ['name', received !== null && name.trim() === '' ? NAME : null],
    ['received', received === null || sum === received ? null : notTheSum(sum, received)],
  ]
  const errors = wrong.flatMap(([field, words]) => (words ? [{ field: `${at}.${field}`, ...words }] : []))
  if (errors.length > 0 || !unit) return { errors }
  const counts = received === null ? NO_COUNTS : { on_time: onTime, late, open_in_time: openInTime, overdue }
  return {
    errors,
    row: {
      id: ctx.newId(),
      unit_id: unit.id,
      month: entry.month,
      procedure_code: entry.procedure.trim().normalize('NFC'),
      procedure_name: name.trim().normalize('NFC'),
      version: 1,
      received,
      ...counts,
      note: entry.note ?? '',
      entered_at: isoOf(ctx.now()),
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    },
  }
}

const NO_COUNTS = { on_time: 0, late: 0, open_in_time: 0, overdue: 0 }

const NO_UNIT: Words = {
  vi: 'không có đơn vị này trong phạm vi của quý vị',
  en: 'is no unit within your scope',
}
const TO_COME: Words = { vi: 'là tháng chưa đến', en: 'has not come yet' }
const NAME: Words = { vi: 'cần tên thủ tục', en: 'needs the name of the procedure' }
const TWICE: Words = { vi: 'đã có ở một dòng khác trong lần gửi này', en: 'stands twice in what was sent' }

function notTheSum(sum: number, received: number): Words {
  return {
    vi: `là ${received}, mà đúng hạn + trễ hạn + đang giải quyết trong hạn + quá hạn là ${sum}; cần bằng nhau`,
    en: `is ${received}, yet on time + late + open in time + overdue make ${sum}; they need to be equal`,
  }
}
