import { strengthenSession } from '../../../db/queries/people/factors.ts'
import { deletePasskeys, renamePasskey } from '../../../db/queries/people/passkeys.ts'
import type { Context } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import type { NewPasskey } from '../../contract/people/factors.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import { beginAddingPasskey, readNewPasskey } from '../../sign-in/passkeys.ts'
import { findSelf } from '../demand-present-password.ts'
import { demandOwner } from './demand-owner.ts'

/** What the browser needs to make a passkey. Throws what `demandOwner` throws, `passkey/no-address`. */
export async function beginOwnPasskey(ctx: Context, tokenHash: string, present: string) {
  return beginAddingPasskey(ctx, await demandOwner(ctx, tokenHash, present))
}

/** Adds it; whoever has just shown it is known as well as by it. Throws `passkey/not-added`, `passkey/no-address`. */
export async function addOwnPasskey(
  ctx: Context,
  tokenHash: string,
  input: NewPasskey & { readonly token: string },
): Promise<void> {
  const { id } = await findSelf(ctx)
  const keep = await readNewPasskey(ctx, id, input)
  await ctx.db.transaction().execute(async (tx) => {
    await keep(tx)
    await strengthenSession(tx, tokenHash, 'passkey')
    await recordAct(tx, ctx, 'passkey-added', { personId: id })
  })
}

/** Throws `passkey/not-found`. */
export async function renameOwnPasskey(ctx: Context, passkeyId: string, name: string): Promise<void> {
  const { id } = await findSelf(ctx)
  const isThere =
    Id.safeParse(passkeyId).success &&
    (await ctx.db.transaction().execute((tx) => renamePasskey(tx, id, passkeyId, name)))
  if (!isThere) throw new Refusal('passkey/not-found')
}

/** Throws what `demandOwner` throws, `passkey/not-found`. */
export async function removeOwnPasskey(
  ctx: Context,
  tokenHash: string,
  { passkeyId, present }: { readonly passkeyId: string; readonly present: string },
): Promise<void> {
  const { id } = await demandOwner(ctx, tokenHash, present)
  await ctx.db.transaction().execute(async (tx) => {
    if (!Id.safeParse(passkeyId).success || (await deletePasskeys(tx, id, passkeyId)) === 0)
      throw new Refusal('passkey/not-found')
    await recordAct(tx, ctx, 'passkey-removed', { personId: id })
  })
}
