import { readReport, type Tx } from '../../../db/dialect.ts'
import { listScaleSizes } from '../../../db/queries/report-counts.ts'
import { listQuestionnaireVersions } from '../../../db/queries/surveys.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import { isAfterClose } from '../../contract/closing.ts'
import type { ReasonsReport, ToldReason } from '../../contract/reports/insight.ts'
import type { ScaleSize } from '../../contract/level.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import { WAY_OF_CHANNEL } from '../../contract/rating-channel.ts'
import { groupBy } from '../../domain/group-by.ts'
import { type Period, quartersOf } from '../../domain/period.ts'
import { type ReasonPlace, tellReason } from '../../domain/reason-release.ts'
import { readPublication } from '../publication.ts'
import { closingOf, periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'

/**
 * What people chose after their rating, of a unit and everything below it. Only of a closed quarter, and of the tablets'
 * ratings that its result counts.
 */
export async function reasonsReport(service: Service, unit: Unit, period: Period): Promise<ReasonsReport> {
  const quarter = quartersOf(period).findLast((each) => closingOf(service, each).isClosed)
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  if (!quarter) return { ...reply, quarter: null, n: null, reasons: [] }
  return readReport(service.db, async (tx) => {
    const publication = await readPublication(tx, service, [quarter])
    const place = { unitId: unit.id, isDirect: false }
    const scaleSize = publication.scaleOf(place, quarter)
    const { n } = publication.told('tablet', { place, period: quarter, scaleSize })
    const reasons = n === null ? [] : await tellReasons(tx, publication.units, unit, quarter, scaleSize)
    return { ...reply, quarter: periodReply(quarter), n, reasons }
  })
}

async function tellReasons(
  tx: Tx,
  units: readonly Unit[],
  unit: Unit,
  quarter: Period,
  scaleSize: ScaleSize,
): Promise<ToldReason[]> {
  const sizes = await listScaleSizes(tx)
  const counts = (
    await countTallies(tx, {
      span: quarter,
      grain: 'day',
      by: ['unitId', 'day', 'known', 'channel', 'versionId', 'flag', 'question', 'choice'],
      questions: ['level', 'reason'],
    })
  ).filter(
    ({ day, known, channel, versionId, flag }) =>
      flag === '' &&
      WAY_OF_CHANNEL[channel] === 'tablet' &&
      sizes.get(versionId) === scaleSize &&
      !isAfterClose(day, known),
  )
  const byUnit = groupBy(counts, ({ unitId }) => unitId)
  const words = await readReasonWords(tx)
  const chosen = groupBy(
    counts.filter(({ question }) => question === 'reason'),
    ({ choice }) => choice,
  )
  const inUnit = new Set(units.filter(({ path }) => path.startsWith(unit.path)).map(({ id }) => id))
  return [...chosen]
    .map(([key, rows]): ToldReason => {
      const root = units.find(({ parent_id }) => parent_id === null)
      const told = root ? tellReason(placeOf(root, units, byUnit, key)) : new Set<string>()
      const n = rows.filter(({ unitId }) => inUnit.has(unitId)).reduce((sum, row) => sum + row.n, 0)
      return { key, words: words.get(key) ?? { vi: key, en: key }, n: told.has(unit.id) ? n : null }
    })
    .toSorted((a, b) => (b.n ?? -1) - (a.n ?? -1) || a.key.localeCompare(b.key))
}

type Counts = Awaited<ReturnType<typeof countTallies<'unitId' | 'day' | 'known' | 'question' | 'choice'>>>

function placeOf(
  unit: Unit,
  units: readonly Unit[],
  byUnit: ReadonlyMap<string, Counts>,
  key: string,
): ReasonPlace {
  const own = byUnit.get(unit.id)
  const children = [
    ...(own ? [{ id: `${unit.id} itself`, children: [], ...companyIn(own, key) }] : []),
    ...units
      .filter(({ parent_id }) => parent_id === unit.id)
      .map((child) => placeOf(child, units, byUnit, key)),
  ]
  const sum = (field: 'n' | 'company') => children.reduce((total, child) => total + child[field], 0)
  return { id: unit.id, n: sum('n'), company: sum('company'), children }
}

function companyIn(counts: Counts, key: string): { readonly n: number; readonly company: number } {
  let [n, company] = [0, 0]
  for (const group of groupBy(counts, ({ day, known }) => `${day.slice(0, 7)} ${known}`).values()) {
    const sum = (rows: Counts) => rows.reduce((total, row) => total + row.n, 0)
    const all = sum(group.filter(({ question }) => question === 'level'))
    const chose = sum(group.filter(({ question, choice }) => question === 'reason' && choice === key))
    n += all
    company += Math.max(0, Math.min(chose, all - chose))
  }
  return { n, company }
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
