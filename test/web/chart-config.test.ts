import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChartLook,
  distributionChart,
  timelinessChart,
  wrapLabel,
} from '../../web/charts/chart-config.ts'

const LOOK: ChartLook = {
  steps: ['r1', 'r2', 'r3', 'r4', 'r5'],
  onSteps: ['w', 'i', 'i', 'i', 'w'],
  ink: 'ink',
  grid: 'grid',
  ground: 'ground',
  edge: 'ground',
  font: 'font',
  width: 1000,
  language: 'vi',
}
const WORDS = {
  levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  negative: 'Không hài lòng',
  positive: 'Hài lòng',
  neutral: 'Bình thường',
}

function chartOf(distribution: readonly number[]) {
  const n = distribution.reduce((sum, count) => sum + count, 0)
  return distributionChart([{ label: 'Đơn vị A', n, distribution }], 5, WORDS, LOOK)
}

/** The width a value takes on the axis. */
function widthOf(value: unknown): number {
  return Array.isArray(value) ? Number(value[1]) - Number(value[0]) : Math.abs(Number(value))
}

describe('the distribution by unit', () => {
  test('lays Không hài lòng next to zero, so that the wings are not inside out', () => {
    const names = chartOf([1, 2, 3, 4, 5]).data.datasets.map(({ label }) => label)
    expect(names.indexOf('Không hài lòng')).toBeLessThan(names.indexOf('Rất không hài lòng'))
    expect(names.indexOf('Hài lòng')).toBeLessThan(names.indexOf('Rất hài lòng'))
  })

  test('puts the dissatisfied left of zero and the neutral in a column right of every wing', () => {
    const { data, options } = chartOf([10, 20, 30, 25, 15])
    const valueOf = (name: string) => data.datasets.find(({ label }) => label === name)?.data[0]
    expect(valueOf('Rất không hài lòng')).toBe(-10)
    expect(valueOf('Rất hài lòng')).toBe(15)
    const [from, to] = valueOf('Bình thường') as [number, number]
    expect(from).toBeGreaterThan(40)
    expect(to - from).toBeCloseTo(30)
    expect(options?.scales?.['x']?.max).toBeGreaterThanOrEqual(to)
  })

  test('gives each level its own colour of the scale', () => {
    const colours = Object.fromEntries(
      chartOf([1, 1, 1, 1, 1]).data.datasets.map(({ label, backgroundColor }) => [label, backgroundColor]),
    )
    expect(colours).toEqual({
      'Rất không hài lòng': 'r1',
      'Không hài lòng': 'r2',
      'Bình thường': 'r3',
      'Hài lòng': 'r4',
      'Rất hài lòng': 'r5',
    })
  })

  test('draws parts that always make the whole, within the axis', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 5, maxLength: 5 }), (distribution) => {
        fc.pre(distribution.some((count) => count > 0))
        const { data, options } = chartOf(distribution)
        const widths = data.datasets.map(({ data: [value] }) => widthOf(value))
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100)
        const x = options?.scales?.['x']
        const left = data.datasets.reduce(
          (sum, { data: [value] }) => sum + Math.min(0, Number(value) || 0),
          0,
        )
        expect(Number(x?.min)).toBeLessThanOrEqual(left + 1e-9)
      }),
    )
  })

  test('has no neutral column on a scale of three', () => {
    const chart = distributionChart(
      [{ label: 'A', n: 10, distribution: [2, 3, 5] }],
      3,
      { ...WORDS, levels: ['Không hài lòng', 'Hài lòng', 'Rất hài lòng'] },
      LOOK,
    )
    expect(chart.data.datasets.map(({ data: [value] }) => value)).toEqual([-20, 30, 50])
    expect(chart.options?.scales?.['x']?.max).toBe(80)
  })
})

test('timeliness stacks whole numbers that add up to what was received', () => {
  const parts = [
    { step: 5, name: 'Đúng hạn' },
    { step: 2, name: 'Trễ hạn' },
    { step: 1, name: 'Quá hạn' },
  ]
  const chart = timelinessChart([{ label: 'A', parts: [7, 5, 1] }], parts, LOOK)
  expect(chart.data.datasets.map(({ label }) => label)).toEqual(['Đúng hạn', 'Trễ hạn', 'Quá hạn'])
  expect(chart.data.datasets.reduce((sum, { data: [value] }) => sum + widthOf(value), 0)).toBe(13)
})

test('a long label breaks between words and loses none', () => {
  const label = 'Trung tâm Phục vụ hành chính công phường Cầu Giấy'
  const lines = wrapLabel(label, 20)
  expect(lines.join(' ')).toBe(label)
  expect(lines.every((line) => line.length <= 20)).toBe(true)
})
