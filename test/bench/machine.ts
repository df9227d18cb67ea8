import { cpus, totalmem } from 'node:os'
import type { Figure } from './figures.ts'

/** The machine, said with every figure: a ratio travels, an absolute number does not. */
export function describeMachine(): string {
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** Says a line while a bench runs, or a figure for the table at the end. */
export interface Print {
  (line: string): void
  figure(figure: Figure): void
}
