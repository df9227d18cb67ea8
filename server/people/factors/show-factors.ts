import { countRecoveryCodes, findFactor } from '../../../db/queries/people/factors.ts'
import { listPasskeys } from '../../../db/queries/people/passkeys.ts'
import type { Context } from '../../context.ts'
import type { Factors } from '../../contract/people/factors.ts'
import { passkeysWork } from '../../sign-in/passkeys.ts'
import { findSelf } from '../demand-present-password.ts'

/** What one's own account is proved by; no secret among it. */
export async function showFactors(ctx: Context): Promise<Factors> {
  const person = await findSelf(ctx)
  const [factor, recoveryLeft, passkeys] = await Promise.all([
    findFactor(ctx.db, person.id),
    countRecoveryCodes(ctx.db, person.id),
    listPasskeys(ctx.db, person.id),
  ])
  return {
    hasPassword: person.password_hash !== null,
    codesSince: factor?.confirmed_at ?? null,
    recoveryLeft,
    passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
      id,
      name,
      since: created_at,
      lastUsedAt: last_used_at,
    })),
    passkeysWork: passkeysWork(ctx.config),
  }
}
