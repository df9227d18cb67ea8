import { listNewestCommands } from '../../db/queries/kiosk-commands.ts'
import { type FleetKiosk, listDesks, listFleet } from '../../db/queries/kiosks.ts'
import { listQuarterCounts } from '../../db/queries/devices.ts'
import { type Context, isoOf } from '../context.ts'
import type { DeskSummary, FleetRow, Heartbeat, KioskQuarter } from '../contract/kiosk.ts'
import type { Language } from '../contract/language.ts'
import { MISUSE_RULES, type MisuseFlag } from '../contract/misuse-rules.ts'
import { compareNames } from '../domain/text/compare-names.ts'
import { judgeKiosk } from '../domain/kiosk-status.ts'
import { countMissing, type NumbersSeen } from '../domain/numbers-seen.ts'
import { localDay } from '../domain/local-time.ts'
import { dayAt } from '../domain/deadlines/working-calendar.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { scopeOf } from '../permit.ts'
import { inTens, type QuarterCounts, quarterOf, type RuleCounts, toldOf } from '../domain/quarter-counts.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'

/** The kiosks this person may see: is each alive, has every tap arrived, what do the rules say of this quarter. */
export async function listKiosks(ctx: Context): Promise<FleetRow[]> {
  const nowMs = ctx.now()
  const rows = await listFleet(ctx.db, scopeOf(ctx.actor, 'kiosks/read'))
  const calendarOf = await knownCalendars(ctx)
  const quarter = quarterOf(localDay(nowMs, ctx.organisation.zone))
  const counts = sumCounts(await listQuarterCounts(ctx.db), quarter, dayNotOver(nowMs))
  const restarts = new Map((await listNewestCommands(ctx.db)).map((command) => [command.kiosk_id, command]))
  const inOrder = rows.toSorted((a, b) => a.unit_position - b.unit_position || compareNames(a.name, b.name))
  return inOrder.map((row) => {
    const { calendar } = calendarOf(row.unit_path)
    const restart = restarts.get(row.id)
    const lastSeenAt = row.heartbeat === null ? null : row.last_seen_at
    return {
      id: row.id,
      name: row.name,
      unit: { code: row.unit_code, name: row.unit_name, nameEn: row.unit_name_en },
      desk:
        row.desk_code === null
          ? null
          : { code: row.desk_code, name: row.desk_name ?? '', nameEn: row.desk_name_en ?? '' },
      paired: row.device_id !== null,
      status: judgeKiosk(calendar, lastSeenAt === null ? null : Date.parse(lastSeenAt), nowMs),
      openToday: dayAt(calendar, nowMs).sessions.map(({ from, to }) => ({
        from: isoOf(from),
        to: isoOf(to),
      })),
      lastSeenAt,
      heartbeat: row.heartbeat === null ? null : (JSON.parse(row.heartbeat) as Heartbeat),
      configVersion: row.config_version,
      languages: JSON.parse(row.languages) as Language[],
      commentOnTablet: row.comment_on_tablet === 1,
      maxSeq: row.max_seq ?? 0,
      received: row.accepted ?? 0,
      ...numbersOf(row),
      quarter: describeQuarter(quarter, counts.get(row.id) ?? {}),
      restart: restart
        ? {
            askedAt: restart.asked_at,
            askedBy: restart.asked_by,
            sentAt: restart.sent_at,
            doneAt: restart.done_at,
          }
        : null,
    }
  })
}

/** How many numbers up to the highest were tapped but have not arrived, and how many ratings used one again. */
export function numbersOf({ numbers_seen }: FleetKiosk): {
  readonly missing: number
  readonly reused: number
} {
  if (numbers_seen === null) return { missing: 0, reused: 0 }
  const seen = JSON.parse(numbers_seen) as NumbersSeen
  return { missing: countMissing(seen), reused: seen.reused }
}

/** The desks a kiosk may be put at. */
export async function listDeskSummaries(ctx: Context): Promise<DeskSummary[]> {
  const desks = await listDesks(ctx.db, scopeOf(ctx.actor, 'kiosks/read'))
  return desks.map(({ code, name, name_en: nameEn, unit_code: unit }) => ({ code, name, nameEn, unit }))
}

/** A kiosk's tablets taken together: a new tablet does not make the old one's ratings go away. */
function sumCounts(
  devices: readonly { readonly kiosk_id: string; readonly quarter_counts: string }[],
  quarter: string,
  today: string,
): ReadonlyMap<string, RuleCounts> {
  const sums = new Map<string, RuleCounts>()
  for (const { kiosk_id, quarter_counts } of devices) {
    const sum = sums.get(kiosk_id) ?? {}
    const counts = toldOf((JSON.parse(quarter_counts) as QuarterCounts)[quarter], today)
    for (const [what, n] of Object.entries(counts) as [keyof RuleCounts, number][]) {
      sum[what] = (sum[what] ?? 0) + n
    }
    sums.set(kiosk_id, sum)
  }
  return sums
}

function describeQuarter(quarter: string, counts: RuleCounts): KioskQuarter {
  const rules = Object.keys(MISUSE_RULES) as MisuseFlag[]
  const flags = Object.fromEntries(
    rules.map((rule) => [rule, inTens(counts[rule] ?? 0)]),
  ) as KioskQuarter['flags']
  return { quarter, all: counts.all ?? 0, flags }
}
