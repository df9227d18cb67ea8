import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import { EnterServed, ServedFile } from '../../contract/quality/served.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { findReportScope } from '../report-scope.ts'
import { enterServed } from './enter-served.ts'
import { listServed } from './list-served.ts'
import { readServedFile } from './read-served-file.ts'

const ServedQuery = z.strictObject({ period: z.string().max(40).optional(), unit: Code.optional() })

const described = (summary: string) =>
  describeRoute({ summary, tags: ['reports'], responses: { 200: { description: summary } } })

/** How many people were served, as an office enters it. */
export function servedRoutes(service: Service) {
  const enterer = staff(service, 'served/enter')
  return new Hono<StaffEnv>()
    .get(
      '/api/reports/served',
      described('People served by unit, desk and day, with who entered it'),
      staff(service, 'reports/read'),
      queryString(ServedQuery),
      async (c) => {
        const { period, unit } = c.req.valid('query')
        const { ctx } = c.var
        return c.json(await listServed(ctx, ...(await findReportScope(ctx, { unit, period }))))
      },
    )
    .post(
      '/api/reports/served',
      described('Enter how many people were served; all days or none'),
      enterer,
      jsonBody(EnterServed),
      async (c) => {
        const { entries } = c.req.valid('json')
        const placed = entries.map((entry, index) => ({ at: `entries.${index}`, entry }))
        return c.json(await enterServed(c.var.ctx, placed), 201)
      },
    )
    .post(
      '/api/reports/served/file',
      described('The same from a CSV file: a line a day, or a line a ticket of a queue machine'),
      enterer,
      jsonBody(ServedFile),
      async (c) => {
        const { ctx } = c.var
        return c.json(await enterServed(ctx, readServedFile(ctx.organisation.zone, c.req.valid('json'))), 201)
      },
    )
}
