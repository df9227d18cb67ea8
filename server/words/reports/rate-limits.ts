import type { FigureChange, LimitedChange } from '../../contract/results/published-results.ts'
import type { UnitParticipation } from '../../contract/report.ts'
import { hasMissingDays } from './participation-words.ts'

/**
 * The changes with where a rate is the highest that it can be. `participation` is as it stands after them: what no change tells
 * of a row's days stood as it stands, and days that were not told before were told as exact.
 */
export function withLimits(
  changes: readonly FigureChange[],
  participation: readonly UnitParticipation[] = [],
): LimitedChange[] {
  return changes.map((change) => {
    if (change.figure !== 'rate') return change
    // The whole and its own row among the units have one code.
    const row = participation.find(
      ({ unit, rate }) => unit.code === change.unit.code && rate === change.after,
    )
    const daysOn = (side: 'before' | 'after', figure: 'openDays' | 'countedDays') => {
      const after = row?.[figure] ?? null
      const moved = changes.find(
        (each) => each.figure === figure && each.unit.code === change.unit.code && each.after === after,
      )
      return moved ? moved[side] : after
    }
    const atMost = (['before', 'after'] as const).filter((side) => {
      const [openDays, countedDays] = [daysOn(side, 'openDays'), daysOn(side, 'countedDays')]
      if (change[side] === null || openDays === null || countedDays === null) return false
      return hasMissingDays({ openDays, countedDays })
    })
    return atMost.length === 0 ? change : { ...change, atMost }
  })
}
