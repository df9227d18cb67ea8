import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import { LANGUAGES } from '../../contract/language.ts'
import { queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { findRatingScope, findReportScope } from '../report-scope.ts'
import { sendCsv } from '../send-csv.ts'
import { answersReport } from './answers-report.ts'
import { desksReport } from './desks-report.ts'
import { handOversReport } from './hand-overs-report.ts'
import { hoursReport } from './hours-report.ts'
import { answersCsv, hoursCsv, trendCsv } from './insight-csv.ts'
import { openItemsReport } from './open-items-report.ts'
import { proceduresReport } from './procedures-report.ts'
import { promisesReport } from './promises-report.ts'
import { reasonsReport } from './reasons-report.ts'
import { trendReport } from './trend-report.ts'

/** Defaults as for the other reports. */
const InsightQuery = z.strictObject({ period: z.string().max(40).optional(), unit: Code.optional() })
const CsvQuery = InsightQuery.extend({ lang: z.enum(LANGUAGES).default('vi') })

const described = (summary: string) =>
  describeRoute({ summary, tags: ['reports'], responses: { 200: { description: summary } } })

/** What a leader asks after the quarter's result: how it went, why, and what still waits. */
export function insightRoutes(service: Service) {
  const reader = staff(service, 'reports/read')
  return new Hono<StaffEnv>()
    .get(
      '/api/reports/trend',
      described('Satisfaction of a unit over quarters, months and weeks, up to a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await trendReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
      },
    )
    .get('/api/reports/trend.csv', described('The same as CSV'), reader, queryString(CsvQuery), async (c) => {
      const [{ ctx }, { period: key, unit: code, lang }] = [c.var, c.req.valid('query')]
      const [unit, period] = await findRatingScope(ctx, { unit: code, period: key })
      return sendCsv(ctx, 'trend', { period, unit }, trendCsv(await trendReport(ctx, unit, period), lang))
    })
    .get(
      '/api/reports/reasons',
      described('Reasons chosen on tablets, of the last closed quarter of a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await reasonsReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
      },
    )
    .get(
      '/api/reports/answers',
      described('Answers to further questions by the question’s key, of the last closed quarter of a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await answersReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
      },
    )
    .get(
      '/api/reports/answers.csv',
      described('The same as CSV'),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const [{ ctx }, { period: key, unit: code, lang }] = [c.var, c.req.valid('query')]
        const [unit, period] = await findRatingScope(ctx, { unit: code, period: key })
        const report = await answersReport(ctx, unit, period)
        return sendCsv(ctx, 'answers', { period, unit }, answersCsv(report, lang))
      },
    )
    .get(
      '/api/reports/open-items',
      described('What is open now by how late it is, and what was received and answered in a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await openItemsReport(ctx, ...(await findReportScope(ctx, { unit, period }))))
      },
    )
    .get(
      '/api/reports/hours',
      described('Taps by weekday and hour of the last closed quarter of a period, against opening hours'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await hoursReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
      },
    )
    .get('/api/reports/hours.csv', described('The same as CSV'), reader, queryString(CsvQuery), async (c) => {
      const [{ ctx }, { period: key, unit: code, lang }] = [c.var, c.req.valid('query')]
      const [unit, period] = await findRatingScope(ctx, { unit: code, period: key })
      return sendCsv(ctx, 'hours', { period, unit }, hoursCsv(await hoursReport(ctx, unit, period), lang))
    })
    .get(
      '/api/reports/desks',
      described('Satisfaction by desk of a unit, of the last closed quarter of a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await desksReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
      },
    )
    .get(
      '/api/reports/procedures',
      described('Satisfaction by the procedure a tap names, of the last closed quarter of a period'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const { ctx } = c.var
        return c.json(await proceduresReport(ctx, ...(await findRatingScope(ctx, c.req.valid('query')))))
      },
    )
    .get(
      '/api/reports/hand-overs',
      described('What a unit handed to others and was handed in a period, and how long it had held it'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await handOversReport(ctx, ...(await findReportScope(ctx, { unit, period }))))
      },
    )
    .get(
      '/api/reports/promises',
      described('What became of the days in a period by which first replies promised an answer'),
      reader,
      queryString(InsightQuery),
      async (c) => {
        const [{ ctx }, { period, unit }] = [c.var, c.req.valid('query')]
        return c.json(await promisesReport(ctx, ...(await findReportScope(ctx, { unit, period }))))
      },
    )
}
