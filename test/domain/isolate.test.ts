import { expect, test } from 'vitest'
import { findIsolated } from '../../server/domain/disclosure/isolate.ts'

/** Figures, each the sum of the groups named; sizes by group. */
function attack(figures: readonly string[], sizes: Readonly<Record<string, number>>): string[] {
  const sums = figures.map((groups) => new Map(groups.split(' ').map((group) => [group, 1])))
  const { isolated, isComplete } = findIsolated(sums, new Map(Object.entries(sizes)))
  expect(isComplete).toBe(true)
  return isolated.map(({ groups }) => groups.join(' ')).toSorted()
}

test.each([
  ['a total less its shown part', ['a b', 'b'], { a: 4, b: 50 }, ['a']],
  ['a small cell that is shown', ['a'], { a: 9 }, ['a']],
  ['ten are nobody', ['a'], { a: 10 }, []],
  ['two small ones that together hold ten', ['a b'], { a: 4, b: 6 }, []],
  ['two small ones that hold nine', ['a b', 'b c', 'c'], { a: 4, b: 5, c: 40 }, ['a', 'b']],
  ['a quarter less its shown months', ['j a s', 'a', 's'], { j: 4, a: 50, s: 50 }, ['j']],
  ['a year less its quarters', ['q1 q2', 'q2'], { q1: 3, q2: 30 }, ['q1']],
  [
    'a square of hidden cells keeps each of them',
    ['a b', 'c d', 'a c', 'b d'],
    { a: 4, b: 50, c: 50, d: 50 },
    [],
  ],
  ['a group of nobody protects nobody', ['a b'], { a: 4, b: 0 }, ['a']],
  ['twice one group and once another', ['a b c', 'b c', 'c'], { a: 3, b: 4, c: 60 }, ['a', 'b']],
  [
    'a difference of two figures that leaves few on both sides',
    ['a x', 'b x'],
    { a: 4, b: 3, x: 100 },
    ['a b'],
  ],
])('%s', (_what, figures, sizes, expected) => {
  expect(attack(figures, sizes as Record<string, number>)).toEqual(expected)
})
