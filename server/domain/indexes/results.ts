import type { Figure, IndexResult, IndexStep } from '../../contract/indexes.ts'
import type { Words } from '../../contract/language.ts'
import { fraction, rounded } from './exact.ts'

export function count(value: number): Figure {
  return { value, measure: 'count', digits: 0 }
}

export function points(value: number, digits: number): Figure {
  return { value, measure: 'points', digits }
}

/** A share 0–1. */
export function percent(value: number, digits: number): Figure {
  return { value, measure: 'percent', digits }
}

/** Nothing can be said: for want of inputs, or for this reason. */
export function noValue(lacks: readonly string[], reason: Words | null = null): IndexResult {
  return {
    value: null,
    reason,
    lacks,
    class: null,
    classReason: null,
    steps: [],
    n: null,
    total: null,
  }
}

/** `over ÷ under` as a percentage, half up; `under` above 0. */
export function shareOf(over: number, under: number, digits: number): Figure {
  return percent(rounded(fraction(over, under), digits + 2), digits)
}

/** `9 ÷ 10 = 90.0%`. */
export function shareStep(what: Words, over: number, under: number, digits: number): IndexStep {
  return { what, formula: [count(over), '÷', count(under)], result: shareOf(over, under, digits) }
}

/** `3 + 4 = 7`. */
export function sumStep(what: Words, parts: readonly number[]): IndexStep {
  return { what, formula: joined(parts.map(count), '+'), result: count(parts.reduce((a, b) => a + b, 0)) }
}

/** Figures with the same sign between them. */
export function joined(figures: readonly Figure[], sign: string): readonly (Figure | string)[] {
  return figures.flatMap((figure, index) => (index === 0 ? [figure] : [sign, figure]))
}
