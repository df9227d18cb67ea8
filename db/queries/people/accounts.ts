import { isAnyOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { AccountState } from '../../../server/contract/people/accounts.ts'
import type { Role } from '../../../server/contract/people.ts'

/** Which people a page of the list is about. */
interface AccountFilter {
  /** Folded; null for everybody. */
  readonly words: string | null
  /** Paths of the subtrees whose people are listed; null for everybody, also those without a role. */
  readonly paths: readonly string[] | null
  readonly role: Role | undefined
  readonly state: AccountState | undefined
  readonly after: string
  readonly limit: number
}

interface Now {
  readonly onDay: string
  readonly nowIso: string
}

/** One page of people by user name. */
export function listAccounts(db: Db, filter: AccountFilter, { onDay, nowIso }: Now) {
  const { words, paths, role, state, after, limit } = filter
  return db
    .selectFrom('person')
    .selectAll('person')
    .where('username', '>', after)
    .where((eb) => {
      const isLocked = eb.exists(
        eb
          .selectFrom('sign_in_try as t')
          .select('t.key')
          .whereRef('t.person_id', '=', 'person.id')
          .where('t.locked_until', '>', nowIso),
      )
      // Who comes by a single sign-on has no password.
      const hasBegun = eb.or([eb('password_hash', 'is not', null), eb('last_sign_in_at', 'is not', null)])
      const states: Readonly<Record<AccountState, () => ReturnType<typeof eb.and>>> = {
        closed: () => eb.and([eb('active', '=', 0)]),
        locked: () => eb.and([eb('active', '=', 1), isLocked]),
        invited: () => eb.and([eb('active', '=', 1), eb.not(hasBegun)]),
        active: () => eb.and([eb('active', '=', 1), hasBegun, eb.not(isLocked)]),
      }
      return state === undefined ? eb.and([]) : states[state]()
    })
    .$if(words !== null, (query) => query.where('folded', 'like', `%${escapeLike(words ?? '')}%`))
    .$if(paths !== null || role !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('role_grant as g')
            .innerJoin('unit', 'unit.id', 'g.unit_id')
            .select('g.id')
            .whereRef('g.person_id', '=', 'person.id')
            .where((on) => on.or([on('g.valid_to', 'is', null), on('g.valid_to', '>', onDay)]))
            .$if(role !== undefined, (grants) => grants.where('g.role', '=', role ?? 'officer'))
            .$if(paths !== null, (grants) =>
              grants.where((on) => on.or((paths ?? []).map((path) => on('unit.path', 'like', `${path}%`)))),
            ),
        ),
      ),
    )
    .orderBy('username')
    .limit(limit)
    .execute()
}

/** Letters, digits and signs of a folded text; what `like` would read as a pattern matches nothing special. */
function escapeLike(words: string): string {
  return words.replace(/[%_\\]/g, ' ')
}

/** Every role these people were ever given, with its unit. */
export function listRolesOf(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .select([
      'g.id',
      'g.person_id',
      'g.role',
      'g.valid_from',
      'g.valid_to',
      'g.pending',
      'g.from_group',
      'g.unit_id',
      'unit.code',
      'unit.name',
      'unit.name_en',
      'unit.path',
    ])
    .where(isAnyOf(db, 'g.person_id', personIds))
    .orderBy('unit.depth')
    .orderBy('unit.code')
    .orderBy('g.role')
    .execute()
}

export function findPerson(db: Db, id: string) {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findGrant(db: Db, id: string) {
  return db
    .selectFrom('role_grant as g')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .selectAll('g')
    .select('unit.path')
    .where('g.id', '=', id)
    .executeTakeFirst()
}

export async function updateGrantDays(
  tx: Tx,
  id: string,
  days: { readonly valid_from?: string; readonly valid_to: string | null },
): Promise<void> {
  await tx.updateTable('role_grant').set(days).where('id', '=', id).execute()
}

/** How many people administer the unit on this day and can sign in. */
export async function countAdministrators(tx: Tx, unitId: string, onDay: string): Promise<number> {
  const { n } = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person', 'person.id', 'g.person_id')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('g.unit_id', '=', unitId)
    .where('g.role', '=', 'administrator')
    .where('g.pending', '=', 0)
    .where('g.valid_from', '<=', onDay)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', onDay)]))
    .where('person.active', '=', 1)
    .where('person.password_hash', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The sessions of a person that are not over, newest first. */
export function listSessions(db: Db, personId: string, nowIso: string) {
  return db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', nowIso)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends one session of this person; says whether there was one. */
export async function deleteSessionOf(tx: Tx, personId: string, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The person's one link: an earlier one is over. */
export async function saveLink(
  tx: Tx,
  link: { readonly token_hash: string; readonly person_id: string; readonly expires_at: string },
): Promise<void> {
  await tx
    .insertInto('account_link')
    .values(link)
    .onConflict((known) =>
      known.column('person_id').doUpdateSet({ token_hash: link.token_hash, expires_at: link.expires_at }),
    )
    .execute()
}

/** The person of a link that is not over. */
export function findLinkPerson(db: Db, tokenHash: string, nowIso: string) {
  return db
    .selectFrom('account_link')
    .innerJoin('person', 'person.id', 'account_link.person_id')
    .selectAll('person')
    .where('account_link.token_hash', '=', tokenHash)
    .where('account_link.expires_at', '>', nowIso)
    .where('person.active', '=', 1)
    .executeTakeFirst()
}

export function findLinkOf(db: Db, personId: string, nowIso: string) {
  return db
    .selectFrom('account_link')
    .select('expires_at')
    .where('person_id', '=', personId)
    .where('expires_at', '>', nowIso)
    .executeTakeFirst()
}

/** Uses up the link; false where it was used meanwhile. */
export async function deleteLink(tx: Tx, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('account_link')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteLinkOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('account_link').where('person_id', '=', personId).execute()
}

/** The newest acts that wrote one of these rows or speak of this person, with who did them. */
export function listActsAbout(db: Db, ids: readonly string[], limit: number) {
  return db
    .selectFrom('history_event as e')
    .leftJoin('person', 'person.id', 'e.actor_id')
    .select(['e.at', 'e.kind', 'person.name as by'])
    .where('e.chain', '=', 'people')
    .where((eb) => eb.or(ids.map((id) => eb('e.body', 'like', `%"${id}"%`))))
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute()
}
