import type { Actor } from './context.ts'
import type { FeedbackStatus } from './contract/feedback/feedback-status.ts'
import { Refusal } from './contract/refusals.ts'
import { type Permission, roleMay } from './contract/permissions.ts'

/** Paths of the subtrees in which this actor may; empty means nowhere. */
export function scopeOf(actor: Actor, permission: Permission): readonly string[] {
  // The command line is the machine's owner; channels and citizens never act on what exists.
  if (actor.kind === 'command-line' || actor.kind === 'service') return ['/']
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

/** The units of an item, as paths: the one that leads it, and those that contribute; `restricted` is 1 while it is held. */
export interface ItemUnits {
  readonly lead_path: string
  readonly contributor_paths: readonly string[]
  /** Those that had it before in this cycle, in order: they may look on. Left out where nobody asks. */
  readonly former_paths?: readonly string[]
  readonly restricted: number
}

/** May the actor, as far as the lead unit goes? What is held is for those named for it, whatever others may. */
export function mayOn(
  actor: Actor,
  permission: Permission,
  { lead_path, restricted }: Pick<ItemUnits, 'lead_path' | 'restricted'>,
): boolean {
  return mayIn(actor, restricted === 1 ? 'restricted/handle' : permission, lead_path)
}

/** May the actor know that the item exists? In triage (`new`) only those who triage or lead; held, only who is named for it. */
export function maySeeItem(
  actor: Actor,
  {
    lead_path,
    contributor_paths,
    former_paths = [],
    restricted,
    status,
  }: ItemUnits & { readonly status: FeedbackStatus },
): boolean {
  if (restricted === 1) return mayIn(actor, 'restricted/handle', lead_path)
  return (
    [lead_path, ...contributor_paths, ...former_paths].some((path) => mayIn(actor, 'feedback/read', path)) &&
    (status !== 'new' || mayIn(actor, 'feedback/see-triage', lead_path))
  )
}
