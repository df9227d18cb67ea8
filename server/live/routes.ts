import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Service } from '../context.ts'
import { PRESENCES } from '../contract/feedback/live.ts'
import { jsonBody } from '../read-input.ts'
import { currentStaff, staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { NewsHub } from './news-hub.ts'
import { writePresence } from './write-presence.ts'

/** A line of its own keeps proxies from cutting a quiet stream. */
const BREATH_MS = 20_000
/** So long after a session ended, or a role was taken, the stream may still speak. */
const ASK_AGAIN_MS = 30_000
/** How long a browser waits before it asks again, in milliseconds. */
const RETRY_MS = 3_000

const PresenceSaid = z.strictObject({ does: z.enum([...PRESENCES, 'gone']) })

const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })

/** What open screens are told at once, by Server-Sent Events (HTML Living Standard, 9.2). */
export function liveRoutes(service: Service, hub: NewsHub) {
  const reader = staff(service, 'feedback/read')
  return new Hono<StaffEnv>()
    .get('/api/live', describe('What happens to items, as it happens'), reader, (c) => {
      let { actor } = c.var.ctx
      // Proxies that gather answers (nginx) are asked not to.
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, async (stream) => {
        const ended = new AbortController()
        stream.onAbort(() => ended.abort())
        const breath = setInterval(() => void stream.write(': \n\n'), BREATH_MS)
        const asking = setInterval(() => {
          currentStaff(service, c).then(
            (ctx) => (ctx ? (actor = ctx.actor) : ended.abort()),
            (err: unknown) => service.log.warn({ err }, 'live updates: the session could not be read'),
          )
        }, ASK_AGAIN_MS)
        try {
          await stream.write(`retry: ${RETRY_MS}\n\n`)
          for await (const { event, data, id } of hub.listen(
            () => actor,
            c.req.header('last-event-id'),
            ended.signal,
          )) {
            await stream.writeSSE({ event, data: JSON.stringify(data), ...(id === undefined ? {} : { id }) })
          }
        } finally {
          clearInterval(breath)
          clearInterval(asking)
        }
      })
    })
    .post(
      '/api/feedback/:id/presence',
      describe('I look at this item, write to it, or am gone'),
      reader,
      jsonBody(PresenceSaid),
      async (c) => {
        await writePresence(c.var.ctx, c.req.param('id'), c.req.valid('json').does)
        return c.body(null, 204)
      },
    )
}
