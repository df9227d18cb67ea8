import { z } from 'zod'
import { giveUpLease, runningLeases, takeLease } from '../../db/queries/leases.ts'
import { countPeople } from '../../db/queries/people.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import { text } from '../contract/fields.ts'
import { PersonInput } from '../contract/people.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { isKnownZone } from '../domain/local-time.ts'
import { addPerson } from '../organisation/add-person.ts'
import { changeFactorRule } from '../organisation/factor-rule.ts'
import { changeLook } from '../organisation/look/change-look.ts'
import { hashNewPassword } from '../organisation/hash-new-password.ts'
import { judgeColours } from '../organisation/look/judge-look.ts'
import { parse } from '../read-input.ts'
import { applyOrganisation } from './apply-organisation.ts'
import { STARTER_NAMES, type Starters } from './start-from.ts'

const LEASE = 'set-up'
/** Longer than the largest starter takes; whoever died half way holds up the next one no longer than this. */
const LEASE_MS = 120_000

/** A new office's wide rights need a second factor so many days after they were given. */
const FACTOR_DAYS = 14

const { username, password, name: personName } = PersonInput.shape

const SetUpInput = z.strictObject({
  name: text(200),
  nameEn: text(200).optional(),
  zone: text(60),
  brand: text(20),
  accent: text(20),
  startFrom: z.enum(['nothing', ...STARTER_NAMES]),
  personName,
  username,
  password,
})

/** Set up is who has somebody that can sign in, whether by the page or by the command line. */
export async function isSetUp({ db }: Pick<Service, 'db'>): Promise<boolean> {
  return (await countPeople(db)) > 0
}

/**
 * Makes an empty installation an office with its first administrator, who comes last: until then everything can be done
 * again, and what an earlier try made is kept. Of two at once one wins. `logo` is a PNG in base64.
 * Throws `request/invalid`, `set-up/under-way`, `set-up/done`.
 */
export async function setUpOrganisation(
  service: Service,
  starters: Starters,
  typed: Readonly<Record<string, unknown>>,
  logo: string | null,
): Promise<void> {
  const input = parse(SetUpInput, typed)
  const errors = [...zoneErrors(input.zone), ...judgeColours(input)]
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const account = { username: input.username, name: input.personName }
  // Refused before anything is written.
  await hashNewPassword(service, { ...account, email: input.name }, input.password)
  const holder = service.newId()
  const now = service.now()
  const lease = { name: LEASE, holder, expires_at: isoOf(now + LEASE_MS) }
  if (!(await takeLease(service.db, lease, runningLeases(now, LEASE_MS))))
    throw new Refusal('set-up/under-way')
  try {
    if (await isSetUp(service)) throw new Refusal('set-up/done')
    const ctx = contextFor(service, { kind: 'service' })
    const starter = input.startFrom === 'nothing' ? NOTHING : starters[input.startFrom]()
    await applyOrganisation(ctx, {
      ...starter,
      name: input.name,
      nameEn: input.nameEn ?? input.name,
      zone: input.zone,
    })
    await changeLook(ctx, { brand: input.brand, accent: input.accent, ...(logo === null ? {} : { logo }) })
    await changeFactorRule(ctx, { days: FACTOR_DAYS })
    await addPerson(ctx, {
      ...account,
      password: input.password,
      grants: [{ role: 'administrator', unit: 'ROOT' }],
    })
  } finally {
    await giveUpLease(service.db, LEASE, holder)
  }
}

const NOTHING = {
  units: [],
  desks: [],
  people: [],
  kiosks: [],
  routingRules: [],
  categoryQuestions: [],
  places: [],
  approvalRules: [],
}

function zoneErrors(zone: string): FieldError[] {
  if (isKnownZone(zone)) return []
  return [
    {
      field: 'zone',
      vi: 'cần múi giờ IANA, ví dụ Asia/Ho_Chi_Minh',
      en: 'an IANA zone is needed, such as Asia/Ho_Chi_Minh',
    },
  ]
}
