import { listEarlierIds } from '../../../db/queries/composer/earlier-items.ts'
import { type Feedback, findSender } from '../../../db/queries/feedback/feedback.ts'
import { countUrgent } from '../../../db/queries/office/urgent-words.ts'
import type { Db } from '../../../db/open.ts'
import { DAY_MS } from '../../domain/local-time.ts'

/** More than so many of one sender within a day are told in the app alone. */
const MOST_MAILED = 3

/** Has this sender raised so many items within a day that another mail about one would only bury the others? */
export async function isFromFlood(
  db: Db,
  { id, received_at: receivedAt }: Pick<Feedback, 'id' | 'received_at'>,
): Promise<boolean> {
  const sender = await findSender(db, id)
  if (!sender) return false
  const earlier = await listEarlierIds(db, { id, receivedAt, email: sender.email, phone: sender.phone })
  const since = new Date(Date.parse(receivedAt) - DAY_MS).toISOString()
  return (
    (await countUrgent(
      db,
      // Of those that came in the same instant, the ids tell which was first.
      earlier.filter((each) => each < id),
      since,
    )) >= MOST_MAILED
  )
}
