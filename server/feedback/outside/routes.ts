import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { OutsideBodyInput } from '../../contract/feedback/outside/outside.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { readOutsidePhoto } from './list-outside.ts'
import { draftOutside } from './outside-words.ts'
import { readBodies, saveBody } from './save-body.ts'

/** Bodies without an account: their list, and what is shown of what they are asked. */
export function outsideRoutes(service: Service) {
  const administrator = staff(service, 'organisation/manage')
  const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })
  return new Hono<StaffEnv>()
    .get('/api/outside-bodies', describe('Bodies without an account'), administrator, async (c) =>
      c.json(await readBodies(c.var.ctx)),
    )
    .post(
      '/api/outside-bodies',
      describe('Add a body without an account'),
      administrator,
      jsonBody(OutsideBodyInput),
      async (c) => c.json(await saveBody(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/outside-bodies/:id',
      describe('Change a body without an account'),
      administrator,
      jsonBody(OutsideBodyInput),
      async (c) => c.json(await saveBody(c.var.ctx, c.req.valid('json'), c.req.param('id'))),
    )
    .get(
      '/api/feedback/:id/outside-draft',
      describe('What a request to a body may begin with'),
      staff(service, 'feedback/handle'),
      async (c) => c.json(await draftOutside(c.var.ctx, c.req.param('id'))),
    )
    .get(
      '/api/feedback/:id/outside-photos/:photoId',
      describe('A photo that a body answered with'),
      staff(service, 'feedback/read'),
      async (c) =>
        c.body(await readOutsidePhoto(c.var.ctx, c.req.param('id'), c.req.param('photoId')), 200, {
          'content-type': 'image/jpeg',
          'cache-control': 'private, max-age=3600',
          'x-content-type-options': 'nosniff',
        }),
    )
}
