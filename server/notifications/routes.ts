import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { Id } from '../contract/fields.ts'
import { jsonBody } from '../read-input.ts'
import { MAIL_CHOICES, NOTICE_TOPICS } from '../contract/told/notice-topics.ts'
import { readChoices, saveChoices } from './choose-notices.ts'
import { notificationsOf, readNotifications } from './list-notifications.ts'

/** Without `ids`: all of them. */
const ReadRequest = z.strictObject({ ids: z.array(Id).max(200).optional() })

const ChoicesRequest = z.strictObject({
  choices: z
    .array(z.strictObject({ topic: z.enum(NOTICE_TOPICS), bell: z.boolean(), mail: z.enum(MAIL_CHOICES) }))
    .max(NOTICE_TOPICS.length),
  digest: z.boolean(),
})

const describe = (summary: string) => describeRoute({ summary, tags: ['notifications'] })

export function notificationRoutes(service: Service) {
  const reader = staff(service, 'notifications/read')
  return new Hono<StaffEnv>()
    .get('/api/notifications', describe('What I was told, newest first'), reader, async (c) =>
      c.json(await notificationsOf(c.var.ctx)),
    )
    .get('/api/notifications/choices', describe('Of what I want to hear, and how'), reader, async (c) =>
      c.json(await readChoices(c.var.ctx)),
    )
    .put(
      '/api/notifications/choices',
      describe('Choose of what I want to hear, and how'),
      reader,
      jsonBody(ChoicesRequest),
      async (c) => c.json(await saveChoices(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/notifications/read',
      describe('Mark my notifications as read'),
      reader,
      jsonBody(ReadRequest),
      async (c) => c.json(await readNotifications(c.var.ctx, c.req.valid('json'))),
    )
}
