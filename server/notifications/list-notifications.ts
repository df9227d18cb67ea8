import { listContributors } from '../../db/queries/feedback/contributions.ts'
import { countUnread, listNotifications, markRead } from '../../db/queries/notifications.ts'
import { type Context, isoOf } from '../context.ts'
import type { NotificationList } from '../contract/notification.ts'
import { Refusal } from '../contract/refusals.ts'
import { maySeeItem } from '../permit.ts'

const NEWEST = 50
const MOST_COUNTED = 100

/** What the person who asks was told, the newest first. An item that has left their units keeps its words to itself. */
export async function notificationsOf(ctx: Context): Promise<NotificationList> {
  const personId = ownId(ctx)
  const [rows, unread] = await Promise.all([
    listNotifications(ctx.db, personId, NEWEST),
    countUnread(ctx.db, personId, MOST_COUNTED),
  ])
  const contributors = await listContributors(
    ctx.db,
    rows.flatMap(({ feedback_id }) => feedback_id ?? []),
  )
  const maySeeTitle = ({ feedback_id, lead_path, status, restricted }: (typeof rows)[number]): boolean => {
    if (lead_path === null || status === null || restricted === null) return false
    const own = contributors.filter((each) => each.feedback_id === feedback_id)
    const contributor_paths = own.map(({ path }) => path)
    return maySeeItem(ctx.actor, { lead_path, status, restricted, contributor_paths })
  }
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      at: row.created_at,
      readAt: row.read_at,
      dueAt: row.due_at,
      feedbackId: row.feedback_id,
      trackingCode: row.tracking_code,
      title: maySeeTitle(row) ? row.title : null,
      report: row.report_title,
      kiosk: row.kiosk_name === null ? null : { name: row.kiosk_name, endedAt: row.ended_at },
    })),
    unread,
  }
}

/** Marks these of the person's own notifications as read, or all of them. */
export async function readNotifications(
  ctx: Context,
  { ids }: { ids?: readonly string[] | undefined },
): Promise<NotificationList> {
  await markRead(ctx.db, ownId(ctx), ids, isoOf(ctx.now()))
  return notificationsOf(ctx)
}

function ownId({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}
