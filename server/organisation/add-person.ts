import { isUniqueViolation } from '../../db/dialect.ts'
import { insertPerson } from '../../db/queries/people.ts'
import { type Context, isoOf } from '../context.ts'
import type { PersonInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordWriting } from '../history/append.ts'
import { planRoles, writeRoles } from './give-roles.ts'
import { hashNewPassword } from './hash-new-password.ts'

/** A new person with their roles, some of which may wait for a second administrator; returns their id. */
export async function addPerson(ctx: Context, input: PersonInput): Promise<string> {
  const roles = await planRoles(ctx, null, input.grants)
  const id = ctx.newId()
  const passwordHash = await hashNewPassword(ctx, input, input.password)
  try {
    await ctx.db.transaction().execute(async (tx) => {
      await insertPerson(tx, {
        id,
        username: input.username,
        name: input.name,
        email: input.email ?? null,
        password_hash: passwordHash,
        language: 'vi',
        active: 1,
        created_at: isoOf(ctx.now()),
      })
      const grants = await writeRoles(tx, ctx, id, roles)
      await recordWriting(tx, ctx, 'person-added', [['person', id], ...grants])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.username })
    throw error
  }
  return id
}
