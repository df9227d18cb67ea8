import { html } from 'hono/html'
import type { ScaleSize } from '../../contract/level.ts'
import type { SatisfactionCell } from '../../contract/report.ts'
import { formatPercent } from '../../words/format.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'
import { RESULTS } from './results-strings.ts'
import type { Html, View } from '../../public-frame/view.ts'

interface BarRow extends Pick<SatisfactionCell, 'share' | 'distribution'> {
  readonly name: string
}

/** Colour classes worst first, the same ramp as on the tablet; a scale of three has no middle. */
const CLASSES: Readonly<Record<ScaleSize, readonly string[]>> = {
  3: ['r2', 'r4', 'r5'],
  5: ['r1', 'r2', 'r3', 'r4', 'r5'],
}

const HEIGHT = 14
/** Room left of the middle even where nobody is dissatisfied, in points. */
const LEAST_LEFT = 4
/** Between the diverging part and the neutral level's own column, in points. */
const GAP = 5

/**
 * How the ratings spread, unit by unit, around a middle line, the neutral level in a column of its own: no script, no style attribute, and a picture only, for the
 * table beside it says the same. Units whose share may not be shown have no bar.
 */
export function levelBars({ language }: View, rows: readonly BarRow[], scaleSize: ScaleSize): Html | null {
  const shown = rows.filter(({ share, distribution }) => share !== null && distribution !== null)
  if (shown.length === 0) return null
  const frame = frameOf(shown.map(({ distribution }) => partsOf(distribution ?? [], scaleSize)))
  return html`<figure class="bars">
    <div role="img" aria-label="${RESULTS.barsLabel[language]}">
      <ul class="legend" aria-hidden="true">
        ${LEVEL_WORDS[scaleSize].map(
          (words, index) =>
            html`<li>
              <svg class="key" viewBox="0 0 10 10">
                <rect class="${classOf(scaleSize, index)}" width="10" height="10" />
              </svg>
              ${words[language]}
            </li>`,
        )}
      </ul>
      <div class="bar-rows" aria-hidden="true">
        ${shown.map(
          ({ name, share, distribution }) =>
            html`<div class="bar">
              <span class="bar-name">${name}</span>
              <span class="bar-share">${formatPercent(share ?? 0, language)}</span>
              ${bar(distribution ?? [], scaleSize, frame)}
            </div>`,
        )}
      </div>
    </div>
    <figcaption class="small">
      ${(scaleSize === 5 ? RESULTS.barsHint : RESULTS.barsHint3)[language]}
    </figcaption>
  </figure>`
}

/** One part of a bar, in points; its place among the levels gives its colour. */
interface Part {
  readonly index: number
  readonly share: number
}

interface Parts {
  /** Worst first: they end at the middle line. */
  readonly left: readonly Part[]
  /** They begin there. */
  readonly right: readonly Part[]
  /** Neither: it stands by itself, behind all others. */
  readonly neutral: readonly Part[]
}

/** How wide each of the three is for all rows, in points. */
type Frame = Readonly<Record<keyof Parts, number>>

function partsOf(distribution: readonly number[], scaleSize: ScaleSize): Parts {
  const parts = sharesOf(distribution).map((share, index): Part => ({ share, index }))
  const half = Math.floor(scaleSize / 2)
  return scaleSize === 5
    ? { left: parts.slice(0, half), right: parts.slice(half + 1), neutral: parts.slice(half, half + 1) }
    : { left: parts.slice(0, half), right: parts.slice(half), neutral: [] }
}

function frameOf(rows: readonly Parts[]): Frame {
  const widest = (side: keyof Parts) => Math.max(...rows.map((row) => widthOf(row[side])))
  return { left: Math.max(LEAST_LEFT, widest('left')), right: widest('right'), neutral: widest('neutral') }
}

function bar(distribution: readonly number[], scaleSize: ScaleSize, frame: Frame): Html {
  const { left, right, neutral } = partsOf(distribution, scaleSize)
  const [own, end] =
    frame.neutral > 0 ? [frame.right + GAP, frame.right + GAP + frame.neutral] : [null, frame.right]
  return html`<svg
    class="bar-drawing"
    viewBox="${-frame.left} 0 ${frame.left + end} ${HEIGHT}"
    preserveAspectRatio="none"
  >
    ${rects(left, -widthOf(left), scaleSize)} ${rects(right, 0, scaleSize)} ${middleAt(0)}
    ${own !== null && [rects(neutral, own, scaleSize), middleAt(own)]}
  </svg>`
}

function rects(parts: readonly Part[], from: number, scaleSize: ScaleSize): Html[] {
  let x = from
  return parts.map(({ share, index }) => {
    const rect = html`<rect
      class="${classOf(scaleSize, index)}"
      x="${x.toFixed(2)}"
      width="${share.toFixed(2)}"
      height="${HEIGHT}"
    />`
    x += share
    return rect
  })
}

function middleAt(x: number): Html {
  return html`<line class="bar-middle" x1="${x}" x2="${x}" y1="0" y2="${HEIGHT}" />`
}

function widthOf(parts: readonly Part[]): number {
  return sum(parts.map(({ share }) => share))
}

function sharesOf(distribution: readonly number[]): number[] {
  const n = sum(distribution)
  return distribution.map((count) => (count / n) * 100)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function classOf(scaleSize: ScaleSize, index: number): string {
  return CLASSES[scaleSize][index] ?? ''
}
