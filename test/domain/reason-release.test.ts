import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReasonPlace, tellReason } from '../../server/domain/reason-release.ts'

const leaf = fc
  .record({ chose: fc.integer({ min: 0, max: 30 }), not: fc.integer({ min: 0, max: 30 }) })
  .map(({ chose, not }) => ({ n: chose + not, company: Math.min(chose, not), children: [] }))

type Bare = Omit<ReasonPlace, 'id' | 'children'> & { readonly children: readonly Bare[] }

const treeOf = (depth: number): fc.Arbitrary<Bare> =>
  depth === 0
    ? leaf
    : fc.array(treeOf(depth - 1), { minLength: 1, maxLength: 5 }).map((children) => ({
        n: children.reduce((sum, { n }) => sum + n, 0),
        company: children.reduce((sum, { company }) => sum + company, 0),
        children,
      }))

function named(place: Bare, id = '0'): ReasonPlace {
  return { ...place, id, children: place.children.map((child, index) => named(child, `${id}.${index}`)) }
}

/** The groups that the figures leave together: shown places without parts, and all hidden parts of a shown place. */
function groupsOf(place: ReasonPlace, told: ReadonlySet<string>): ReasonPlace[][] {
  if (place.children.length === 0) return [[place]]
  const hidden = place.children.filter(({ id }) => !told.has(id))
  return [
    ...(hidden.length > 0 ? [hidden] : []),
    ...place.children.filter(({ id }) => told.has(id)).flatMap((child) => groupsOf(child, told)),
  ]
}

test('every group that the figures leave together has ten in company, or nobody in it', () => {
  fc.assert(
    fc.property(treeOf(2), (bare) => {
      const root = named(bare)
      const told = tellReason(root)
      if (!told.has(root.id)) {
        expect(root.company).toBeLessThan(10)
        return
      }
      for (const group of groupsOf(root, told)) {
        const sum = (field: 'n' | 'company') => group.reduce((total, place) => total + place[field], 0)
        expect(sum('n') === 0 || sum('company') >= 10).toBe(true)
      }
    }),
  )
})

test('a place with company enough is told where nothing small stands beside it', () => {
  const child = (id: string, company: number): ReasonPlace => ({ id, n: 100, company, children: [] })
  const root = { id: 'root', n: 200, company: 40, children: [child('A', 25), child('B', 15)] }
  expect([...tellReason(root)].toSorted()).toEqual(['A', 'B', 'root'])
})
