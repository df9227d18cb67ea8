import type { Person } from '../../../db/queries/people.ts'
import type { Context } from '../../context.ts'
import { demandPresentPassword, findSelf } from '../demand-present-password.ts'

/**
 * Who acts, by their password where the account has one: who comes by a single sign-on has none. Throws what
 * `demandPresentPassword` throws.
 */
export async function demandOwner(ctx: Context, tokenHash: string, present: string): Promise<Person> {
  const person = await findSelf(ctx)
  return person.password_hash === null ? person : demandPresentPassword(ctx, tokenHash, present)
}
