import { ENOUGH_FOR_LINES, type FairUnit } from '../../server/contract/reports/fair-comparison.ts'
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

/** Half of a limit's mark, as a part of the widest unit's ratings. */
const MARK = 0.02

/**
 * Units by their ratings and share, between the exact limits around the others' share. Limits hold for each unit by itself, with its own
 * factor of the days: each has its marks, which lines join in the order of size where there are many.
 */
export function funnelChart(
  units: readonly FairUnit[],
  look: ChartLook,
  writeNumber: (n: number) => string,
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
      pointRadius: verdict === 'not-told-apart' ? 4 : 7,
      backgroundColor: colour,
      borderColor: look.edge,
      borderWidth: 1,
      // Above the lines.
      order: -1,
    }
  })
  return {
    type: 'scatter',
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
          min: funnelFloor(units) * 100,
          max: 100,
          grid: { color: look.grid },
          ticks: { ...tickText(look), maxTicksLimit: 6, callback: (value) => `${value}%` },
        },
      },
    },
  }
}
