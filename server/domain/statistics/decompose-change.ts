import type { Proportion } from '../satisfaction.ts'

/** One part of a whole in two periods; 0 ratings where it was not there. */
export interface PartOfChange {
  readonly now: Proportion
  readonly before: Proportion
}

interface PartEffect {
  /** The part's own change of share, by its mean weight. */
  readonly within: number
  /** The change of its weight, by how far its share lies from the whole's. */
  readonly mix: number
}

/**
 * Where a change of a share comes from (E. M. Kitagawa, "Components of a difference between two rates", JASA 50:1168–1194, 1955): the
 * effects of all parts add up to the change of the whole, but for rounding of the last bit. A part that is there in one period only has
 * no change of its own: it is all mix. Both periods need a rating.
 */
export function decomposeChange(parts: readonly PartOfChange[]): PartEffect[] {
  const now = addUp(parts.map((part) => part.now))
  const before = addUp(parts.map((part) => part.before))
  const middle = (now.satisfied / now.n + before.satisfied / before.n) / 2
  return parts.map((part) => {
    const [weightNow, weightBefore] = [part.now.n / now.n, part.before.n / before.n]
    const shareNow = shareOf(part.now) ?? shareOf(part.before) ?? middle
    const shareBefore = shareOf(part.before) ?? shareNow
    return {
      within: ((weightNow + weightBefore) / 2) * (shareNow - shareBefore),
      mix: (weightNow - weightBefore) * ((shareNow + shareBefore) / 2 - middle),
    }
  })
}

function addUp(parts: readonly Proportion[]): Proportion {
  return parts.reduce((all, { n, satisfied }) => ({ n: all.n + n, satisfied: all.satisfied + satisfied }), {
    n: 0,
    satisfied: 0,
  })
}

function shareOf({ satisfied, n }: Proportion): number | null {
  return n === 0 ? null : satisfied / n
}
