import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import {
  SubscriptionChangeInput,
  SubscriptionId,
  SubscriptionInput,
  SubscriptionReplay,
} from '../../contract/events/subscriptions.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { changeSubscription, replaySubscription } from './change-subscription.ts'
import { describeSubscriptions } from './describe-subscriptions.ts'
import { pingSubscription } from './ping-subscription.ts'
import { addSubscription, changeSecret } from './save-subscription.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['events'] })

/** Where events are sent: for administrators. */
export function subscriptionRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/event-subscriptions',
      described('The systems that events are sent to, and how they answer'),
      manager,
      async (c) => c.json(await describeSubscriptions(c.var.ctx)),
    )
    .post(
      '/api/event-subscriptions',
      described('Send events to another system; the secret is told this once'),
      manager,
      jsonBody(SubscriptionInput),
      async (c) => c.json(await addSubscription(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/event-subscriptions/change',
      described('Pause, go on, end; drop the old secret; resend or leave out what was given up'),
      manager,
      jsonBody(SubscriptionChangeInput),
      async (c) => {
        const { id, change } = c.req.valid('json')
        await changeSubscription(c.var.ctx, id, change)
        return c.body(null, 204)
      },
    )
    .post(
      '/api/event-subscriptions/secret',
      described('Another secret, told this once; the last one stays good beside it'),
      manager,
      jsonBody(SubscriptionId),
      async (c) => c.json(await changeSecret(c.var.ctx, c.req.valid('json').id)),
    )
    .post(
      '/api/event-subscriptions/ping',
      described('Try the address at once'),
      manager,
      jsonBody(SubscriptionId),
      async (c) => c.json(await pingSubscription(c.var.ctx, c.req.valid('json').id)),
    )
    .post(
      '/api/event-subscriptions/replay',
      described('Send everything after a number again'),
      manager,
      jsonBody(SubscriptionReplay),
      async (c) => {
        const { id, after } = c.req.valid('json')
        await replaySubscription(c.var.ctx, id, after)
        return c.body(null, 204)
      },
    )
}
