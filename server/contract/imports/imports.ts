import { z } from 'zod'
import { CHANNELS } from '../channel.ts'
import { text } from '../fields.ts'
import type { FieldError, RefusalCode } from '../refusals.ts'
import {
  DATE_ORDERS,
  type DateOrder,
  DELIMITERS,
  FILE_ENCODINGS,
  HEADER_WITHIN,
  IMPORT_FIELDS,
  type ImportState,
  type ListField,
} from './import-fields.ts'

const Column = text(200)

/** What a person said of a file; null where it is found out. */
const SaidReading = z.strictObject({
  encoding: z.enum(FILE_ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITERS).nullable(),
  /** The line, or row of the sheet, with the names of the columns, from 1. */
  headerLine: z.int().min(1).max(HEADER_WITHIN).nullable(),
  sheet: z.string().max(200).nullable(),
})
export type SaidReading = z.infer<typeof SaidReading>

/** Where a field comes from: several columns stand one under the other, of times and references the parts in one line. */
const FieldPlan = z.strictObject({
  columns: z.array(Column).min(1).max(10),
  dates: z.enum(DATE_ORDERS).optional(),
  /** The source's words, and which of the office's each is. */
  values: z.record(z.string().min(1).max(300), z.string().min(1).max(300)).optional(),
})
export type FieldPlan = z.infer<typeof FieldPlan>

/** How a file is to be read and what of it is what. */
export const ImportPlan = z.strictObject({
  reading: SaidReading,
  fields: z.partialRecord(z.enum(IMPORT_FIELDS), FieldPlan),
  channel: z.enum(CHANNELS),
  /** From before this service: of any age, and with no promise but the source's. */
  historical: z.boolean(),
})
export type ImportPlan = z.infer<typeof ImportPlan>

export const UploadName = z.strictObject({ name: text(200) })
export const MappingName = z.strictObject({ name: text(120) })
export const ReportQuery = z.strictObject({ of: z.enum(['trial', 'run']) })

/** How the dates of a column are written, by its first rows: how many values each notation reads. */
export interface DateFacts {
  readonly order: DateOrder
  /** False where every date could be read either way. */
  readonly isSure: boolean
  readonly iso: number
  readonly dayFirst: number
  readonly monthFirst: number
  /** With SA, CH, AM or PM. */
  readonly halfDays: number
  /** Numbers, as a spreadsheet keeps days. */
  readonly serial: number
  readonly unread: number
}

/** A value of a list, as the source writes it. */
export interface FoundValue {
  readonly value: string
  readonly rows: number
  /** Which of the office's it is taken for, null where nobody can say. */
  readonly known: string | null
}

/** What stands in a file, and how it was understood. */
export interface ImportLook {
  readonly format: 'csv' | 'json' | 'xlsx'
  readonly reading: {
    readonly encoding: string
    readonly delimiter: string | null
    readonly headerLine: number | null
    readonly sheet: string | null
  }
  readonly sheets: readonly string[]
  readonly columns: readonly string[]
  /** Names that several columns have: none of these can be read. */
  readonly twice: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** By column, of those with dates. */
  readonly dates: Readonly<Record<string, DateFacts>>
  readonly lists: Readonly<Partial<Record<ListField, readonly FoundValue[]>>>
  /** How many rows lists and dates are judged by. */
  readonly judged: number
}

/** One kind of fate of rows, with the first of them. */
export interface FateKind {
  readonly code: RefusalCode | ''
  readonly field: string
  readonly vi: string
  readonly en: string
  readonly rows: number
  readonly first: readonly { readonly line: number; readonly externalRef: string }[]
}

interface ImportCounts {
  readonly rows: number
  readonly accepted: number
  readonly warned: number
  readonly duplicate: number
  readonly refused: number
}

export interface ImportJob {
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly state: ImportState
  /** Of the dry run or the run under way or ended last. */
  readonly counts: ImportCounts
  /** As the dry run counted them; null before it. */
  readonly rowsInAll: number | null
  readonly lastLine: number
  readonly fates: readonly FateKind[]
  /** Why it could not go on. */
  readonly problem: { readonly code: RefusalCode; readonly errors: readonly FieldError[] } | null
  readonly madeBy: string
  readonly madeAt: string
  readonly endedAt: string | null
  /** Reports that can be downloaded. */
  readonly reports: readonly ('trial' | 'run')[]
}

export interface ImportJobDetail extends ImportJob {
  readonly look: ImportLook
  readonly plan: ImportPlan
  /** The kept mapping that fits the columns, by its name. */
  readonly mapping: string | null
  /** When the same file was brought in before, and by whom. */
  readonly before: { readonly at: string; readonly by: string } | null
  /** What values of a list can be. */
  readonly choices: Readonly<
    Record<ListField, readonly { readonly value: string; readonly name: string; readonly nameEn: string }[]>
  >
}
