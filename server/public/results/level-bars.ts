import { html } from 'hono/html'
import type { ScaleSize } from '../../contract/level.ts'
import type { SatisfactionCell } from '../../contract/report.ts'
import {
  type DivergingFrame,
  divergingFrame,
  type DivergingParts,
  divergingParts,
  type LevelPart,
  widthOf,
} from '../../domain/statistics/diverging-bars.ts'
import { formatPercent } from '../../words/format.ts'
import { BARS_HINT, LEVEL_WORDS } from '../../words/level-words.ts'
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

/**
 * How the ratings spread, unit by unit, around a middle line, the neutral level in a column of its own: no script, no style attribute, and a picture only, for the
 * table beside it says the same. Units whose share may not be shown have no bar.
 */
export function levelBars({ language }: View, rows: readonly BarRow[], scaleSize: ScaleSize): Html | null {
  const shown = rows.flatMap(({ name, share, distribution }) =>
    share === null || distribution === null
      ? []
      : [{ name, share, parts: divergingParts(sharesOf(distribution), scaleSize) }],
  )
  if (shown.length === 0) return null
  const frame = divergingFrame(shown.map(({ parts }) => parts))
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
          ({ name, share, parts }) =>
            html`<div class="bar">
              <span class="bar-name">${name}</span>
              <span class="bar-share">${formatPercent(share, language)}</span>
              ${bar(parts, frame, scaleSize)}
            </div>`,
        )}
      </div>
    </div>
    <figcaption class="small">${BARS_HINT[scaleSize][language]}</figcaption>
  </figure>`
}

function bar(parts: DivergingParts, { left, all, neutralFrom }: DivergingFrame, scaleSize: ScaleSize): Html {
  return html`<svg class="bar-drawing" viewBox="${-left} 0 ${all} ${HEIGHT}" preserveAspectRatio="none">
    ${rects(parts.left, -widthOf(parts.left), scaleSize)} ${rects(parts.right, 0, scaleSize)} ${middleAt(0)}
    ${neutralFrom !== null && [rects(parts.neutral, neutralFrom, scaleSize), middleAt(neutralFrom)]}
  </svg>`
}

function rects(parts: readonly LevelPart[], from: number, scaleSize: ScaleSize): Html[] {
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

function sharesOf(distribution: readonly number[]): number[] {
  const n = distribution.reduce((sum, count) => sum + count, 0)
  return distribution.map((count) => count / n)
}

function classOf(scaleSize: ScaleSize, index: number): string {
  return CLASSES[scaleSize][index] ?? ''
}
