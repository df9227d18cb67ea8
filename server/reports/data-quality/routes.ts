import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import { queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { findRatingScope } from '../report-scope.ts'
import { dataQualityReport } from './data-quality-report.ts'

const QualityQuery = z.strictObject({ period: z.string().max(40).optional(), unit: Code.optional() })
const SUMMARY =
  'How good the data of a unit and period is: tablets day by day, what is missing, who took part'

export function dataQualityRoutes(service: Service) {
  return new Hono<StaffEnv>().get(
    '/api/reports/data-quality',
    describeRoute({ summary: SUMMARY, tags: ['reports'], responses: { 200: { description: SUMMARY } } }),
    staff(service, 'reports/read'),
    queryString(QualityQuery),
    async (c) => {
      const { period, unit } = c.req.valid('query')
      const { ctx } = c.var
      return c.json(await dataQualityReport(ctx, ...(await findRatingScope(ctx, { unit, period }))))
    },
  )
}
