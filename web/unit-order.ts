import type { SatisfactionReport, UnitSatisfaction } from '../server/contract/report.ts'
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

export interface ArrangedUnits {
  readonly byUnit: readonly UnitSatisfaction[]
  /** How many have such a name, on all sheets. */
  readonly found: number
  readonly sheet: number
  readonly sheets: number
}

/** The units with such a name, in order, one sheet of them; those whose share is not told come last. */
export function arrangeUnits(
  { byUnit }: Pick<SatisfactionReport, 'byUnit'>,
  { order = 'list', find = '', sheet = 1 }: UnitView,
  language: Language,
): ArrangedUnits {
  const wanted = foldMarks(find.trim())
  const found = byUnit.filter(({ unit }) => foldMarks(unitName(unit, language)).includes(wanted))
  const weight = ({ share, n }: UnitSatisfaction): number => {
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
