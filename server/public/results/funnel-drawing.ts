import { html } from 'hono/html'
import { ENOUGH_FOR_LINES, type FairUnit } from '../../contract/reports/fair-comparison.ts'
import type { SatisfactionReport } from '../../contract/report.ts'
import type { Html, View } from '../../public-frame/view.ts'
import { placeLabels } from '../../words/reports/place-labels.ts'
import { unitName } from '../../words/unit-name.ts'
import { FAIR_WORDS, namesInPicture, outlyingOf } from '../../words/reports/fair-words.ts'
import { formatPercent, formatSample } from '../../words/format.ts'

// Narrow, so that its letters stay readable on a phone.
const WIDTH = 340
const HEIGHT = 240
const LEFT = 58
const RIGHT = 10
const TOP = 12
const BOTTOM = 30

/** Of a unit that stands out, and about how tall and wide the letters of its name are. */
const NAMED_RADIUS = 5
const LETTER = { height: 17, width: 7.6 }

/** Half of a limit's mark. */
const MARK = 6
const mark = (x: number, y: string): string => `${x - MARK},${y} ${x + MARK},${y}`

/**
 * A funnel: each compared unit by its ratings and share, between the limits around the others. No script and a picture only, for the
 * tables beside it say the same. Null where no unit is compared.
 */
export function funnelDrawing({ language }: View, { fair }: SatisfactionReport): Html | null {
  const units = fair.units.toSorted((a, b) => a.n - b.n)
  if (units.length === 0) return null
  const most = Math.max(...units.map(({ n }) => n))
  const lowest = Math.min(...units.flatMap(({ share, limits998 }) => [share, limits998[0]]))
  const floor = Math.max(0, Math.floor(lowest * 20 - 1e-9) / 20)
  const x = (n: number) => (LEFT + (n / most) * (WIDTH - LEFT - RIGHT)).toFixed(1)
  const y = (share: number) => (TOP + ((1 - share) / (1 - floor || 1)) * (HEIGHT - TOP - BOTTOM)).toFixed(1)
  const line = (className: string, at: (unit: FairUnit) => number) =>
    units.length < ENOUGH_FOR_LINES
      ? units.map(
          (unit) => html`<polyline class="${className}" points="${mark(Number(x(unit.n)), y(at(unit)))}" />`,
        )
      : html`<polyline
          class="${className}"
          points="${units.map((unit) => `${x(unit.n)},${y(at(unit))}`).join(' ')}"
        />`
  const labels = placeLabels(
    units
      .filter(({ verdict }) => verdict !== 'not-told-apart')
      .map((unit) => ({
        x: Number(x(unit.n)),
        y: Number(y(unit.share)),
        outlying: outlyingOf(unit),
        names: namesInPicture(unit.unit, unitName(unit.unit, language)).map((text) => ({
          text,
          width: text.length * LETTER.width,
        })),
      })),
    {
      area: { left: LEFT, top: 0, right: WIDTH, bottom: HEIGHT - BOTTOM },
      radius: NAMED_RADIUS,
      height: LETTER.height,
    },
  )
  return html`<figure class="funnel">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${FAIR_WORDS.funnel[language]}">
      ${[floor, (1 + floor) / 2, 1].map(
        (share) =>
          html`<line
              class="funnel-grid"
              x1="${LEFT}"
              x2="${WIDTH - RIGHT}"
              y1="${y(share)}"
              y2="${y(share)}"
            />
            <text
              class="funnel-text"
              x="${LEFT - 6}"
              y="${y(share)}"
              text-anchor="end"
              dominant-baseline="middle"
            >
              ${formatPercent(share, language)}
            </text>`,
      )}
      ${line('funnel-998', ({ limits998 }) => limits998[0])}
      ${line('funnel-998', ({ limits998 }) => limits998[1])}
      ${line('funnel-95', ({ limits95 }) => limits95[0])} ${line('funnel-95', ({ limits95 }) => limits95[1])}
      ${units.map(
        ({ n, share, verdict }) =>
          html`<circle
            class="funnel-unit ${verdict}"
            cx="${x(n)}"
            cy="${y(share)}"
            r="${verdict === 'not-told-apart' ? 2.5 : NAMED_RADIUS}"
          />`,
      )}
      ${labels.map(
        (label) =>
          html`<text
            class="funnel-text funnel-name"
            x="${(label.x + label.width / 2).toFixed(1)}"
            y="${label.y.toFixed(1)}"
            text-anchor="middle"
            dominant-baseline="middle"
          >
            ${label.text}
          </text>`,
      )}
      <text class="funnel-text" x="${LEFT}" y="${HEIGHT - 10}">n = 0</text>
      <text class="funnel-text" x="${WIDTH - RIGHT}" y="${HEIGHT - 10}" text-anchor="end">
        ${formatSample(most, language)}
      </text>
    </svg>
    <figcaption class="small">
      ${FAIR_WORDS.funnel[language]}. ${FAIR_WORDS.limits95[language]} (-&nbsp;-&nbsp;-),
      ${FAIR_WORDS.limits998[language]} (–––).
    </figcaption>
  </figure>`
}
