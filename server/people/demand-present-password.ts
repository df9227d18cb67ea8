import { findPerson } from '../../db/queries/people/accounts.ts'
import type { Person } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { isPassword } from '../sign-in/password.ts'
import { countSignInTry } from '../sign-in/throttle.ts'

/** Who acts, as a row. Throws `person/not-found`. */
export async function findSelf(ctx: Context): Promise<Person> {
  const person = await findPerson(ctx.db, ctx.actor.kind === 'staff' ? ctx.actor.personId : '')
  if (!person) throw new Refusal('person/not-found')
  return person
}

/**
 * Whoever sits before a session that somebody left open is not let at what the account is proved by: the password is asked
 * for again, and wrong ones are counted as at a sign-in. Throws `account/wrong-password`, `access/too-many-tries`.
 */
export async function demandPresentPassword(
  ctx: Context,
  tokenHash: string,
  present: string,
): Promise<Person> {
  const person = await findSelf(ctx)
  const takeBack = await countSignInTry(ctx, {
    username: person.username,
    deviceId: `session ${tokenHash}`,
    address: '',
  })
  if (!(await isPassword(present, person.password_hash ?? undefined)))
    throw new Refusal('account/wrong-password')
  await takeBack()
  return person
}
