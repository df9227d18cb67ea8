import type { IndexInputRow } from '../../../db/queries/reports/index-inputs.ts'
import type { Words } from '../../contract/language.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { findIndexInput, PARTS_OF_WHOLES } from '../../domain/indexes/registry.ts'
import type { CheckedEntry } from './check-index-input.ts'

/** What can be said of entries beside each other and beside what stands. */
export function checkTogether(
  standing: readonly IndexInputRow[],
  checked: readonly CheckedEntry[],
): FieldError[] {
  const rows = [...standing]
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const { at, row } of checked) {
    const same = rows.findIndex((other) => isSame(row, other))
    if (same >= 0) rows.splice(same, 1)
    const key = [row.unit_id, row.code, row.procedure, row.from_day, row.to_day].join('\n')
    if (seen.has(key)) errors.push({ field: `${at}.input`, ...TWICE })
    seen.add(key)
    if (row.value === null) continue
    const other =
      findIndexInput(row.code)?.kind.kind === 'count' && rows.find((each) => countsTwice(row, each))
    if (other) errors.push({ field: `${at}.period`, ...overlapWords(other) })
    rows.push(row)
  }
  return [...errors, ...checkParts(rows, checked)]
}

/** Does one correct the other? */
export function isSame(a: IndexInputRow, b: IndexInputRow): boolean {
  return a.unit_id === b.unit_id && a.code === b.code && a.procedure === b.procedure && isSameSpan(a, b)
}

function isSameSpan(a: IndexInputRow, b: IndexInputRow): boolean {
  return a.from_day === b.from_day && a.to_day === b.to_day
}

/** Would both count the same dossiers: of one procedure on some days twice, or of one and of all of them? */
function countsTwice(a: IndexInputRow, b: IndexInputRow): boolean {
  const isInTime = a.from_day < b.to_day && b.from_day < a.to_day
  const isOfSame = a.procedure === b.procedure || a.procedure === '' || b.procedure === ''
  return a.unit_id === b.unit_id && a.code === b.code && isInTime && isOfSame
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

const TWICE: Words = { vi: 'đã có ở một dòng khác trong lần gửi này', en: 'stands twice in what was sent' }

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
