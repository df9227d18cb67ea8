import type { Lateness } from '../contract/reports/insight.ts'

const BOUNDS: readonly (readonly [below: number, Lateness])[] = [
  [1, 'under-1'],
  [3, '1-3'],
  [7, '3-7'],
  [30, '7-30'],
]

/** In which class an overdue item stands; a whole number of days opens the next one. */
export function latenessOf(workingDays: number): Lateness {
  return BOUNDS.find(([below]) => workingDays < below)?.[1] ?? 'over-30'
}
