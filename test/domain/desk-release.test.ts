import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellDesks } from '../../server/domain/disclosure/desk-release.ts'

const DESKS = ['a', 'b', 'c', 'd']
const groups = fc
  .array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => rows.map((row) => new Map(row.map((n, index): [string, number] => [DESKS[index] ?? '', n]))))

test('no sum of desks told and of months and days touches one to nine people', () => {
  fc.assert(
    fc.property(
      groups,
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
      (given, weights) => {
        const told = tellDesks(given)
        // Desks that are not told have one weight together.
        const weightOf = (desk: string) => (told.has(desk) ? (weights[DESKS.indexOf(desk)] ?? 0) : 0)
        const present = DESKS.filter((desk) => given.some((group) => (group.get(desk) ?? 0) > 0))
        if (new Set(present.map(weightOf)).size < 2) return
        const touched = given.reduce((sum, group) => {
          const values = [...new Set([...group.keys()].map(weightOf))]
          const beside = (undone: number) =>
            [...group].reduce((total, [desk, n]) => (weightOf(desk) === undone ? total : total + n), 0)
          return sum + Math.min(...values.map(beside))
        }, 0)
        expect(touched).toBeGreaterThanOrEqual(10)
      },
    ),
  )
})

test('a small desk takes the smallest other along; two large ones that share their days are told', () => {
  const day = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries))
  expect([...tellDesks([day({ a: 40, b: 30, c: 4 })])].toSorted()).toEqual(['a'])
  expect([...tellDesks([day({ a: 40, b: 30 }), day({ a: 20, b: 30 })])].toSorted()).toEqual(['a', 'b'])
})

test('desks that were open in different months are not told: each would say what the month says', () => {
  expect(tellDesks([new Map([['a', 40]]), new Map([['b', 30]])]).size).toBe(0)
})
