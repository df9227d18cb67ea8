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

/**
 * How the ratings spread, unit by unit, around a middle line: no script, no style attribute, and a picture only, for the
 * table beside it says the same. Units whose share may not be shown have no bar.
 */
export function levelBars({ language }: View, rows: readonly BarRow[], scaleSize: ScaleSize): Html | null {
  const shown = rows.filter(({ share, distribution }) => share !== null && distribution !== null)
  if (shown.length === 0) return null
  const reaches = shown.map(({ distribution }) => reachOf(distribution ?? [], scaleSize))
  const frame = {
    left: Math.max(LEAST_LEFT, ...reaches.map(({ left }) => left)),
    right: Math.max(...reaches.map(({ right }) => right)),
  }
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

/** How far one unit's bar reaches to either side of the middle line, in points. */
interface Reach {
  readonly left: number
  readonly right: number
}

function reachOf(distribution: readonly number[], scaleSize: ScaleSize): Reach {
  const shares = sharesOf(distribution)
  const neutral = scaleSize === 5 ? (shares[2] ?? 0) : 0
  const left = sum(shares.slice(0, Math.floor(scaleSize / 2))) + neutral / 2
  return { left, right: 100 - left }
}

function bar(distribution: readonly number[], scaleSize: ScaleSize, frame: Reach): Html {
  let x = -reachOf(distribution, scaleSize).left
  const box = `${-frame.left} 0 ${frame.left + frame.right} ${HEIGHT}`
  return html`<svg class="bar-drawing" viewBox="${box}" preserveAspectRatio="none">
    ${sharesOf(distribution).map((share, index) => {
      const rect = html`<rect
        class="${classOf(scaleSize, index)}"
        x="${x.toFixed(2)}"
        width="${share.toFixed(2)}"
        height="${HEIGHT}"
      />`
      x += share
      return rect
    })}
    <line class="bar-middle" x1="0" x2="0" y1="0" y2="${HEIGHT}" />
  </svg>`
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
