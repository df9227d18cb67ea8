import { LEAST_COUNTS } from './disclosure/suppression.ts'

interface LevelCompany {
  readonly n: number
  readonly company: number
}

/** A unit with everything below it, or what was given at a unit itself (without `children`). */
export interface ReasonPlace {
  readonly id: string
  /** All ratings. */
  readonly n: number
  /** Of each group of ratings that may have been told apart before, the smaller part: those who chose, or who did not. */
  readonly company: number
  /** The same of each group of levels apart, which may be told apart as well: ratings, and their company. */
  readonly levels: readonly LevelCompany[]
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

/**
 * At which of the places where a reason is told it may also be told level by level, beside all that `tellReason` allows.
 *
 * What holds is the same. Why: a combination gives those who chose the reason the weight δ(place, level) more, where δ is the same
 * for all ratings of a level that lie in the same places told by level: at the parts of such a place that are not themselves
 * told so. Where δ differs between levels there, φ(place, month, day of arrival, level) can undo it on one side only, so at
 * least the smaller company of every split of the levels is touched, part by part: ten or more. Where it differs nowhere, it
 * says what the figures of the reason alone say.
 */
export function tellReasonByLevel(root: ReasonPlace, told: ReadonlySet<string>): ReadonlySet<string> {
  const split = new Set<string>()
  const open = (place: ReasonPlace): void => {
    if (!told.has(place.id) || place.children.length === 0) return
    place.children.forEach(open)
    while (!keepsLevelsApart(partsLeft(place, split))) {
      const [smallest] = splitBelow(place, split).toSorted((a, b) => a.company - b.company)
      if (!smallest) return
      split.delete(smallest.id)
    }
    split.add(place.id)
  }
  open(root)
  return split
}

/** What was given at single units in a place, without those in places below it that are told by level themselves. */
function partsLeft(place: ReasonPlace, split: ReadonlySet<string>): ReasonPlace[] {
  return place.children.flatMap((child) =>
    child.children.length === 0 ? [child] : split.has(child.id) ? [] : partsLeft(child, split),
  )
}

/** The highest places below one that are told by level. */
function splitBelow(place: ReasonPlace, split: ReadonlySet<string>): ReasonPlace[] {
  return place.children.flatMap((child) => (split.has(child.id) ? [child] : splitBelow(child, split)))
}

function keepsLevelsApart(parts: readonly ReasonPlace[]): boolean {
  const levels = parts[0]?.levels.map((_, index) => index) ?? []
  const given = levels.filter((level) => parts.some((part) => (part.levels[level]?.n ?? 0) > 0))
  // The last of them is on the other side of every split: each is looked at once.
  for (let side = 1; side < 2 ** (given.length - 1); side++) {
    const touched = parts.reduce((sum, part) => {
      const companies = given.map((level) => part.levels[level]?.company ?? 0)
      const all = companies.reduce((total, company) => total + company, 0)
      const inside = companies.reduce(
        (total, company, index) => ((side >> index) & 1 ? total + company : total),
        0,
      )
      return sum + Math.min(inside, all - inside)
    }, 0)
    if (touched < LEAST_COUNTS) return false
  }
  return true
}
