import type { Words } from '../../contract/language.ts'
import { type DossierFile, EnterDossiers } from '../../contract/quality/dossiers.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { fieldErrorsOf } from '../../problem.ts'
import { readCount, readTable, type TableColumn } from '../read-table.ts'
import type { PlacedDossiers } from './enter-dossiers.ts'

const COLUMNS = {
  unit: { names: ['Đơn vị', 'Mã đơn vị', 'Unit code', 'unit'] },
  month: { names: ['Tháng', 'Tháng tiếp nhận', 'month'], isNeeded: true },
  procedure: { names: ['Mã thủ tục', 'Mã TTHC', 'Procedure code', 'procedure'], isNeeded: true },
  name: { names: ['Tên thủ tục', 'Thủ tục', 'Tên TTHC', 'Procedure name', 'name'], isNeeded: true },
  received: {
    names: ['Tiếp nhận', 'Hồ sơ tiếp nhận', 'Tổng tiếp nhận', 'Tổng số', 'received'],
    isNeeded: true,
  },
  onTime: {
    names: ['Đúng hạn', 'Giải quyết đúng hạn', 'Đã giải quyết đúng hạn', 'onTime', 'On time'],
    isNeeded: true,
  },
  late: {
    names: ['Trễ hạn', 'Giải quyết trễ hạn', 'Giải quyết quá hạn', 'Đã giải quyết quá hạn', 'late'],
    isNeeded: true,
  },
  openInTime: {
    names: ['Đang giải quyết trong hạn', 'Đang giải quyết, còn hạn', 'Còn hạn', 'openInTime', 'Open in time'],
    isNeeded: true,
  },
  overdue: {
    names: ['Đang giải quyết quá hạn', 'Đang giải quyết, quá hạn', 'Quá hạn', 'overdue'],
    isNeeded: true,
  },
  note: { names: ['Ghi chú', 'note'] },
} as const satisfies Record<string, TableColumn>

const COUNTS = ['received', 'onTime', 'late', 'openInTime', 'overdue'] as const

/**
 * The entries of a CSV file with a line a procedure and month; head words Vietnamese or English, months 08/2026 or 2026-08. An empty cell
 * is not a 0. Throws the refusals of `readTable`, and `dossiers/invalid` with each `lines.N.column`.
 */
export function readDossierFile({ file, unit: common = '' }: DossierFile): PlacedDossiers[] {
  const { lines } = readTable(file, COLUMNS)
  const errors: FieldError[] = []
  const entries = lines.map(({ line, cells }) => {
    const month = readMonth(cells.month)
    const counts = COUNTS.map((name) => [name, readCount(cells[name])] as const)
    const unit = cells.unit === '' ? common : cells.unit
    const wrong: [string, Words | null][] = [
      ['unit', unit === '' ? UNIT : null],
      ['month', month === undefined ? MONTH : null],
      ...counts.map(([name, n]): [string, Words | null] => [name, n === undefined ? COUNT : null]),
    ]
    errors.push(
      ...wrong.flatMap(([name, words]) => (words ? [{ field: `lines.${line}.${name}`, ...words }] : [])),
    )
    return {
      unit,
      month,
      procedure: cells.procedure,
      name: cells.name,
      ...Object.fromEntries(counts),
      ...(cells.note === '' ? {} : { note: cells.note }),
    }
  })
  if (errors.length > 0) throw new Refusal('dossiers/invalid', { errors })
  const at = (index: number) => `lines.${lines[index]?.line ?? 0}`
  const parsed = EnterDossiers.safeParse({ entries })
  if (!parsed.success)
    throw new Refusal('dossiers/invalid', {
      errors: fieldErrorsOf(parsed.error.issues).map((each) => ({
        ...each,
        field: each.field.replace(/^entries\.(\d+)/, (_, index: string) => at(Number(index))),
      })),
    })
  return parsed.data.entries.map((entry, index) => ({ at: at(index), entry }))
}

function readMonth(written: string): string | undefined {
  const [, month = '', year = ''] = /^(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/i.exec(written) ?? []
  const iso = year === '' ? written : `${year}-${month.padStart(2, '0')}`
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(iso) ? iso : undefined
}

const UNIT: Words = {
  vi: 'cần mã đơn vị, ở đây hoặc cho cả tệp',
  en: 'needs a unit’s code, here or for the whole file',
}
const MONTH: Words = {
  vi: 'cần một tháng như 08/2026 hoặc 2026-08',
  en: 'needs a month such as 08/2026 or 2026-08',
}
const COUNT: Words = {
  vi: 'cần một số nguyên như 120; không có thì ghi 0',
  en: 'needs a whole number such as 120; write 0 for none',
}
