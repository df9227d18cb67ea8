import { listAccounts, listRolesOf } from '../../db/queries/people/accounts.ts'
import type { Person } from '../../db/queries/people.ts'
import { listLocks } from '../../db/queries/people/sign-in-tries.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type {
  AccountList,
  AccountQuery,
  AccountRole,
  AccountRow,
  AccountState,
} from '../contract/people/accounts.ts'
import { Refusal } from '../contract/refusals.ts'
import { dayName, dayNumber, localDay } from '../domain/local-time.ts'
import { fold } from '../domain/text/fold-vietnamese.ts'
import { demand, mayIn, scopeOf } from '../permit.ts'
import { administersAll, isCurrent, type Role } from './demand-account.ts'

const PAGE = 50

/** One page of the people with roles in the actor's units, by user name. Throws `unit/not-found`. */
export async function listPeoplePage(ctx: Context, query: AccountQuery): Promise<AccountList> {
  const [onDay, nowIso] = [localDay(ctx.now(), ctx.organisation.zone), isoOf(ctx.now())]
  const found = await listAccounts(
    ctx.db,
    {
      words: query.q === undefined ? null : fold(query.q).trim(),
      paths: await pathsOf(ctx, query.unit),
      role: query.role,
      state: query.state,
      after: query.after ?? '',
      limit: PAGE + 1,
    },
    { onDay, nowIso },
  )
  const page = found.slice(0, PAGE)
  const ids = page.map(({ id }) => id)
  const [roles, locks] = await Promise.all([listRolesOf(ctx.db, ids), listLocks(ctx.db, ids, nowIso)])
  return {
    people: page.map((person) => ({
      ...rowOf(person, locks.get(person.id)),
      roles: roles
        .filter((role) => role.person_id === person.id && isCurrent(role, onDay))
        .filter(({ path }) => mayIn(ctx.actor, 'organisation/manage', path))
        .map((role) => roleOf(role, onDay)),
    })),
    after: found.length > PAGE ? (page.at(-1)?.username ?? null) : null,
  }
}

async function pathsOf(ctx: Context, code: string | undefined): Promise<readonly string[] | null> {
  if (code === undefined) return administersAll(ctx) ? null : scopeOf(ctx.actor, 'organisation/manage')
  const unit = await findUnitByCode(ctx.db, code)
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'organisation/manage', unit.path)
  return [unit.path]
}

export function rowOf(
  { id, username, name, email, active, password_hash, last_sign_in_at }: Person,
  lockedUntil: string | undefined,
): Omit<AccountRow, 'roles'> {
  const state: AccountState =
    active !== 1
      ? 'closed'
      : lockedUntil !== undefined
        ? 'locked'
        : password_hash === null && last_sign_in_at === null
          ? 'invited'
          : 'active'
  return { id, username, name, email, state, lastSignInAt: last_sign_in_at }
}

export function roleOf(role: Role, onDay: string): AccountRole {
  return {
    id: role.id,
    role: role.role,
    unitCode: role.code,
    unitName: role.name,
    unitNameEn: role.name_en,
    from: role.valid_from,
    lastDay: role.valid_to === null ? null : dayName(dayNumber(role.valid_to) - 1),
    pending: role.pending === 1,
    fromGroup: role.from_group,
    ended: !isCurrent(role, onDay),
  }
}
