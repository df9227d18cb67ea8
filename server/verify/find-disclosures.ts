import { readSnapshot } from '../../db/dialect.ts'
import {
  countArrivals,
  findFirstMonth,
  type LevelCount,
  listScaleSizes,
} from '../../db/queries/report-counts.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import type { Service } from '../context.ts'
import { closingDayOf } from '../contract/closing.ts'
import { EXCLUDING_RULES, type ExcludingRule, excludingRule } from '../contract/misuse-rules.ts'
import { OTHER_WAYS, type RatingWay, WAY_OF_CHANNEL } from '../contract/rating-channel.ts'
import type { SatisfactionCell } from '../contract/report.ts'
import { groupBy } from '../domain/group-by.ts'
import { findIsolated, type Sum } from '../domain/disclosure/isolate.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { isInPeriod, parsePeriod, type Period, periodOf, quartersOf } from '../domain/period.ts'
import { releaseArrivals } from '../domain/disclosure/release.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { readQuarterOf } from '../reports/publication.ts'
import { satisfactionReport } from '../reports/satisfaction-report.ts'
import { subtreeIds } from '../reports/unit-parts.ts'

interface Disclosures {
  /** How many figures were collected. */
  readonly figures: number
  /** One sentence for each group of one to nine ratings of which a combination of figures tells. */
  readonly found: readonly string[]
  readonly notes: readonly string[]
}

type Kind = RatingWay | ExcludingRule

/** Ratings that came together: of one kind, scale, unit, month and UTC day. */
interface Arrived extends LevelCount {
  readonly stream: string
  readonly kind: Kind
  readonly scaleSize: number
}

/** A figure as somebody saw it: what it counts, and what number was shown. */
interface Seen {
  readonly name: string
  readonly n: number
  readonly counts: (arrived: Arrived) => boolean
  readonly at: number
  /** Corrections move quarters and years; months stay as they closed. */
  readonly isMonth: boolean
}

const HOUR_MS = 3_600_000
/** How far back somebody is taken to have looked as well, besides the last hour before each quarter closed. */
const LOOKED_AGO_DAYS = [0, 1, 7]

/**
 * Attacks the installation's own reports: takes every figure of every unit, month, quarter, year and way of rating, as it is now,
 * as it was some days ago and just before each quarter closed, and looks for a combination that tells of one to nine ratings.
 * `report` is what is attacked.
 */
export async function findDisclosures(
  service: Service,
  { report = satisfactionReport }: { readonly report?: typeof satisfactionReport } = {},
): Promise<Disclosures> {
  const { units, firstMonth, scaleSizes } = await readSnapshot(service.db, async (tx) => ({
    units: await listUnits(tx),
    firstMonth: await findFirstMonth(tx),
    scaleSizes: await listScaleSizes(tx),
  }))
  if (firstMonth === undefined) return { figures: 0, found: [], notes: [] }
  const periods = periodsFrom(firstMonth, localDay(service.now(), service.organisation.zone))
  const quarters = periods.filter(({ kind }) => kind === 'quarter')
  const arrived: Arrived[] = []
  for (const quarter of quarters)
    for (const count of await countArrivals(service.db, quarter))
      arrived.push(describe(count, scaleSizes.get(count.versionId) ?? 0))

  const seen: Seen[] = []
  const look = async (at: number, wanted: readonly Period[]) => {
    for (const period of wanted)
      for (const unit of units)
        seen.push(...(await figuresOf(service, report, { at, period, unit, units, quarters })))
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
  const corrected = new Map<number, readonly Arrived[]>()
  for (const at of new Set(seen.map((each) => each.at)))
    corrected.set(at, await readCorrections(service, at, quarters))
  return attack(seen, arrived, units, corrected)
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

function attack(
  seen: readonly Seen[],
  arrived: readonly Arrived[],
  units: readonly Unit[],
  corrected: ReadonlyMap<number, readonly Arrived[]>,
): Disclosures {
  const moments = [...new Set(seen.map(({ at }) => at))]
  const viewOf = ({ at, isMonth }: Pick<Seen, 'at' | 'isMonth'>) => `${at}${isMonth ? ' month' : ''}`
  const toldIn = new Map(
    moments.flatMap((at) => [
      [viewOf({ at, isMonth: true }), toldDays(arrived, at, [])],
      [viewOf({ at, isMonth: false }), toldDays(arrived, at, corrected.get(at) ?? [])],
    ]),
  )
  // Ratings of a stream that are told in the same views can't be told apart.
  const groupOf = (each: Arrived) => {
    const views = [...toldIn].filter(([, told]) => each.known <= (told.get(each.stream) ?? ''))
    return `${each.stream} ${views.map(([view]) => view).join('/')}`
  }
  const groups = [...groupBy(arrived, groupOf)].map(([name, [first, ...others]]) => ({
    name,
    first,
    n: [first, ...others].reduce((sum, each) => sum + (each?.n ?? 0), 0),
  }))
  const sizes = new Map(groups.map(({ name, n }) => [name, n]))
  const sums = new Map<string, Sum>()
  const notes: string[] = []
  for (const { name, n, counts, ...view } of seen) {
    const told = toldIn.get(viewOf(view))
    const parts = groups.filter(
      ({ first }) => first && counts(first) && first.known <= (told?.get(first.stream) ?? ''),
    )
    const expected = parts.reduce((sum, part) => sum + part.n, 0)
    if (n !== expected) notes.push(`${name}: it says ${n}, and ${expected} were counted`)
    sums.set(parts.map((part) => part.name).join(), new Map(parts.map((part) => [part.name, 1])))
  }
  const { isolated, isComplete } = findIsolated([...sums.values()], sizes)
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  const nameOf = (group: string) => {
    const [kind = '', , unitId = '', month = ''] = group.split(' ')
    return `${codes.get(unitId) ?? unitId} ${month} (${kind})`
  }
  return {
    figures: seen.length,
    found: isolated.map(
      ({ groups: names, ratings }) =>
        `${[...new Set(names.map(nameOf))].join(' + ')}: ${ratings} ratings can be worked out`,
    ),
    notes: [
      ...notes,
      ...(isComplete ? [] : ['so many small groups hang together that not every set of them was tried']),
    ],
  }
}

/** Of each stream the last UTC day that was told at a moment. */
function toldDays(
  arrived: readonly Arrived[],
  at: number,
  corrected: readonly Arrived[],
): Map<string, string> {
  const today = dayNotOver(at)
  const isClosed = ({ month }: Arrived) => closingDayOf(`${month}-01`) <= today
  const last = new Map<string, string>()
  const tell = ({ stream, known }: Arrived) => {
    if (known > (last.get(stream) ?? '')) last.set(stream, known)
  }
  for (const each of arrived) if (isClosed(each) && each.known < closingDayOf(`${each.month}-01`)) tell(each)
  for (const stream of groupBy(
    arrived.filter((each) => !isClosed(each)),
    (each) => `${each.kind} ${each.scaleSize}`,
  ).values())
    for (const each of releaseArrivals(stream, today)) tell(each)
  corrected.forEach(tell)
  return last
}
