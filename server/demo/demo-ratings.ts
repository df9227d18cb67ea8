import { groupBy } from '../domain/group-by.ts'
import { findDeviceByToken } from '../../db/queries/devices.ts'
import { keepTabletComments } from '../comments/keep-tablet-comments.ts'
import { type Context, isoOf, type Service } from '../context.ts'
import type { RatingTap } from '../contract/rating.ts'
import { closingDayOf } from '../contract/closing.ts'
import {
  addDays,
  DAY_MS,
  dayNumber,
  localDay,
  localHour,
  MINUTE_MS,
  startOfLocalDay,
  weekdayOf,
} from '../domain/local-time.ts'
import { type Period, periodOf, previousPeriod } from '../domain/period.ts'
import type { WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { newUuid7, sha256 } from '../ids.ts'
import { makePairingCode, pairKiosk } from '../kiosks/pair-kiosk.ts'
import { createRatingRecorder } from '../ratings/record-ratings.ts'
import type { Random } from './random.ts'

/** Share of each level, worst to best, of one kiosk in one quarter. */
type Mood = readonly [number, number, number, number, number]

const GOOD: Mood = [0.01, 0.03, 0.07, 0.34, 0.55]
const FAIR: Mood = [0.02, 0.05, 0.11, 0.42, 0.4]
const POOR: Mood = [0.06, 0.1, 0.12, 0.42, 0.3]

/** Kiosks, taps a working day, and how people felt: one desk really changed from the quarter before the last to the last. One was offline when a quarter closed. */
const KIOSKS: readonly {
  name: string
  perDay: number
  moods: readonly [Mood, Mood, Mood, Mood]
  /** What the desk's system told the tablet of, tap by tap in turn; null where it told nothing. */
  procedures?: readonly (string | null)[]
  /** One that few come for, so that it is not told. */
  rare?: string
  isOffline?: true
}[] = [
  {
    name: 'Máy quầy 1',
    perDay: 36,
    moods: [GOOD, GOOD, GOOD, GOOD],
    procedures: ['MAU-CT', 'MAU-CT', 'MAU-KS', 'MAU-CT', null, 'MAU-CT', 'MAU-KS'],
    rare: 'MAU-KT',
  },
  {
    name: 'Máy quầy 2',
    perDay: 33,
    moods: [POOR, POOR, FAIR, GOOD],
    procedures: ['MAU-DD', 'MAU-DD', null, 'MAU-DD'],
  },
  { name: 'Máy quầy 3', perDay: 18, moods: [FAIR, FAIR, FAIR, FAIR], procedures: ['MAU-HKD', null] },
  { name: 'Máy sảnh', perDay: 28, moods: [FAIR, FAIR, FAIR, FAIR], isOffline: true },
]

/** Monday and Friday are the busy days, Saturday service is quiet; 0 is Monday. */
const WEEKDAY_FACTORS = [1.3, 1.05, 0.95, 0.95, 1.15, 0.6, 0.6]

/** People come in the middle of the morning and after the midday rest. */
const HOUR_WEIGHTS: Readonly<Record<number, number>> = {
  7: 2,
  8: 5,
  9: 7,
  10: 6,
  11: 3,
  13: 4,
  14: 6,
  15: 5,
  16: 3,
}

/** One in so many writes a few words on the tablet. */
const COMMENT_EVERY = 61
/** Worst to best, two of each. */
const COMMENTS: readonly (readonly [string, string])[] = [
  ['Đến ba lần vẫn thiếu giấy tờ, mỗi lần một kiểu.', 'Chờ hơn một tiếng không thấy gọi số.'],
  ['Hướng dẫn chưa rõ, phải hỏi lại nhiều lần.', 'Biểu mẫu khó hiểu quá.'],
  ['Ghế chờ ít, trời nóng.', 'Bình thường, nên có người hướng dẫn ở cửa.'],
  ['Làm nhanh, nhưng chỗ gửi xe chật.', 'Cán bộ giải thích dễ hiểu.'],
  ['Cảm ơn cán bộ quầy đã giúp mẹ tôi viết đơn.', 'Xong trong buổi sáng, rất tốt.'],
]

const REASONS = ['attitude', 'time', 'guidance', 'visits', 'facilities', 'result']
const BATCH = 100
const RARE_EVERY = 397

/** Four quarters of ratings, up to now: tapped by paired tablets and recorded like any others. Returns how many. */
export async function makeDemoRatings(
  ctx: Context,
  { calendar, random, nowMs }: { calendar: WorkingCalendar; random: Random; nowMs: number },
): Promise<number> {
  const { zone } = ctx.organisation
  const today = localDay(nowMs, zone)
  const quarters = lastFourQuarters(today)
  const offline = offlineSpan(quarters[1], zone)
  let recorded = 0
  for (const { name, perDay, moods, procedures = [], rare, isOffline } of KIOSKS) {
    const { token, questionnaire } = await pairKiosk(ctx, (await makePairingCode(ctx, name)).code)
    const device = await findDeviceByToken(ctx.db, sha256(token))
    if (!device) throw new Error('the tablet was not paired')
    const taps: RatingTap[] = []
    for (const [index, { fromDay, toDay }] of quarters.entries()) {
      for (let day = fromDay; day < toDay && day <= today; day = addDays(day, 1)) {
        for (const tappedMs of timesOfDay(calendar, day, perDay, random)) {
          if (tappedMs > nowMs) continue
          const procedure =
            rare !== undefined && taps.length % RARE_EVERY === RARE_EVERY - 1
              ? rare
              : procedures[taps.length % procedures.length]
          taps.push({
            ...makeTap(tappedMs, taps.length + 1, questionnaire.id, moods[index] ?? FAIR, random),
            ...(procedure ? { procedure } : {}),
          })
        }
      }
    }
    recorded += await sendAsTablet(ctx, device.id, taps, isOffline ? offline : null)
  }
  return recorded
}

/** The quarter of which nothing is told but its results, two that are published after it, and the present one. */
export function lastFourQuarters(today: string): readonly [Period, Period, Period, Period] {
  const current = periodOf(today)
  const last = previousPeriod(current)
  const before = previousPeriod(last)
  return [previousPeriod(before), before, last, current]
}

/** From the last days of a quarter until after its figures closed: what was tapped then comes too late. */
function offlineSpan({ toDay }: Period, zone: string): OfflineSpan {
  const closes = Date.parse(`${closingDayOf(addDays(toDay, -1))}T00:00:00Z`)
  return { fromMs: startOfLocalDay(addDays(toDay, -5), zone), toMs: closes + 3 * DAY_MS }
}

interface OfflineSpan {
  readonly fromMs: number
  readonly toMs: number
}

function timesOfDay(calendar: WorkingCalendar, day: string, perDay: number, random: Random): number[] {
  const { sessions } = calendar.day(dayNumber(day))
  if (sessions.length === 0) return []
  const expected = perDay * (WEEKDAY_FACTORS[weekdayOf(day)] ?? 1)
  const count = Math.round(expected * (0.8 + 0.4 * random.next()))
  const hours = sessions.flatMap(({ from, to }) => {
    const slots = []
    for (let at = from; at < to; at += 30 * MINUTE_MS) slots.push(at)
    return slots
  })
  const weights = hours.map((at) => HOUR_WEIGHTS[localHour(at, calendar.zone)] ?? 1)
  return Array.from({ length: count }, () => {
    const slot = hours[random.weighted(weights)] ?? 0
    return slot + random.between(0, 30 * MINUTE_MS - 1)
  })
    .sort((a, b) => a - b)
    .map((at, index) => at + index)
}

function makeTap(
  tappedMs: number,
  seq: number,
  questionnaireVersionId: string,
  mood: Mood,
  random: Random,
): RatingTap {
  const level = random.weighted(mood) + 1
  const givesReasons = random.next() < (level <= 2 ? 0.6 : 0.2)
  return {
    id: newUuid7(tappedMs),
    seq,
    questionnaireVersionId,
    level,
    tappedAt: isoOf(tappedMs),
    language: random.next() < 0.97 ? 'vi' : 'en',
    optionOrder: 'best-first',
    clockOffsetMs: random.between(-800, 800),
    ...(givesReasons ? { reasons: [random.pick(REASONS)] } : {}),
    ...commentOf(seq, level),
  }
}

function commentOf(seq: number, level: number): Pick<RatingTap, 'comment'> {
  const comment = COMMENTS[level - 1]?.[seq % 2]
  return seq % COMMENT_EVERY === 0 && comment !== undefined ? { comment } : {}
}

/** Sends as a tablet does: each day's taps arrive a moment after its last, or when the tablet is back. */
async function sendAsTablet(
  ctx: Context,
  deviceId: string,
  taps: readonly RatingTap[],
  offline: OfflineSpan | null,
): Promise<number> {
  let nowMs = 0
  const service: Service = { ...ctx, now: () => nowMs }
  const recorder = createRatingRecorder(service)
  const tapsBy = (is: (tappedMs: number) => boolean) =>
    taps.filter(({ tappedAt }) => is(Date.parse(tappedAt)))
  const { fromMs, toMs } = offline ?? { fromMs: Infinity, toMs: Infinity }
  const spells = [
    tapsBy((at) => at < fromMs),
    tapsBy((at) => at >= fromMs && at < toMs),
    tapsBy((at) => at >= toMs),
  ]
  let accepted = 0
  for (const [index, spell] of spells.entries()) {
    for (const batch of batchesOf(spell)) {
      nowMs = index === 1 ? toMs : Date.parse(batch.at(-1)?.tappedAt ?? '') + 2_000
      const receipts = await recorder.record(deviceId, batch)
      await keepTabletComments(ctx, batch, receipts)
      accepted += receipts.filter(({ status }) => status === 'accepted').length
    }
  }
  await recorder.drain()
  return accepted
}

/** As many as a tablet sends at once, and never of two days: what arrives later than its day is told as sent late. */
function batchesOf(taps: readonly RatingTap[]): RatingTap[][] {
  const days = groupBy(taps, ({ tappedAt }) => tappedAt.slice(0, 10))
  return [...days.values()].flatMap((day) =>
    Array.from({ length: Math.ceil(day.length / BATCH) }, (_, index) =>
      day.slice(index * BATCH, (index + 1) * BATCH),
    ),
  )
}
