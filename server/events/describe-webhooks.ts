import type { DescribeRouteOptions, openAPIRouteHandler } from 'hono-openapi'
import { z } from 'zod'
import { EVENT_KINDS } from '../contract/events/event-kinds.ts'
import { eventType, FeedbackCloudEvent, PingCloudEvent } from '../contract/events/events.ts'

/* What the API's description says of events: how they are read, and how they are sent (OpenAPI 3.1, `webhooks`). */

type Documentation = NonNullable<NonNullable<Parameters<typeof openAPIRouteHandler>[1]>['documentation']>
type Webhooks = NonNullable<Documentation['webhooks']>

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema)
  return described
}

const EVENT = schemaOf(FeedbackCloudEvent)

const EXAMPLE = {
  specversion: '1.0',
  id: '019a9ec1-7c40-7b6a-9a1e-0d6f4a3c2b10',
  source: 'urn:uuid:019a0000-0000-7000-8000-000000000000',
  type: eventType('answered'),
  time: '2026-11-20T02:00:00.000Z',
  datacontenttype: 'application/json',
  subject: '019a9e80-1111-7222-8333-444455556666',
  sequence: '000000000042',
  data: {
    item: '019a9e80-1111-7222-8333-444455556666',
    kind: 'report',
    channel: 'call-centre-1022',
    category: 'Chiếu sáng',
    status: 'answered',
    unit: { code: 'MT', name: 'Tổ Môi trường' },
    receivedAt: '2026-11-20T01:00:00.000Z',
    dueAt: '2026-11-20T10:00:00.000Z',
    answeredAt: '2026-11-20T02:00:00.000Z',
    onTime: true,
  },
}

const PROBLEM = { 'application/problem+json': { schema: { type: 'object' } } } as const

export const EVENTS_DESCRIBED: DescribeRouteOptions = {
  summary: 'What happened to items after a number, as a batch of CloudEvents 1.0',
  description:
    'With an API key that may read events, as `Authorization: Bearer`. Numbers have no gaps and never change; a key hears of its kinds and units alone. `Link` with `rel="next"` is where to go on, also when nothing was told.',
  tags: ['events'],
  security: [{ eventKey: [] }],
  responses: {
    200: {
      description: 'In the order of their numbers; the same whenever they are asked for',
      headers: { Link: { description: 'Where to go on', schema: { type: 'string' } } },
      content: {
        'application/cloudevents-batch+json': {
          schema: { type: 'array', items: EVENT },
          example: [EXAMPLE],
        },
      },
    },
    400: { description: 'A parameter is wrong', content: PROBLEM },
    401: { description: '`events/key-needed`', content: PROBLEM },
    404: { description: '`unit/not-found`', content: PROBLEM },
    409: { description: '`events/not-given`: no event has this number', content: PROBLEM },
    410: { description: '`events/forgotten`: what follows is kept no more', content: PROBLEM },
    429: { description: '`request/too-often`', content: PROBLEM },
  },
}

const SIGNED = ['id', 'timestamp', 'signature'].map((name) => ({
  name: `webhook-${name}`,
  in: 'header',
  required: true,
  description: 'Standard Webhooks 1.0',
  schema: { type: 'string' as const },
}))

function sent(operationId: string, summary: string, schema: object, example?: object): Webhooks[string] {
  return {
    post: {
      operationId,
      summary,
      tags: ['events'],
      // By this the other system knows us.
      security: [{ webhookSignature: [] }],
      parameters: SIGNED,
      requestBody: {
        required: true,
        content: {
          'application/cloudevents+json': { schema, ...(example ? { example } : {}) },
        },
      },
      responses: {
        '2XX': { description: 'Taken' },
        409: { description: 'It was taken before' },
        410: { description: 'Nothing more is wanted: the subscription pauses' },
        '4XX': { description: 'Never to be taken: given up, and the item’s later events wait' },
        429: { description: 'Too early; `Retry-After` is heeded' },
        '5XX': { description: 'Tried again, after a growing wait, of one item in its order' },
      },
    },
  }
}

/** What is posted to the address of a subscription. */
export const WEBHOOKS: Webhooks = {
  feedback: sent('hearFeedback', `What happened to an item: ${EVENT_KINDS.join(', ')}`, EVENT, EXAMPLE),
  ping: sent('hearPing', 'A try of the address', schemaOf(PingCloudEvent)),
}
