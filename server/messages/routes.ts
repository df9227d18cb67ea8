import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import {
  MessagePreviewRequest,
  QuietHours,
  TemplateInput,
  TemplateReset,
} from '../contract/messages/messages.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { listFailed } from './list-failed.ts'
import { listItemMessages } from './list-item-messages.ts'
import { createChannels } from './open-channels.ts'
import { previewMessage } from './preview-message.ts'
import { describeSettings, resetTemplate, saveOwnTemplate, saveQuietHours } from './save-settings.ts'
import { tryTemplate } from './try-template.ts'

const describe = (summary: string) => describeRoute({ summary, tags: ['messages'] })

/** What citizens are told: of an item, before a step tells it, and in which words. */
export function messageRoutes(service: Service) {
  const channels = createChannels(service)
  const reader = staff(service, 'feedback/read')
  const keeper = staff(service, 'messages/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/feedback/:id/messages',
      describe('What the citizen was told, and what became of each message'),
      reader,
      async (c) => c.json(await listItemMessages(c.var.ctx, c.req.param('id'))),
    )
    .post(
      '/api/feedback/:id/message-preview',
      describe('The very message that a step would send, or why it sends none'),
      reader,
      jsonBody(MessagePreviewRequest),
      async (c) => c.json(await previewMessage(c.var.ctx, channels, c.req.param('id'), c.req.valid('json'))),
    )
    .get('/api/messages', describe('Wording of messages to citizens, and quiet hours'), keeper, async (c) =>
      c.json(await describeSettings(c.var.ctx, channels)),
    )
    .post(
      '/api/messages/templates',
      describe('Keep the office’s own wording'),
      keeper,
      jsonBody(TemplateInput),
      async (c) => {
        await saveOwnTemplate(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/messages/templates/try',
      describe('How a wording reads with invented values, and how long its SMS is'),
      keeper,
      jsonBody(TemplateInput),
      async (c) => c.json(await tryTemplate(c.var.ctx, c.req.valid('json'))),
    )
    .get('/api/messages/failed', describe('Messages that reached nobody'), keeper, async (c) =>
      c.json(await listFailed(c.var.ctx)),
    )
    .post(
      '/api/messages/templates/reset',
      describe('Back to the usual wording'),
      keeper,
      jsonBody(TemplateReset),
      async (c) => {
        await resetTemplate(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/messages/quiet-hours',
      describe('From when until when nobody is written to'),
      keeper,
      jsonBody(QuietHours),
      async (c) => {
        await saveQuietHours(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}
