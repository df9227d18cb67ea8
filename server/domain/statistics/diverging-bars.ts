import type { ScaleSize } from '../../contract/level.ts'

/** One level of a bar, in points of a hundred; its place among the levels gives its colour. */
export interface LevelPart {
  readonly index: number
  readonly share: number
}

/** The levels of one bar as they are drawn around a middle line. */
export interface DivergingParts {
  /** Worst first: they end at the middle line. */
  readonly left: readonly LevelPart[]
  /** They begin there. */
  readonly right: readonly LevelPart[]
  /** Neither: it stands by itself, behind all others. */
  readonly neutral: readonly LevelPart[]
}

/** How wide each of the three is for all bars, and where the neutral column begins right of the middle line; in points. */
export interface DivergingFrame extends Readonly<Record<keyof DivergingParts, number>> {
  /** Null where no bar has a neutral level. */
  readonly neutralFrom: number | null
  readonly all: number
}

/** Room left of the middle even where nobody is dissatisfied. */
const LEAST_LEFT = 4
/** Between the diverging part and the neutral level's own column. */
const GAP = 5

/** `shares`: 0–1, the worst level first; a scale of three has no neutral level. */
export function divergingParts(shares: readonly number[], scaleSize: ScaleSize): DivergingParts {
  const parts = shares.map((share, index): LevelPart => ({ share: share * 100, index }))
  const half = Math.floor(scaleSize / 2)
  return scaleSize === 5
    ? { left: parts.slice(0, half), right: parts.slice(half + 1), neutral: parts.slice(half, half + 1) }
    : { left: parts.slice(0, half), right: parts.slice(half), neutral: [] }
}

/** One frame for all bars that are read beside each other. */
export function divergingFrame(bars: readonly DivergingParts[]): DivergingFrame {
  const widest = (side: keyof DivergingParts) => Math.max(0, ...bars.map((bar) => widthOf(bar[side])))
  const [left, right, neutral] = [Math.max(LEAST_LEFT, widest('left')), widest('right'), widest('neutral')]
  const neutralFrom = neutral > 0 ? right + GAP : null
  return { left, right, neutral, neutralFrom, all: left + (neutralFrom ?? right) + neutral }
}

export function widthOf(parts: readonly LevelPart[]): number {
  return parts.reduce((sum, { share }) => sum + share, 0)
}
