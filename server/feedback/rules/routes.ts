import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { RehearseRules, SaveRules, TryRules } from '../../contract/organisation/routing-rules.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { changeRules } from './change-rules.ts'
import { listRules, tryRules } from './list-rules.ts'
import { rehearseRules } from './rehearse-rules.ts'

const TAGS = ['feedback']

/** By which rules items find their unit. */
export function ruleRoutes(service: Service) {
  const manage = staff(service, 'rules/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/routing-rules',
      describeRoute({ summary: 'The rules of routing, in the order in which they are asked', tags: TAGS }),
      manage,
      async (c) => c.json(await listRules(c.var.ctx)),
    )
    .post(
      '/api/routing-rules',
      describeRoute({ summary: 'Add, edit, retire or reorder rules', tags: TAGS }),
      manage,
      jsonBody(SaveRules),
      async (c) => {
        const { change, revision } = c.req.valid('json')
        await changeRules(c.var.ctx, change, revision)
        return c.json(await listRules(c.var.ctx))
      },
    )
    .post(
      '/api/routing-rules/try',
      describeRoute({ summary: 'Which rule would catch this, and why', tags: TAGS }),
      manage,
      jsonBody(TryRules),
      async (c) => c.json(await tryRules(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/routing-rules/rehearse',
      describeRoute({
        summary: 'What a change would have done to the items of a quarter; nothing is written',
        tags: TAGS,
      }),
      manage,
      jsonBody(RehearseRules),
      async (c) => c.json(await rehearseRules(c.var.ctx, c.req.valid('json'))),
    )
}
