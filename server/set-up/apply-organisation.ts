import { takeTurn } from '../../db/dialect.ts'
import type { ChangeTx } from '../../db/queries/change-stamps.ts'
import { findPersonByUsername } from '../../db/queries/people.ts'
import type { Context } from '../context.ts'
import type {
  FileDifference,
  FilePlan,
  OrganisationFile,
} from '../contract/organisation/organisation-file.ts'
import { type FieldError, Refusal, REFUSALS } from '../contract/refusals.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { isKnownZone, localDay } from '../domain/local-time.ts'
import { organisationErrors } from '../domain/organisation/check-organisation.ts'
import { compareOrganisation } from '../domain/organisation/compare-organisation.ts'
import { settleFile } from '../domain/organisation/settle-file.ts'
import { sha256 } from '../ids.ts'
import { hashNewPassword } from '../organisation/hash-new-password.ts'
import { demand } from '../permit.ts'
import { describeOrganisation } from './file/describe-organisation.ts'
import { joinedTo } from './file/joined-context.ts'
import { writeDifferences } from './file/write-differences.ts'

interface Applied extends FilePlan {
  readonly added: number
  readonly changed: number
  /** What was there already as it is. */
  readonly kept: number
}

interface Applying {
  /** Of the plan that was shown: another one is refused. */
  readonly fingerprint?: string
  /** Only what is not there yet; what is there stays as the office has made it. */
  readonly onlyNew?: boolean
}

/**
 * Makes the organisation what the file says, all or nothing, its entries in any order; a second time there is nothing to change.
 * Throws `request/invalid` naming entry and field (`units.3.parent`), `organisation/file-changed`, and what the actions throw, with
 * the entry.
 */
export async function applyOrganisation(
  ctx: Context,
  file: OrganisationFile,
  applying: Applying = {},
): Promise<Applied> {
  const hashes = await prepare(ctx, file)
  return ctx.changes.transaction((tx) => applyWithin(tx, ctx, file, hashes, applying))
}

/** What applying the file would change: it is tried whole and taken back. Throws what applying throws. */
export async function planOrganisation(ctx: Context, file: OrganisationFile): Promise<FilePlan> {
  const hashes = await prepare(ctx, file)
  try {
    return await ctx.changes.transaction(async (tx) => {
      throw new TakenBack(await applyWithin(tx, ctx, file, hashes, {}))
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    const { differences, fingerprint } = error.plan
    return { differences, fingerprint }
  }
}

/** Ends the transaction of a trial. */
class TakenBack extends Error {
  readonly plan: FilePlan

  constructor(plan: FilePlan) {
    super('taken back')
    this.plan = plan
  }
}

/** What takes time or another transaction comes before. Resolves with the hashes of new people's passwords by user name. */
async function prepare(ctx: Context, file: OrganisationFile): Promise<ReadonlyMap<string, string>> {
  demand(ctx.actor, 'organisation/manage', `/${ctx.organisation.rootUnitId}/`)
  if (file.zone !== undefined && !isKnownZone(file.zone))
    throw new Refusal('request/invalid', { errors: [{ field: 'zone', ...NO_ZONE }] })
  const hashes = new Map<string, string>()
  for (const [index, { username, name, email, password }] of file.people.entries()) {
    if (password === undefined || (await findPersonByUsername(ctx.db, username))) continue
    const hashed = hashNewPassword(ctx, { username, name, email }, password)
    hashes.set(username, await namingEntry(`people.${index}`, () => hashed))
  }
  // Those who hear of items that change hands need it at hand before the transaction.
  await ctx.shard.current()
  return hashes
}

async function applyWithin(
  tx: ChangeTx,
  ctx: Context,
  given: OrganisationFile,
  hashes: ReadonlyMap<string, string>,
  { fingerprint, onlyNew = false }: Applying,
): Promise<Applied> {
  // Of two files at once the second is compared with what the first has made.
  await takeTurn(tx, 'apply a file')
  const joined = joinedTo(tx, ctx)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const now = await describeOrganisation(joined, { withPending: true })
  const file = settleFile(now, given, today)
  const all = compareOrganisation(now, file)
  const differences = onlyNew ? all.filter(({ isNew, part }) => isNew || part === 'office') : all
  const plan = { differences, fingerprint: sha256(canonicalJson(differences)) }
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint)
    throw new Refusal('organisation/file-changed')
  const errors = organisationErrors(now, onlyNew ? withNew(file, differences) : file, today)
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  await writeDifferences({ tx, ctx: joined, now, file, differences, hashes, namingEntry })
  const added = differences.filter(({ isNew }) => isNew).length
  const entries = Object.values(file).flatMap((part): unknown[] => (Array.isArray(part) ? part : []))
  const changed = differences.length - added
  const office = differences.some(({ part }) => part === 'office') ? 1 : 0
  return { ...plan, added, changed, kept: entries.length - added - changed + office }
}

/** The file with the entries that are new alone. */
function withNew(file: OrganisationFile, differences: readonly FileDifference[]): OrganisationFile {
  const isNew = (part: string, index: number) =>
    differences.some((difference) => difference.part === part && difference.index === index)
  const kept = Object.entries(file).map(([part, entries]) => [
    part,
    Array.isArray(entries) ? (entries as unknown[]).filter((_, index) => isNew(part, index)) : entries,
  ])
  return Object.fromEntries(kept) as OrganisationFile
}

/** Does what an entry asks for; a refusal names the entry. */
async function namingEntry<T>(entry: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, detail } = error
    const errors: FieldError[] =
      error.errors.length > 0
        ? error.errors.map((each) => ({ ...each, field: `${entry}.${each.field}` }))
        : [{ field: entry, vi: REFUSALS[code].vi, en: REFUSALS[code].en }]
    throw new Refusal(code, { errors, ...(detail === undefined ? {} : { detail }) })
  }
}

const NO_ZONE = {
  vi: 'cần múi giờ IANA, ví dụ Asia/Ho_Chi_Minh',
  en: 'an IANA zone is needed, such as Asia/Ho_Chi_Minh',
}
