import { DAY_MS, dayNumber, instantAt, localDay, weekdayIndex } from '../local-time.ts'

/** How many backups stay: the newest of so many days, weeks (from Monday on) and months that have one. */
export interface Kept {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}

/** Everything younger stays, however often a backup is made by hand. */
const ALL_KEPT_MS = 2 * DAY_MS

const NAME = /^hailong-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup(\.age)?$/

/** `hailong-20261120T020000Z.backup`; `.age` follows where it is encrypted. */
export function backupName(madeAtMs: number, isEncrypted: boolean): string {
  const stamp = new Date(madeAtMs).toISOString().replace(/[-:]|\.\d+/g, '')
  return `hailong-${stamp}.backup${isEncrypted ? '.age' : ''}`
}

/** When a backup of this name was made, milliseconds since 1970; undefined for any other file. */
function madeAtOf(name: string): number | undefined {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
  if (year === undefined) return undefined
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

/** Which of these files a rotation takes away: none that is no backup by its name, never the newest, none of the last two days. */
export function namesToRemove(names: readonly string[], kept: Kept, zone: string, nowMs: number): string[] {
  const backups = names
    .flatMap((name) => {
      const ms = madeAtOf(name)
      return ms === undefined ? [] : [{ name, ms, day: localDay(ms, zone) }]
    })
    .sort((a, b) => b.ms - a.ms)
  const staying = new Set(backups.slice(0, 1).map(({ name }) => name))
  for (const { name, ms } of backups) if (ms > nowMs - ALL_KEPT_MS) staying.add(name)
  const spans: readonly (readonly [number, (day: string) => string])[] = [
    [kept.daily, (day) => day],
    [kept.weekly, (day) => String(dayNumber(day) - weekdayIndex(dayNumber(day)))],
    [kept.monthly, (day) => day.slice(0, 7)],
  ]
  for (const [most, spanOf] of spans) {
    const seen = new Set<string>()
    for (const { name, day } of backups) {
      const span = spanOf(day)
      if (seen.has(span) || seen.size >= most) continue
      seen.add(span)
      staying.add(name)
    }
  }
  return backups.filter(({ name }) => !staying.has(name)).map(({ name }) => name)
}

/** What is known of the backups that were made by themselves. */
interface LastTries {
  readonly madeAtMs: number | undefined
  readonly failedAtMs: number | undefined
}

/** One that failed is tried again after an hour. */
const TRY_AGAIN_MS = 3_600_000

/** True once the time of day `at` (`02:00`, local) has come since the last good backup; where it failed since, an hour later. */
export function isBackupDue(
  nowMs: number,
  { madeAtMs, failedAtMs }: LastTries,
  at: string,
  zone: string,
): boolean {
  const today = instantAt(localDay(nowMs, zone), at, zone)
  const due = today <= nowMs ? today : instantAt(localDay(nowMs - DAY_MS, zone), at, zone)
  if (madeAtMs !== undefined && madeAtMs >= due) return false
  return failedAtMs === undefined || failedAtMs < due || failedAtMs <= nowMs - TRY_AGAIN_MS
}
