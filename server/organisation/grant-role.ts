import { findPersonByUsername } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import type { GrantInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordWriting } from '../history/append.ts'
import { planRoles, writeRoles } from './give-roles.ts'

/**
 * A further role for somebody who has an account; says whether it waits for a second administrator. Throws
 * `person/not-found`, `organisation/taken` where they have it already, and what `planRoles` throws.
 */
export async function grantRole(ctx: Context, input: GrantInput): Promise<{ id: string; pending: boolean }> {
  const { username, ...given } = input
  const person = await findPersonByUsername(ctx.db, username)
  if (person?.active !== 1) throw new Refusal('person/not-found', { detail: username })
  const roles = await planRoles(ctx, person.id, [given])
  return ctx.db.transaction().execute(async (tx) => {
    const written = await writeRoles(tx, ctx, person.id, roles)
    const [row] = written
    if (!row) throw new Refusal('organisation/taken', { detail: `${username} ${given.role} ${given.unit}` })
    await recordWriting(tx, ctx, 'role-given', written)
    return { id: row[1], pending: roles.some(({ isPending }) => isPending) }
  })
}
