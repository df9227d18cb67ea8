import type { Tx } from '../../db/dialect.ts'
import { findCode, spendCode } from '../../db/queries/rating-codes.ts'
import { listRatings } from '../../db/queries/ratings.ts'
import { isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import { localDay, localHour } from '../domain/local-time.ts'
import { flagBallots } from '../ratings/flag-ballots.ts'
import { ballotId, keepBallots } from '../ratings/keep-ballots.ts'
import { judgeSource } from './judge-source.ts'
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

/** Kept with the code or without one; or refused because nobody has such a code, it was used, or its time is over. */
export type PhoneOutcome = 'receipt' | 'poster' | 'unknown' | 'spent' | 'expired'

/**
 * Keeps a rating given on a phone. One with a code counts for the code's unit, once a code: the code is spent in the same
 * transaction, and nothing but that is kept of it. One without is counted apart.
 */
export async function rateByPhone(service: Service, given: PhoneRating): Promise<PhoneOutcome> {
  const nowMs = service.now()
  const { zone } = service.organisation
  const today = localDay(nowMs, zone)
  const id = ballotId(`phone ${given.token}`)
  const shard = await service.shard.current()
  return service.db.transaction().execute(async (tx): Promise<PhoneOutcome> => {
    const before = await findKept(tx, id)
    if (before) return before
    const hash = given.code === null ? null : hashOfCode(given.code)
    const code = hash === null ? null : await findCode(tx, hash)
    if (code === undefined) return 'unknown'
    if (code?.spent === 1) return 'spent'
    if (code && code.last_day < today) return 'expired'
    // The same form sent twice at once: the other one has just spent the code.
    if (hash !== null && !(await spendCode(tx, hash))) return (await findKept(tx, id)) ?? 'spent'
    const channel = code ? 'receipt' : 'poster'
    await keepBallots(tx, service, shard, isoOf(nowMs), [
      {
        id,
        channel,
        questionnaireVersionId: given.questionnaireVersionId,
        unitId: code?.unit_id ?? given.unitId,
        deskId: null,
        level: given.level,
        reasons: given.reasons,
        answers: given.answers,
        language: given.language,
        localDay: today,
        localHour: localHour(nowMs, zone),
        givenAt: isoOf(nowMs),
      },
    ])
    if (channel === 'poster') {
      const { address, unitId } = given
      const suspects = await judgeSource(tx, service, { ratingId: id, unitId, address, localDay: today })
      await flagBallots(tx, service, shard, 'many-from-one-address', suspects)
    }
    return channel
  })
}

async function findKept(tx: Tx, id: string): Promise<'receipt' | 'poster' | undefined> {
  const [kept] = await listRatings(tx, [id])
  return kept && (kept.channel === 'receipt' ? 'receipt' : 'poster')
}
