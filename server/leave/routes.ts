import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { LeaveInput } from '../contract/people/leaves.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { endOfLeave, enterLeave, readLeaves } from './enter-leave.ts'

/** Who is away, and who covers. */
export function leaveRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  const describe = (summary: string) => describeRoute({ summary, tags: ['people'] })
  return new Hono<StaffEnv>()
    .get('/api/leaves', describe('Who is away now or later, and who covers'), reader, async (c) =>
      c.json(await readLeaves(c.var.ctx)),
    )
    .post('/api/leaves', describe('A person is away on some days'), reader, jsonBody(LeaveInput), async (c) =>
      c.json(await enterLeave(c.var.ctx, c.req.valid('json')), 201),
    )
    .post('/api/leaves/:id/end', describe('A leave ends now'), reader, async (c) => {
      await endOfLeave(c.var.ctx, c.req.param('id'))
      return c.body(null, 204)
    })
}
