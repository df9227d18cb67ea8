import { isWorkbook } from '../../channels/files/read-workbook.ts'
import { decodeFile } from '../../channels/files/decode-file.ts'
import { brokenWorkbook } from '../../channels/files/foreign-format.ts'
import { unpackedSize } from '../../channels/files/workbook-size.ts'
import { readSheets, type Sheet } from '../../channels/files/workbook-worker.ts'
import type { OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import {
  ORGANISATION_TABLES,
  type OrganisationTable,
} from '../../contract/organisation/organisation-tables.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { readRecords } from '../../reports/read-table.ts'
import { TABLE_HEADS } from '../../words/organisation/table-words.ts'
import { readOrganisationFile } from '../file/read-organisation-file.ts'
import {
  asCodes,
  asDay,
  asDayOrNone,
  asKind,
  asLanguage,
  asOpen,
  asRoles,
  asText,
  asTextOrNone,
  type CellReader,
} from './read-cells.ts'

const MAX_UNPACKED_BYTES = 64 * 1024 * 1024
const MOST_ROWS = 10_000
/** Above the heads there may be a title, a date, the name of an office. */
const HEADS_WITHIN = 20

const READERS: Readonly<Record<OrganisationTable, Readonly<Record<string, CellReader>>>> = {
  units: {
    code: asText,
    name: asText,
    nameEn: asText,
    kind: asKind,
    parent: asTextOrNone,
    validFrom: asDay,
    validTo: asDayOrNone,
    successors: asCodes,
  },
  people: {
    username: asText,
    name: asText,
    email: asTextOrNone,
    language: asLanguage,
    active: asOpen,
    grants: asRoles,
  },
}

/** By these a table is known, and its rows. */
const KEYS: Readonly<Record<OrganisationTable, string>> = { units: 'code', people: 'username' }

interface FoundTable {
  readonly table: OrganisationTable
  readonly sheet: Sheet
  /** The row of the heads, from 0. */
  readonly headRow: number
  /** Where each column stands. */
  readonly columns: ReadonlyMap<string, number>
}

interface ReadTables {
  readonly file: OrganisationFile
  /** The refusal of the organisation file, by row and column. */
  readonly placed: (refusal: Refusal) => Refusal
}

/**
 * Units and people of a workbook or a CSV file as an organisation file. Tables are known by their heads, Vietnamese or English, in any
 * order of columns and rows; empty cells say nothing. Throws `request/invalid` naming row, column and what would be right,
 * `import/foreign-format`, `import/unreadable`, `import/unknown-column`, `import/column-twice`, `import/no-rows`.
 */
export async function readTables(bytes: Uint8Array): Promise<ReadTables> {
  const sheets = await readGrids(Buffer.from(bytes))
  const tables = sheets.flatMap((sheet) => findTable(sheet) ?? [])
  if (tables.length === 0) throw noTable()
  const errors: FieldError[] = []
  const places = new Map<string, { readonly found: FoundTable; readonly row: number }>()
  const entries: Record<OrganisationTable, unknown[]> = { units: [], people: [] }
  for (const found of tables) {
    for (const [row, cells] of found.sheet.rows.entries()) {
      if (row <= found.headRow || cells.every((cell) => clean(cell) === '')) continue
      const { entry, wrong } = readRow(found, row, cells)
      errors.push(...wrong)
      places.set(`${found.table}.${entries[found.table].length}`, { found, row })
      entries[found.table].push(entry)
    }
  }
  if (places.size === 0) throw new Refusal('import/no-rows')
  if (places.size > MOST_ROWS) throw new Refusal('import/workbook-too-large')
  const placed = (refusal: Refusal): Refusal => {
    const moved = refusal.errors.map((error) => {
      const [, at = '', field = ''] = /^((?:units|people)\.\d+)(?:\.([A-Za-z]+))?/.exec(error.field) ?? []
      const place = places.get(at)
      return place ? atCell(place.found, place.row, field, error) : error
    })
    return new Refusal(refusal.code, {
      errors: moved,
      ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    })
  }
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  try {
    return { file: readOrganisationFile(entries), placed }
  } catch (error) {
    throw error instanceof Refusal ? placed(error) : error
  }
}

function readRow(found: FoundTable, row: number, cells: readonly string[]) {
  const entry: Record<string, unknown> = {}
  const wrong: FieldError[] = []
  for (const [field, column] of found.columns) {
    const cell = clean(cells[column] ?? '')
    if (cell === '') continue
    const read: ReturnType<CellReader> = /^#[A-Z/0]+[!?]?$/.test(cell)
      ? { wrong: BROKEN_FORMULA }
      : (READERS[found.table][field] ?? asText)(cell)
    if ('wrong' in read) wrong.push(atCell(found, row, field, { field, ...read.wrong }))
    else entry[field] = read.value
  }
  return { entry, wrong }
}

/** An error by its cell as spreadsheets name it, in words with row, column and what stands there. */
function atCell(
  { table, sheet, columns }: FoundTable,
  row: number,
  field: string,
  error: FieldError,
): FieldError {
  const heads: Readonly<Record<string, { vi: string; en: string }>> = TABLE_HEADS[table]
  const column = columns.get(field)
  const head = heads[field]
  const said = column === undefined ? '' : clean(sheet.rows[row]?.[column] ?? '')
  const cell = `${column === undefined ? '' : letterOf(column)}${row + 1}`
  const there = said === '' ? { vi: '', en: '' } : { vi: `, đang ghi “${said}”`, en: ` with “${said}”` }
  const where = head
    ? { vi: `, cột “${head.vi}”${there.vi}`, en: `, column “${head.en}”${there.en}` }
    : { vi: '', en: '' }
  return {
    field: sheet.name === '' ? cell : `${sheet.name}!${cell}`,
    vi: `dòng ${row + 1}${where.vi}: ${error.vi}`,
    en: `row ${row + 1}${where.en}: ${error.en}`,
  }
}

/** The table of a sheet, by the row that has the most heads of one; a sheet of something else is passed over. */
function findTable(sheet: Sheet): FoundTable | null {
  const candidates = sheet.rows.slice(0, HEADS_WITHIN).flatMap((cells, headRow) =>
    ORGANISATION_TABLES.flatMap((table) => {
      const columns = columnsOf(cells, table)
      return columns.has(KEYS[table]) ? [{ table, sheet, headRow, columns }] : []
    }),
  )
  const [best] = candidates.toSorted((a, b) => b.columns.size - a.columns.size)
  if (!best) return null
  const heads: Readonly<Record<string, { vi: string; en: string }>> = TABLE_HEADS[best.table]
  if (!best.columns.has('name')) throw missing('name', heads['name'])
  return best
}

function columnsOf(cells: readonly string[], table: OrganisationTable): Map<string, number> {
  const columns = new Map<string, number>()
  for (const [field, { vi, en }] of Object.entries(TABLE_HEADS[table])) {
    const names = [field, vi, en].map(headOf)
    const at = cells.flatMap((cell, column) => (names.includes(headOf(cell)) ? [column] : []))
    if (at.length > 1)
      throw new Refusal('import/column-twice', {
        errors: [{ field: vi, vi: 'đứng hai lần trong tệp', en: 'stands twice in the file' }],
      })
    if (at[0] !== undefined) columns.set(field, at[0])
  }
  return columns
}

function headOf(name: string): string {
  return fold(name)
    .trim()
    .replaceAll(/[\s_-]+/g, ' ')
}

/** Without the sign that keeps a spreadsheet from reading a formula. */
function clean(cell: string): string {
  return cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠\t\r])/, '')
}

async function readGrids(bytes: Buffer): Promise<readonly Sheet[]> {
  if (!isWorkbook(bytes)) {
    const { chunks, decode } = await decodeFile(oneChunk(bytes))
    const parts: Buffer[] = []
    for await (const chunk of chunks) parts.push(chunk)
    const records = readRecords(
      Buffer.concat(parts)
        .toString('utf8')
        .replace(/^\uFEFF?sep=.\r?\n/i, ''),
    )
    return [{ name: '', rows: records.map((record) => record.map(decode)) }]
  }
  const size = await unpackedSize(bytes, MAX_UNPACKED_BYTES)
  if (size === null) throw brokenWorkbook()
  if (size > MAX_UNPACKED_BYTES) throw new Refusal('import/workbook-too-large')
  return readSheets(bytes).catch(() => {
    throw brokenWorkbook()
  })
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** `C` for the third column. */
function letterOf(column: number): string {
  const above = Math.floor(column / 26) - 1
  return (above < 0 ? '' : letterOf(above)) + String.fromCodePoint(65 + (column % 26))
}

function noTable(): Refusal {
  const heads = [TABLE_HEADS.units.code, TABLE_HEADS.people.username]
  return new Refusal('import/unknown-column', {
    errors: heads.map((words) => missing('', words).errors[0] ?? { field: '', ...words }),
  })
}

function missing(field: string, words: { vi: string; en: string } | undefined): Refusal {
  const { vi, en } = words ?? { vi: field, en: field }
  return new Refusal('import/unknown-column', {
    errors: [
      {
        field: vi,
        vi: `không có trong tệp; cần cột “${vi}”`,
        en: `is not in the file; a column “${en}” is needed`,
      },
    ],
  })
}

const BROKEN_FORMULA = {
  vi: 'công thức bị lỗi; xin ghi giá trị vào ô',
  en: 'a formula that failed; write the value into the cell',
}
