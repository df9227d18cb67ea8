import { listDeciders } from '../../../db/queries/feedback/approvals.ts'
import { findConsent } from '../../../db/queries/feedback/publications.ts'
import { type Context, isoOf } from '../../context.ts'
import { DEFAULT_APPROVAL_MINUTES, type MatchedApprovalRule } from '../../contract/feedback/approval.ts'
import { PERMISSIONS } from '../../contract/permissions.ts'
import { findCalendar } from '../../deadlines/find-calendar.ts'
import { addWorkingMs } from '../../domain/deadlines/working-calendar.ts'
import { localDay, MINUTE_MS } from '../../domain/local-time.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import type { Item } from '../find-in-scope.ts'
import { findApprovalRules } from './approval-rules.ts'

/** The rules by which a second person has to read this item's answer; before it is written, as far as can be said. */
export async function findRulesFor(ctx: Context, item: Item, answer = ''): Promise<MatchedApprovalRule[]> {
  const consent = await findConsent(ctx.db, item.id, 'publish')
  return findApprovalRules(ctx, {
    unitPath: item.lead_path,
    channel: item.channel,
    category: item.category,
    published: item.kind !== 'complaint' && item.restricted === 0 && consent?.withdrawn_at === null,
    texts: [item.text, answer],
  })
}

/** When the second person should have read it: the shortest time that a rule gives, in office hours of the lead unit. */
export async function approvalDueAt(
  ctx: Context,
  { lead_path }: Item,
  rules: readonly MatchedApprovalRule[],
  nowMs: number,
): Promise<string> {
  const { calendar } = await findCalendar(ctx.db, lead_path)
  const minutes = rules.map(({ dueMinutes }) => dueMinutes)
  const given = minutes.length === 0 ? DEFAULT_APPROVAL_MINUTES : Math.min(...minutes)
  return isoOf(addWorkingMs(calendar, nowMs, given * MINUTE_MS))
}

/** Names of all who may approve what its author may not: heads of the unit and of those above. */
export async function listApprovers(
  ctx: Context,
  { lead_path }: Item,
  authorId: string | null,
): Promise<string[]> {
  const names = await listDeciders(ctx.db, {
    unitIds: lead_path.split('/').filter((id) => id !== ''),
    roles: PERMISSIONS['feedback/approve-answer'],
    onDay: localDay(ctx.now(), ctx.organisation.zone),
    butNot: authorId,
  })
  return names.toSorted(compareNames)
}
