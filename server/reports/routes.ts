import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { type Context, type Service } from '../context.ts'
import type { StaffSatisfactionReport } from '../contract/report.ts'
import { Code } from '../contract/fields.ts'
import { LANGUAGES } from '../contract/language.ts'
import { PERIOD_KINDS } from '../contract/report.ts'
import { queryString } from '../read-input.ts'
import { contributionsReport } from './contributions-report.ts'
import { lateMovesReport } from './late-moves-report.ts'
import { listPeriods } from './list-periods.ts'
import { lateMovesCsv, satisfactionCsv, timelinessCsv } from './report-csv.ts'
import { ratingCountPages } from './rating-counts.ts'
import { findRatingScope, findReportScope, periodReply } from './report-scope.ts'
import { participationReport } from './served/participation-report.ts'
import { satisfactionReport } from './satisfaction-report.ts'
import { timelinessReport } from './timeliness-report.ts'
import { sendCsv } from './send-csv.ts'
import { verdictsReport } from './verdicts-report.ts'

/** Defaults: the last quarter whose figures are closed, and the highest unit whose reports the person may read. */
const ReportQuery = z.strictObject({ period: z.string().max(40).optional(), unit: Code.optional() })
const PeriodsQuery = z.strictObject({ kind: z.enum(PERIOD_KINDS).default('quarter') })
const CsvQuery = ReportQuery.extend({ lang: z.enum(LANGUAGES).default('vi') })

const described = (summary: string) =>
  describeRoute({ summary, tags: ['reports'], responses: { 200: { description: summary } } })

export function reportRoutes(service: Service) {
  const reader = staff(service, 'reports/read')

  const satisfaction = async (ctx: Context, { period, unit }: z.infer<typeof ReportQuery>) =>
    satisfactionReport(ctx, ...(await findRatingScope(ctx, { unit, period })))
  const timeliness = async (ctx: Context, query: z.infer<typeof ReportQuery>) => {
    const [unit, period] = await findReportScope(ctx, query)
    const contributions = await contributionsReport(ctx, unit, period)
    const verdicts = await verdictsReport(ctx, unit, period)
    return { ...(await timelinessReport(ctx, unit, period)), contributions, verdicts }
  }
  const lateMoves = async (ctx: Context, { period, unit }: z.infer<typeof ReportQuery>) =>
    lateMovesReport(ctx, ...(await findReportScope(ctx, { unit, period })))

  return new Hono<StaffEnv>()
    .get(
      '/api/reports/periods',
      described('Periods of a kind to choose from, newest first; by default the quarters that hold anything'),
      reader,
      queryString(PeriodsQuery),
      async (c) => c.json((await listPeriods(service, c.req.valid('query').kind)).map(periodReply)),
    )
    .get(
      '/api/reports/satisfaction',
      described('Satisfaction of a unit in a quarter, month, half or year'),
      reader,
      queryString(ReportQuery),
      async (c) => {
        const [unit, period] = await findRatingScope(c.var.ctx, c.req.valid('query'))
        const participation = await participationReport(c.var.ctx, unit, period)
        const report = await satisfactionReport(c.var.ctx, unit, period)
        return c.json({ ...report, participation } satisfies StaffSatisfactionReport)
      },
    )
    .get(
      '/api/reports/timeliness',
      described('How the items received in a period were handled'),
      reader,
      queryString(ReportQuery),
      async (c) => c.json(await timeliness(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/reports/late-moves',
      described('Pauses and transfers begun in the last working hour before the deadline'),
      reader,
      queryString(ReportQuery),
      async (c) => c.json(await lateMoves(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/reports/satisfaction.csv',
      described('The same as CSV'),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const { lang, ...query } = c.req.valid('query')
        const report = await satisfaction(c.var.ctx, query)
        return sendCsv(c.var.ctx, 'satisfaction', report, satisfactionCsv(report, lang))
      },
    )
    .get(
      '/api/reports/ratings.csv',
      described(
        'Ratings counted by month, unit, way and level, and by reason, as far as the reports tell them; as CSV',
      ),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const [{ ctx }, { lang, ...query }] = [c.var, c.req.valid('query')]
        const [unit, period] = await findRatingScope(ctx, query)
        const pages = await ratingCountPages(ctx, unit, period, lang)
        return sendCsv(ctx, 'ratings', { period, unit }, pages)
      },
    )
    .get(
      '/api/reports/timeliness.csv',
      described('The same as CSV'),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const { lang, ...query } = c.req.valid('query')
        const report = await timeliness(c.var.ctx, query)
        return sendCsv(c.var.ctx, 'timeliness', report, timelinessCsv(report, lang))
      },
    )
    .get(
      '/api/reports/late-moves.csv',
      described('The same as CSV'),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const { lang, ...query } = c.req.valid('query')
        const report = await lateMoves(c.var.ctx, query)
        return sendCsv(c.var.ctx, 'late-moves', report, lateMovesCsv(report, lang))
      },
    )
}
