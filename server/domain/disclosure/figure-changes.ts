import {
  COMPARISON_FIGURES,
  ITEM_FIGURES,
  OTHER_RATING_FIGURES,
  PARTICIPATION_FIGURES,
  SETTLED_FIGURES,
  TABLET_FIGURES,
} from '../../contract/quality/data-quality.ts'
import type { FigureChange } from '../../contract/results/published-results.ts'
import type { SatisfactionReport, TimelinessReport, UnitParticipation } from '../../contract/report.ts'

const DAY_FIGURES: readonly FigureChange['figure'][] = ['openDays', 'countedDays']

interface Figures {
  readonly satisfaction: SatisfactionReport
  readonly timeliness: TimelinessReport
}

/** Every figure of the whole and of each unit that differs, in the order of the tables; a unit that is gone has null after. */
export function changesBetween(before: Figures, after: Figures): FigureChange[] {
  return [
    ...tableChanges(TABLET_FIGURES, rowsOf(before.satisfaction), rowsOf(after.satisfaction)),
    ...tableChanges(ITEM_FIGURES, rowsOf(before.timeliness), rowsOf(after.timeliness)),
  ]
}

/**
 * The same of who took part. A publication whose format told nothing of it moved nothing; of one that did, a unit whose people were counted
 * only afterwards has null before.
 */
export function participationChanges(
  before: readonly UnitParticipation[] | undefined,
  after: readonly UnitParticipation[],
): FigureChange[] {
  if (!before) return []
  const [old, now] = [tookPart(before), tookPart(after)]
  // Formats before the seventh told no days: what they told as exact moved only where some are missing.
  return tableChanges(PARTICIPATION_FIGURES, old, now).filter(({ unit, figure }) => {
    if (!DAY_FIGURES.includes(figure) || before.some(({ openDays }) => openDays !== undefined)) return true
    const { openDays, countedDays } = after.find((row) => row.unit.code === unit.code) ?? {}
    return openDays !== countedDays
  })
}

/** The same of the whole's ratings that came another way than by tablet, and of those that a rule leaves out. */
export function otherRatingChanges(before: SatisfactionReport, after: SatisfactionReport): FigureChange[] {
  return tableChanges(OTHER_RATING_FIGURES, otherRatings(before), otherRatings(after))
}

/** The same of the quarter that they are compared with, which was corrected meanwhile. */
export function comparisonChanges(before: SatisfactionReport, after: SatisfactionReport): FigureChange[] {
  return tableChanges(COMPARISON_FIGURES, comparedWith(before), comparedWith(after))
}

/** The same of how items ended that were open, or late, already. */
export function settledChanges(before: TimelinessReport, after: TimelinessReport): FigureChange[] {
  return tableChanges(SETTLED_FIGURES, rowsOf(before), rowsOf(after))
}

/** Whether a correction is made for these changes: not for what is said beside others only. */
export function opensCorrection(changes: readonly FigureChange[]): boolean {
  const beside = new Set<FigureChange['figure']>(SETTLED_FIGURES)
  return changes.some(({ figure }) => !beside.has(figure))
}

function comparedWith({ unit, comparison: { n, share } }: SatisfactionReport) {
  return new Map([['', { unit, previousN: n, previousShare: share }]])
}

function otherRatings({ unit, otherChannels: { phone, entered }, excluded }: SatisfactionReport) {
  const row = {
    unit,
    ...excluded,
    phoneN: phone.n,
    phoneSatisfied: phone.satisfied,
    phoneShare: phone.share,
    enteredN: entered.n,
    enteredSatisfied: entered.satisfied,
    enteredShare: entered.share,
  }
  return new Map([['', row]])
}

function tookPart([whole, ...units]: readonly UnitParticipation[]): Map<string, UnitParticipation> {
  return new Map([
    ...(whole ? [['', whole] as const] : []),
    ...units.map((row) => [row.unit.code, row] as const),
  ])
}

/** The whole first; its own row among the units is told apart from it. */
function rowsOf<Row extends { readonly unit: FigureChange['unit'] }>(
  report: Row & { readonly byUnit: readonly Row[] },
): Map<string, Row> {
  return new Map([['', report as Row], ...report.byUnit.map((row): [string, Row] => [row.unit.code, row])])
}

function tableChanges<Figure extends FigureChange['figure']>(
  figures: readonly Figure[],
  before: ReadonlyMap<string, FigureRow<Figure>>,
  after: ReadonlyMap<string, FigureRow<Figure>>,
): FigureChange[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    const unit = (now ?? old)?.unit
    if (!unit) return []
    return figures
      .map((figure) => ({ unit, figure, before: old?.[figure] ?? null, after: now?.[figure] ?? null }))
      .filter((change) => change.before !== change.after)
  })
}

type FigureRow<Figure extends string> = { readonly unit: FigureChange['unit'] } & Readonly<
  Partial<Record<Figure, number | null>>
>
