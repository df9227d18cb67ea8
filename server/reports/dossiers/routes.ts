import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Context, Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import { LANGUAGES } from '../../contract/language.ts'
import { DossierFile, EnterDossiers } from '../../contract/quality/dossiers.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { findRatingScope } from '../report-scope.ts'
import { sendCsv } from '../send-csv.ts'
import { dossiersCsv } from './dossiers-csv.ts'
import { dossiersReport } from './dossiers-report.ts'
import { enterDossiers } from './enter-dossiers.ts'
import { readDossierFile } from './read-dossier-file.ts'

/** Whole months, quarters and years: dossiers are told by month. */
const DossierQuery = z.strictObject({ period: z.string().max(40).optional(), unit: Code.optional() })
const CsvQuery = DossierQuery.extend({ lang: z.enum(LANGUAGES).default('vi') })

const described = (summary: string) =>
  describeRoute({ summary, tags: ['reports'], responses: { 200: { description: summary } } })

/** Dossiers received and how they stand, as an office enters them month by month. */
export function dossierRoutes(service: Service) {
  const reader = staff(service, 'reports/read')
  const enterer = staff(service, 'dossiers/enter')
  const report = async (ctx: Context, { period, unit }: z.infer<typeof DossierQuery>) =>
    dossiersReport(ctx, ...(await findRatingScope(ctx, { unit, period })))
  return new Hono<StaffEnv>()
    .get(
      '/api/reports/dossiers',
      described('Dossiers by unit and procedure: received, on time, late, open'),
      reader,
      queryString(DossierQuery),
      async (c) => c.json(await report(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/reports/dossiers.csv',
      described('The same as CSV'),
      reader,
      queryString(CsvQuery),
      async (c) => {
        const { lang, ...query } = c.req.valid('query')
        const told = await report(c.var.ctx, query)
        return sendCsv(c.var.ctx, 'dossiers', told, dossiersCsv(told, lang))
      },
    )
    .post(
      '/api/reports/dossiers',
      described('Enter dossiers of months and procedures; all or none'),
      enterer,
      jsonBody(EnterDossiers),
      async (c) => {
        const { entries } = c.req.valid('json')
        const placed = entries.map((entry, index) => ({ at: `entries.${index}`, entry }))
        return c.json(await enterDossiers(c.var.ctx, placed), 201)
      },
    )
    .post(
      '/api/reports/dossiers/file',
      described('The same from a CSV file with a line a procedure and month'),
      enterer,
      jsonBody(DossierFile),
      async (c) => c.json(await enterDossiers(c.var.ctx, readDossierFile(c.req.valid('json'))), 201),
    )
}
