import {
  deleteFactor,
  replaceRecoveryCodes,
  findFactor,
  saveUnconfirmedFactor,
  strengthenSession,
} from '../../../db/queries/people/factors.ts'
import type { Tx } from '../../../db/dialect.ts'
import { type Context, isoOf } from '../../context.ts'
import type { NewSecret, RecoveryCodes } from '../../contract/people/factors.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import { knownNames } from '../../known-organisation.ts'
import { newSecret, secretUri } from '../../sign-in/one-time-codes.ts'
import { hashRecoveryCode, newRecoveryCodes } from '../../sign-in/recovery-codes.ts'
import { sealSecret } from '../../sign-in/secret-box.ts'
import { useAppCode } from '../../sign-in/second-step.ts'
import { countSignInTry } from '../../sign-in/throttle.ts'
import { demandOwner } from './demand-owner.ts'
import { findSelf } from '../demand-present-password.ts'

/** A secret for an app to read; nothing is asked for until `confirmCodes`. Throws what `demandOwner` throws, `factor/already`. */
export async function beginCodes(ctx: Context, tokenHash: string, present: string): Promise<NewSecret> {
  const person = await demandOwner(ctx, tokenHash, present)
  const secret = newSecret()
  const isBegun = await ctx.db.transaction().execute((tx) =>
    saveUnconfirmedFactor(tx, {
      person_id: person.id,
      secret: sealSecret(ctx.key, person.id, secret),
      confirmed_at: null,
      last_step: 0,
    }),
  )
  if (!isBegun) throw new Refusal('factor/already')
  const issuer = `Hài Lòng ${(await knownNames(ctx)).vi}`
  return { secret, uri: secretUri(secret, { issuer, label: person.username }) }
}

/**
 * A first code shows that the app has the secret: from now on one is asked for at each sign-in. Returns the recovery codes.
 * Throws `access/wrong-code`, `access/too-many-tries`, `factor/none` where nothing was begun, `factor/already`.
 */
export async function confirmCodes(ctx: Context, tokenHash: string, code: string): Promise<RecoveryCodes> {
  const { id, username } = await findSelf(ctx)
  const takeBack = await countSignInTry(ctx, { username, deviceId: `session ${tokenHash}`, address: '' })
  const codes = await ctx.db.transaction().execute(async (tx) => {
    const begun = await findFactor(tx, id)
    if (!begun) throw new Refusal('factor/none')
    if (begun.confirmed_at !== null) throw new Refusal('factor/already')
    const confirmed_at = isoOf(ctx.now())
    if (!(await useAppCode(tx, ctx, id, code.replace(/\s/g, ''), { confirmed_at })))
      throw new Refusal('access/wrong-code')
    await strengthenSession(tx, tokenHash, 'second-step')
    await recordAct(tx, ctx, 'second-factor-set', { personId: id })
    return replaceCodes(tx, ctx, id)
  })
  await takeBack()
  return { codes }
}

/** Ten other recovery codes; the ones before are over. Throws what `demandOwner` throws, `factor/none`. */
export async function renewRecoveryCodes(
  ctx: Context,
  tokenHash: string,
  present: string,
): Promise<RecoveryCodes> {
  const { id } = await demandOwner(ctx, tokenHash, present)
  const codes = await ctx.db.transaction().execute(async (tx) => {
    const factor = await findFactor(tx, id)
    if (!factor || factor.confirmed_at === null) throw new Refusal('factor/none')
    await recordAct(tx, ctx, 'recovery-codes-made', { personId: id })
    return replaceCodes(tx, ctx, id)
  })
  return { codes }
}

/** No code is asked for any more, and the printed ones are over. Throws what `demandOwner` throws, `factor/none`. */
export async function removeCodes(ctx: Context, tokenHash: string, present: string): Promise<void> {
  const { id } = await demandOwner(ctx, tokenHash, present)
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await deleteFactor(tx, id))) throw new Refusal('factor/none')
    await recordAct(tx, ctx, 'second-factor-removed', { personId: id })
  })
}

async function replaceCodes(tx: Tx, { key }: Context, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map((code) => hashRecoveryCode(key, personId, code)),
  )
  return codes
}
