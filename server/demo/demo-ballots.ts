import { decideBallots } from '../ballots/decide-ballots.ts'
import { enterBallots } from '../ballots/enter-ballots.ts'
import { issueCodes } from '../ballots/rating-codes.ts'
import type { Context } from '../context.ts'
import { addDays, localDay } from '../domain/local-time.ts'

/** Paper ballots and ratings told to staff, of some days before today; how many of each level, worst first. The last still waits. */
const BALLOTS = [
  { channel: 'paper', unit: 'HT', desk: 'Q1', daysAgo: 8, levels: [0, 1, 3, 14, 19] },
  { channel: 'paper', unit: 'DD', desk: 'Q2', daysAgo: 6, levels: [2, 2, 5, 11, 8] },
  { channel: 'assisted', unit: 'HT', desk: 'Q1', daysAgo: 4, levels: [0, 0, 1, 6, 7] },
] as const

/** What comes beside the tablets: ballots that were entered, and codes for receipts that wait to be used. */
export async function makeDemoBallots(ctx: Context): Promise<void> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  for (const [index, { daysAgo, levels, ...ballots }] of BALLOTS.entries()) {
    const { id } = await enterBallots(ctx, {
      ...ballots,
      id: ctx.newId(),
      day: addDays(today, -daysAgo),
      levels: [...levels],
      answered: [],
      comments: [],
      forms: levels.reduce((sum: number, n) => sum + n, 0),
      formsLie: 'Tủ hồ sơ phòng lưu trữ, ngăn 2',
    })
    if (index < BALLOTS.length - 1) await decideBallots(ctx, id, { decision: 'counted' })
  }
  await issueCodes(ctx, { unit: 'HT', count: 50, lastDay: addDays(today, 60) })
}
