/** Whoever decides on a batch: a person by id (null: the machine's owner), and over which units in which role. */
interface Decider {
  readonly personId: string | null
  readonly grants: readonly { readonly role: string; readonly path: string }[]
}

/**
 * Ballots count only when a second person has held the forms against the numbers: the coordinator over the unit, or the head
 * of another unit. Never who entered them, and nobody whose own unit is judged by them.
 */
export function mayConfirmBallots(
  { personId, grants }: Decider,
  batch: { readonly enteredBy: string | null; readonly unitPath: string },
): boolean {
  if (personId === null) return true
  if (personId === batch.enteredBy) return false
  const overUnit = grants.filter(({ path }) => batch.unitPath.startsWith(path))
  if (overUnit.some(({ role }) => role === 'coordinator')) return true
  return overUnit.length === 0 && grants.some(({ role }) => role === 'head')
}
