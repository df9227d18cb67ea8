import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { ImprovementInput, ImprovementReason } from '../contract/feedback/improvements.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { decideImprovement } from './decide-improvement.ts'
import { listImprovements } from './list-improvements.ts'
import { writeImprovement } from './write-improvement.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['improvements'] })

/** What changed because of feedback: written by one person, published by another. */
export function improvementRoutes(service: Service) {
  const publisher = staff(service, 'improvements/publish')
  return new Hono<StaffEnv>()
    .get(
      '/api/improvements',
      described('What units changed because of feedback, whatever became of it'),
      staff(service, 'improvements/write'),
      async (c) => c.json(await listImprovements(c.var.ctx)),
    )
    .post(
      '/api/improvements',
      described('Propose what a unit changed because of feedback'),
      staff(service, 'improvements/write'),
      jsonBody(ImprovementInput),
      async (c) => c.json({ id: await writeImprovement(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/improvements/:id/publish',
      described('Publish what another person wrote'),
      publisher,
      async (c) => {
        await decideImprovement(c.var.ctx, c.req.param('id'), 'publish')
        return c.body(null, 204)
      },
    )
    .post(
      '/api/improvements/:id/return',
      described('Give it back, with a reason'),
      publisher,
      jsonBody(ImprovementReason),
      async (c) => {
        await decideImprovement(c.var.ctx, c.req.param('id'), 'return', c.req.valid('json').reason)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/improvements/:id/withdraw',
      described('Take it down again, with a reason'),
      publisher,
      jsonBody(ImprovementReason),
      async (c) => {
        await decideImprovement(c.var.ctx, c.req.param('id'), 'withdraw', c.req.valid('json').reason)
        return c.body(null, 204)
      },
    )
}
