import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { ApprovalRuleInput, ApprovalTry } from '../../contract/feedback/approval.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import {
  addApprovalRule,
  describeApprovalRules,
  removeApprovalRule,
  tryApprovalRules,
} from './approval-rules.ts'

const TAGS = ['approval']

/** Which answers a second person reads before they go out. */
export function approvalRoutes(service: Service) {
  const read = staff(service, 'organisation/read')
  const manage = staff(service, 'approval-rules/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/approval-rules',
      describeRoute({ summary: 'The rules by which answers need a second person', tags: TAGS }),
      read,
      async (c) => c.json(await describeApprovalRules(c.var.ctx)),
    )
    .post(
      '/api/approval-rules/try',
      describeRoute({ summary: 'Would an answer need a second person, and by which rules', tags: TAGS }),
      read,
      jsonBody(ApprovalTry),
      async (c) => c.json({ rules: await tryApprovalRules(c.var.ctx, c.req.valid('json')) }),
    )
    .post(
      '/api/approval-rules',
      describeRoute({ summary: 'Add a rule, or put it in the place of another', tags: TAGS }),
      manage,
      jsonBody(ApprovalRuleInput),
      async (c) => c.json({ id: await addApprovalRule(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/approval-rules/:id/end',
      describeRoute({ summary: 'End a rule; answers that wait go on waiting', tags: TAGS }),
      manage,
      async (c) => {
        await removeApprovalRule(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
}
