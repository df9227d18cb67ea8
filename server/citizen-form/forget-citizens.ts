import { deleteBallotCommentsBefore } from '../../db/queries/ballots.ts'
import { eraseCommentsBefore } from '../../db/queries/comments.ts'
import { deleteExpiredDrafts, deleteWaitingFollowUps } from '../../db/queries/feedback/letters.ts'
import { deleteExpiredLinks } from '../../db/queries/feedback/messages.ts'
import { deletePosterSourcesBefore } from '../../db/queries/poster-sources.ts'
import { isoOf, type Service } from '../context.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'

/**
 * Deletes what citizens wrote once its time is over: letters that were not sent, with their photos; words and contact that
 * wait for a rating that does not come; words beside a rating; what was made of the addresses of posters' ratings. Counts
 * stay.
 */
export async function forgetCitizens(
  { db, config, organisation, now }: Service,
  { comments, waitingWords } = config.keepDays,
): Promise<void> {
  await deleteExpiredDrafts(db, isoOf(now()))
  await deleteExpiredLinks(db, isoOf(now()))
  await deleteWaitingFollowUps(db, isoOf(now() - waitingWords * DAY_MS))
  await deletePosterSourcesBefore(db, localDay(now(), organisation.zone))
  const before = localDay(now() - comments * DAY_MS, organisation.zone)
  await eraseCommentsBefore(db, before, isoOf(now()))
  await deleteBallotCommentsBefore(db, before)
}
