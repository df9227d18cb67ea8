import { deleteLinkOf, deleteSessionOf } from '../../db/queries/people/accounts.ts'
import { deleteSessionsOf, updatePerson } from '../../db/queries/people.ts'
import { deleteTriesOf } from '../../db/queries/people/sign-in-tries.ts'
import type { Context } from '../context.ts'
import type { AccountChange } from '../contract/people/accounts.ts'
import { localDay } from '../domain/local-time.ts'
import { recordAct, recordWriting } from '../history/append.ts'
import { searchedName } from '../organisation/add-person.ts'
import { demandAccount, demandAnotherAdministrator, demandNoPeer } from './demand-account.ts'

/** Another name, address or language. Throws what `demandAccount` throws, `person/administers-all`. */
export async function changePerson(ctx: Context, id: string, change: AccountChange): Promise<void> {
  const { person, roles } = await demandAccount(ctx, id)
  if (change.email !== person.email) demandNoPeer(ctx, person, roles)
  const { name, email, language } = change
  await ctx.db.transaction().execute(async (tx) => {
    const folded = searchedName({ username: person.username, name, email })
    await updatePerson(tx, id, { name, email, language, folded })
    await recordWriting(tx, ctx, 'account-changed', [['person', id]])
  })
}

/**
 * Nobody signs in to the account any more; its roles stay, for whoever opens it again. Throws what `demandAccount` throws,
 * `person/last-administrator`.
 */
export async function closePerson(ctx: Context, id: string): Promise<void> {
  await demandAccount(ctx, id)
  await ctx.db.transaction().execute(async (tx) => {
    await updatePerson(tx, id, { active: 0 })
    await demandAnotherAdministrator(tx, ctx, localDay(ctx.now(), ctx.organisation.zone))
    await deleteSessionsOf(tx, id)
    await deleteLinkOf(tx, id)
    await recordWriting(tx, ctx, 'account-closed', [['person', id]])
  })
}

/** A closed account is open again, with the password it had. Throws what `demandAccount` throws, `person/administers-all`. */
export async function openPerson(ctx: Context, id: string): Promise<void> {
  const { person, roles } = await demandAccount(ctx, id)
  demandNoPeer(ctx, person, roles)
  await ctx.db.transaction().execute(async (tx) => {
    await updatePerson(tx, id, { active: 1 })
    await recordWriting(tx, ctx, 'account-opened', [['person', id]])
  })
}

/** Forgets the wrong passwords that were tried. Throws what `demandAccount` throws. */
export async function unlockPerson(ctx: Context, id: string): Promise<void> {
  await demandAccount(ctx, id)
  await ctx.db.transaction().execute(async (tx) => {
    await deleteTriesOf(tx, id)
    await recordAct(tx, ctx, 'account-unlocked', { personId: id })
  })
}

/** Ends one session of a person, or all; says how many there were. Throws what `demandAccount` throws. */
export async function endSessionsOf(ctx: Context, id: string, session?: string): Promise<number> {
  await demandAccount(ctx, id)
  return endThem(ctx, id, { session })
}

/** The same of oneself: all but the one that asks. */
export function endOwnSessions(ctx: Context, tokenHash: string, session?: string): Promise<number> {
  return endThem(ctx, ctx.actor.kind === 'staff' ? ctx.actor.personId : '', { session, kept: tokenHash })
}

function endThem(
  ctx: Context,
  id: string,
  { session, kept }: { readonly session: string | undefined; readonly kept?: string },
): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    const ended =
      session === undefined
        ? await deleteSessionsOf(tx, id, kept)
        : Number(await deleteSessionOf(tx, id, session))
    await recordAct(tx, ctx, 'sessions-ended', { personId: id })
    return ended
  })
}
