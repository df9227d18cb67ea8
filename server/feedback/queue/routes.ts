import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { BoardQuery } from '../../contract/feedback/queue/board.ts'
import { BulkRequest } from '../../contract/feedback/queue/bulk.ts'
import { HandlersQuery } from '../../contract/feedback/queue/handlers.ts'
import { ListExportQuery } from '../../contract/feedback/queue/list-export.ts'
import { SavedViewInput } from '../../contract/feedback/queue/saved-views.ts'
import { localDay } from '../../domain/local-time.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { readBoard } from '../board/read-board.ts'
import { listHandlers } from '../lists/list-handlers.ts'
import { takeBulkSteps } from './bulk-steps.ts'
import { countQueues } from './count-queues.ts'
import { exportList } from './export-list.ts'
import { readSavedViews, removeView, saveView } from './saved-views.ts'

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** What is done with a whole queue: counted, kept under a name, taken out as a file, several rows at once. */
export function queueRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })
  return new Hono<StaffEnv>()
    .get(
      '/api/handlers',
      describe('Who handles items of a unit'),
      reader,
      queryString(HandlersQuery),
      async (c) => c.json(await listHandlers(c.var.ctx, c.req.valid('query').unit)),
    )
    .get(
      '/api/board',
      describe('Where the day of a unit stands, by person and hour'),
      reader,
      queryString(BoardQuery),
      async (c) => c.json(await readBoard(c.var.ctx, c.req.valid('query').unit)),
    )
    .get('/api/queue/counts', describe('How much waits in each queue'), reader, async (c) =>
      c.json(await countQueues(c.var.ctx)),
    )
    .get(
      '/api/queue/file',
      describe('A list as a file, recorded as an export'),
      reader,
      queryString(ListExportQuery),
      async (c) => {
        const { ctx } = c.var
        const query = c.req.valid('query')
        const file = await exportList(ctx, query)
        const day = localDay(ctx.now(), ctx.organisation.zone)
        return new Response(typeof file === 'string' ? file : new Uint8Array(file), {
          headers: {
            'content-type': MEDIA_TYPES[query.format],
            'content-disposition': `attachment; filename="feedback-${day}.${query.format}"`,
          },
        })
      },
    )
    .post(
      '/api/queue/steps',
      describe('One step on each of several items, or what would become of each'),
      reader,
      jsonBody(BulkRequest),
      async (c) => c.json(await takeBulkSteps(c.var.ctx, c.req.valid('json'))),
    )
    .get(
      '/api/queue/views',
      describe('Lists kept under a name: one’s own and one’s units’'),
      reader,
      async (c) => c.json(await readSavedViews(c.var.ctx)),
    )
    .post(
      '/api/queue/views',
      describe('Keep a list under a name'),
      reader,
      jsonBody(SavedViewInput),
      async (c) => c.json(await saveView(c.var.ctx, c.req.valid('json')), 201),
    )
    .post('/api/queue/views/:id/remove', describe('Keep a list no more'), reader, async (c) => {
      await removeView(c.var.ctx, c.req.param('id'))
      return c.body(null, 204)
    })
}
