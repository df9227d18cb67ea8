import { findPersonByUsername } from '../../db/queries/people.ts'
import { findWaiting } from '../../db/queries/reports/results.ts'
import { type Context, contextFor } from '../context.ts'
import { closingDayOf } from '../contract/closing.ts'
import type { Role } from '../contract/people.ts'
import { addDays, DAY_MS, localDay } from '../domain/local-time.ts'
import type { Period } from '../domain/period.ts'
import { publishResults } from '../results/decide-results.ts'
import { submitResults } from '../results/submit-results.ts'
import { lastFourQuarters } from './demo-ratings.ts'

const NARRATIVE = {
  vi: 'Số liệu minh hoạ của một phường không có thật.',
  en: 'Invented figures of a ward that does not exist.',
}
const REASON = 'Máy ở sảnh mất mạng khi quý chốt; lượt đánh giá đến sau nay được tính vào.'

/** Two quarters are published, the second of them corrected; the last one is closed, or about to be, and waits to be submitted. */
export async function makeDemoResults(ctx: Context): Promise<void> {
  const [oldest, before] = lastFourQuarters(localDay(ctx.now(), ctx.organisation.zone))
  await publish(ctx, oldest, 4)
  await publish(ctx, before, 1)
  await publish(ctx, before, 9, REASON)
}

/** So many days after its figures closed. */
async function publish(ctx: Context, period: Period, days: number, reason?: string): Promise<void> {
  const at = Date.parse(`${closingDayOf(addDays(period.toDay, -1))}T02:30:00Z`) + days * DAY_MS
  const submitter = await contextOf(ctx, 'dieuphoi', 'coordinator', at)
  await submitResults(submitter, period, { narrative: NARRATIVE, ...(reason ? { reason } : {}) })
  const waiting = await findWaiting(ctx.db, period.key)
  await publishResults(await contextOf(ctx, 'lanhdao', 'leader', at), period, waiting?.sha256 ?? '')
}

async function contextOf(ctx: Context, username: string, role: Role, atMs: number): Promise<Context> {
  const person = await findPersonByUsername(ctx.db, username)
  if (!person) throw new Error(`the demo has nobody called ${username}`)
  const { rootUnitId } = ctx.organisation
  const grants = [{ role, unitId: rootUnitId, path: `/${rootUnitId}/` }]
  return contextFor(
    { ...ctx, now: () => atMs },
    { kind: 'staff', personId: person.id, name: person.name, grants },
  )
}
