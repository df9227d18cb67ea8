import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { EventQuery } from '../contract/events/events.ts'
import type { CallerCheck } from '../open311/check-caller.ts'
import { queryString } from '../read-input.ts'
import { EVENTS_DESCRIBED } from './describe-webhooks.ts'
import { readEvents } from './read-events.ts'

const BEARER = /^Bearer +(\S+)$/i

/** What happened to items, for other systems that have a key. */
export function eventRoutes(service: Service, callers: CallerCheck) {
  return new Hono().get(
    '/api/events',
    describeRoute(EVENTS_DESCRIBED),
    async (c, next) => {
      await callers.countAddress(clientAddress(c, service.config.trustProxy))
      await next()
    },
    queryString(EventQuery),
    async (c) => {
      const given = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
      const address = clientAddress(c, service.config.trustProxy)
      const key = await callers.demandKey(given, 'events', address, 'events/key-needed')
      const query = c.req.valid('query')
      const { events, next } = await readEvents(service, key, query)
      const more = new URLSearchParams({
        after: String(next),
        limit: String(query.limit),
        ...(query.kinds ? { kinds: query.kinds } : {}),
        ...(query.unit === undefined ? {} : { unit: query.unit }),
      })
      return c.body(JSON.stringify(events), 200, {
        'content-type': 'application/cloudevents-batch+json; charset=utf-8',
        link: `</api/events?${more.toString()}>; rel="next"`,
      })
    },
  )
}
