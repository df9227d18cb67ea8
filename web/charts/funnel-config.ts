import { ENOUGH_FOR_LINES, type FairUnit } from '../../server/contract/reports/fair-comparison.ts'
import { placeLabels } from '../../server/words/reports/place-labels.ts'
import { namesInPicture, outlyingOf } from '../../server/words/reports/fair-words.ts'
import { type ChartLook, type FunnelChart, tickText } from './chart-config.ts'

/** Colour steps of the picture's key: what stands out has the colours of the scale's ends. */
export const VERDICT_STEPS = { below: 1, 'not-told-apart': 3, above: 5 } as const

/** CSS pixels. */
export const FUNNEL_HEIGHT = 360

/** 0–1: the twentieth below everything that is drawn. */
export function funnelFloor(units: readonly FairUnit[]): number {
  const lowest = Math.min(...units.flatMap(({ share, limits998 }) => [share, limits998[0]]))
  return Math.max(0, Math.floor(lowest * 20 - 1e-9) / 20)
}

interface FunnelWords {
  readonly writeNumber: (n: number) => string
  readonly nameOf: (unit: FairUnit['unit']) => string
}

/** CSS pixels: of a unit that stands out, and of its name. */
const NAMED_RADIUS = 7
const NAME_SIZE = 13

/** Writes the names of the units that stand out beside their points, as many as have room. */
function nameLabels(
  units: readonly FairUnit[],
  look: ChartLook,
  nameOf: FunnelWords['nameOf'],
): NonNullable<FunnelChart['plugins']>[number] {
  return {
    id: 'unit-names',
    afterDatasetsDraw({ ctx, chartArea, scales: { x, y } }) {
      if (!x || !y) return
      ctx.save()
      ctx.font = `600 ${NAME_SIZE}px ${look.font}`
      ctx.textBaseline = 'middle'
      ctx.textAlign = 'left'
      const points = units
        .filter(({ verdict }) => verdict !== 'not-told-apart')
        .map((unit) => ({
          x: x.getPixelForValue(unit.n),
          y: y.getPixelForValue(unit.share * 100),
          outlying: outlyingOf(unit),
          names: namesInPicture(unit.unit, nameOf(unit.unit)).map((text) => ({
            text,
            width: ctx.measureText(text).width,
          })),
        }))
      const room = { area: chartArea, radius: NAMED_RADIUS, height: NAME_SIZE * 1.3 }
      for (const label of placeLabels(points, room)) {
        // A ground of its own, so that lines do not cross its letters.
        ctx.lineWidth = 4
        ctx.lineJoin = 'round'
        ctx.strokeStyle = look.ground
        ctx.strokeText(label.text, label.x, label.y)
        ctx.fillStyle = look.ink
        ctx.fillText(label.text, label.x, label.y)
      }
      ctx.restore()
    },
  }
}

/** Half of a limit's mark, as a part of the widest unit's ratings. */
const MARK = 0.02

/**
 * Units by their ratings and share, between the exact limits around the others' share. Limits hold for each unit by itself, with its own
 * factor of the days: each has its marks, which lines join in the order of size where there are many.
 */
export function funnelChart(
  units: readonly FairUnit[],
  look: ChartLook,
  { writeNumber, nameOf }: FunnelWords,
): FunnelChart {
  const bySize = units.toSorted((a, b) => a.n - b.n)
  const half = Math.max(...units.map(({ n }) => n)) * MARK
  const widths = units.length < ENOUGH_FOR_LINES ? [-half, half, Number.NaN] : [0]
  const line = (at: (unit: FairUnit) => number, dash: number[]) => ({
    // What is no number parts one mark from the next.
    data: bySize.flatMap((unit) =>
      widths.map((width) => ({ x: unit.n + width, y: Number.isNaN(width) ? width : at(unit) * 100 })),
    ),
    showLine: true,
    pointRadius: 0,
    borderColor: look.ink,
    borderWidth: 1.5,
    borderDash: dash,
  })
  const points = (['not-told-apart', 'below', 'above'] as const).map((verdict) => {
    const colour = look.steps[VERDICT_STEPS[verdict] - 1] ?? look.ink
    return {
      data: bySize
        .filter((unit) => unit.verdict === verdict)
        .map(({ n, share }) => ({ x: n, y: share * 100 })),
      pointRadius: verdict === 'not-told-apart' ? 4 : NAMED_RADIUS,
      backgroundColor: colour,
      borderColor: look.edge,
      borderWidth: 1,
      // Above the lines.
      order: -1,
    }
  })
  return {
    type: 'scatter',
    plugins: [nameLabels(units, look, nameOf)],
    data: {
      datasets: [
        ...points,
        line(({ limits95 }) => limits95[0], [6, 4]),
        line(({ limits95 }) => limits95[1], [6, 4]),
        line(({ limits998 }) => limits998[0], []),
        line(({ limits998 }) => limits998[1], []),
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { top: 12, right: 12 } },
      // The key stands above the chart as text, and the table holds every number: nothing is only on hover.
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: {
          min: 0,
          grid: { color: look.grid },
          ticks: {
            ...tickText(look),
            maxRotation: 0,
            precision: 0,
            maxTicksLimit: 6,
            callback: (value) => writeNumber(Number(value)),
          },
        },
        y: {
          // A twentieth is a whole number of hundredths, which fractions of two are not.
          min: Math.round(funnelFloor(units) * 100),
          max: 100,
          grid: { color: look.grid },
          ticks: { ...tickText(look), maxTicksLimit: 6, callback: (value) => `${value}%` },
        },
      },
    },
  }
}
