import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrganisationFile } from '../../../server/contract/organisation/organisation-file.ts'
import { depthOf, organisationErrors } from '../../../server/domain/organisation/check-organisation.ts'
import { compareOrganisation } from '../../../server/domain/organisation/compare-organisation.ts'
import { treeOn, withPaths } from '../../../server/domain/units/unit-tree.ts'

const TODAY = '2026-11-20'
const NOW = OrganisationFile.parse({ units: [{ code: 'ROOT', name: 'Gốc', parent: null }] })

/** Each unit hangs below one of those before it, or below the root: a tree, told in any order. */
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((picks) =>
  picks.map((pick, index) => ({
    code: `U${index}`,
    name: `Đơn vị ${index}`,
    parent: index === 0 ? 'ROOT' : `U${pick % index}`,
  })),
)

test('any tree of units is taken, in any order, parents before children; a circle in it is refused by its units', () => {
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.nat()), (units, places) => {
      const shuffled = units.toSorted(() => (places.next().value % 2 === 0 ? 1 : -1))
      const file = OrganisationFile.parse({ units: shuffled })
      expect(organisationErrors(NOW, file, TODAY)).toEqual([])
      const depth = depthOf(NOW, file)
      for (const { code, parent } of units) expect(depth(code)).toBe(depth(parent) + 1)
      const all = { ...file, units: [...NOW.units, ...file.units] }
      expect(compareOrganisation(all, file)).toEqual([])
      const last = units.at(-1)?.code ?? ''
      const circle = file.units.map((unit) => (unit.code === 'U0' ? { ...unit, parent: last } : unit))
      const told = organisationErrors(NOW, { ...file, units: circle }, TODAY).map(({ field }) => field)
      expect(told).toContain(`units.${circle.findIndex(({ code }) => code === 'U0')}.parent`)
    }),
    { numRuns: 50 },
  )
})

test('whatever is moved today, the tree of a day before is what it was', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (units, pick) => {
      const rows = withPaths([
        { id: 'ROOT', parent_id: null, path: '', depth: 0, name: 'Gốc', name_en: 'Root' },
        ...units.map(({ code, parent, name }) => ({
          id: code,
          parent_id: parent,
          path: '',
          depth: 0,
          name,
          name_en: name,
        })),
      ])
      const moved = rows.find(({ id }) => id === `U${pick % units.length}`)
      if (!moved) return
      const { id, name, name_en, parent_id } = moved
      const versions = [
        { unit_id: id, valid_from: '2000-01-01', name, name_en, parent_id },
        { unit_id: id, valid_from: TODAY, name: 'Tên mới', name_en: 'New', parent_id: 'ROOT' },
      ]
      const after = withPaths(
        rows.map((row) =>
          row.id === id ? { ...row, name: 'Tên mới', name_en: 'New', parent_id: 'ROOT' } : row,
        ),
      )
      const byId = (list: typeof rows) => list.toSorted((a, b) => a.id.localeCompare(b.id))
      expect(byId(treeOn(after, versions, '2026-09-30'))).toEqual(byId(rows))
      expect(byId(treeOn(after, versions, TODAY))).toEqual(byId(after))
    }),
    { numRuns: 50 },
  )
})
