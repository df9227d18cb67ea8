import {
  type ApprovalFilter,
  countApprovals,
  countContributions,
  type ContributionFilter,
  pageApprovals,
  pageContributions,
} from '../../../db/queries/feedback/queue/asked-lists.ts'
import type { ListKey } from '../../../db/queries/feedback/feedback-lists.ts'
import { type Context, isoOf } from '../../context.ts'
import type { FeedbackList } from '../../contract/feedback/feedback.ts'
import { loadCalendars } from '../../deadlines/find-calendar.ts'
import { workedMinutes } from '../../deadlines/item-deadline.ts'
import type { HitCursor } from '../search/find-hits.ts'
import { askedContributionOf, rowOf } from './describe-feedback.ts'
import { pageByHits } from './page-by-hits.ts'

interface Page {
  readonly after: HitCursor | null
  readonly limit: number
  /** Counted up to so many. */
  readonly most: number
}

/** Answers that this person may approve, each by its own clock; the item's deadline stands in its row. */
export async function listWaiting(
  { db, now }: Context,
  filter: ApprovalFilter,
  { after, limit, most }: Page,
): Promise<FeedbackList> {
  const keyOf = (row: { approval_due_at: string; approval_id: string }): ListKey => ({
    at: row.approval_due_at,
    id: row.approval_id,
  })
  const nowMs = now()
  const [{ rows, next }, total, calendarOf] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageApprovals(db, hits, page)),
    countApprovals(db, filter, most),
    loadCalendars(db),
  ])
  return {
    items: rows.map((row) => ({
      ...rowOf(row),
      approval: {
        by: row.author_name,
        askedAt: row.asked_at,
        dueAt: row.approval_due_at,
        waitedMinutes: workedMinutes(calendarOf(row.lead_path), Date.parse(row.asked_at), nowMs),
      },
    })),
    next,
    total,
    serverTime: isoOf(nowMs),
  }
}

/** What units are asked to contribute, each by its own clock. */
export async function listAsked(
  { db, now }: Context,
  filter: ContributionFilter,
  { after, limit, most }: Page,
): Promise<FeedbackList> {
  const keyOf = (row: { due_at: string; contribution_id: string }): ListKey => ({
    at: row.due_at,
    id: row.contribution_id,
  })
  const [{ rows, next }, total] = await Promise.all([
    pageByHits(filter, { after, limit, keyOf }, (hits, page) => pageContributions(db, hits, page)),
    countContributions(db, filter, most),
  ])
  return {
    items: rows.map((row) => ({
      ...rowOf(row),
      contribution: askedContributionOf({
        ...row,
        id: row.contribution_id,
        on_time: row.contribution_on_time,
      }),
    })),
    next,
    total,
    serverTime: isoOf(now()),
  }
}
