import type { IndexInputRow } from '../../../db/queries/reports/index-inputs.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { IndexInputEntry, InputKind } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { findIndexInput } from '../../domain/indexes/registry.ts'
import { localDay } from '../../domain/local-time.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'

/** An entry as it was sent, and where it stood: `entries.0` of a request, `lines.2` of a file. */
export interface PlacedEntry {
  readonly at: string
  readonly entry: IndexInputEntry
}

/** An entry as a row; its version is that of a first one. */
export interface CheckedEntry {
  readonly at: string
  readonly row: IndexInputRow
}

/** The row of an entry, or what is wrong with it by itself. `units` are those in which the actor may enter. */
export function checkIndexInput(
  ctx: Context,
  units: readonly Unit[],
  { at, entry }: PlacedEntry,
): CheckedEntry | { readonly errors: readonly FieldError[] } {
  const { procedure = '', note = '', value } = entry
  const unit = units.find(({ code }) => code === entry.unit)
  const input = findIndexInput(entry.input)
  const period = readPeriod(ctx, entry.period)
  const wrong: [string, Words | null][] = [
    ['unit', unit ? null : NO_UNIT],
    ['period', 'fromDay' in period ? null : period],
    ['input', input?.origin === 'entered' ? null : NO_INPUT],
    ['procedure', procedure !== '' && input && input.kind.kind !== 'count' ? NOT_BY_PROCEDURE : null],
    ['value', value === null || !input ? null : wrongValue(input.kind, value)],
  ]
  const errors = wrong.flatMap(([name, words]) => (words ? [{ field: `${at}.${name}`, ...words }] : []))
  if (errors.length > 0 || !unit || !input || !('fromDay' in period)) return { errors }
  return {
    at,
    row: {
      id: ctx.newId(),
      unit_id: unit.id,
      period: period.key,
      from_day: period.fromDay,
      to_day: period.toDay,
      code: input.code,
      procedure: procedure.trim().normalize('NFC'),
      version: 1,
      value: value === null ? null : String(value),
      note,
      entered_at: isoOf(ctx.now()),
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    },
  }
}

function readPeriod(ctx: Context, key: string): Period | Words {
  const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(key) ?? []
  if (first !== undefined && last !== undefined && last < first) return ENDS_BEFORE
  try {
    const period = parsePeriod(key)
    if (period.turnsAt !== '00:00') return NO_PERIOD
    return period.fromDay > localDay(ctx.now(), ctx.organisation.zone) ? NOT_BEGUN : period
  } catch (error) {
    if (error instanceof Refusal) return NO_PERIOD
    throw error
  }
}

function wrongValue(kind: InputKind, value: number): Words | null {
  switch (kind.kind) {
    case 'count':
    case 'stock':
      return Number.isInteger(value) ? null : WHOLE_NUMBER
    case 'yes-no':
      return value === 0 || value === 1 ? null : YES_OR_NO
    case 'percent':
      return value > 100 ? atMost(100) : twoDecimals(value)
    case 'points':
      return value > kind.most ? atMost(kind.most) : twoDecimals(value)
    case 'one-of':
      return kind.values.includes(value) ? null : oneOf(kind.values)
  }
}

function twoDecimals(value: number): Words | null {
  return Number(value.toFixed(2)) === value ? null : TWO_DECIMALS
}

const NO_UNIT: Words = {
  vi: 'không có đơn vị này trong phạm vi của quý vị',
  en: 'is no unit within your scope',
}

const NO_INPUT: Words = {
  vi: 'không phải mã số liệu nhập tay; xem danh mục ở trang Chỉ số',
  en: 'is no code of a number to enter; the page of indexes lists them',
}

const NO_PERIOD: Words = {
  vi: 'cần một kỳ, ví dụ 2026-09, 2026-Q3, 2026 hoặc 2026-09-01..2026-09-15',
  en: 'needs a period such as 2026-09, 2026-Q3, 2026 or 2026-09-01..2026-09-15',
}

const ENDS_BEFORE: Words = { vi: 'kết thúc trước khi bắt đầu', en: 'ends before it begins' }

const NOT_BEGUN: Words = { vi: 'là kỳ chưa bắt đầu', en: 'has not begun yet' }

const NOT_BY_PROCEDURE: Words = {
  vi: 'số liệu này không chia theo thủ tục; xin để trống',
  en: 'this number is not told by procedure; leave it empty',
}

const WHOLE_NUMBER: Words = { vi: 'cần một số nguyên', en: 'needs a whole number' }

const YES_OR_NO: Words = { vi: 'cần 1 (có) hoặc 0 (không)', en: 'needs 1 (yes) or 0 (no)' }

const TWO_DECIMALS: Words = { vi: 'nhiều nhất hai chữ số thập phân', en: 'at most two decimals' }

function atMost(most: number): Words {
  return { vi: `nhiều nhất ${most}`, en: `at most ${most}` }
}

function oneOf(values: readonly number[]): Words {
  const list = values.join(', ')
  return { vi: `cần là một trong: ${list}`, en: `needs to be one of: ${list}` }
}
