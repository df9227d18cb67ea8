import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { TablesOrder, TablesQuery } from '../../contract/organisation/organisation-tables.ts'
import { recordAct } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { describeOrganisation } from '../file/describe-organisation.ts'
import { applyTables, planTables } from './apply-tables.ts'
import { writeTables } from './write-tables.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Units and people as spreadsheets, out and in. */
export function organisationTablesRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/organisation/tables',
      described('Units and people as a workbook, or one of them as CSV'),
      manager,
      queryString(TablesQuery),
      async (c) => {
        const { ctx } = c.var
        const { format, lang } = c.req.valid('query')
        demand(ctx.actor, 'organisation/manage', `/${service.organisation.rootUnitId}/`)
        const written = await writeTables(await describeOrganisation(ctx), format, lang)
        await ctx.db
          .transaction()
          .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'organisation', parameters: { format } }))
        const name = format === 'xlsx' ? 'organisation.xlsx' : format
        return new Response(typeof written === 'string' ? written : new Uint8Array(written), {
          headers: {
            'content-type': format === 'xlsx' ? XLSX : 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="${name}"`,
          },
        })
      },
    )
    .post(
      '/api/organisation/tables/plan',
      described(
        'What a workbook or CSV file of units and people (as the body) would change; nothing is written',
      ),
      manager,
      async (c) => c.json(await planTables(c.var.ctx, new Uint8Array(await c.req.arrayBuffer()))),
    )
    .post(
      '/api/organisation/tables',
      described('Change what the workbook or CSV file with this fingerprint says otherwise, all or nothing'),
      manager,
      queryString(TablesOrder),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        const { added, changed, kept } = await applyTables(c.var.ctx, bytes, c.req.valid('query'))
        return c.json({ added, changed, kept })
      },
    )
}
