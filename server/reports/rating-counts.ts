import { readReport } from '../../db/long-reads.ts'
import type { Unit } from '../../db/queries/units.ts'
import type { Context, Service } from '../context.ts'
import type { Language, Words } from '../contract/language.ts'
import { OTHER_WAYS, type RatingWay } from '../contract/rating-channel.ts'
import type { Shown } from '../contract/report.ts'
import { isHidden } from '../domain/disclosure/suppression.ts'
import { localDay } from '../domain/local-time.ts'
import { isInPeriod, monthsOf, type Period, quartersOf } from '../domain/period.ts'
import { levelWords } from '../words/level-words.ts'
import { WAY_WORDS } from '../words/rating-channel-words.ts'
import { hiddenWords } from '../words/reports/report-words.ts'
import { reasonsReport } from './insight/reasons-report.ts'
import { type Publication, readPublication } from './publication.ts'
import { type Column, csvHead, csvLines } from './report-csv.ts'
import { closingOf } from './report-scope.ts'

/** So many ratings of a unit and everything below it that are alike. */
interface RatingCount {
  readonly unit: Unit
  readonly above: Unit | undefined
  readonly period: Period
  readonly way: RatingWay
  readonly scaleSize: number
  /** From one level to another, worst first; null: whichever. */
  readonly levels: readonly [number, number] | null
  /** Null: by level alone. */
  readonly reason: Words | null
  readonly shown: Shown
  readonly n: number | null
}

/** The reports that are read for one unit after the other. */
const REPORTS = { reasons: reasonsReport }

/**
 * Ratings for other programs, a page a unit. Single ratings leave for nobody: a row with unit, day, level and reasons is a
 * person’s answer. So these are the very cells that the reports of each unit tell, no finer and hidden as they are: levels
 * month by month where its months are told and else of the quarter, of each way of rating; and reasons of closed quarters
 * by groups of levels, of the tablets. Whoever holds the file knows nothing that the reports do not say.
 */
export async function ratingCountPages(
  ctx: Context,
  unit: Unit,
  period: Period,
  language: Language,
  reports = REPORTS,
): Promise<AsyncGenerator<string>> {
  const publication = await readReport(ctx.db, (tx) => readPublication(tx, ctx, [period]))
  return writePages(ctx, publication, unit, period, language, reports)
}

async function* writePages(
  ctx: Context,
  publication: Publication,
  unit: Unit,
  period: Period,
  language: Language,
  { reasons }: typeof REPORTS,
): AsyncGenerator<string> {
  yield csvHead(COLUMNS, language)
  for (const each of publication.units.filter(({ path }) => path.startsWith(unit.path))) {
    const rows = listLevels(ctx, publication, each, period)
    for (const quarter of quartersOf(period).filter((one) => isWithin(one, period)))
      if (closingOf(ctx, quarter).isClosed) rows.push(...(await listReasons(ctx, reasons, each, quarter)))
    const above = publication.units.find(({ id }) => id === each.parent_id)
    const page = rows.map((row) => ({ ...row, unit: each, above }))
    if (page.length > 0) yield csvLines(COLUMNS, page, language)
  }
}

type Counted = Omit<RatingCount, 'unit' | 'above'>

function listLevels(
  { now, organisation }: Service,
  publication: Publication,
  unit: Unit,
  period: Period,
): Counted[] {
  const today = localDay(now(), organisation.zone)
  const place = { unitId: unit.id, isDirect: false }
  return quartersOf(period).flatMap((quarter) => {
    const months = monthsOf(quarter).filter(({ fromDay }) => isInPeriod(fromDay, period) && fromDay <= today)
    return (['tablet', ...OTHER_WAYS] as const).flatMap((way) => {
      const cellsOf = (periods: readonly Period[]) =>
        periods.flatMap((each) => {
          // As the report of this very period tells it.
          const asked = { place, period: each, scaleSize: publication.scaleOf(place, each) }
          return publication.isEmpty(way, asked)
            ? []
            : [{ period: each, way, scaleSize: asked.scaleSize, ...publication.told(way, asked) }]
        })
      const byMonth = cellsOf(months)
      const areTold = byMonth.every(({ shown }) => !isHidden(shown))
      return (areTold || !isWithin(quarter, period) ? byMonth : cellsOf([quarter])).flatMap(
        ({ distribution, ...cell }): Counted[] =>
          distribution === null
            ? [{ ...cell, levels: null, reason: null, n: null }]
            : distribution.map((n, index) => ({ ...cell, levels: [index + 1, index + 1], reason: null, n })),
      )
    })
  })
}

async function listReasons(
  service: Service,
  report: typeof reasonsReport,
  unit: Unit,
  quarter: Period,
): Promise<Counted[]> {
  const { n: all, scaleSize, levels, reasons } = await report(service, unit, quarter)
  if (all === null) return []
  return reasons.flatMap(({ words, n, byLevels }): Counted[] => {
    const cell = { period: quarter, way: 'tablet', scaleSize, reason: words } as const
    return byLevels === null
      ? [{ ...cell, levels: null, shown: n === null ? 'company' : 'full', n }]
      : byLevels.map((told, index) => ({
          ...cell,
          levels: [levels[index]?.from ?? 1, levels[index]?.to ?? scaleSize],
          shown: 'full',
          n: told.n,
        }))
  })
}

/** Is all of it in the other? */
function isWithin({ fromDay, toDay }: Period, period: Period): boolean {
  return period.fromDay <= fromDay && toDay <= period.toDay
}

const COLUMNS: readonly Column<RatingCount>[] = [
  { name: { vi: 'Kỳ', en: 'Period' }, value: ({ period }) => period.key },
  { name: { vi: 'Mã đơn vị', en: 'Unit code' }, value: ({ unit }) => unit.code },
  {
    name: { vi: 'Đơn vị và các đơn vị dưới', en: 'Unit with those below it' },
    value: ({ unit }, spoken) => (spoken === 'vi' ? unit.name : unit.name_en || unit.name),
  },
  {
    name: { vi: 'Mã đơn vị cấp trên', en: 'Code of the unit above' },
    value: ({ above }) => above?.code ?? '',
  },
  {
    name: { vi: 'Cách đánh giá', en: 'Way of rating' },
    value: ({ way }, spoken) => WAY_WORDS[way][spoken],
  },
  { name: { vi: 'Số mức của thang', en: 'Levels of the scale' }, value: ({ scaleSize }) => scaleSize },
  { name: { vi: 'Từ mức', en: 'From level' }, value: ({ levels }) => levels?.[0] ?? null },
  { name: { vi: 'Đến mức', en: 'To level' }, value: ({ levels }) => levels?.[1] ?? null },
  {
    name: { vi: 'Mức', en: 'Level' },
    value: ({ levels, scaleSize }, spoken) =>
      levels
        ? [...new Set(levels)].map((level) => levelWords(scaleSize, level)?.[spoken] ?? level).join(' – ')
        : null,
  },
  { name: { vi: 'Lý do', en: 'Reason' }, value: ({ reason }, spoken) => reason?.[spoken] ?? null },
  {
    name: { vi: 'Số lượt', en: 'Ratings' },
    value: ({ n, shown }, spoken) => n ?? hiddenWords(shown)?.[spoken] ?? null,
  },
]
