import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { Id } from '../contract/fields.ts'
import { jsonBody } from '../read-input.ts'
import { notificationsOf, readNotifications } from './list-notifications.ts'

/** Without `ids`: all of them. */
const ReadRequest = z.strictObject({ ids: z.array(Id).max(200).optional() })

const describe = (summary: string) => describeRoute({ summary, tags: ['notifications'] })

export function notificationRoutes(service: Service) {
  const reader = staff(service, 'notifications/read')
  return new Hono<StaffEnv>()
    .get('/api/notifications', describe('What I was told, newest first'), reader, async (c) =>
      c.json(await notificationsOf(c.var.ctx)),
    )
    .post(
      '/api/notifications/read',
      describe('Mark my notifications as read'),
      reader,
      jsonBody(ReadRequest),
      async (c) => c.json(await readNotifications(c.var.ctx, c.req.valid('json'))),
    )
}
