import { isUniqueViolation } from '../../db/dialect.ts'
import { insertPerson } from '../../db/queries/people.ts'
import { type Context, isoOf } from '../context.ts'
import type { InvitationInput } from '../contract/people/accounts.ts'
import type { Language } from '../contract/language.ts'
import type { PersonInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../history/append.ts'
import { planRoles, type RoleToGive, writeRoles } from './give-roles.ts'
import { hashNewPassword } from './hash-new-password.ts'

/** A new person with their roles, some of which may wait for a second administrator; returns their id. */
export async function addPerson(ctx: Context, input: PersonInput): Promise<string> {
  const roles = await planRoles(ctx, null, input.grants)
  const passwordHash = await hashNewPassword(ctx, input, input.password)
  return enterPerson(ctx, { ...input, passwordHash, roles })
}

/** Somebody new, without a password until their link is used; returns their id. */
export async function addInvited(ctx: Context, input: InvitationInput): Promise<string> {
  return enterPerson(ctx, { ...input, passwordHash: null, roles: await planRoles(ctx, null, input.grants) })
}

/** The same with a password that is hashed already; null: none yet. */
export async function enterPerson(
  ctx: Context,
  input: Pick<PersonInput, 'username' | 'name' | 'email'> & {
    readonly language?: Language
    readonly passwordHash: string | null
    readonly roles: readonly RoleToGive[]
  },
): Promise<string> {
  const { username, name, email = null, language = 'vi', passwordHash, roles } = input
  const id = ctx.newId()
  try {
    await ctx.db.transaction().execute(async (tx) => {
      await insertPerson(tx, {
        id,
        username,
        name,
        email,
        password_hash: passwordHash,
        language,
        active: 1,
        created_at: isoOf(ctx.now()),
        folded: searchedName({ username, name, email }),
        last_sign_in_at: null,
      })
      const grants = await writeRoles(tx, ctx, id, roles)
      await recordWriting(tx, ctx, 'person-added', [['person', id], ...grants])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: username })
    throw error
  }
  return id
}

/** What a list of people is searched by: all of it in lower case without marks. */
export function searchedName(person: {
  readonly username: string
  readonly name: string
  readonly email: string | null
}): string {
  return fold(`${person.name} ${person.username} ${person.email ?? ''}`)
}
