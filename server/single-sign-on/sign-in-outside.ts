import type { Tx } from '../../db/dialect.ts'
import { updateGrantDays } from '../../db/queries/people/accounts.ts'
import { findPerson } from '../../db/queries/people/accounts.ts'
import { findIdentity, linkIdentity, listHeldRoles } from '../../db/queries/people/outside-identities.ts'
import { findPersonByUsername, insertGrant, insertPerson, type Person } from '../../db/queries/people.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import { Email } from '../contract/fields.ts'
import { Username } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordAct, recordWriting } from '../history/append.ts'
import { searchedName } from '../organisation/add-person.ts'
import { openSession } from '../sign-in/open-session.ts'
import type { OutsidePerson } from './provider.ts'
import { groupsIn, rolesOfGroups } from './roles-of-groups.ts'
import type { SignOnSettings } from './sign-on-file.ts'

/**
 * Signs in whom the office's provider has sent: who is known by their subject there; else by the user name, which is linked
 * then; else, where the office wants so, as somebody new. Roles of groups follow the groups. All or nothing; returns the
 * session's token. Throws `single-sign-on/closed`, `single-sign-on/unknown-person`, `single-sign-on/other-person`.
 */
export async function signInOutside(
  service: Service,
  settings: SignOnSettings,
  { outside, agent }: { readonly outside: OutsidePerson; readonly agent: string },
): Promise<string> {
  const roles = rolesOfGroups(settings.roles, groupsIn(outside.claims[settings.groupsClaim]))
  return service.db.transaction().execute(async (tx) => {
    const person = await findOrMake(tx, service, settings, { outside, hasRoles: roles.length > 0 })
    if (person.active !== 1) throw new Refusal('single-sign-on/closed')
    await followGroups(tx, service, person.id, roles)
    return openSession(tx, service, person.id, { way: 'single-sign-on', agent })
  })
}

async function findOrMake(
  tx: Tx,
  service: Service,
  settings: SignOnSettings,
  { outside, hasRoles }: { readonly outside: OutsidePerson; readonly hasRoles: boolean },
): Promise<Person> {
  const { issuer, subject, claims } = outside
  const linked = await findIdentity(tx, issuer, subject)
  const known = linked && (await findPerson(tx, linked.person_id))
  if (known) return known
  const username = Username.safeParse(claims[settings.usernameClaim])
  if (!username.success) throw new Refusal('single-sign-on/unknown-person')
  const found = await findPersonByUsername(tx, username.data)
  if (!found && !(settings.createsPeople && hasRoles)) throw new Refusal('single-sign-on/unknown-person')
  const person = found ?? (await makePerson(tx, service, username.data, claims))
  // Nobody is linked to an account that is closed.
  if (person.active !== 1) throw new Refusal('single-sign-on/closed')
  const linked_at = isoOf(service.now())
  if (!(await linkIdentity(tx, { issuer, subject, person_id: person.id, linked_at })))
    throw new Refusal('single-sign-on/other-person')
  await recordAct(tx, byProvider(service), 'single-sign-on-linked', { personId: person.id })
  return person
}

const NAME_LENGTH = 120

async function makePerson(
  tx: Tx,
  service: Service,
  username: string,
  claims: OutsidePerson['claims'],
): Promise<Person> {
  const given = typeof claims.name === 'string' ? claims.name.trim().slice(0, NAME_LENGTH) : ''
  const name = given === '' ? username : given
  const email = Email.safeParse(claims.email).data ?? null
  const person = {
    id: service.newId(),
    username,
    name,
    email,
    password_hash: null,
    language: 'vi',
    active: 1,
    created_at: isoOf(service.now()),
    folded: searchedName({ username, name, email }),
    last_sign_in_at: null,
  } as const
  await insertPerson(tx, person)
  await recordWriting(tx, byProvider(service), 'person-added', [['person', person.id]])
  return person
}

/** Ends what groups gave and do not give any more, gives what is new. What people gave stays as they gave it. */
async function followGroups(
  tx: Tx,
  service: Service,
  personId: string,
  roles: SignOnSettings['roles'],
): Promise<void> {
  const today = localDay(service.now(), service.organisation.zone)
  const held = await listHeldRoles(tx, personId, today)
  const isSame = (a: { readonly role: string; readonly code: string }, b: SignOnSettings['roles'][number]) =>
    a.role === b.role && a.code === b.unit
  for (const grant of held) {
    if (grant.from_group === null || roles.some((role) => isSame(grant, role))) continue
    await updateGrantDays(tx, grant.id, { valid_to: today })
    await recordWriting(tx, byProvider(service), 'role-ended', [['role_grant', grant.id]])
  }
  for (const { role, unit, group } of roles.filter(
    (mapped) => !held.some((grant) => isSame(grant, mapped)),
  )) {
    const found = await findUnitByCode(tx, unit)
    if (!found) {
      service.log.warn({ unit }, 'the file of the single sign-on gives a role for a unit that is not there')
      continue
    }
    const grant = {
      id: service.newId(),
      person_id: personId,
      role,
      unit_id: found.id,
      valid_from: today,
      valid_to: null,
      pending: 0,
      given_by: null,
      from_group: group,
    }
    const id = await insertGrant(tx, grant, today)
    if (id !== undefined) await recordWriting(tx, byProvider(service), 'role-given', [['role_grant', id]])
  }
}

function byProvider(service: Service) {
  return contextFor(service, { kind: 'service' })
}
