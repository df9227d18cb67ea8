import { deleteLink, deleteLinkOf, findLinkPerson, saveLink } from '../../db/queries/people/accounts.ts'
import type { Tx } from '../../db/dialect.ts'
import { deleteSessionsOf, findPersonByUsername, type Person, updatePerson } from '../../db/queries/people.ts'
import { deleteTriesOf } from '../../db/queries/people/sign-in-tries.ts'
import { type Context, contextFor, isoOf, type Service } from '../context.ts'
import type { InvitationInput, LinkOwner, LinkReceipt } from '../contract/people/accounts.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordAct, recordWriting } from '../history/append.ts'
import { newToken, sha256 } from '../ids.ts'
import { addInvited } from '../organisation/add-person.ts'
import { hashNewPassword } from '../organisation/hash-new-password.ts'
import { demandAccount, demandNoPeer } from './demand-account.ts'
import { sendAccountMail } from './send-account-mail.ts'

const HOUR_MS = 60 * 60_000

/** An invitation may lie in a mailbox over a weekend; a new password is chosen at once. */
const INVITATION_MS = 7 * 24 * HOUR_MS
const RESET_MS = 24 * HOUR_MS
const ASKED_MS = HOUR_MS

/** Somebody new and the link by which they choose their password. Throws what `addInvited` throws. */
export async function invitePerson(ctx: Context, input: InvitationInput): Promise<LinkReceipt> {
  return sendLink(ctx, await addInvited(ctx, input))
}

/**
 * Another link for somebody who lost theirs or their password: the old one is over. Throws what `demandAccount` throws,
 * `person/administers-all`.
 */
export async function renewLink(ctx: Context, id: string): Promise<LinkReceipt> {
  const { person, roles } = await demandAccount(ctx, id)
  demandNoPeer(ctx, person, roles)
  if (person.active !== 1) throw new Refusal('person/not-found')
  return sendLink(ctx, id)
}

async function sendLink(ctx: Context, id: string): Promise<LinkReceipt> {
  const { person, roles: _ } = await demandAccount(ctx, id)
  const lastsMs = person.password_hash === null ? INVITATION_MS : RESET_MS
  const { token, expiresAt } = await ctx.db.transaction().execute(async (tx) => {
    const made = await makeLink(tx, ctx, id, lastsMs)
    await recordAct(tx, ctx, 'account-link-made', { personId: id })
    return made
  })
  const isMailed = await mailLink(ctx, person, token).catch((err: unknown) => {
    ctx.log.warn({ err }, 'a link to an account could not be mailed: it is shown instead')
    return false
  })
  return {
    id,
    link: isMailed ? null : linkPath(token),
    mailedTo: isMailed ? person.email : null,
    expiresAt,
  }
}

/**
 * Mails a link to somebody who forgot their password, where mail leaves and they have an address. Nothing that the caller can
 * see, not even how long it takes, tells whether there is such an account.
 */
export function askLink(service: Service, username: string): void {
  const send = async () => {
    const person = await findPersonByUsername(service.db, username)
    if (person?.active !== 1 || person.email === null || !mailsLinks(service)) return
    const ctx = contextFor(service, { kind: 'service' })
    const { token } = await service.db.transaction().execute(async (tx) => {
      const made = await makeLink(tx, ctx, person.id, ASKED_MS)
      await recordAct(tx, ctx, 'account-link-made', { personId: person.id })
      return made
    })
    await mailLink(service, person, token)
  }
  void send().catch((err: unknown) =>
    service.log.warn({ err }, 'a link that somebody asked for was not mailed'),
  )
}

/** Whose link it is. Throws `account/link-over`. */
export async function readLink(service: Service, token: string): Promise<LinkOwner> {
  const person = await findLinkOwner(service, token)
  return { username: person.username, name: person.name, isInvitation: person.password_hash === null }
}

/**
 * The person chooses a password: the link is used up, what was tried wrongly is forgotten, and every session ends. Throws
 * `account/link-over`, `request/invalid` for a password that others would guess.
 */
export async function useLink(service: Service, token: string, password: string): Promise<void> {
  const person = await findLinkOwner(service, token)
  const password_hash = await hashNewPassword(service, person, password)
  const ctx = contextFor(service, { kind: 'staff', personId: person.id, name: person.name, grants: [] })
  await service.db.transaction().execute(async (tx) => {
    if (!(await deleteLink(tx, sha256(token)))) throw new Refusal('account/link-over')
    await updatePerson(tx, person.id, { password_hash })
    await deleteTriesOf(tx, person.id)
    await deleteSessionsOf(tx, person.id)
    await recordWriting(tx, ctx, 'password-changed', [['person', person.id]])
  })
}

async function findLinkOwner(service: Service, token: string): Promise<Person> {
  const person = await findLinkPerson(service.db, sha256(token), isoOf(service.now()))
  if (!person) throw new Refusal('account/link-over')
  return person
}

async function makeLink(tx: Tx, { now }: Service, personId: string, lastsMs: number) {
  const token = newToken()
  const expiresAt = isoOf(now() + lastsMs)
  await deleteLinkOf(tx, personId)
  await saveLink(tx, { token_hash: sha256(token), person_id: personId, expires_at: expiresAt })
  return { token, expiresAt }
}

/** The secret stands in the fragment: no server and no log on the way is told it. */
function linkPath(token: string): string {
  return `/app/link#${token}`
}

function mailsLinks({ config }: Service): boolean {
  return config.mail !== null && config.publicUrl !== null
}

/** Says whether it was mailed; throws where the mail server did not take it. */
function mailLink(service: Service, person: Person, token: string): Promise<boolean> {
  const kind = person.password_hash === null ? 'invitation' : 'reset'
  return sendAccountMail(service, person, kind, linkPath(token))
}
