import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { Id } from '../../contract/fields.ts'
import { ImportPlan, MappingName, ReportQuery, UploadName } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { changePlan, forgetImport, keepMapping, runImport, stopImport, tryImport } from './change-job.ts'
import { describeImport, listImports } from './describe-job.ts'
import type { BackgroundWork } from '../../background-work.ts'
import { receiveUpload } from './receive-upload.ts'
import { openReport } from './report-rows.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['channels'] })

const idOf = (written: string): string => {
  const id = Id.safeParse(written)
  if (!id.success) throw new Refusal('import/not-found')
  return id.data
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* await Promise.resolve([])
}

/** Files of items on their way in: uploaded, read, tried, run. */
export function importRoutes(service: Service, importer: BackgroundWork) {
  const coordinator = staff(service, 'imports/run')
  return new Hono<StaffEnv>()
    .get('/api/import-jobs', described('Files of late, the newest first'), coordinator, async (c) =>
      c.json(await listImports(c.var.ctx)),
    )
    .post(
      '/api/import-jobs',
      described('Upload a file of items (its bytes are the body): what was found in it'),
      coordinator,
      queryString(UploadName),
      async (c) => {
        const chunks = (c.req.raw.body as AsyncIterable<Uint8Array> | null) ?? nothing()
        return c.json(await receiveUpload(c.var.ctx, c.req.valid('query').name, chunks), 201)
      },
    )
    .get(
      '/api/import-jobs/:id',
      described('A file, how it is read and how far it has come'),
      coordinator,
      async (c) => c.json(await describeImport(c.var.ctx, idOf(c.req.param('id')))),
    )
    .put(
      '/api/import-jobs/:id/plan',
      described('How a file is to be read, and which column is what'),
      coordinator,
      jsonBody(ImportPlan),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await changePlan(c.var.ctx, id, c.req.valid('json'))
        return c.json(await describeImport(c.var.ctx, id))
      },
    )
    .post(
      '/api/import-jobs/:id/mapping',
      described('Keep which column is what by a name'),
      coordinator,
      jsonBody(MappingName),
      async (c) => {
        const id = idOf(c.req.param('id'))
        await keepMapping(c.var.ctx, id, c.req.valid('json').name)
        return c.json(await describeImport(c.var.ctx, id))
      },
    )
    .post(
      '/api/import-jobs/:id/try',
      described('Begin a dry run: nothing is written'),
      coordinator,
      async (c) => {
        const id = idOf(c.req.param('id'))
        await tryImport(c.var.ctx, id)
        importer.wake()
        return c.json(await describeImport(c.var.ctx, id))
      },
    )
    .post(
      '/api/import-jobs/:id/run',
      described('Bring the file in, or go on with it'),
      coordinator,
      async (c) => {
        const id = idOf(c.req.param('id'))
        await runImport(c.var.ctx, id)
        importer.wake()
        return c.json(await describeImport(c.var.ctx, id))
      },
    )
    .post(
      '/api/import-jobs/:id/stop',
      described('Stop after the batch under way'),
      coordinator,
      async (c) => {
        const id = idOf(c.req.param('id'))
        await stopImport(c.var.ctx, id)
        return c.json(await describeImport(c.var.ctx, id))
      },
    )
    .delete(
      '/api/import-jobs/:id',
      described('Forget a file that was not brought in'),
      coordinator,
      async (c) => {
        await forgetImport(c.var.ctx, idOf(c.req.param('id')))
        return c.body(null, 204)
      },
    )
    .get(
      '/api/import-jobs/:id/report.csv',
      described('What became of every row'),
      coordinator,
      queryString(ReportQuery),
      async (c) => {
        const { of } = c.req.valid('query')
        const report = await openReport(c.var.ctx, idOf(c.req.param('id')), of)
        return new Response(report, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="import-${of}.csv"`,
          },
        })
      },
    )
}
