import type { Actor } from './context.ts'
import { Refusal } from './contract/refusals.ts'
import { type Permission, roleMay } from './domain/permissions.ts'

/** Paths of the subtrees in which this actor may; empty means nowhere. */
export function scopeOf(actor: Actor, permission: Permission): readonly string[] {
  // The command line is the machine's owner; channels and citizens never act on what exists.
  if (actor.kind === 'command-line') return ['/']
  if (actor.kind !== 'staff') return []
  return actor.grants.filter(({ role }) => roleMay(role, permission)).map(({ path }) => path)
}

/** True when the unit with this path lies in a subtree in which the actor may. */
export function mayIn(actor: Actor, permission: Permission, unitPath: string): boolean {
  return scopeOf(actor, permission).some((path) => unitPath.startsWith(path))
}

/** Refuses unless the actor may, somewhere (and in the unit, where a path is given). */
export function demand(actor: Actor, permission: Permission, unitPath?: string): void {
  const scope = scopeOf(actor, permission)
  const allowed = unitPath === undefined ? scope.length > 0 : scope.some((path) => unitPath.startsWith(path))
  if (!allowed) throw new Refusal('access/not-allowed')
}
