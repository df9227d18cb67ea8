import { type IndexInputRow, insertIndexInputs, listIndexInputs } from '../../../db/queries/index-inputs.ts'
import { lockEnd } from '../../../db/queries/history/events.ts'
import { listUnits, type Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import type { IndexInputEntry, IndexInputReceipt, InputKind } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { HISTORY_OF_ACT } from '../../contract/office-acts.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { findIndexInput, PARTS_OF_WHOLES } from '../../domain/indexes/registry.ts'
import type { IndexInput } from '../../domain/indexes/rule-set.ts'
import { localDay } from '../../domain/local-time.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { recordWriting } from '../../history/append.ts'
import { scopeOf } from '../../permit.ts'
import { newestRows } from './entered-inputs.ts'

/** An entry as it was sent, and where it stood: `entries.0` of a request, `lines.2` of a file. */
export interface PlacedEntry {
  readonly at: string
  readonly entry: IndexInputEntry
}

interface CheckedEntry {
  readonly at: string
  readonly input: IndexInput
  readonly row: IndexInputRow
}

/**
 * Keeps numbers that indexes need, all of them or none: each corrects what was entered for the same unit, period, procedure
 * and input before, which stays in the history. Throws `index/invalid` with each field that is not right.
 */
export async function enterIndexInputs(
  ctx: Context,
  placed: readonly PlacedEntry[],
): Promise<IndexInputReceipt> {
  const units = await listUnits(ctx.db)
  const scope = scopeOf(ctx.actor, 'index-inputs/enter')
  const mine = units.filter(({ path }) => scope.some((prefix) => path.startsWith(prefix)))
  const errors: FieldError[] = []
  const checked = placed.flatMap((each) => {
    const result = checkEntry(ctx, mine, each)
    if ('row' in result) return [result]
    errors.push(...result.errors)
    return []
  })
  refuseAny(errors)
  await ctx.db.transaction().execute(async (tx) => {
    // Held from here on, so that two who enter at once see each other's numbers.
    await lockEnd(tx, HISTORY_OF_ACT['index-inputs-entered'])
    const unitIds = [...new Set(checked.map(({ row }) => row.unit_id))]
    const fromDay = checked.map(({ row }) => row.from_day).toSorted()[0] ?? ''
    const toDay =
      checked
        .map(({ row }) => row.to_day)
        .toSorted()
        .at(-1) ?? ''
    const newest = newestRows(await listIndexInputs(tx, unitIds, { fromDay, toDay }))
    refuseAny(
      checkTogether(
        newest.filter(({ value }) => value !== null),
        checked,
      ),
    )
    await insertIndexInputs(
      tx,
      checked.map(({ row }) => ({
        ...row,
        version: (newest.find((before) => isSame(row, before))?.version ?? 0) + 1,
      })),
    )
    await recordWriting(
      tx,
      ctx,
      'index-inputs-entered',
      checked.map(({ row }) => ['index_input', row.id] as const),
    )
  })
  return { entered: checked.length }
}

function refuseAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('index/invalid', { errors })
}

/** What can be said of an entry by itself. */
function checkEntry(
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
    input,
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

/** What can be said of entries beside each other and beside what stands. */
function checkTogether(standing: readonly IndexInputRow[], checked: readonly CheckedEntry[]): FieldError[] {
  const rows = [...standing]
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const { at, row } of checked) {
    const same = rows.findIndex((other) => isSame(row, other))
    if (same >= 0) rows.splice(same, 1)
    const key = [row.unit_id, row.code, row.procedure, row.period].join('\n')
    if (seen.has(key)) errors.push({ field: `${at}.input`, ...TWICE })
    seen.add(key)
    if (row.value === null) continue
    const other = rows.find(
      (each) => each.unit_id === row.unit_id && each.code === row.code && overlaps(row, each),
    )
    if (other) errors.push({ field: `${at}.period`, ...overlapWords(other) })
    rows.push(row)
  }
  return [...errors, ...checkParts(rows, checked)]
}

function isSame(a: IndexInputRow, b: IndexInputRow): boolean {
  return a.unit_id === b.unit_id && a.code === b.code && a.procedure === b.procedure && isSameSpan(a, b)
}

function isSameSpan(a: IndexInputRow, b: IndexInputRow): boolean {
  return a.from_day === b.from_day && a.to_day === b.to_day
}

/** Would both count the same dossiers: of one procedure on some days twice, or of one and of all of them? */
function overlaps(a: IndexInputRow, b: IndexInputRow): boolean {
  const isInTime = a.from_day < b.to_day && b.from_day < a.to_day
  return isInTime && (a.procedure === b.procedure || a.procedure === '' || b.procedure === '')
}

function checkParts(rows: readonly IndexInputRow[], checked: readonly CheckedEntry[]): FieldError[] {
  return checked.flatMap(({ at, row }) => {
    if (row.value === null) return []
    const beside = (code: string) => rows.find((each) => isSame({ ...row, code }, each))?.value
    return PARTS_OF_WHOLES.filter(({ whole, parts }) => [whole, ...parts].includes(row.code)).flatMap(
      ({ whole, parts }) => {
        const all = beside(whole)
        const sum = parts.reduce((total, part) => total + Number(beside(part) ?? 0), 0)
        if (all === null || all === undefined || sum <= Number(all)) return []
        // Said of the parts where they are sent, of the whole where it alone is.
        const sentParts = checked.some((other) => parts.includes(other.row.code) && isBeside(row, other.row))
        if (row.code === whole && sentParts) return []
        return [{ field: `${at}.value`, ...moreThanWhole(sum, whole, all) }]
      },
    )
  })
}

function isBeside(a: IndexInputRow, b: IndexInputRow): boolean {
  return a.unit_id === b.unit_id && a.procedure === b.procedure && isSameSpan(a, b)
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
const TWICE: Words = { vi: 'đã có ở một dòng khác trong lần gửi này', en: 'stands twice in what was sent' }

function atMost(most: number): Words {
  return { vi: `nhiều nhất ${most}`, en: `at most ${most}` }
}

function oneOf(values: readonly number[]): Words {
  const list = values.join(', ')
  return { vi: `cần là một trong: ${list}`, en: `needs to be one of: ${list}` }
}

function overlapWords({ period, procedure }: IndexInputRow): Words {
  const [vi, en] = procedure === '' ? ['', ''] : [` (thủ tục ${procedure})`, ` (procedure ${procedure})`]
  return {
    vi: `trùng với số đã nhập cho kỳ ${period}${vi}; rút số đó lại trước`,
    en: `counts the same as what stands for ${period}${en}; take that back first`,
  }
}

function moreThanWhole(sum: number, whole: string, all: string): Words {
  const { vi, en } = findIndexInput(whole)?.name ?? { vi: whole, en: whole }
  return { vi: `${sum} lớn hơn “${vi}” là ${all}`, en: `${sum} is more than “${en}”, which is ${all}` }
}
