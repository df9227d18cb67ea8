import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import { DENOMINATORS, EnterIndexInputs, INCOMPLETE_TOTALS, IndexInputFile } from '../../contract/indexes.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { findReportScope } from '../report-scope.ts'
import { enterIndexInputs } from './enter-index-inputs.ts'
import { indexesReport } from './indexes-report.ts'
import { readIndexFile } from './read-index-file.ts'

/** Defaults as for the other reports; the readings are those of Circular 01/2018/TT-VPCP. */
const IndexesQuery = z.strictObject({
  period: z.string().max(40).optional(),
  unit: Code.optional(),
  denominator: z.enum(DENOMINATORS).default('informed'),
  incomplete: z.enum(INCOMPLETE_TOTALS).default('as-it-is'),
})

const described = (summary: string) =>
  describeRoute({ summary, tags: ['reports'], responses: { 200: { description: summary } } })

/** Indexes by dated rule sets, and the numbers for them that an office enters. */
export function indexRoutes(service: Service) {
  const enterer = staff(service, 'index-inputs/enter')
  return new Hono<StaffEnv>()
    .get(
      '/api/reports/indexes',
      described('Every index of a unit in a period of any kind: inputs, steps, source, days in force'),
      staff(service, 'reports/read'),
      queryString(IndexesQuery),
      async (c) => {
        const { period, unit, ...readings } = c.req.valid('query')
        const { ctx } = c.var
        return c.json(await indexesReport(ctx, ...(await findReportScope(ctx, { unit, period })), readings))
      },
    )
    .post(
      '/api/reports/index-inputs',
      described('Enter numbers that indexes need; all or none'),
      enterer,
      jsonBody(EnterIndexInputs),
      async (c) => {
        const { entries } = c.req.valid('json')
        const placed = entries.map((entry, index) => ({ at: `entries.${index}`, entry }))
        return c.json(await enterIndexInputs(c.var.ctx, placed), 201)
      },
    )
    .post(
      '/api/reports/index-inputs/file',
      described('The same from a CSV file: unit, period, input, value, procedure, note'),
      enterer,
      jsonBody(IndexInputFile),
      async (c) => c.json(await enterIndexInputs(c.var.ctx, readIndexFile(c.req.valid('json').file)), 201),
    )
}
