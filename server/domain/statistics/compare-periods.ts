import type { Interval } from '../../contract/report.ts'
import { newcombeDifference } from '../satisfaction.ts'
import type { DesignEffect } from './day-variance.ts'
import type { PartOfChange } from './decompose-change.ts'
import { studentPoint95 } from './normal.ts'

/** The design effects of two periods. */
export interface DayEffects {
  readonly now: DesignEffect
  readonly before: DesignEffect
}

interface Difference {
  readonly difference: number
  readonly interval: Interval
}

/**
 * The change of a share with Newcombe's interval, each period reckoned with n ÷ design effect ratings and Student's t for the days that
 * were measured. Both periods need a rating.
 */
export function comparePeriods({ now, before }: PartOfChange, effects: DayEffects | null): Difference {
  const difference = now.satisfied / now.n - before.satisfied / before.n
  if (!effects) return { difference, interval: newcombeDifference(now, before) }
  const point = studentPoint95(Math.min(effects.now.days, effects.before.days) - 1)
  const [zNow, zBefore] = [effects.now, effects.before].map(({ factor }) => point * Math.sqrt(factor))
  return { difference, interval: newcombeDifference(now, before, zNow, zBefore) }
}

/**
 * The change on parts that both periods hold, each with its mean weight in both, so that a part that came, went or grew moves nothing.
 * The interval joins those of the parts by the method of variance estimates recovery (G. Y. Zou & A. Donner, Statistics in Medicine
 * 27:1693–1702, 2008).
 */
export function adjustForMix(parts: readonly PartOfChange[], effects: DayEffects): Difference {
  const [allNow, allBefore] = [sum(parts.map(({ now }) => now.n)), sum(parts.map(({ before }) => before.n))]
  const weighed = parts.map((part) => ({
    weight: (part.now.n / allNow + part.before.n / allBefore) / 2,
    ...comparePeriods(part, effects),
  }))
  const difference = sum(weighed.map((part) => part.weight * part.difference))
  const reach = (end: 0 | 1) =>
    Math.hypot(...weighed.map((part) => part.weight * (part.difference - part.interval[end])))
  return { difference, interval: [difference - reach(0), difference + reach(1)] }
}

/** A rise or fall only where the interval leaves out 0. */
export function directionOf([lower, upper]: Interval): 'up' | 'down' | 'not-shown' {
  if (lower > 0) return 'up'
  return upper < 0 ? 'down' : 'not-shown'
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
