import type { Db } from '../../db/open.ts'
import type { Tx } from '../../db/dialect.ts'
import { lockCodes, spendCodes } from '../../db/queries/rating-codes.ts'
import { listRatings } from '../../db/queries/ratings.ts'
import { isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import { localDay, localHour } from '../domain/local-time.ts'
import { GroupCommit } from '../group-commit.ts'
import { flagBallots } from '../ratings/flag-ballots.ts'
import { ballotId, keepBallots } from '../ratings/keep-ballots.ts'
import { judgeSources } from './judge-source.ts'
import { hashOfCode } from './rating-codes.ts'

/** A rating from a citizen's own phone. `token` is the form's: sent twice it counts once. */
interface PhoneRating {
  readonly token: string
  /** The unit of the poster. */
  readonly unitId: string
  readonly questionnaireVersionId: string
  readonly level: number
  readonly reasons: readonly string[]
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly language: Language
  /** From a receipt; null without one. */
  readonly code: string | null
  /** Of the network, for the rule of many from one; never kept as it is. */
  readonly address: string
}

type Kept = 'receipt' | 'poster'

/** Kept with the code or without one; or refused because nobody has such a code, it was used, or its time is over. */
export type PhoneOutcome = Kept | 'unknown' | 'spent' | 'expired'

/** Forms that go into one transaction at most. */
const FORMS_A_COMMIT = 256

const commitsOf = new WeakMap<Db, GroupCommit<PhoneRating, PhoneOutcome>>()

/**
 * Keeps a rating given on a phone. One with a code counts for the code's unit, once a code: the code is spent in the same
 * transaction, and nothing but that is kept of it. One without is counted apart. Those that come together share a commit.
 */
export function rateByPhone(service: Service, given: PhoneRating): Promise<PhoneOutcome> {
  const commits =
    commitsOf.get(service.db) ?? new GroupCommit((forms) => keepAll(service, forms), FORMS_A_COMMIT)
  commitsOf.set(service.db, commits)
  return commits.add(given)
}

/** A form that is to be kept, and the unit it counts for. */
interface Taken {
  readonly id: string
  readonly form: PhoneRating
  readonly channel: Kept
  readonly unitId: string
}

async function keepAll(service: Service, forms: readonly PhoneRating[]): Promise<PhoneOutcome[]> {
  const nowMs = service.now()
  const { zone } = service.organisation
  const today = localDay(nowMs, zone)
  const sent = forms.map((form) => ({
    id: ballotId(`phone ${form.token}`),
    hash: form.code === null ? null : hashOfCode(form.code),
    form,
  }))
  const ids = [...new Set(sent.map(({ id }) => id))].sort()
  const shard = await service.shard.current()
  return service.db.transaction().execute(async (tx): Promise<PhoneOutcome[]> => {
    const hashes = [...new Set(sent.flatMap(({ hash }) => hash ?? []))]
    const codes = new Map(
      (hashes.length === 0 ? [] : await lockCodes(tx, hashes)).map((code) => [code.hash, code]),
    )
    // Once the codes are held: the same form sent twice at once may just have been kept elsewhere.
    const kept = await findKept(tx, ids)
    const spent = new Set<string>()
    const taken: Taken[] = []
    const outcomes = sent.map(({ id, hash, form }): PhoneOutcome => {
      const before = kept.get(id)
      if (before) return before
      const code = hash === null ? null : codes.get(hash)
      if (hash !== null && !code) return 'unknown'
      if (hash !== null && (code?.spent === 1 || spent.has(hash))) return 'spent'
      if (code && code.last_day < today) return 'expired'
      if (hash !== null) spent.add(hash)
      const channel = code ? 'receipt' : 'poster'
      kept.set(id, channel)
      taken.push({ id, form, channel, unitId: code?.unit_id ?? form.unitId })
      return channel
    })
    if (spent.size > 0) await spendCodes(tx, [...spent])
    if (taken.length > 0) await keepTaken(tx, service, { shard, today, nowMs }, taken)
    return outcomes
  })
}

async function keepTaken(
  tx: Tx,
  service: Service,
  { shard, today, nowMs }: { readonly shard: number; readonly today: string; readonly nowMs: number },
  taken: readonly Taken[],
): Promise<void> {
  const at = isoOf(nowMs)
  const hour = localHour(nowMs, service.organisation.zone)
  const inOrder = taken.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const isNew = await keepBallots(
    tx,
    service,
    shard,
    at,
    inOrder.map(({ id, channel, unitId, form }) => ({
      id,
      channel,
      questionnaireVersionId: form.questionnaireVersionId,
      unitId,
      deskId: null,
      level: form.level,
      reasons: form.reasons,
      answers: form.answers,
      language: form.language,
      localDay: today,
      localHour: hour,
      givenAt: at,
    })),
  )
  const origins = inOrder
    .filter(({ id, channel }) => channel === 'poster' && isNew.has(id))
    .map(({ id, form: { unitId, address } }) => ({ ratingId: id, unitId, address }))
  const suspects = await judgeSources(tx, service, today, origins)
  await flagBallots(tx, service, shard, 'many-from-one-address', suspects)
}

async function findKept(tx: Tx, ids: readonly string[]): Promise<Map<string, Kept>> {
  const rows = await listRatings(tx, ids)
  return new Map(rows.map(({ id, channel }) => [id, channel === 'receipt' ? 'receipt' : 'poster']))
}
