import { LEAST_COUNTS } from './disclosure/suppression.ts'

/** A unit with everything below it, or what was given at a unit itself (without `children`). */
export interface ReasonPlace {
  readonly id: string
  /** All ratings. */
  readonly n: number
  /** Of each group of ratings that may have been told apart before, the smaller part: those who chose, or who did not. */
  readonly company: number
  readonly children: readonly ReasonPlace[]
}

/**
 * At which places it may be told how many chose a reason, beside all that is told of how many rated.
 *
 * What holds: no linear combination of it all touches the ratings of one to nine people. Why: it gives a rating at a place the
 * weight φ(its place, month and day of arrival), and β more where the reason was chosen. Where β is not 0, φ can undo the
 * weight of those who chose or of those who did not, never of both: so of every group that the figures of the reason leave
 * together it touches at least the company, ten or more. Where there are ratings but no such company, the place is hidden
 * with the smallest others until they hold ten together.
 */
export function tellReason(root: ReasonPlace): ReadonlySet<string> {
  const told = new Set<string>()
  const open = (place: ReasonPlace): void => {
    told.add(place.id)
    const hidden = new Set(place.children.filter(({ company }) => company < LEAST_COUNTS))
    const isNobody = [...hidden].every(({ n }) => n === 0)
    let held = [...hidden].reduce((sum, { company }) => sum + company, 0)
    for (const child of place.children.toSorted((a, b) => a.company - b.company)) {
      if (isNobody || held >= LEAST_COUNTS) break
      if (hidden.has(child)) continue
      hidden.add(child)
      held += child.company
    }
    for (const child of place.children) if (!hidden.has(child)) open(child)
  }
  if (root.company >= LEAST_COUNTS) open(root)
  return told
}
