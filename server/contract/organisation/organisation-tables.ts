import { z } from 'zod'
import { text } from '../fields.ts'
import { LANGUAGES } from '../language.ts'

/** What of the organisation people keep in a spreadsheet, a row an entry. */
export const ORGANISATION_TABLES = ['units', 'people'] as const
export type OrganisationTable = (typeof ORGANISATION_TABLES)[number]

/** `xlsx` has a sheet for each table; a CSV file is one of them. */
const TABLE_FORMATS = ['xlsx', 'units.csv', 'people.csv'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

export const TablesQuery = z.strictObject({
  format: z.enum(TABLE_FORMATS).default('xlsx'),
  lang: z.enum(LANGUAGES).default('vi'),
})

/** Of the plan that was shown. */
export const TablesOrder = z.strictObject({ fingerprint: text(64) })
