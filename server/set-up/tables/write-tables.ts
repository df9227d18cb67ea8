import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../contract/language.ts'
import type { OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import {
  ORGANISATION_TABLES,
  type OrganisationTable,
  type TableFormat,
} from '../../contract/organisation/organisation-tables.ts'
import { formatDay } from '../../words/format.ts'
import {
  LANGUAGE_CELLS,
  OPEN_CELLS,
  roleCell,
  TABLE_HEADS,
  TABLE_WORDS,
} from '../../words/organisation/table-words.ts'
import { UNIT_KIND_WORDS } from '../../words/organisation/unit-kind-words.ts'

type Rows = readonly (readonly string[])[]

/** The organisation's units and people as a workbook or as a CSV file of one of them; read again it changes nothing. */
export async function writeTables(
  file: OrganisationFile,
  format: TableFormat,
  language: Language,
): Promise<Uint8Array | string> {
  if (format === 'xlsx') return writeSheets(file, language)
  const rows = rowsOf(file, format === 'units.csv' ? 'units' : 'people', language)
  return stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

/** Text stays text, whatever it begins with: codes keep their zeros, and nothing is a formula. */
async function writeSheets(file: OrganisationFile, language: Language): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const sheets = ORGANISATION_TABLES.map((table) => ({
    data: rowsOf(file, table, language).map((row, index) =>
      row.map((value) => ({ value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
    sheet: TABLE_WORDS[table][language],
    stickyRowsCount: 1,
    columns: WIDTHS[table].map((width) => ({ width })),
  }))
  return writeWorkbook(sheets).toBuffer()
}

const WIDTHS: Readonly<Record<OrganisationTable, readonly number[]>> = {
  units: [14, 44, 36, 22, 14, 14, 14, 20],
  people: [20, 30, 32, 12, 12, 60],
}

function rowsOf(file: OrganisationFile, table: OrganisationTable, language: Language): Rows {
  const head = Object.values(TABLE_HEADS[table]).map((words) => words[language])
  return [head, ...(table === 'units' ? unitRows(file, language) : peopleRows(file, language))]
}

function unitRows({ units }: OrganisationFile, language: Language): Rows {
  return units.map(({ code, name, nameEn, kind, parent, validFrom, validTo, successors = [] }) => [
    code,
    name,
    nameEn ?? '',
    kind ? UNIT_KIND_WORDS[kind][language] : '',
    parent ?? '',
    validFrom ? formatDay(validFrom) : '',
    validTo ? formatDay(validTo) : '',
    successors.join('; '),
  ])
}

function peopleRows({ people }: OrganisationFile, language: Language): Rows {
  return people.map(({ username, name, email, language: spoken, active, grants = [] }) => [
    username,
    name,
    email ?? '',
    spoken ? LANGUAGE_CELLS[spoken][language] : '',
    active === undefined ? '' : OPEN_CELLS[active ? 'true' : 'false'][language],
    grants.map((grant) => roleCell(grant, language)).join('; '),
  ])
}
