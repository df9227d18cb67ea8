import { html } from 'hono/html'
import { formatPercent } from '../contract/format.ts'
import { LEVEL_WORDS, type ScaleSize } from '../contract/level.ts'
import { unitName } from '../contract/report-sentences.ts'
import type { SatisfactionCell } from '../contract/report.ts'
import { RESULTS } from './results-strings.ts'
import type { Html, View } from './view.ts'

export interface BarRow extends SatisfactionCell {
  readonly unit: { readonly name: string; readonly nameEn: string }
}

/** Colour classes worst first, the same ramp as on the tablet; a scale of three has no middle. */
const CLASSES: Readonly<Record<ScaleSize, readonly string[]>> = {
  3: ['r2', 'r4', 'r5'],
  5: ['r1', 'r2', 'r3', 'r4', 'r5'],
}

/** Half the width of the drawing: 100% of the ratings on one side fill it. */
const HALF = 100
const HEIGHT = 14

/**
 * How the ratings spread, unit by unit, around a middle line: no script, no style attribute, and a picture only, for the
 * table beside it says the same. Units whose share may not be shown have no bar.
 */
export function levelBars({ language }: View, rows: readonly BarRow[], scaleSize: ScaleSize): Html | null {
  const shown = rows.filter(({ share, distribution }) => share !== null && distribution !== null)
  if (shown.length === 0) return null
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
          ({ unit, share, distribution }) =>
            html`<div class="bar">
              <span class="bar-name">${unitName(unit, language)}</span>
              <span class="bar-share">${formatPercent(share ?? 0, language)}</span>
              ${bar(distribution ?? [], scaleSize)}
            </div>`,
        )}
      </div>
    </div>
    <figcaption class="small">
      ${(scaleSize === 5 ? RESULTS.barsHint : RESULTS.barsHint3)[language]}
    </figcaption>
  </figure>`
}

function bar(distribution: readonly number[], scaleSize: ScaleSize): Html {
  const n = distribution.reduce((sum, count) => sum + count, 0)
  const widths = distribution.map((count) => (count / n) * HALF)
  const unsatisfied = widths.slice(0, Math.floor(scaleSize / 2))
  const middle = scaleSize === 5 ? (widths[2] ?? 0) : 0
  let x = HALF - middle / 2 - unsatisfied.reduce((sum, width) => sum + width, 0)
  return html`<svg class="bar-drawing" viewBox="0 0 ${2 * HALF} ${HEIGHT}" preserveAspectRatio="none">
    ${widths.map((width, index) => {
      const rect = html`<rect
        class="${classOf(scaleSize, index)}"
        x="${x.toFixed(2)}"
        width="${width.toFixed(2)}"
        height="${HEIGHT}"
      />`
      x += width
      return rect
    })}
    <line class="bar-middle" x1="${HALF}" x2="${HALF}" y1="0" y2="${HEIGHT}" />
  </svg>`
}

function classOf(scaleSize: ScaleSize, index: number): string {
  return CLASSES[scaleSize][index] ?? ''
}
