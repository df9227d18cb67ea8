import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import {
  AnswerTemplateChange,
  AnswerTemplateEnd,
  AnswerTemplateInput,
  FittingQuery,
} from '../../contract/feedback/templates/answer-templates.ts'
import { jsonBody, queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { addTemplate, changeTemplate, describeTemplates, retireTemplate } from './answer-templates.ts'
import { fitTemplates, noteTemplateUse } from './fit-templates.ts'

const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })

/** Texts that answers begin with: kept by heads and coordinators, taken by whoever writes. */
export function answerTemplateRoutes(service: Service) {
  const manage = staff(service, 'answer-templates/manage')
  const write = staff(service, 'feedback/note')
  return new Hono<StaffEnv>()
    .get('/api/answer-templates', describe('The templates of my units'), manage, async (c) =>
      c.json(await describeTemplates(c.var.ctx)),
    )
    .post(
      '/api/answer-templates',
      describe('Add a template'),
      manage,
      jsonBody(AnswerTemplateInput),
      async (c) => c.json({ id: await addTemplate(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/answer-templates/:id',
      describe('Change a template'),
      manage,
      jsonBody(AnswerTemplateChange),
      async (c) => {
        await changeTemplate(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/answer-templates/:id/retire',
      describe('Offer a template no more'),
      manage,
      jsonBody(AnswerTemplateEnd),
      async (c) => {
        await retireTemplate(c.var.ctx, c.req.param('id'), c.req.valid('json').version)
        return c.body(null, 204)
      },
    )
    .get(
      '/api/feedback/:id/templates',
      describe('Templates that fit an item, filled in for it'),
      write,
      queryString(FittingQuery),
      async (c) => c.json(await fitTemplates(c.var.ctx, c.req.param('id'), c.req.valid('query').purpose)),
    )
    .post(
      '/api/feedback/:id/templates/:templateId/used',
      describe('A template was put into a text'),
      write,
      async (c) => {
        await noteTemplateUse(c.var.ctx, c.req.param('id'), c.req.param('templateId'))
        return c.body(null, 204)
      },
    )
}
