import type { Tx } from '../../../db/dialect.ts'
import { listScaleSizes } from '../../../db/queries/report-counts.ts'
import { listQuestionnaireVersions } from '../../../db/queries/surveys.ts'
import { countTallies, reasonQuestion } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import { satisfiedLevels, type ScaleSize } from '../../contract/level.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import type { LevelGroup, ReasonOfLevels, ReasonsReport, ToldReason } from '../../contract/reports/insight.ts'
import { LEAST_SHARE } from '../../domain/disclosure/suppression.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { type ReasonPlace, tellReason, tellReasonByLevel } from '../../domain/reason-release.ts'
import { wilsonInterval } from '../../domain/satisfaction.ts'
import { keepFigures } from '../kept-figures.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf, subtreeIds } from '../unit-parts.ts'
import { headlineOf, lastClosedQuarter, readToldQuarter } from './told-quarter.ts'

/**
 * What people chose after their rating, of a unit and everything below it, and which levels they had given. Only of a closed
 * quarter, and of the tablets' ratings that its result counts.
 */
export async function reasonsReport(service: Service, unit: Unit, period: Period): Promise<ReasonsReport> {
  const quarter = lastClosedQuarter(service, period)
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  if (!quarter) return { ...reply, quarter: null, n: null, scaleSize: 5, levels: [], reasons: [] }
  const place = { unitId: unit.id, isDirect: false }
  return readToldQuarter(service, place, quarter, async (tx, { publication, scaleSize, n }) => {
    const told = { ...reply, quarter: periodReply(quarter), n, scaleSize }
    const { distribution } = publication.told('tablet', { place, period: quarter, scaleSize })
    if (n === null || distribution === null) return { ...told, levels: [], reasons: [] }
    const levels = levelGroupsOf(scaleSize).map(({ from, to }): LevelGroup => ({
      from,
      to,
      n: distribution.slice(from - 1, to).reduce((sum, each) => sum + each, 0),
    }))
    return {
      ...told,
      levels,
      reasons: await tellReasons(tx, publication.units, unit, quarter, scaleSize, levels),
    }
  })
}

/** Below the satisfied ones, the middle one of five by itself: it is neither. */
function levelGroupsOf(scaleSize: ScaleSize): Pick<LevelGroup, 'from' | 'to'>[] {
  const [from, to] = satisfiedLevels(scaleSize)
  return scaleSize === 3
    ? [
        { from: 1, to: from - 1 },
        { from, to },
      ]
    : [
        { from: 1, to: from - 2 },
        { from: from - 1, to: from - 1 },
        { from, to },
      ]
}

async function tellReasons(
  tx: Tx,
  units: readonly Unit[],
  unit: Unit,
  quarter: Period,
  scaleSize: ScaleSize,
  levels: readonly LevelGroup[],
): Promise<ToldReason[]> {
  const versions = [...(await listScaleSizes(tx))]
  const reasons = await keptReasons(tx, quarter, [scaleSize, units, versions], () =>
    countReasons(tx, units, quarter, scaleSize, levels),
  )
  const words = await readReasonWords(tx)
  const ids = [...subtreeIds(units, unit)]
  return reasons
    .map(({ key, told, byLevel, chosen }): ToldReason => {
      const ofGroup = (group: number) => ids.reduce((sum, id) => sum + (chosen.get(id)?.[group] ?? 0), 0)
      return {
        key,
        words: words.get(key) ?? { vi: key, en: key },
        n: told.has(unit.id) ? levels.reduce((sum, _, group) => sum + ofGroup(group), 0) : null,
        byLevels: byLevel.has(unit.id)
          ? levels.map((group, index) => reasonOfLevels(ofGroup(index), group.n))
          : null,
      }
    })
    .toSorted((a, b) => (b.n ?? -1) - (a.n ?? -1) || a.key.localeCompare(b.key))
}

/** A reason of a quarter: at which places it is told, and at which level by level; unit → how many chose it, by group of levels. */
interface CountedReason {
  readonly key: string
  readonly told: ReadonlySet<string>
  readonly byLevel: ReadonlySet<string>
  readonly chosen: ReadonlyMap<string, readonly number[]>
}

const keptReasons = keepFigures<readonly CountedReason[]>(8)

/** So many units are read at a time: what was chosen at all of them would be a quarter of a million counts at once. */
const UNITS_AT_ONCE = 24

/** Of all units: what is told of one does not depend on who asks. */
async function countReasons(
  tx: Tx,
  units: readonly Unit[],
  quarter: Period,
  scaleSize: ScaleSize,
  groups: readonly Pick<LevelGroup, 'from' | 'to'>[],
): Promise<CountedReason[]> {
  const isCounted = await headlineOf(tx, scaleSize)
  const groupOf = (level: number) => groups.findIndex(({ from, to }) => from <= level && level <= to)
  const level = new Map(
    Array.from({ length: scaleSize }, (_, index) => [reasonQuestion(index + 1), index + 1]),
  )
  const ofUnits = new Map<string, UnitReasons>()
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    const cells = await countTallies(tx, {
      span: quarter,
      grain: 'day',
      by: ['unitId', 'day', 'known', 'channel', 'versionId', 'flag', 'question', 'choice'],
      unitIds: units.slice(at, at + UNITS_AT_ONCE).map(({ id }) => id),
      questions: ['level', ...level.keys()],
    })
    for (const [unitId, own] of groupBy(cells.filter(isCounted), (cell) => cell.unitId)) {
      const counts = own.map(({ day, known, question, choice, n }): Count => ({
        when: `${day.slice(0, 7)} ${known}`,
        group: groupOf(level.get(question) ?? Number(choice)),
        reason: level.has(question) ? choice : null,
        n,
      }))
      ofUnits.set(unitId, reasonsOf(counts, groups.length))
    }
  }
  const root = units.find(({ parent_id }) => parent_id === null)
  const keys = new Set([...ofUnits.values()].flatMap(({ chosen }) => [...chosen.keys()]))
  return [...keys].map((key): CountedReason => {
    const tree = root && placeOf(root, units, ofUnits, key, groups.length)
    const told = tree ? tellReason(tree) : new Set<string>()
    const chosen = new Map(
      [...ofUnits].flatMap(([unitId, own]) => {
        const sums = own.chosen.get(key)
        return sums ? [[unitId, sums.levels.map(({ n }) => n)] as const] : []
      }),
    )
    return { key, told, byLevel: tree ? tellReasonByLevel(tree, told) : new Set<string>(), chosen }
  })
}

function reasonOfLevels(n: number, of: number): ReasonOfLevels {
  // What a correction added stands in the result alone.
  if (of < LEAST_SHARE || n > of) return { n, share: null, interval: null }
  return { n, share: n / of, interval: wilsonInterval(n, of) }
}

/** Ratings that may have been told apart before, by month and day of arrival: all of a group of levels, or those that chose a reason. */
interface Count {
  readonly when: string
  readonly group: number
  readonly reason: string | null
  readonly n: number
}

interface Chosen {
  /** How many chose it. */
  readonly n: number
  /** Of them, and of as many who did not: the fewer, at each time by itself. */
  readonly company: number
}

/** What was chosen at one unit itself. */
interface UnitReasons {
  readonly n: number
  /** All ratings of each group of levels. */
  readonly levels: readonly number[]
  readonly chosen: ReadonlyMap<string, Chosen & { readonly levels: readonly Chosen[] }>
}

function reasonsOf(counts: readonly Count[], groups: number): UnitReasons {
  const times = [...groupBy(counts, ({ when }) => when).values()]
  const within = (group: number | null) => {
    const chosen = new Map<string, { n: number; company: number }>()
    let n = 0
    for (const time of times) {
      let all = 0
      const chose = new Map<string, number>()
      for (const each of time) {
        if (group !== null && each.group !== group) continue
        if (each.reason === null) all += each.n
        else chose.set(each.reason, (chose.get(each.reason) ?? 0) + each.n)
      }
      n += all
      for (const [key, count] of chose) {
        const sums = chosen.get(key) ?? { n: 0, company: 0 }
        chosen.set(key, sums)
        sums.n += count
        sums.company += Math.max(0, Math.min(count, all - count))
      }
    }
    return { n, chosen }
  }
  const [whole, parts] = [within(null), Array.from({ length: groups }, (_, group) => within(group))]
  return {
    n: whole.n,
    levels: parts.map(({ n }) => n),
    chosen: new Map(
      [...whole.chosen].map(([key, sums]) => [
        key,
        { ...sums, levels: parts.map(({ chosen }) => chosen.get(key) ?? NOBODY) },
      ]),
    ),
  }
}

const NOBODY: Chosen = { n: 0, company: 0 }

function placeOf(
  unit: Unit,
  units: readonly Unit[],
  ofUnits: ReadonlyMap<string, UnitReasons>,
  key: string,
  groups: number,
): ReasonPlace {
  const own = ofUnits.get(unit.id)
  const chosen = own?.chosen.get(key)
  const children = [
    ...(own
      ? [
          {
            id: `${unit.id} itself`,
            children: [],
            n: own.n,
            company: chosen?.company ?? 0,
            levels: own.levels.map((n, index) => ({ n, company: chosen?.levels[index]?.company ?? 0 })),
          },
        ]
      : []),
    ...units
      .filter(({ parent_id }) => parent_id === unit.id)
      .map((child) => placeOf(child, units, ofUnits, key, groups)),
  ]
  const sum = (of: (place: ReasonPlace) => number) => children.reduce((total, child) => total + of(child), 0)
  return {
    id: unit.id,
    n: sum(({ n }) => n),
    company: sum(({ company }) => company),
    levels: Array.from({ length: groups }, (_, index) => ({
      n: sum(({ levels }) => levels[index]?.n ?? 0),
      company: sum(({ levels }) => levels[index]?.company ?? 0),
    })),
    children,
  }
}

/** As the newest version that has the reason calls it. */
async function readReasonWords(tx: Tx): Promise<ReadonlyMap<string, ToldReason['words']>> {
  const versions = await listQuestionnaireVersions(tx)
  return new Map(
    versions.flatMap(({ body }) =>
      ((JSON.parse(body) as Partial<QuestionnaireBody>).reasons ?? []).map(
        ({ key, words }): [string, ToldReason['words']] => [key, words],
      ),
    ),
  )
}
