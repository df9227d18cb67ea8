import { deleteSessionsOf, updatePerson } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import { recordWriting } from '../history/append.ts'
import { hashNewPassword } from '../organisation/hash-new-password.ts'
import { demandPresentPassword } from './demand-present-password.ts'

/**
 * Another password for oneself; every other session ends. Wrong ones are counted as at a sign-in. Throws
 * `account/wrong-password`, `access/too-many-tries`, `request/invalid` for one that others would guess.
 */
export async function changeOwnPassword(
  ctx: Context,
  tokenHash: string,
  { present, password }: { readonly present: string; readonly password: string },
): Promise<void> {
  const person = await demandPresentPassword(ctx, tokenHash, present)
  const password_hash = await hashNewPassword(ctx, person, password)
  await ctx.db.transaction().execute(async (tx) => {
    await updatePerson(tx, person.id, { password_hash })
    await deleteSessionsOf(tx, person.id, tokenHash)
    await recordWriting(tx, ctx, 'password-changed', [['person', person.id]])
  })
}
