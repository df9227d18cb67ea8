import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { DeskChange, UnitChangeInput, UnitChangeOrder } from '../contract/units/unit-changes.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { changeDesk } from './change-desk.ts'
import { describeUnit } from './describe-unit.ts'
import { describeUnitChanges, orderUnitChange, undoUnitChange } from './order-unit-change.ts'
import { planUnitChange } from './plan-unit-change.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

/** Changes of the tree of units, by a plan that is shown first; and desks. */
export function unitRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/units/:code',
      described('A unit: its desks, its earlier names, who took over from whom'),
      manager,
      async (c) => c.json(await describeUnit(c.var.ctx, c.req.param('code'))),
    )
    .get('/api/unit-changes', described('Changes of the tree, the latest first'), manager, async (c) =>
      c.json(await describeUnitChanges(c.var.ctx)),
    )
    .post(
      '/api/unit-changes/plan',
      described('What a change of the tree would do; nothing is written'),
      manager,
      jsonBody(UnitChangeInput),
      async (c) => c.json(await planUnitChange(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/unit-changes',
      described('Do what the plan with this fingerprint says, today or on its day'),
      manager,
      jsonBody(UnitChangeOrder),
      async (c) => c.json({ id: await orderUnitChange(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/unit-changes/:id/undo',
      described('Take back a change that waits for its day'),
      manager,
      async (c) => {
        await undoUnitChange(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/desks/change',
      described('Rename a desk, end it, or take it up again'),
      manager,
      jsonBody(DeskChange),
      async (c) => {
        await changeDesk(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}
