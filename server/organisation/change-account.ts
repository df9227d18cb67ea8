import type { Tx } from '../../db/dialect.ts'
import { deleteSessionsOf, findPersonByUsername, type Person, updatePerson } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordAct, recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import { hashNewPassword } from './hash-new-password.ts'

/** Another password, and every session ends. Throws `person/not-found`, `request/invalid` for one that others would guess. */
export async function changePassword(ctx: Context, username: string, password: string): Promise<void> {
  const person = await findAccount(ctx, username)
  const password_hash = await hashNewPassword(ctx, person, password)
  await inTransaction(ctx, person, async (tx) => {
    await updatePerson(tx, person.id, { password_hash })
    await recordWriting(tx, ctx, 'password-changed', [['person', person.id]])
  })
}

/** Nobody signs in to the account any more; what the person did stays theirs. Throws `person/not-found`. */
export async function closeAccount(ctx: Context, username: string): Promise<void> {
  const person = await findAccount(ctx, username)
  await inTransaction(ctx, person, async (tx) => {
    await updatePerson(tx, person.id, { active: 0 })
    await recordWriting(tx, ctx, 'account-closed', [['person', person.id]])
  })
}

/** Ends a person's sessions on every device; says how many there were. Throws `person/not-found`. */
export async function endSessions(ctx: Context, username: string): Promise<number> {
  const person = await findAccount(ctx, username)
  return inTransaction(ctx, person, (tx) => recordAct(tx, ctx, 'sessions-ended', { personId: person.id }))
}

async function findAccount(ctx: Context, username: string): Promise<Person> {
  demand(ctx.actor, 'organisation/manage')
  const person = await findPersonByUsername(ctx.db, username)
  if (person?.active !== 1) throw new Refusal('person/not-found', { detail: username })
  return person
}

function inTransaction(
  ctx: Context,
  { id }: Pick<Person, 'id'>,
  work: (tx: Tx) => Promise<void>,
): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    await work(tx)
    return deleteSessionsOf(tx, id)
  })
}
