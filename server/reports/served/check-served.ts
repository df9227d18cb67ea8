import type { NamedServedRow, ServedRow } from '../../../db/queries/volumes/served-counts.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { Words } from '../../contract/language.ts'
import type { ServedEntry } from '../../contract/quality/served.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { newestServed, servedKey } from './newest-served.ts'

/** An entry as it was sent, and where it stood: `entries.0` of a request, `lines.2` of a file. */
export interface PlacedServed {
  readonly at: string
  readonly entry: ServedEntry
}

type UnkeptRow = Omit<ServedRow, 'entered_at'>

export interface CheckedServed {
  readonly at: string
  /** Its version is that of a first one; when it is entered, whoever keeps it says. */
  readonly row: UnkeptRow
}

/** A desk as a person may call it. */
export interface KnownDesk {
  readonly id: string
  readonly unit_id: string
  readonly code: string
  readonly name: string
}

/** The row of an entry, or what is wrong with it by itself. `units` are those in which the actor may enter. */
export function checkServed(
  ctx: Context,
  { units, desks }: { readonly units: readonly Unit[]; readonly desks: readonly KnownDesk[] },
  { at, entry }: PlacedServed,
): CheckedServed | { readonly errors: readonly FieldError[] } {
  const unit = units.find(({ code }) => code === entry.unit)
  const desk = desks.find(
    ({ unit_id, code, name }) =>
      unit_id === unit?.id && (code === entry.desk || fold(name) === fold(entry.desk ?? '')),
  )
  const { served, offered = null } = entry
  const wrong: [string, Words | null][] = [
    ['unit', unit ? null : NO_UNIT],
    ['desk', entry.desk === undefined || desk || !unit ? null : NO_DESK],
    ['day', entry.day > localDay(ctx.now(), ctx.organisation.zone) ? TO_COME : null],
    ['offered', offered !== null && served !== null && offered > served ? moreThanServed(served) : null],
  ]
  const errors = wrong.flatMap(([name, words]) => (words ? [{ field: `${at}.${name}`, ...words }] : []))
  if (errors.length > 0 || !unit) return { errors }
  return {
    at,
    row: {
      id: ctx.newId(),
      unit_id: unit.id,
      desk_id: desk?.id ?? '',
      local_day: entry.day,
      version: 1,
      served,
      offered: served === null ? null : offered,
      note: entry.note ?? '',
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    },
  }
}

/** What can be said of entries beside each other and beside what stands: a day counts as a whole or desk by desk, never both. */
export function checkServedTogether(
  before: readonly NamedServedRow[],
  checked: readonly CheckedServed[],
): FieldError[] {
  const standing = new Map<string, UnkeptRow & { readonly desk_code?: string | null }>(
    newestServed(before).map((row) => [servedKey(row), row]),
  )
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const { at, row } of checked) {
    const key = servedKey(row)
    if (seen.has(key)) errors.push({ field: `${at}.day`, ...TWICE })
    seen.add(key)
    if (row.served === null) standing.delete(key)
    else standing.set(key, row)
  }
  for (const { at, row } of checked) {
    if (row.served === null) continue
    const sameDay = [...standing.values()].filter(({ local_day: day }) => day === row.local_day)
    const otherWay = sameDay.filter(
      (other) => other.unit_id === row.unit_id && (other.desk_id === '') !== (row.desk_id === ''),
    )
    if (otherWay.length > 0)
      errors.push({
        field: `${at}.desk`,
        ...countedOtherwise(otherWay.flatMap((other) => other.desk_code ?? [])),
      })
    const isElsewhere = sameDay.some(
      (other) => row.desk_id !== '' && other.desk_id === row.desk_id && other.unit_id !== row.unit_id,
    )
    if (isElsewhere) errors.push({ field: `${at}.unit`, ...ELSEWHERE })
  }
  return errors
}

const NO_UNIT: Words = {
  vi: 'không có đơn vị này trong phạm vi của quý vị',
  en: 'is no unit within your scope',
}
const NO_DESK: Words = {
  vi: 'đơn vị không có quầy này; cần mã hoặc tên quầy',
  en: 'is no desk of the unit; it needs a desk’s code or name',
}
const TO_COME: Words = { vi: 'là ngày chưa đến', en: 'has not come yet' }
const TWICE: Words = { vi: 'đã có ở một dòng khác trong lần gửi này', en: 'stands twice in what was sent' }
const ELSEWHERE: Words = {
  vi: 'là đơn vị khác với đơn vị mà quầy này thuộc về trong ngày đó, nơi đã có số',
  en: 'is another unit than the desk belonged to on that day, where it is counted already',
}

/** A day counts as a whole or desk by desk; `desks` are the codes under which it is counted, none for the whole. */
function countedOtherwise(desks: readonly string[]): Words {
  return desks.length === 0
    ? {
        vi: 'phải để trống: ngày này đang đếm chung cả đơn vị; muốn đếm theo quầy thì rút số chung lại trước',
        en: 'must be empty: the day is counted for the whole unit; take that back first to count desk by desk',
      }
    : {
        vi: `phải là một quầy: ngày này đang đếm theo quầy (${desks.join(', ')}); muốn đếm chung thì rút số của các quầy lại trước`,
        en: `must be a desk: the day is counted desk by desk (${desks.join(', ')}); take those back first to count the whole unit`,
      }
}

function moreThanServed(served: number): Words {
  return { vi: `nhiều hơn số lượt phục vụ là ${served}`, en: `is more than were served, which is ${served}` }
}
