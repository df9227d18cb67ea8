import type { IndexInputRow, NamedIndexInput } from '../../../db/queries/reports/index-inputs.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { EnteredInput, InputKind, MissingInput } from '../../contract/indexes.ts'
import { groupBy } from '../../domain/group-by.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'

/** What is known of one input in a unit and period, and what it is made of. */
export interface InputState {
  readonly value: number | null
  readonly missing: MissingInput | null
  readonly uncoveredFrom: string | null
  readonly entries: readonly EnteredInput[]
}

export type Standing = NamedIndexInput & { readonly value: string }

/** Of each unit, span, procedure and code what was entered last, unless it was taken back. `rows`: older versions first. */
export function standingRows(rows: readonly NamedIndexInput[]): Standing[] {
  return newestRows(rows).filter((row): row is Standing => row.value !== null)
}

/** The same with what was taken back. */
export function newestRows<Row extends IndexInputRow>(rows: readonly Row[]): Row[] {
  const newest = new Map(
    rows.map((row) => [[row.unit_id, row.code, row.procedure, row.from_day, row.to_day].join('\n'), row]),
  )
  return [...newest.values()]
}

/**
 * One input of a unit in a period. Counts are added up over the months, procedures and units below, and only where every
 * unit that entered any has the whole period; of everything else the unit's own last word counts.
 */
export function readEntered(
  rows: readonly Standing[],
  kind: InputKind,
  { units, unit, period }: { readonly units: readonly Unit[]; readonly unit: Unit; readonly period: Period },
): InputState {
  const used = kind.kind === 'count' ? countedRows(rows, units, unit, period) : lastWord(rows, unit, period)
  if (used.length === 0) return { value: null, missing: 'not-entered', uncoveredFrom: null, entries: [] }
  const entries = used.map((row) => describe(row, units))
  const uncoveredFrom = kind.kind === 'count' ? firstUncovered(used, period) : null
  if (uncoveredFrom !== null) return { value: null, missing: 'not-whole', uncoveredFrom, entries }
  const value = entries.reduce((sum, entry) => sum + entry.value, 0)
  return { value, missing: null, uncoveredFrom: null, entries }
}

function countedRows(rows: readonly Standing[], units: readonly Unit[], unit: Unit, period: Period) {
  const ids = subtreeIds(units, unit)
  return rows.filter((row) => ids.has(row.unit_id) && isWithin(row, period))
}

/** The one that ends last within the period, of those the longest; else the shortest that holds all of it. */
function lastWord(rows: readonly Standing[], unit: Unit, period: Period): Standing[] {
  const own = rows.filter((row) => row.unit_id === unit.id)
  const within = own
    .filter((row) => isWithin(row, period))
    .toSorted((a, b) => b.to_day.localeCompare(a.to_day) || a.from_day.localeCompare(b.from_day))
  const around = own
    .filter(({ from_day, to_day }) => from_day <= period.fromDay && to_day >= period.toDay)
    .toSorted((a, b) => b.from_day.localeCompare(a.from_day))
  return [...within, ...around].slice(0, 1)
}

function isWithin({ from_day, to_day }: Standing, { fromDay, toDay }: Period): boolean {
  return fromDay <= from_day && to_day <= toDay
}

/** The first day for which a unit that entered something has nothing. */
function firstUncovered(rows: readonly Standing[], { fromDay, toDay }: Period): string | null {
  const days = [...groupBy(rows, ({ unit_id }) => unit_id).values()].map((own) => {
    const spans = own.toSorted((a, b) => a.from_day.localeCompare(b.from_day))
    return spans.reduce(
      (covered, { from_day, to_day }) => (from_day <= covered && to_day > covered ? to_day : covered),
      fromDay,
    )
  })
  return days.filter((day) => day < toDay).toSorted()[0] ?? null
}

function describe(row: Standing, units: readonly Unit[]): EnteredInput {
  const unit = units.find(({ id }) => id === row.unit_id)
  if (!unit) throw new Error(`no unit ${row.unit_id} of ${row.id}`)
  return {
    unit: labelOf(unit),
    period: periodReply(parsePeriod(row.period)),
    procedure: row.procedure === '' ? null : row.procedure,
    value: Number(row.value),
    note: row.note,
    enteredAt: row.entered_at,
    enteredBy: row.person_name,
  }
}
