import { findPersonByUsername } from '../../../db/queries/people.ts'
import { listPeopleAndRoles } from '../../../db/queries/office/organisation-file.ts'
import type { FileDifference, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { addDays, localDay } from '../../domain/local-time.ts'
import { grantKey, sameDays } from '../../domain/organisation/compare-organisation.ts'
import { enterPerson } from '../../organisation/add-person.ts'
import { planRoles } from '../../organisation/give-roles.ts'
import { grantRole } from '../../organisation/grant-role.ts'
import { changeGrantDays, endGrant } from '../../people/change-grant.ts'
import { changePerson, closePerson, openPerson } from '../../people/change-person.ts'
import type { Writing } from './write-differences.ts'

type FilePerson = OrganisationFile['people'][number]

/** A person with their roles. Somebody new without a password chooses one by a link; roles that are not listed end. */
export async function writePerson(
  { ctx, hashes }: Writing,
  person: FilePerson,
  { isNew, fields }: FileDifference,
): Promise<void> {
  const { username, name, email, language, active, grants } = person
  if (isNew) {
    const id = await enterPerson(ctx, {
      username,
      name,
      ...(email ? { email } : {}),
      ...(language ? { language } : {}),
      passwordHash: hashes.get(username) ?? null,
      roles: await planRoles(ctx, null, grants ?? []),
    })
    if (active === false) await closePerson(ctx, id)
    return
  }
  const known = await findPersonByUsername(ctx.db, username)
  if (!known) return
  const changed = (field: string) => fields.some((each) => each.field === field)
  if (active === true && changed('active')) await openPerson(ctx, known.id)
  if (['name', 'email', 'language'].some(changed))
    await changePerson(ctx, known.id, {
      name,
      email: email === undefined ? known.email : email,
      language: language ?? known.language,
    })
  if (grants && changed('grants')) await writeGrants(ctx, known, grants)
  if (active === false && changed('active')) await closePerson(ctx, known.id)
}

/** First what is new, then what ends: whoever hands administration on is never without it between. */
async function writeGrants(
  ctx: Writing['ctx'],
  { id, username }: { readonly id: string; readonly username: string },
  wanted: NonNullable<FilePerson['grants']>,
): Promise<void> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const held = (await listPeopleAndRoles(ctx.db, today)).grants
    .filter(({ person_id }) => person_id === id)
    .map(({ id: grantId, role, code, valid_from, valid_to }) => ({
      id: grantId,
      role,
      unit: code,
      from: valid_from,
      lastDay: valid_to === null ? null : addDays(valid_to, -1),
    }))
  for (const grant of wanted) {
    const before = held.find((each) => grantKey(each) === grantKey(grant))
    if (!before) await grantRole(ctx, { ...grant, username })
    else if (!sameDays(before, grant))
      await changeGrantDays(ctx, before.id, {
        from: grant.from ?? before.from,
        lastDay: grant.lastDay === undefined ? before.lastDay : (grant.lastDay ?? null),
      })
  }
  for (const before of held)
    if (!wanted.some((grant) => grantKey(grant) === grantKey(before))) await endGrant(ctx, before.id)
}
