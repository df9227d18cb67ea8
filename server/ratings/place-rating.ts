import type { Rating } from '../../db/queries/ratings.ts'
import { isoOf } from '../context.ts'
import type { RatingTap } from '../contract/rating.ts'
import { localDay, localHour } from '../domain/local-time.ts'
import { judgeClock } from '../domain/misuse.ts'
import { answersText } from './answers.ts'

/** Where a kiosk stood from an instant on. */
interface Placement {
  readonly unit_id: string
  readonly desk_id: string | null
  readonly from_at: string
}

/** A rating ready to be kept, with what is needed to flag it. */
export interface PlacedRating {
  readonly rating: Rating
  /** By the device's clock. */
  readonly tappedAtMs: number
  /** By the corrected clock: the instant whose day it counts on. */
  readonly countedAtMs: number
  readonly clockSuspect: boolean
}

/** Gives a tap its day and its desk: where the kiosk stood when it was tapped, by the corrected clock. */
export function placeRating(
  tap: RatingTap,
  from: {
    readonly deviceId: string
    readonly receivedAtMs: number
    /** The same instant as the database keeps it. */
    readonly receivedAt: string
    readonly zone: string
    readonly placements: readonly Placement[]
  },
): PlacedRating {
  const tappedAtMs = Date.parse(tap.tappedAt)
  const { countedAtMs, suspect } = judgeClock({
    tappedAtMs,
    receivedAtMs: from.receivedAtMs,
    clockOffsetMs: tap.clockOffsetMs,
  })
  const placement = placementAt(from.placements, countedAtMs)
  return {
    tappedAtMs,
    countedAtMs,
    clockSuspect: suspect,
    rating: {
      id: tap.id.toLowerCase(),
      device_id: from.deviceId,
      seq: tap.seq,
      questionnaire_version_id: tap.questionnaireVersionId,
      level: tap.level,
      reasons: JSON.stringify(tap.reasons ?? []),
      answers: answersText(tap.answers),
      tapped_at: isoOf(tappedAtMs),
      received_at: from.receivedAt,
      clock_offset_ms: tap.clockOffsetMs ?? null,
      local_day: localDay(countedAtMs, from.zone),
      local_hour: localHour(countedAtMs, from.zone),
      unit_id: placement.unit_id,
      desk_id: placement.desk_id,
      procedure: tap.procedure ?? null,
      dossier_mark: tap.dossierMark ?? null,
      language: tap.language ?? 'vi',
      channel: 'kiosk',
      option_order: tap.optionOrder ?? null,
      wants_answer: tap.wantsAnswer ? 1 : 0,
      follow_up_code: tap.followUpCode ?? null,
    },
  }
}

/** The placement that held at this instant; the first one for anything before it. */
function placementAt(placements: readonly Placement[], atMs: number): Placement {
  const [first] = placements
  if (!first) throw new Error('a paired device whose kiosk was never placed')
  if (placements.length === 1) return first
  const at = isoOf(atMs)
  return placements.findLast(({ from_at }) => from_at <= at) ?? first
}

/**
 * What must be equal for two ratings with one id to be the same rating: all the tablet sent but its clock's offset. Not
 * the device: a tablet that is paired anew sends again what had no receipt.
 */
export function contentOf(rating: Rating): string {
  return JSON.stringify([
    rating.seq,
    rating.questionnaire_version_id,
    rating.level,
    rating.reasons,
    rating.answers,
    rating.tapped_at,
    rating.procedure,
    rating.dossier_mark,
    rating.language,
    rating.option_order,
    rating.wants_answer,
    rating.follow_up_code,
  ])
}
