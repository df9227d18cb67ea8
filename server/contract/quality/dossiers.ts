import { z } from 'zod'
import { Code, text } from '../fields.ts'
import type { NamedUnit } from '../named-unit.ts'
import type { PeriodReply } from '../report.ts'
import { wanted } from '../wanted.ts'

const MOST_ENTRIES = 5_000
const MOST_FILE_CHARACTERS = 1_000_000

const Count = z.int().min(0).max(1_000_000)

/**
 * Dossiers that a unit received in a month for one procedure, and how they stand: the four others make up `received`. The same once more
 * corrects it; `received: null` takes it back.
 */
const DossierEntry = z.strictObject({
  unit: Code,
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, wanted('month')),
  procedure: text(60),
  name: text(200).optional(),
  received: Count.nullable(),
  onTime: Count.default(0),
  late: Count.default(0),
  openInTime: Count.default(0),
  overdue: Count.default(0),
  note: text(500).optional(),
})
export type DossierEntry = z.infer<typeof DossierEntry>

export const EnterDossiers = z.strictObject({ entries: z.array(DossierEntry).min(1).max(MOST_ENTRIES) })
export type EnterDossiers = z.input<typeof EnterDossiers>

/** A CSV file with a line a procedure and month; `unit` where the file does not name any. */
export const DossierFile = z.strictObject({ file: text(MOST_FILE_CHARACTERS), unit: Code.optional() })
export type DossierFile = z.infer<typeof DossierFile>

export interface DossierReceipt {
  readonly entered: number
}

/** The four columns after `received` make it up. */
export interface DossierCounts {
  readonly received: number
  readonly onTime: number
  readonly late: number
  readonly openInTime: number
  readonly overdue: number
  /** On time ÷ (on time + late + overdue), 0–1; null where none is judged. */
  readonly onTimeShare: number | null
}

interface ProcedureDossiers extends DossierCounts {
  readonly unit: NamedUnit
  readonly procedure: { readonly code: string; readonly name: string }
}

/** `GET /api/reports/dossiers`: months of the period that were entered, added up. */
export interface DossiersReport extends DossierCounts {
  readonly period: PeriodReply
  readonly unit: NamedUnit
  readonly byUnit: readonly (DossierCounts & { readonly unit: NamedUnit })[]
  readonly byProcedure: readonly ProcedureDossiers[]
  /** `YYYY-MM`, in order. */
  readonly months: readonly string[]
  readonly asOf: string
}
