import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a figure should be: `of` it, or of its ratio to the floor. */
interface Goal {
  readonly of: 'value' | 'ratio'
  readonly atLeast?: number
  readonly atMost?: number
}

/** Something measured. */
export interface Figure {
  readonly name: string
  /** Of what: the engine, and how much lies in it. */
  readonly size?: string
  readonly value: number
  readonly unit: '/s' | 'ms' | 'CPU ms' | 'MiB' | 'MB' | 'kB' | 's' | 'points'
  /** The least that the same work can cost, measured in the same run. */
  readonly floor?: number
  readonly goal?: Goal
  /** Of each operation behind a rate: a rate swings with what else the machine does. */
  readonly cpuMs?: number
}

/** A figure of one bench. */
export interface Measured extends Figure {
  readonly bench: string
}

interface Run {
  readonly machine: string
  /** ISO. */
  readonly at: string
  readonly figures: readonly Measured[]
}

/** Where a run is kept, so that a later one can be set beside it. */
export const LAST_RUN = 'data/bench.json'

function ratioOf({ value, floor }: Figure): number | null {
  return floor === undefined ? null : value / floor
}

function isMet(figure: Figure): boolean | null {
  const { goal } = figure
  if (!goal) return null
  const value = goal.of === 'value' ? figure.value : (ratioOf(figure) ?? Number.NaN)
  return value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity)
}

/** Every figure with its floor and its goal. */
export function tableOf(figures: readonly Measured[]): string {
  const head = ['bench', 'figure', 'of', 'measured', 'CPU each', 'floor', 'ratio', 'goal', 'met']
  return markdown(
    head,
    figures.map((figure) => {
      const met = isMet(figure)
      return [
        figure.bench,
        figure.name,
        figure.size ?? '',
        amount(figure.value, figure.unit),
        figure.cpuMs === undefined ? '' : `${significant(figure.cpuMs)} ms`,
        figure.floor === undefined ? '' : amount(figure.floor, figure.unit),
        ratioOf(figure)?.toFixed(2) ?? '',
        goalWords(figure),
        met === null ? '' : met ? 'met' : 'not met',
      ]
    }),
  )
}

/** Two runs side by side: what both measured, and what only one did. */
export function compare(before: Run, after: Run): string {
  const key = ({ bench, name, size = '' }: Measured) => `${bench} ${name} ${size}`
  const earlier = new Map(before.figures.map((figure) => [key(figure), figure]))
  const rows = after.figures.map((figure) => {
    const old = earlier.get(key(figure))
    earlier.delete(key(figure))
    return rowOf(old, figure)
  })
  const gone = [...earlier.values()].map((figure) => rowOf(figure, undefined))
  const head = ['bench', 'figure', 'of', 'before', 'after', 'after ÷ before', 'CPU before', 'CPU after', '÷']
  return [
    `before: ${before.at}, ${before.machine}`,
    `after:  ${after.at}, ${after.machine}`,
    markdown(head, [...rows, ...gone]),
  ].join('\n')
}

function rowOf(before: Measured | undefined, after: Measured | undefined): string[] {
  const known = after ?? before
  if (!known) return []
  const cpu = (figure: Measured | undefined) =>
    figure?.cpuMs === undefined ? '' : `${significant(figure.cpuMs)} ms`
  const quotient = (one: number | undefined, other: number | undefined) =>
    one === undefined || other === undefined ? '' : (other / one).toFixed(2)
  return [
    known.bench,
    known.name,
    known.size ?? '',
    before ? amount(before.value, before.unit) : '',
    after ? amount(after.value, after.unit) : '',
    quotient(before?.value, after?.value),
    cpu(before),
    cpu(after),
    quotient(before?.cpuMs, after?.cpuMs),
  ]
}

export function keepRun(file: string, run: Run): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`)
}

export function readRun(file: string): Run {
  return JSON.parse(readFileSync(file, 'utf8')) as Run
}

/** One line of a figure while the others are still being measured. */
export function lineOf(figure: Figure): string {
  const ratio = ratioOf(figure)
  const met = isMet(figure)
  return [
    `  ${figure.size ? `${figure.size}: ` : ''}${figure.name}: ${amount(figure.value, figure.unit)}`,
    ...(figure.cpuMs === undefined ? [] : [`CPU ${significant(figure.cpuMs)} ms each`]),
    ...(figure.floor === undefined ? [] : [`floor ${amount(figure.floor, figure.unit)}`]),
    ...(ratio === null ? [] : [`ratio ${ratio.toFixed(2)}`]),
    ...(met === null ? [] : [`goal ${goalWords(figure)}: ${met ? 'met' : 'NOT MET'}`]),
  ].join(', ')
}

function goalWords({ goal, unit }: Figure): string {
  if (!goal) return ''
  const words = (sign: string, value: number | undefined) =>
    value === undefined
      ? []
      : [goal.of === 'ratio' ? `ratio ${sign} ${value}` : `${sign} ${amount(value, unit)}`]
  return [...words('≥', goal.atLeast), ...words('≤', goal.atMost)].join(', ')
}

function amount(value: number, unit: Figure['unit']): string {
  return unit === '/s' ? `${significant(value)}/s` : `${significant(value)} ${unit}`
}

function significant(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
