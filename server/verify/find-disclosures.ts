import { readSnapshot } from '../../db/dialect.ts'
import { findFirstMonth, type LevelCount, listScaleSizes } from '../../db/queries/report-counts.ts'
import { countTallies } from '../../db/queries/tallies.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Service } from '../context.ts'
import { closingDayOf } from '../contract/closing.ts'
import { EXCLUDING_RULES, excludingRule } from '../contract/misuse-rules.ts'
import { OTHER_WAYS, WAY_OF_CHANNEL } from '../contract/rating-channel.ts'
import type { SatisfactionCell } from '../contract/report.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { isInPeriod, parsePeriod, type Period, periodOf, quartersOf } from '../domain/period.ts'
import { readQuarterOf } from '../reports/publication.ts'
import { satisfactionReport } from '../reports/satisfaction-report.ts'
import { subtreeIds } from '../reports/unit-parts.ts'
import { verdictsReport } from '../reports/verdicts-report.ts'
import {
  type Arrived,
  attack,
  type DayArrived,
  type Disclosures,
  type Kind,
  onceEach,
  type Seen,
} from './attack.ts'
import { readVerdictsArrived, verdictFigures } from './verdict-figures.ts'
import { INSIGHT_REPORTS, insightFigures, type InsightReports, splitByReason } from './insight-figures.ts'

const HOUR_MS = 3_600_000
/** How far back somebody is taken to have looked as well, besides the last hour before each quarter closed. */
const LOOKED_AGO_DAYS = [0, 1, 7]

/** What is attacked; by default the reports themselves. */
interface Attacked extends InsightReports {
  readonly report: typeof satisfactionReport
  readonly verdicts: typeof verdictsReport
}

/**
 * Attacks the installation's own reports: takes every figure of every unit, month, quarter, year and way of rating, as it is now,
 * as it was some days ago and just before each quarter closed, with the weeks and reasons of closed quarters and the verdicts on answers, and looks for a
 * combination that tells of one to nine ratings. Each reason and procedure is attacked by itself, beside all the rest: of two of them nobody
 * is told who chose both.
 */
export async function findDisclosures(
  service: Service,
  attacked: Partial<Attacked> = {},
): Promise<Disclosures> {
  const { report, verdicts, ...insight } = {
    report: satisfactionReport,
    verdicts: verdictsReport,
    ...INSIGHT_REPORTS,
    ...attacked,
  }
  const { units, firstMonth } = await readSnapshot(service.db, async (tx) => ({
    units: await listUnits(tx),
    firstMonth: await findFirstMonth(tx),
  }))
  if (firstMonth === undefined) return { figures: 0, found: [], notes: [] }
  const periods = periodsFrom(firstMonth, localDay(service.now(), service.organisation.zone))
  const quarters = periods.filter(({ kind }) => kind === 'quarter')
  const arrived = await readArrived(service, quarters)

  const [seen, seenVerdicts]: [Seen[], Seen[]] = [[], []]
  const look = async (at: number, wanted: readonly Period[]) => {
    for (const period of wanted)
      for (const unit of units) {
        const asked = { at, period, unit, units, quarters }
        seen.push(...(await figuresOf(service, report, asked)))
        seenVerdicts.push(...(await verdictFigures(service, verdicts, asked)))
      }
  }
  for (const days of LOOKED_AGO_DAYS) await look(service.now() - days * DAY_MS, periods)
  for (const quarter of quarters) {
    const closesAt = Date.parse(`${closingDayOf(quarter.fromDay)}T00:00:00Z`)
    if (closesAt <= service.now())
      await look(
        closesAt - HOUR_MS,
        periods.filter(({ kind, fromDay }) => kind !== 'year' && isInPeriod(fromDay, quarter)),
      )
  }
  seen.push(...(await insightFigures(service, insight, units, quarters)))
  const corrected = new Map<number, readonly Arrived[]>()
  for (const at of new Set(seen.map((each) => each.at)))
    corrected.set(at, await readCorrections(service, at, quarters))

  const reasons = [...new Set(seen.flatMap(({ reason }) => reason ?? []))]
  const of = (reason?: string) => seen.filter((each) => each.reason === undefined || each.reason === reason)
  const attacks = [
    attack(of(), arrived, units, corrected),
    attack(seenVerdicts, await readVerdictsArrived(service, quarters), units, new Map()),
  ]
  for (const reason of reasons)
    attacks.push(
      attack(of(reason), await splitByReason(service, arrived, quarters, reason), units, corrected),
    )
  return {
    figures: seen.length + seenVerdicts.length,
    found: onceEach(attacks.flatMap(({ found }) => found)),
    notes: onceEach(attacks.flatMap(({ notes }) => notes)),
  }
}

async function readArrived(service: Service, quarters: readonly Period[]): Promise<DayArrived[]> {
  const scaleSizes = await listScaleSizes(service.db)
  const arrived: DayArrived[] = []
  for (const quarter of quarters) {
    const rows = await countTallies(service.db, {
      span: quarter,
      by: ['unitId', 'month', 'day', 'channel', 'versionId', 'flag', 'known'],
      questions: ['level'],
      grain: 'day',
    })
    for (const row of rows)
      arrived.push({ ...describe({ ...row, level: 0 }, scaleSizes.get(row.versionId) ?? 0), day: row.day })
  }
  return arrived
}

/** What came late and was told by then, with a correction. */
async function readCorrections(
  service: Service,
  at: number,
  quarters: readonly Period[],
): Promise<Arrived[]> {
  return readSnapshot(service.db, async (tx) => {
    const late: Arrived[] = []
    for (const quarter of quarters) {
      const counts = await readQuarterOf(tx, { now: () => at }, quarter)
      late.push(...counts.late.map((count) => describe(count, count.scaleSize)))
    }
    return late
  })
}

function periodsFrom(firstMonth: string, today: string): Period[] {
  const quarters: Period[] = []
  const first = parsePeriod(firstMonth.slice(0, 4)).fromDay
  for (let quarter = periodOf(first); quarter.fromDay <= today; quarter = periodOf(quarter.toDay))
    quarters.push(quarter)
  const months = quarters.flatMap(({ fromDay }) =>
    [0, 1, 2].map((index) => {
      const [year = '', month = ''] = fromDay.split('-')
      return parsePeriod(`${year}-${String(Number(month) + index).padStart(2, '0')}`)
    }),
  )
  const years = [...new Set(quarters.map(({ fromDay }) => fromDay.slice(0, 4)))].map(parsePeriod)
  return [...years, ...quarters, ...months]
}

function describe(count: LevelCount, scaleSize: number): Arrived {
  const kind = count.flag === '' ? WAY_OF_CHANNEL[count.channel] : excludingRule(count.flag)
  return { ...count, kind, scaleSize, stream: `${kind} ${scaleSize} ${count.unitId} ${count.month}` }
}

/** Every number of one report that says how many raters of some group there are. */
async function figuresOf(
  service: Service,
  report: typeof satisfactionReport,
  {
    at,
    period,
    unit,
    units,
    quarters,
  }: {
    readonly at: number
    readonly period: Period
    readonly unit: Unit
    readonly units: readonly Unit[]
    readonly quarters: readonly Period[]
  },
): Promise<Seen[]> {
  const told = await report({ ...service, now: () => at }, unit, period)
  const hasQuarters = quartersOf(period).some(({ key }) => quarters.some((quarter) => quarter.key === key))
  if (!hasQuarters) return []
  const name = `${unit.code} ${period.key}`
  const { scaleSize, otherChannels, excluded } = told
  const below = subtreeIds(units, unit)
  const isMonth = period.kind === 'month'
  const isIn = ({ month }: Arrived) => isInPeriod(`${month}-01`, period)
  const seen = (what: string, n: number | null, counts: (arrived: Arrived) => boolean): Seen[] =>
    n === null
      ? []
      : [{ name: `${name} ${what}`, n, at, isMonth, counts: (each) => isIn(each) && counts(each) }]
  const cell = (what: string, { n }: SatisfactionCell, ids: ReadonlySet<string>, kinds: readonly Kind[]) =>
    seen(what, n, (each) => each.scaleSize === scaleSize && ids.has(each.unitId) && kinds.includes(each.kind))
  return [
    ...cell('tablet', told, below, ['tablet']),
    ...told.byUnit.flatMap((row) => {
      const child = units.find(({ code }) => code === row.unit.code)
      const ids = !child || child.id === unit.id ? new Set([unit.id]) : subtreeIds(units, child)
      return cell(`row ${row.unit.code}`, row, ids, ['tablet'])
    }),
    ...OTHER_WAYS.flatMap((way) => cell(way, otherChannels[way], below, [way])),
    ...cell('together', otherChannels.withTablets, below, ['tablet', ...OTHER_WAYS]),
    ...EXCLUDING_RULES.flatMap((rule) =>
      seen(rule, excluded[rule], ({ kind, unitId }) => kind === rule && below.has(unitId)),
    ),
    ...seen(
      'other scale',
      excluded['other-scale'],
      (each) => each.kind === 'tablet' && each.scaleSize !== scaleSize && below.has(each.unitId),
    ),
  ]
}
