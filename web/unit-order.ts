import type { SatisfactionReport, TimelinessReport, UnitSatisfaction } from '../server/contract/report.ts'
import { unitName } from '../server/words/unit-name.ts'
import type { Language } from '../server/contract/language.ts'
import { foldMarks } from './elements/page/fold-marks.ts'

export const UNIT_ORDERS = ['list', 'lowest', 'highest', 'most'] as const
export type UnitOrder = (typeof UNIT_ORDERS)[number]

/** How the units of a report are shown; kept in the address. */
export interface UnitView {
  readonly order?: UnitOrder | undefined
  /** Part of a name, with or without its marks. */
  readonly find?: string | undefined
  /** The first sheet is 1. */
  readonly sheet?: number | undefined
}

/** A picture of more bars is no picture any more. */
const UNITS_A_SHEET = 60

export interface Arranged<Row> {
  readonly byUnit: readonly Row[]
  /** How many have such a name, on all sheets. */
  readonly found: number
  readonly sheet: number
  readonly sheets: number
}

/** What a row is put in order by: null where that is not told of it. */
interface Weights {
  readonly share: number | null
  readonly n: number | null
}

/** The units with such a name, in order, one sheet of them; those whose share is not told come last. */
export function arrangeUnits(
  { byUnit }: Pick<SatisfactionReport, 'byUnit'>,
  view: UnitView,
  language: Language,
): Arranged<UnitSatisfaction> {
  return arrange(byUnit, (unit) => unit, view, language)
}

/** The same of how items were answered: by the share in time, and by how many were received; few units stand as they are. */
export function arrangeTimeliness(
  { byUnit }: Pick<TimelinessReport, 'byUnit'>,
  view: UnitView,
  language: Language,
): Arranged<TimelinessReport['byUnit'][number]> {
  if (byUnit.length <= UNITS_A_SHEET) return { byUnit, found: byUnit.length, sheet: 1, sheets: 1 }
  return arrange(byUnit, ({ onTimeShare: share, received: n }) => ({ share, n }), view, language)
}

function arrange<Row extends { readonly unit: UnitSatisfaction['unit'] }>(
  byUnit: readonly Row[],
  weightsOf: (row: Row) => Weights,
  { order = 'list', find = '', sheet = 1 }: UnitView,
  language: Language,
): Arranged<Row> {
  const wanted = foldMarks(find.trim())
  const found = byUnit.filter(({ unit }) => foldMarks(unitName(unit, language)).includes(wanted))
  const weight = (row: Row): number => {
    const { share, n } = weightsOf(row)
    if (order === 'most') return n === null ? Infinity : -n
    if (share === null) return Infinity
    return order === 'lowest' ? share : -share
  }
  const sorted =
    order === 'list'
      ? found
      : found.toSorted((a, b) => {
          const [first, second] = [weight(a), weight(b)]
          return first === second ? 0 : first - second
        })
  const sheets = Math.max(1, Math.ceil(sorted.length / UNITS_A_SHEET))
  const shown = Math.min(Math.max(1, sheet), sheets)
  return {
    byUnit: sorted.slice((shown - 1) * UNITS_A_SHEET, shown * UNITS_A_SHEET),
    found: found.length,
    sheet: shown,
    sheets,
  }
}
