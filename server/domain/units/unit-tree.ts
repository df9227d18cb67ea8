/** A unit as far as its place in the tree goes. */
interface Placed {
  readonly id: string
  readonly parent_id: string | null
  readonly path: string
  readonly depth: number
}

/** Would the unit hang below itself? */
export function makesCycle(unit: Pick<Placed, 'path'>, parent: Pick<Placed, 'path'>): boolean {
  return parent.path.startsWith(unit.path)
}

/**
 * Units with the paths and depths that follow from their parents, parents before children. A unit whose parents lead in a
 * circle or to nothing keeps the place it had.
 */
export function withPaths<U extends Placed>(units: readonly U[]): U[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const found = new Map<string, U>()
  const place = (unit: U, below: ReadonlySet<string>): U | null => {
    const known = found.get(unit.id)
    if (known) return known
    const parent = unit.parent_id === null ? undefined : byId.get(unit.parent_id)
    if ((unit.parent_id !== null && !parent) || below.has(unit.id)) return null
    const above = parent ? place(parent, new Set([...below, unit.id])) : undefined
    if (above === null) return null
    const placed = {
      ...unit,
      path: `${above ? above.path : '/'}${unit.id}/`,
      depth: above ? above.depth + 1 : 0,
    }
    found.set(unit.id, placed)
    return placed
  }
  return units.map((unit) => place(unit, new Set()) ?? unit).toSorted((a, b) => a.depth - b.depth)
}

interface Version {
  readonly unit_id: string
  readonly valid_from: string
  readonly name: string
  readonly name_en: string
  readonly parent_id: string | null
}

/** The tree as it stood on a day, by what is kept of earlier names and parents; versions come in the order of their days. */
export function treeOn<U extends Placed & { readonly name: string; readonly name_en: string }>(
  units: readonly U[],
  versions: readonly Version[],
  day: string,
): U[] {
  const held = new Map<string, Version>()
  for (const version of versions) {
    if (version.valid_from <= day || !held.has(version.unit_id)) held.set(version.unit_id, version)
  }
  if (held.size === 0) return [...units]
  return withPaths(
    units.map((unit) => {
      const version = held.get(unit.id)
      if (!version) return unit
      const { name, name_en, parent_id } = version
      return { ...unit, name, name_en, parent_id }
    }),
  )
}
