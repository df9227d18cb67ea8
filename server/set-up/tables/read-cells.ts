import type { Words } from '../../contract/language.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { timeReader, USUAL_FORMATS } from '../../domain/text/written-time.ts'
import { LANGUAGE_CELLS, OPEN_CELLS } from '../../words/organisation/table-words.ts'
import { UNIT_KIND_WORDS } from '../../words/organisation/unit-kind-words.ts'
import { ROLE_WORDS } from '../../words/role-words.ts'

/** A cell's value for the organisation file, or what would be right there. */
type CellReading = { readonly value: unknown } | { readonly wrong: Words }

/** Reads what stands in a column. `-` says that there is none; an empty cell is not read, and what it is about stays. */
export type CellReader = (cell: string) => CellReading

const NONE = /^[-–—]$/

export const asText: CellReader = (cell) => ({ value: cell })

export const asTextOrNone: CellReader = (cell) => ({ value: NONE.test(cell) ? null : cell })

export const asDay: CellReader = (cell) => {
  const day = dayOf(cell)
  return day === null ? { wrong: DAY } : { value: day }
}

export const asDayOrNone: CellReader = (cell) => (NONE.test(cell) ? { value: null } : asDay(cell))

export const asCodes: CellReader = (cell) => ({
  value: NONE.test(cell) ? [] : piecesOf(cell, /[;,\n]/),
})

export const asKind = asOneOf(UNIT_KIND_WORDS)
export const asLanguage = asOneOf(LANGUAGE_CELLS)
export const asOpen: CellReader = (cell) => {
  const read = asOneOf(OPEN_CELLS)(cell)
  return 'wrong' in read ? read : { value: read.value === 'true' }
}

/** `Cán bộ xử lý @ HT; Phụ trách đơn vị @ MT (01/01/2026 – 31/12/2026)`: the roles by their names or keys. */
export const asRoles: CellReader = (cell) => {
  if (NONE.test(cell)) return { value: [] }
  const grants: unknown[] = []
  for (const piece of piecesOf(cell, /[;\n]/)) {
    const [, said = '', unit = '', days] = /^([^@]+)@\s*([^\s(]+)\s*(?:\(([^()]*)\))?$/.exec(piece) ?? []
    const role = keyOf(ROLE_WORDS, said)
    if (unit === '') return { wrong: ROLES }
    if (role === undefined) return { wrong: oneOf(ROLE_WORDS) }
    const [from = '', lastDay = '', ...more] = days === undefined ? [] : days.split(/[–—]|\s-\s/)
    const read = [from, lastDay].map((day) => (day.trim() === '' ? undefined : dayOf(day.trim())))
    if (read.includes(null) || more.length > 0) return { wrong: ROLE_DAYS }
    grants.push({
      role,
      unit,
      ...(read[0] ? { from: read[0] } : {}),
      ...(days === undefined ? {} : { lastDay: read[1] ?? null }),
    })
  }
  return { value: grants }
}

/** By its key or its words in either language, with or without marks. */
function asOneOf(values: Readonly<Record<string, Words>>): CellReader {
  return (cell) => {
    const key = keyOf(values, cell)
    return key === undefined ? { wrong: oneOf(values) } : { value: key }
  }
}

function keyOf(values: Readonly<Record<string, Words>>, said: string): string | undefined {
  const meant = fold(said).trim()
  return Object.entries(values).find(([key, { vi, en }]) =>
    [key, vi, en].some((name) => fold(name) === meant),
  )?.[0]
}

function oneOf(values: Readonly<Record<string, Words>>): Words {
  const all = Object.values(values)
  return {
    vi: `cần một trong: ${all.map(({ vi }) => vi).join(' | ')}`,
    en: `needs one of: ${all.map(({ en }) => en).join(' | ')}`,
  }
}

const readTime = timeReader({ formats: USUAL_FORMATS, zone: 'UTC', bareDay: 'start' })

function dayOf(written: string): string | null {
  const ms = readTime(written)
  return ms === null ? null : new Date(ms).toISOString().slice(0, 10)
}

function piecesOf(cell: string, between: RegExp): string[] {
  return cell
    .split(between)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

const DAY: Words = {
  vi: 'cần một ngày như 22/08/2026 hoặc 2026-08-22',
  en: 'needs a day such as 22/08/2026 or 2026-08-22',
}
const ROLES: Words = {
  vi: 'cần vai trò và mã đơn vị như “Cán bộ xử lý @ HT”, nhiều vai trò cách nhau bằng dấu ;',
  en: 'needs a role and a unit’s code such as “Officer @ HT”, several with ; between',
}
const ROLE_DAYS: Words = {
  vi: 'cần ngày trong ngoặc như “(01/01/2026 – 31/12/2026)” hoặc “(01/01/2026 –)”',
  en: 'needs days in brackets such as “(01/01/2026 – 31/12/2026)” or “(01/01/2026 –)”',
}
