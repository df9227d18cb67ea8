import { EnterServed, type ServedFile } from '../../contract/quality/served.ts'
import type { Words } from '../../contract/language.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { timeReader, USUAL_FORMATS } from '../../domain/text/written-time.ts'
import { fieldErrorsOf } from '../../problem.ts'
import { readCount, readTable, type TableColumn } from '../read-table.ts'
import type { PlacedServed } from './check-served.ts'

const COLUMNS = {
  day: {
    names: [
      'Ngày',
      'Ngày phục vụ',
      'Ngày giờ',
      'Thời gian',
      'Giờ lấy số',
      'Time',
      'Called at',
      'Date',
      'day',
    ],
    isNeeded: true,
  },
  unit: { names: ['Đơn vị', 'Mã đơn vị', 'Unit code', 'unit'] },
  desk: { names: ['Quầy', 'Mã quầy', 'Quầy số', 'Counter', 'desk'] },
  served: {
    names: ['Số lượt phục vụ', 'Lượt phục vụ', 'Số lượt', 'Đã phục vụ', 'Count', 'Total', 'served'],
  },
  offered: { names: ['Số lượt mời đánh giá', 'Mời đánh giá', 'Được mời', 'offered'] },
  ticket: { names: ['Số thứ tự', 'Số phiếu', 'Mã phiếu', 'STT', 'Ticket number', 'ticket'] },
  note: { names: ['Ghi chú', 'note'] },
} as const satisfies Record<string, TableColumn>

interface Line {
  readonly line: number
  readonly unit: string
  readonly desk: string
  readonly day: string
  readonly served: number
  readonly offered: number | null
  readonly note: string
}

/**
 * The entries of a CSV file: a line a day with its count, or, where there is no count, a line a ticket as queue machines write them,
 * added up by day and desk; a ticket that was called again counts once. Header words Vietnamese or English, days 22/08/2026 or ISO.
 * Throws the refusals of `readTable`, and `served/invalid` with each `lines.N.column`.
 */
export function readServedFile(zone: string, { file, unit: common = '' }: ServedFile): PlacedServed[] {
  const { has, lines } = readTable(file, COLUMNS)
  const isByTicket = !has('served')
  if (isByTicket && !has('ticket'))
    throw new Refusal('import/unknown-column', { errors: [{ field: 'served', ...NO_COUNT }] })
  const errors: FieldError[] = []
  const readTime = timeReader({ formats: USUAL_FORMATS, zone, bareDay: 'start' })
  const read = lines.flatMap(({ line, cells }): Line[] => {
    const ms = readTime(cells.day)
    const served = isByTicket ? 1 : readCount(cells.served)
    const offered = cells.offered === '' || isByTicket ? null : readCount(cells.offered)
    const unit = cells.unit === '' ? common : cells.unit
    const wrong: [string, Words | null][] = [
      ['day', ms === null ? DAY : null],
      ['served', served === undefined ? COUNT : null],
      ['offered', offered === undefined ? COUNT : null],
      ['unit', unit === '' ? UNIT : null],
      ['ticket', isByTicket && cells.ticket === '' ? TICKET : null],
    ]
    errors.push(
      ...wrong.flatMap(([name, words]) => (words ? [{ field: `lines.${line}.${name}`, ...words }] : [])),
    )
    if (ms === null || served === undefined || offered === undefined) return []
    return [{ line, unit, desk: cells.desk, day: localDay(ms, zone), served, offered, note: cells.note }]
  })
  if (errors.length > 0) throw new Refusal('served/invalid', { errors })
  const tickets = new Map(lines.map(({ line, cells }) => [line, cells.ticket]))
  return parseEntries(isByTicket ? addTickets(read, tickets) : read)
}

function addTickets(lines: readonly Line[], tickets: ReadonlyMap<number, string>): Line[] {
  const days = new Map<string, Line & { readonly tickets: Set<string> }>()
  for (const each of lines) {
    const key = [each.unit, each.desk, each.day].join('\n')
    const day = days.get(key) ?? { ...each, note: '', tickets: new Set<string>() }
    day.tickets.add(tickets.get(each.line) ?? '')
    days.set(key, day)
  }
  return [...days.values()].map(({ tickets: { size }, ...day }) => ({ ...day, served: size }))
}

function parseEntries(lines: readonly Line[]): PlacedServed[] {
  const entries = lines.map(({ unit, desk, day, served, offered, note }) => ({
    unit,
    day,
    served,
    ...(offered === null ? {} : { offered }),
    ...(desk === '' ? {} : { desk }),
    ...(note === '' ? {} : { note }),
  }))
  const at = (index: number) => `lines.${lines[index]?.line ?? 0}`
  const parsed = EnterServed.safeParse({ entries })
  if (!parsed.success)
    throw new Refusal('served/invalid', {
      errors: fieldErrorsOf(parsed.error.issues).map((each) => ({
        ...each,
        field: each.field.replace(/^entries\.(\d+)/, (_, index: string) => at(Number(index))),
      })),
    })
  return parsed.data.entries.map((entry, index) => ({ at: at(index), entry }))
}

const DAY: Words = {
  vi: 'cần một ngày như 22/08/2026 hoặc 2026-08-22',
  en: 'needs a day such as 22/08/2026 or 2026-08-22',
}
const COUNT: Words = { vi: 'cần một số nguyên như 120', en: 'needs a whole number such as 120' }
const UNIT: Words = {
  vi: 'cần mã đơn vị, ở đây hoặc cho cả tệp',
  en: 'needs a unit’s code, here or for the whole file',
}
const TICKET: Words = { vi: 'cần số phiếu', en: 'needs the number of the ticket' }
const NO_COUNT: Words = {
  vi: 'không có trong tệp; cần cột “Số lượt phục vụ”, hoặc “Số thứ tự” với mỗi dòng một phiếu',
  en: 'is not in the file; it needs a column “served”, or “ticket” with a line for each',
}
