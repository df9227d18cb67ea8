import type { Chart, ChartConfiguration, Plugin } from 'chart.js'
import { formatSample } from '../../server/words/format.ts'
import type { Language } from '../../server/contract/language.ts'
import type { ScaleSize } from '../../server/contract/level.ts'

/** Colours and type as the page has them; a canvas cannot read CSS by itself. */
export interface ChartLook {
  /** The rating colours, worst to best, and what is written on each. */
  readonly steps: readonly string[]
  readonly onSteps: readonly string[]
  readonly ink: string
  readonly grid: string
  readonly ground: string
  /** Around each bar. */
  readonly edge: string
  readonly font: string
  readonly language: Language
  /** CSS pixels there are for the whole chart. */
  readonly width: number
}

type BarChart = ChartConfiguration<'bar', (number | [number, number])[], string>
export type FunnelChart = ChartConfiguration<'scatter', { readonly x: number; readonly y: number }[], string>
export type PageChart = BarChart | FunnelChart

interface DistributionRow {
  readonly label: string
  readonly n: number
  /** Counts per level, worst first. */
  readonly distribution: readonly number[]
}

interface DistributionWords {
  /** Names of the levels, worst first. */
  readonly levels: readonly string[]
  readonly negative: string
  readonly positive: string
  readonly neutral: string
}

/** Which colour step each level of a scale takes, and on which side of zero it stands. */
const LEVELS: Readonly<
  Record<ScaleSize, readonly { step: number; side: 'negative' | 'neutral' | 'positive' }[]>
> = {
  3: [
    { step: 2, side: 'negative' },
    { step: 4, side: 'positive' },
    { step: 5, side: 'positive' },
  ],
  5: [
    { step: 1, side: 'negative' },
    { step: 2, side: 'negative' },
    { step: 3, side: 'neutral' },
    { step: 4, side: 'positive' },
    { step: 5, side: 'positive' },
  ],
}

const ROW_HEIGHT = 52
const AXIS_HEIGHT = 40
const HEAD_HEIGHT = 24
/** Below this width there is room for fewer marks and shorter lines. */
const NARROW_PX = 560
/** Room between the wings and the neutral column, in points. */
const COLUMN_GAP = 14
/** Segments narrower than this carry no label: it would not fit. */
const LABELLED_POINTS = 6

/** CSS pixels a chart of so many rows needs. */
export function chartHeight(rows: number, hasHeads: boolean): number {
  return (hasHeads ? HEAD_HEIGHT : 0) + AXIS_HEIGHT + rows * ROW_HEIGHT
}

function percent(count: number, n: number): number {
  return n === 0 ? 0 : (count / n) * 100
}

function roundUpTo10(value: number): number {
  return Math.max(10, Math.ceil(value / 10 - 1e-9) * 10)
}

/** A label in lines of at most `width` letters, broken at spaces, so that text stays horizontal. */
export function wrapLabel(label: string, width: number): string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Shares of each level by unit: the dissatisfied left of zero, the satisfied right of it, the neutral in a column of its
 * own at the right, so that it lengthens neither wing. Within a wing the first dataset lies next to zero, which is why
 * *Không hài lòng* stands before *Rất không hài lòng*.
 */
export function distributionChart(
  rows: readonly DistributionRow[],
  scaleSize: ScaleSize,
  words: DistributionWords,
  look: ChartLook,
): BarChart {
  const levels = LEVELS[scaleSize].map((level, index) => ({ ...level, index }))
  const share = (row: DistributionRow, index: number) => percent(row.distribution[index] ?? 0, row.n)
  const widest = (side: 'negative' | 'neutral' | 'positive') =>
    Math.max(
      0,
      ...rows.map((row) =>
        levels.reduce((sum, level) => sum + (level.side === side ? share(row, level.index) : 0), 0),
      ),
    )
  const left = -roundUpTo10(widest('negative'))
  const right = roundUpTo10(widest('positive'))
  const neutralFrom = right + COLUMN_GAP
  const hasNeutral = levels.some(({ side }) => side === 'neutral')
  const end = hasNeutral ? neutralFrom + roundUpTo10(widest('neutral')) : right

  const ordered = [
    ...levels.filter(({ side }) => side === 'negative').reverse(),
    ...levels.filter(({ side }) => side === 'positive'),
    ...levels.filter(({ side }) => side === 'neutral'),
  ]
  const datasets = ordered.map(({ step, side, index }) => ({
    label: words.levels[index] ?? '',
    data: rows.map((row): number | [number, number] => {
      const value = share(row, index)
      if (side === 'neutral') return [neutralFrom, neutralFrom + value]
      return side === 'negative' ? -value : value
    }),
    backgroundColor: look.steps[step - 1] ?? look.ink,
    borderColor: look.edge,
    borderWidth: 1,
    borderSkipped: false as const,
    // The neutral column is drawn in the same rows, not beside them.
    stack: side === 'neutral' ? 'neutral' : 'wings',
    grouped: side !== 'neutral',
  }))

  const isNarrow = look.width < NARROW_PX
  const wingTicks = isNarrow ? [0, right] : [left, ...steps(left, right), right]
  const ticks = !hasNeutral ? wingTicks : isNarrow ? [...wingTicks, end] : [...wingTicks, neutralFrom, end]
  return {
    type: 'bar',
    data: { labels: rows.map(() => ''), datasets },
    options: {
      ...barOptions(),
      scales: {
        x: {
          stacked: true,
          min: left,
          max: end,
          afterBuildTicks: (axis) => {
            axis.ticks = [...new Set(ticks)].map((value) => ({ value }))
          },
          grid: {
            color: (context) =>
              context.tick.value === 0 || context.tick.value === neutralFrom ? look.ink : look.grid,
          },
          border: { display: false },
          ticks: {
            ...tickText(look),
            autoSkip: false,
            maxRotation: 0,
            callback: (value) => `${tickShare(Number(value), neutralFrom)}%`,
          },
        },
        y: categoryAxis(rows, look),
      },
    },
    plugins: [
      segmentLabels(
        ordered.map(({ step }) => look.onSteps[step - 1] ?? look.ground),
        look,
      ),
      columnHeads(
        [
          { at: 0, align: 'right', text: words.negative },
          { at: 0, align: 'left', text: words.positive },
          ...(hasNeutral ? [{ at: neutralFrom, align: 'left' as const, text: words.neutral }] : []),
        ],
        look,
      ),
    ],
  }
}

function steps(left: number, right: number): number[] {
  const size = right - left > 100 ? 50 : 25
  return [-50, -25, 0, 25, 50, 75, 100]
    .filter((value) => value % size === 0 && value - left >= 12 && right - value >= 12)
    .concat(left < 0 && right > 0 && -left < 12 ? [0] : [])
}

function tickShare(value: number, neutralFrom: number): number {
  return value >= neutralFrom ? value - neutralFrom : Math.abs(value)
}

interface TimelinessRow {
  readonly label: string
  /** One number a part of the bar. */
  readonly parts: readonly number[]
}

/** Items received, by what became of them; whole numbers, so that a small unit is not made to look like a large one. */
export function timelinessChart(
  rows: readonly TimelinessRow[],
  parts: readonly { readonly step: number; readonly name: string }[],
  look: ChartLook,
): BarChart {
  return {
    type: 'bar',
    data: {
      labels: rows.map(() => ''),
      datasets: parts.map(({ name, step }, index) => ({
        label: name,
        data: rows.map((row) => row.parts[index] ?? 0),
        backgroundColor: look.steps[step - 1] ?? look.ink,
        borderColor: look.edge,
        borderWidth: 1,
        borderSkipped: false as const,
        stack: 'all',
      })),
    },
    options: {
      ...barOptions(),
      layout: { padding: 0 },
      scales: {
        x: {
          stacked: true,
          min: 0,
          grid: { color: look.grid },
          border: { display: false },
          ticks: { ...tickText(look), maxRotation: 0, precision: 0, maxTicksLimit: 6 },
        },
        y: categoryAxis(
          rows.map(({ label, parts: own }) => ({ label, n: own.reduce((sum, each) => sum + each, 0) })),
          look,
        ),
      },
    },
    plugins: [
      segmentLabels(
        parts.map(({ step }) => look.onSteps[step - 1] ?? look.ground),
        look,
        (value) => String(Math.round(value)),
      ),
    ],
  }
}

const TEXT_PX = 13

function barOptions() {
  return {
    indexAxis: 'y' as const,
    responsive: true,
    maintainAspectRatio: false,
    animation: false as const,
    layout: { padding: { top: HEAD_HEIGHT } },
    datasets: { bar: { barThickness: 24 } },
    // The key stands above the chart as text, and the table holds every number: nothing is only on hover.
    plugins: { legend: { display: false }, tooltip: { enabled: false } },
  }
}

export function tickText(look: ChartLook) {
  return { color: look.ink, font: { family: look.font, size: TEXT_PX } }
}

const LABEL_WIDTH = 26
const NARROW_LABEL_WIDTH = 14

function categoryAxis(rows: readonly { readonly label: string; readonly n: number }[], look: ChartLook) {
  return {
    stacked: true,
    grid: { display: false },
    border: { display: false },
    ticks: {
      ...tickText(look),
      autoSkip: false,
      crossAlign: 'far' as const,
      callback: (_value: string | number, index: number) => {
        const row = rows[index]
        if (!row) return ''
        const lines = wrapLabel(row.label, look.width < NARROW_PX ? NARROW_LABEL_WIDTH : LABEL_WIDTH)
        const shown = lines.length > 2 ? [lines[0] ?? '', `${lines[1]}…`] : lines
        return [...shown, formatSample(row.n, look.language)]
      },
    },
  }
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? Number(value[1]) - Number(value[0]) : Math.abs(Number(value))
}

/** Writes each share into its segment where there is room. */
function segmentLabels(
  colours: readonly string[],
  look: ChartLook,
  write = (value: number) => String(Math.round(value)),
): Plugin<'bar'> {
  return {
    id: 'segment-labels',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      ctx.save()
      ctx.font = `600 ${TEXT_PX}px ${look.font}`
      ctx.textAlign = 'center'
      ctx.textBaseline = 'middle'
      const axis = chart.scales['x']
      const span = axis ? axis.max - axis.min : 1
      chart.data.datasets.forEach((dataset, series) => {
        ctx.fillStyle = colours[series] ?? look.ink
        chart.getDatasetMeta(series).data.forEach((bar, index) => {
          const value = sizeOf(dataset.data[index])
          const { x, y, base } = bar.getProps(['x', 'y', 'base'], true) as unknown as Record<
            'x' | 'y' | 'base',
            number
          >
          const text = write(value)
          const isWide =
            (value / span) * 100 >= LABELLED_POINTS * 0.6 &&
            Math.abs(x - base) > ctx.measureText(text).width + 6
          if (isWide) ctx.fillText(text, (x + base) / 2, y + 1)
        })
      })
      ctx.restore()
    },
  }
}

/** Names the wings and the neutral column above the bars. */
function columnHeads(
  heads: readonly { readonly at: number; readonly align: 'left' | 'right'; readonly text: string }[],
  look: ChartLook,
): Plugin<'bar'> {
  return {
    id: 'column-heads',
    afterDraw(chart: Chart) {
      const axis = chart.scales['x']
      if (!axis) return
      const { ctx } = chart
      ctx.save()
      ctx.font = `600 ${TEXT_PX}px ${look.font}`
      ctx.fillStyle = look.ink
      ctx.textBaseline = 'middle'
      for (const { at, align, text } of heads) {
        const { width } = ctx.measureText(text)
        const wanted = axis.getPixelForValue(at) + (align === 'left' ? 6 : -6 - width)
        ctx.fillText(text, Math.max(0, Math.min(wanted, chart.width - width)), chart.chartArea.top - 14)
      }
      ctx.restore()
    },
  }
}
