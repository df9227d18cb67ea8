import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { AuditQuery } from '../contract/personal-data/audit.ts'
import { recordAct } from '../history/append.ts'
import { queryString } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { readAudit } from './list-acts.ts'

/** As many as a file holds: more is asked for by fewer days. */
const MOST_IN_FILE = 10_000

/** Who saw, changed and exported what: from the histories alone. */
export function auditRoutes(service: Service) {
  const auditor = staff(service, 'audit/read')
  const described = (summary: string) => describeRoute({ summary, tags: ['audit'] })
  return new Hono<StaffEnv>()
    .get(
      '/api/audit',
      described(
        'Acts of staff and the command line, the newest first; the last 30 days unless told otherwise',
      ),
      auditor,
      queryString(AuditQuery),
      async (c) => c.json(await readAudit(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/audit.csv',
      described('The same as a file, recorded as an export'),
      auditor,
      queryString(AuditQuery),
      async (c) => {
        const { ctx } = c.var
        const { entries, from, to } = await readAudit(ctx, c.req.valid('query'), MOST_IN_FILE)
        await ctx.db
          .transaction()
          .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'audit', parameters: { from, to } }))
        const csv = stringify(
          entries.map(({ at, person, kind, code, about, chain, seq }) => [
            at,
            person,
            kind,
            code,
            about,
            chain,
            seq,
          ]),
          {
            header: true,
            columns: ['at', 'person', 'act', 'item', 'about', 'history', 'entry'],
            bom: true,
            escape_formulas: true,
          },
        )
        return new Response(csv, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="audit-${from}-${to}.csv"`,
          },
        })
      },
    )
}
