import type { Tx } from '../../db/dialect.ts'
import {
  countArrivals,
  countLevels,
  type LevelCount,
  listScaleSizes,
} from '../../db/queries/report-counts.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { isScaleSize, SCALE_SIZES, type ScaleSize } from '../contract/level.ts'
import { EXCLUDING_RULES, type ExcludingRule, excludingRule } from '../contract/misuse-rules.ts'
import { type RatingWay, WAY_OF_CHANNEL } from '../contract/rating-channel.ts'
import type { SatisfactionCell, Shown } from '../contract/report.ts'
import { isInPeriod, type Period, quartersOf } from '../domain/period.ts'
import { batchArrivals, releaseArrivals } from '../domain/disclosure/release.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { groupBy } from '../domain/group-by.ts'
import { satisfactionOf } from '../domain/satisfaction.ts'
import {
  type CountedUnit,
  isHidden,
  LEAST_COUNTS,
  shownFor,
  suppress,
  suppressTree,
  type UnitShown,
  type UnitTree,
} from '../domain/disclosure/suppression.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { findFrozenBasis } from './frozen-basis.ts'
import { keepFigures } from './kept-figures.ts'
import { onceInSnapshot } from './once-in-snapshot.ts'
import { closingOf } from './report-scope.ts'
import { subtreeIds } from './unit-parts.ts'
import { listUnitsOf } from './units-on.ts'

/** Which ratings: of one way, or those that a rule of misuse keeps out. */
type Kind = RatingWay | ExcludingRule

/** Where: a unit with everything below it, or what was given at the unit itself. */
export interface Place {
  readonly unitId: string
  readonly isDirect: boolean
}

export interface Asked {
  readonly place: Place
  readonly period: Period
  readonly scaleSize: ScaleSize
}

/** What must not leave this file unless `shown` allows it. */
interface Figure {
  readonly n: number
  readonly shown: Shown
  readonly distribution: readonly number[]
}

interface PlaceMonths extends Place, CountedUnit {
  /** Ratings of each level, worst first, month by month. */
  readonly levels: readonly (readonly number[])[]
  /** What came late and is told all the same, of the whole quarter. */
  readonly late: readonly number[]
}
type PlaceTree = UnitTree<PlaceMonths>
type ShownPlace = UnitTree<PlaceMonths & UnitShown>

/** All that is counted of one quarter, as it was read: plain data, so that a published quarter can keep it. */
export interface QuarterCounts {
  readonly period: Period
  readonly isClosed: boolean
  /** The units as they were then: what is hidden depends on their tree. */
  readonly units: readonly Unit[]
  /** Of a closed quarter what came in time; of one that is not, what has been released. */
  readonly counts: readonly Sized[]
  /** Late, and told with a publication: in batches of ten or more at every place. */
  readonly late: readonly Sized[]
  /** Late, and told of by their number alone. */
  readonly afterClose: readonly LevelCount[]
}

type Sized = LevelCount & { readonly scaleSize: ScaleSize }

/**
 * The one door from counted ratings to whatever is shown: reports, files, public pages. It answers of any unit, month,
 * quarter, year, way and scale, always from the whole tree of units and whole quarters, so that what is hidden does not depend
 * on who asks for what. Closed quarters are suppressed, units and months as one problem; of others what is told has come in
 * batches of ten or more. Years, and ways together, are sums of what is shown, and hidden where a part is.
 */
export interface Publication {
  readonly units: readonly Unit[]
  /** What may be shown of one way. */
  told(way: RatingWay, asked: Asked): SatisfactionCell
  /** How much of it that is; null where nobody has rated, as far as anything is told. */
  shownOf(way: RatingWay, asked: Asked): Shown | null
  /** Of all ways together. */
  toldTogether(asked: Asked): SatisfactionCell
  /** How many there are, as far as that may be shown. */
  toldNumber(kind: Kind, asked: Asked): number | null
  /** Has anybody rated there, as far as anything is told? */
  isEmpty(way: RatingWay, asked: Asked): boolean
  /** The scale with most of what is told. */
  scaleOf(place: Place, period: Period): ScaleSize
  /** How many ratings came after the period had closed. */
  countAfterClose(unit: Unit, period: Period): number
}

const WAYS = ['tablet', 'phone', 'entered'] as const satisfies readonly RatingWay[]

/** Reads what these periods rest on: whole months, quarters or years. */
export async function readPublication(
  tx: Tx,
  service: Pick<Service, 'now'>,
  periods: readonly Period[],
): Promise<Publication> {
  const read = new Map<string, QuarterCounts>()
  for (const quarter of periods.flatMap(quartersOf))
    if (!read.has(quarter.key)) read.set(quarter.key, await readQuarterOf(tx, service, quarter))
  const last = periods.toSorted((a, b) => a.toDay.localeCompare(b.toDay)).at(-1)
  return publicationOf(last ? await listUnitsOf(tx, last) : [], [...read.values()])
}

/** The same of what was read before. */
export function publicationOf(units: readonly Unit[], read: readonly QuarterCounts[]): Publication {
  const quarters = new Map(read.map((quarter) => [quarter.period.key, quarter]))
  // Looked up for every figure, of which a report has thousands.
  const parts = new Map<string, readonly Period[]>()
  const partsOf = (period: Period): readonly Period[] => {
    const known = parts.get(period.key) ?? quartersOf(period)
    parts.set(period.key, known)
    return known
  }

  const figureOf = (kind: Kind, { place, period, scaleSize }: Asked): Figure =>
    addUp(
      partsOf(period).flatMap((each): Figure[] => {
        const quarter = quarters.get(each.key)
        if (!quarter) throw new Error(`${each.key} was not read`)
        const found = placesIn(quarter, kind, scaleSize).get(nameOf(place))
        if (!found) return [{ ...NOBODY, shown: quarter.isClosed ? 'few' : 'waiting' }]
        return [figureIn(found, quarter, period)]
      }),
    )
  const togetherOf = (asked: Asked) => addUp(WAYS.map((way) => figureOf(way, asked)))
  const cellOf = ({ distribution, shown }: Figure, { scaleSize }: Asked, isSample: boolean) => {
    const levels = Array.from({ length: scaleSize }, (_, index) => distribution[index] ?? 0)
    const cell = suppress(satisfactionOf(levels, scaleSize), shown)
    return isSample ? cell : { ...cell, interval: null }
  }

  return {
    units,
    shownOf(way, asked) {
      const { n, shown } = figureOf(way, asked)
      return n === 0 ? null : shown
    },
    told: (way, asked) => cellOf(figureOf(way, asked), asked, way !== 'entered'),
    toldTogether: (asked) => cellOf(togetherOf(asked), asked, figureOf('entered', asked).n === 0),
    toldNumber(kind, asked) {
      const { n, shown } = figureOf(kind, asked)
      return shown === 'waiting' || (isHidden(shown) && n > 0) ? null : n
    },
    isEmpty: (way, asked) => figureOf(way, asked).n === 0,
    scaleOf(place, period) {
      const sizeOf = (scaleSize: ScaleSize) => togetherOf({ place, period, scaleSize }).n
      const ofTablets = (scaleSize: ScaleSize) => figureOf('tablet', { place, period, scaleSize }).n
      return (
        SCALE_SIZES.toSorted((a, b) => ofTablets(b) - ofTablets(a) || sizeOf(b) - sizeOf(a) || b - a)[0] ?? 5
      )
    },
    countAfterClose(unit, period) {
      const ids = subtreeIds(units, unit)
      return quartersOf(period)
        .flatMap(({ key }) => quarters.get(key)?.afterClose ?? [])
        .filter(({ unitId, month }) => ids.has(unitId) && isInPeriod(`${month}-01`, period))
        .reduce((sum, { n }) => sum + n, 0)
    },
  }
}

/** A published quarter as it was published; another as it stands. */
export async function readQuarterOf(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
): Promise<QuarterCounts> {
  const frozen = await findFrozenBasis(tx, period.key, isoOf(service.now()))
  return frozen?.quarters.find((each) => each.period.key === period.key) ?? readAnew(tx, service, period)
}

const scaleSizesIn = onceInSnapshot(listScaleSizes)

/** Three years, as told and as they would be published. */
const keptQuarters = keepFigures<QuarterCounts>(24)

/**
 * A quarter as it stands, whatever is published of it. With `tellsLate` late ratings are told as well, where ten or more
 * came to a place: they are gathered day by day into batches of ten, and each is told whole or not at all. So two publications of
 * a quarter differ by nobody or by ten people, at every place.
 */
export async function readAnew(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
  { tellsLate = false }: { readonly tellsLate?: boolean } = {},
): Promise<QuarterCounts> {
  const { isClosed } = closingOf(service, period)
  const scaleSizes = await scaleSizesIn(tx)
  const units = await listUnitsOf(tx, period)
  const today = dayNotOver(service.now())
  // A closed quarter is the same on every day, but for what is told late.
  const key = [isClosed, tellsLate, isClosed && !tellsLate ? '' : today, units, [...scaleSizes]]
  return keptQuarters(tx, period, key, () =>
    countQuarter(tx, service, period, { tellsLate, units, scaleSizes, today }),
  )
}

async function countQuarter(
  tx: Tx,
  service: Pick<Service, 'now'>,
  period: Period,
  {
    tellsLate,
    units,
    scaleSizes,
    today,
  }: {
    readonly tellsLate: boolean
    readonly units: readonly Unit[]
    readonly scaleSizes: ReadonlyMap<string, number>
    readonly today: string
  },
): Promise<QuarterCounts> {
  const { isClosed, day } = closingOf(service, period)
  const sized = (counts: readonly LevelCount[]) =>
    counts.flatMap((count): Sized[] => {
      const scaleSize = scaleSizes.get(count.versionId)
      return scaleSize !== undefined && isScaleSize(scaleSize) ? [{ ...count, scaleSize }] : []
    })
  if (!isClosed) {
    const counts = byStream(sized(await countArrivals(tx, period)), (own) => releaseArrivals(own, today))
    return { period, isClosed, units, counts, late: [], afterClose: [] }
  }
  const read = await countLevels(tx, period)
  const counts = sized(read).filter(({ known }) => known === 'in-time')
  const afterClose = read.filter(({ known }) => known === 'late')
  if (!tellsLate || afterClose.length === 0) return { period, isClosed, units, counts, late: [], afterClose }
  const arrived = (await countArrivals(tx, period)).filter(({ known }) => known >= day)
  const late = byStream(sized(arrived), (own) => batchArrivals(own, today))
  const told = new Set(late.map((count) => canonicalJson(count)))
  return {
    period,
    isClosed,
    units,
    counts,
    late,
    afterClose: sized(arrived).filter((count) => !told.has(canonicalJson(count))),
  }
}

/** Of each quarter that is kept, what was worked out of it. */
const published = new WeakMap<QuarterCounts, Map<string, ReadonlyMap<string, ShownPlace>>>()

function placesIn(quarter: QuarterCounts, kind: Kind, scaleSize: ScaleSize): ReadonlyMap<string, ShownPlace> {
  const trees = published.get(quarter) ?? new Map<string, ReadonlyMap<string, ShownPlace>>()
  published.set(quarter, trees)
  const key = `${kind} ${scaleSize}`
  const known = trees.get(key) ?? publishQuarter(quarter, kind, scaleSize)
  trees.set(key, known)
  return known
}

function kindOf({ flag, channel }: LevelCount): Kind {
  return flag === '' ? WAY_OF_CHANNEL[channel] : excludingRule(flag)
}

/** Each kind and scale by itself: they are told apart. */
function byStream(counts: readonly Sized[], tell: (own: readonly Sized[]) => Sized[]): Sized[] {
  return [...WAYS, ...EXCLUDING_RULES].flatMap((kind) =>
    SCALE_SIZES.flatMap((size) =>
      tell(counts.filter((count) => count.scaleSize === size && kindOf(count) === kind)),
    ),
  )
}

function nameOf({ unitId, isDirect }: Place): string {
  return isDirect ? `${unitId} itself` : unitId
}

/**
 * Every place of a quarter where anything is counted, by name, with how much of it may be shown: that rests on what came in
 * time, so that a correction opens no place that was hidden.
 */
function publishQuarter(
  { units, counts, late, period, isClosed }: QuarterCounts,
  kind: Kind,
  scaleSize: ScaleSize,
): ReadonlyMap<string, ShownPlace> {
  const months = monthsOf(period)
  const levelsOf = (of: readonly Sized[]) => {
    const own = new Map<string, number[][]>()
    for (const count of of) {
      if (kindOf(count) !== kind || count.scaleSize !== scaleSize) continue
      const levels = own.get(count.unitId) ?? emptyLevels(months, scaleSize)
      own.set(count.unitId, levels)
      const month = levels[months.indexOf(count.month)]
      if (month) month[count.level - 1] = (month[count.level - 1] ?? 0) + count.n
    }
    return own
  }
  const [own, added] = [levelsOf(counts), levelsOf(late)]
  const childrenOf = groupBy(units, ({ parent_id }) => parent_id ?? '')
  const placeOf = (unit: Unit): PlaceTree[] => {
    const [inTime, tooLate] = [own.get(unit.id), added.get(unit.id)]
    const empty = emptyLevels(months, scaleSize)
    const parts = [
      ...(inTime || tooLate
        ? [placeWith({ unitId: unit.id, isDirect: true }, inTime ?? empty, addLevels(tooLate ?? empty), [])]
        : []),
      ...(childrenOf.get(unit.id) ?? []).flatMap(placeOf),
    ]
    if (parts.length === 0) return []
    const levels = months.map((_, month) => addLevels(parts.map((part) => part.levels[month] ?? [])))
    return [
      placeWith(
        { unitId: unit.id, isDirect: false },
        levels,
        addLevels(parts.map(({ late }) => late)),
        parts,
      ),
    ]
  }
  const [root] = units.filter(({ parent_id }) => parent_id === null).flatMap(placeOf)
  const places = new Map<string, ShownPlace>()
  const enter = (place: ShownPlace): void => {
    places.set(nameOf(place), place)
    place.children.forEach(enter)
  }
  if (root) enter(isClosed ? suppressTree<PlaceMonths>(root) : showReleased(root))
  return places
}

function monthsOf({ fromDay }: Period): string[] {
  const [year = '', month = ''] = fromDay.split('-')
  return [0, 1, 2].map((index) => `${year}-${String(Number(month) + index).padStart(2, '0')}`)
}

function emptyLevels(months: readonly string[], scaleSize: ScaleSize): number[][] {
  return months.map(() => Array.from({ length: scaleSize }, () => 0))
}

function placeWith(
  place: Place,
  levels: readonly (readonly number[])[],
  late: readonly number[],
  children: readonly PlaceTree[],
): PlaceTree {
  return { ...place, levels, late, months: levels.map(sumOf), children }
}

/** What is released holds ten ratings or more wherever it holds any. */
function showReleased(place: PlaceTree): ShownPlace {
  const shown = (n: number): Shown => (n === 0 ? 'waiting' : shownFor(n))
  return {
    ...place,
    quarter: shown(sumOf(place.months)),
    monthsShown: place.months.map(shown),
    children: place.children.map(showReleased),
  }
}

/** Of a month itself; of a quarter or a year all of the quarter, with what came late and is told. */
function figureIn(place: ShownPlace, quarter: QuarterCounts, period: Period): Figure {
  if (period.kind !== 'month') {
    const distribution = addLevels([...place.levels, place.late])
    const n = sumOf(distribution)
    return { n, shown: withLate(place, n), distribution }
  }
  const month = monthsOf(quarter.period).indexOf(period.key)
  const distribution = place.levels[month] ?? []
  return { n: sumOf(distribution), shown: place.monthsShown[month] ?? 'few', distribution }
}

/** A place where nobody rated in time holds whole batches alone; one that is hidden stays so. */
function withLate(place: ShownPlace, n: number): Shown {
  if (sumOf(place.late) === 0) return place.quarter
  return isHidden(place.quarter) && sumOf(place.months) > 0 ? place.quarter : shownFor(n)
}

const NOBODY: Figure = { n: 0, shown: 'few', distribution: [] }

/** Told where all that anybody gave is told: it says nothing that its parts do not. */
function addUp(figures: readonly Figure[]): Figure {
  const given = figures.filter(({ n }) => n > 0)
  if (given.length === 0) return figures.find(({ shown }) => shown === 'waiting') ?? NOBODY
  const distribution = addLevels(given.map((figure) => figure.distribution))
  const n = sumOf(distribution)
  const isTold = given.every(({ shown }) => !isHidden(shown))
  return { n, distribution, shown: isTold || n < LEAST_COUNTS ? shownFor(n) : 'company' }
}

function addLevels(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, level) => sumOf(rows.map((row) => row[level] ?? 0)))
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
