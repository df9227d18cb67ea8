import {
  findLinkOf,
  findPerson,
  listActsAbout,
  listRolesOf,
  listSessions,
} from '../../db/queries/people/accounts.ts'
import type { Person } from '../../db/queries/people.ts'
import { listLocks } from '../../db/queries/people/sign-in-tries.ts'
import { type Context, isoOf } from '../context.ts'
import type { Account } from '../contract/people/accounts.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { findAccount, type Role } from './demand-account.ts'
import { roleOf, rowOf } from './list-accounts.ts'

const ACTS_SHOWN = 50

/** Somebody's account, for an administrator of their units. Throws `person/not-found`. */
export async function showAccount(ctx: Context, id: string): Promise<Account> {
  const { person, roles, mayChange } = await findAccount(ctx, id)
  return describe(ctx, person, roles, { mayChange })
}

/** The actor's own account; `tokenHash` is the session's. */
export async function showOwnAccount(ctx: Context, tokenHash: string): Promise<Account> {
  const personId = ctx.actor.kind === 'staff' ? ctx.actor.personId : ''
  const [person, roles] = await Promise.all([findPerson(ctx.db, personId), listRolesOf(ctx.db, [personId])])
  if (!person) throw new Refusal('person/not-found')
  return describe(ctx, person, roles, { mayChange: false, tokenHash })
}

async function describe(
  { db, now, organisation }: Context,
  person: Person,
  roles: readonly Role[],
  { mayChange, tokenHash }: { mayChange: boolean; tokenHash?: string },
): Promise<Account> {
  const nowIso = isoOf(now())
  const [locks, sessions, link, acts] = await Promise.all([
    listLocks(db, [person.id], nowIso),
    listSessions(db, person.id, nowIso),
    findLinkOf(db, person.id, nowIso),
    listActsAbout(db, [person.id, ...roles.map(({ id }) => id)], ACTS_SHOWN),
  ])
  const lockedUntil = locks.get(person.id)
  const today = localDay(now(), organisation.zone)
  return {
    ...rowOf(person, lockedUntil),
    roles: roles.map((role) => roleOf(role, today)),
    language: person.language,
    createdAt: person.created_at,
    lockedUntil: lockedUntil ?? null,
    linkUntil: link?.expires_at ?? null,
    sessions: sessions.map(({ token_hash, created_at, expires_at, agent }) => ({
      id: token_hash,
      since: created_at,
      until: expires_at,
      agent,
      isThis: token_hash === tokenHash,
    })),
    acts,
    mayChange,
  }
}
