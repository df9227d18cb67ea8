import type { Tx } from '../../db/dialect.ts'
import { insertRatings, type Rating } from '../../db/queries/ratings.ts'
import { ratingTally } from '../../db/queries/tallies.ts'
import type { Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import type { OtherChannel } from '../contract/rating-channel.ts'
import { sha256 } from '../ids.ts'
import { answersText } from './answers.ts'
import { TallyMoves } from './tally-moves.ts'
import { sealRows } from '../history/seal-rows.ts'
import { ratingsToSeal } from './seal-ratings.ts'

/** A rating that no tablet gave. Its id is made from what may count once: a form's token, an entry and its number. */
interface Ballot {
  readonly id: string
  readonly channel: OtherChannel
  readonly questionnaireVersionId: string
  readonly unitId: string
  readonly deskId: string | null
  readonly level: number
  readonly reasons: readonly string[]
  /** To further questions; none where nothing is said. */
  readonly answers?: Readonly<Record<string, readonly string[]>>
  readonly language: Language
  readonly localDay: string
  readonly localHour: number
  /** ISO: when it was given, as far as that is known. */
  readonly givenAt: string
}

/** A UUID (version 8, RFC 9562) that is always the same for the same key. */
export function ballotId(key: string): string {
  const hex = sha256(`ballot ${key}`)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/**
 * Keeps ballots and counts the new ones, in the transaction of a larger change; returns the ids of those. No device
 * stands behind them: they have no place in a sequence, and no rule about devices looks at them.
 */
export async function keepBallots(
  tx: Tx,
  service: Pick<Service, 'key'>,
  shard: number,
  receivedAt: string,
  ballots: readonly Ballot[],
): Promise<ReadonlySet<string>> {
  const ratings = ballots.map((ballot) => ratingOf(ballot, receivedAt))
  const inserted = await insertRatings(tx, ratings)
  const moves = new TallyMoves()
  for (const rating of ratings) if (inserted.has(rating.id)) moves.add(rating, '', 1)
  await sealRows(tx, service, shard, ratingsToSeal(ratings.filter(({ id }) => inserted.has(id))))
  await ratingTally.move(tx, shard, moves.list())
  return inserted
}

function ratingOf(ballot: Ballot, receivedAt: string): Rating {
  return {
    id: ballot.id,
    device_id: '',
    seq: 0,
    questionnaire_version_id: ballot.questionnaireVersionId,
    level: ballot.level,
    reasons: JSON.stringify(ballot.reasons),
    answers: answersText(ballot.answers),
    tapped_at: ballot.givenAt,
    received_at: receivedAt,
    clock_offset_ms: null,
    local_day: ballot.localDay,
    local_hour: ballot.localHour,
    unit_id: ballot.unitId,
    desk_id: ballot.deskId,
    procedure: null,
    dossier_mark: null,
    language: ballot.language,
    channel: ballot.channel,
    option_order: null,
    wants_answer: 0,
    follow_up_code: null,
  }
}
