import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { knownUnits } from '../known-organisation.ts'
import type { CallerCheck } from './check-caller.ts'
import { NEW_REQUEST, NEW_UPDATE, reads, REQUESTS, sends, SPAN } from './describe-protocol.ts'
import { findRequest, findRequests, findUpdates } from './find-requests.ts'
import { postRequest, type UnderWay } from './post-request.ts'
import { postUpdate } from './post-update.ts'
import { formParams, type Params, queryParams, valueOf } from './read-params.ts'
import { defineService, demandOpenService, describeService, listOpenServices } from './services.ts'
import { type Format, reply, replyError } from './write-reply.ts'

/** Forms of text alone. */
const MAX_BODY_BYTES = 256 * 1024
const SUFFIX = /\.(xml|json)$/
/** When the interface changed last, as discovery tells it. */
const CHANGESET = '2026-11-29T00:00:00Z'

/** The protocol (Open311 GeoReport v2): every answer, also what is refused, in its shape and the format of the address. */
export function open311Protocol(service: Service, check: CallerCheck): Hono {
  const underWay: UnderWay = new Map()
  const address = (c: Context) => clientAddress(c, service.config.trustProxy)
  const base = (c: Context) => service.config.publicUrl?.replace(/\/$/, '') ?? new URL(c.req.url).origin

  const read = async (c: Context): Promise<Params> => {
    const params = queryParams(c)
    const key = valueOf(params, 'api_key')
    if (key !== undefined) await check.demandKey(key, 'read', address(c))
    await demandJurisdiction(service, params)
    return params
  }

  // The format is no part of what is asked for.
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replace(SUFFIX, '') })
    .use((c, next) => check.countAddress(address(c)).then(next))
    .use(
      bodyLimit({
        maxSize: MAX_BODY_BYTES,
        onError: () => {
          throw new Refusal('request/too-large')
        },
      }),
    )
    .get('/open311/discovery', reads('What there is here, and where'), (c) =>
      reply(formatOf(c), { root: 'discovery', one: null, json: describeDiscovery(service, base(c)) }),
    )
    .get('/open311/v2/services', reads('The services that may be asked for'), async (c) => {
      await read(c)
      const json = (await listOpenServices(service)).map(describeService)
      return reply(formatOf(c), { root: 'services', one: 'service', json })
    })
    .get('/open311/v2/services/:code', reads('What a service asks'), async (c) => {
      await read(c)
      const json = defineService(await demandOpenService(service, c.req.param('code')))
      return reply(formatOf(c), { root: 'service_definition', one: null, json })
    })
    .get(
      '/open311/v2/requests',
      reads('Requests whose answer is public, newest first', REQUESTS),
      async (c) => {
        const json = await findRequests(service, await read(c), base(c))
        return reply(formatOf(c), { root: 'service_requests', one: 'request', json })
      },
    )
    .get('/open311/v2/requests/:id', reads('One of them'), async (c) => {
      await read(c)
      const json = [await findRequest(service, c.req.param('id'), base(c))]
      return reply(formatOf(c), { root: 'service_requests', one: 'request', json })
    })
    .post(
      '/open311/v2/requests',
      sends('Send a request', NEW_REQUEST, {
        needed: ['service_code'],
        example: { service_code: 'other', description: 'Rác chưa thu gom', lat: '10.776', long: '106.701' },
      }),
      async (c) => {
        const params = await formParams(c)
        const key = await check.demandKey(valueOf(params, 'api_key'), 'post', address(c))
        await demandJurisdiction(service, params)
        const idempotencyKey = c.req.header('idempotency-key')
        const json = [{ ...(await postRequest(service, key, params, { idempotencyKey, underWay })) }]
        return reply(formatOf(c), { root: 'service_requests', one: 'request', json })
      },
    )
    // A request has its id at once: no token was ever handed out.
    .get('/open311/v2/tokens/:token', reads('The id for a token; none was ever handed out'), () => {
      throw new Refusal('open311/request-not-found')
    })
    .get(
      '/open311/v2/servicerequestupdates',
      reads('Answers published, as mySociety’s extension tells changes', SPAN),
      async (c) => {
        const json = await findUpdates(service, await read(c), base(c))
        return reply(formatOf(c), { root: 'service_request_updates', one: 'request_update', json })
      },
    )
    .post(
      '/open311/v2/servicerequestupdates',
      sends('What the sender of a request says later', NEW_UPDATE, {
        needed: ['service_request_id', 'update_id', 'updated_datetime', 'status', 'description'],
        example: {
          service_request_id: 'r0123456789abcdef0123456789abcdef',
          update_id: '17',
          updated_datetime: '2026-11-20T09:00:00+07:00',
          status: 'OPEN',
          description: 'Vẫn còn rác',
        },
      }),
      async (c) => {
        const params = await formParams(c)
        const key = await check.demandKey(valueOf(params, 'api_key'), 'post', address(c))
        await demandJurisdiction(service, params)
        const json = [{ update_id: await postUpdate(service, key, params) }]
        return reply(formatOf(c), { root: 'service_request_updates', one: 'request_update', json })
      },
    )
  app.notFound((c) => replyError(service, c, formatOf(c), new Refusal('request/not-found')))
  app.onError((error, c) => replyError(service, c, formatOf(c), error))
  return app
}

/** XML where the address names no format: every server has that one. */
function formatOf(c: Context): Format {
  return SUFFIX.exec(new URL(c.req.url).pathname)?.[1] === 'json' ? 'json' : 'xml'
}

/** There is one here: the code of the office at the top. Throws `open311/jurisdiction-not-found`. */
async function demandJurisdiction(service: Service, params: Params): Promise<void> {
  const asked = valueOf(params, 'jurisdiction_id')
  if (asked === undefined) return
  const own = (await knownUnits(service)).byId.get(service.organisation.rootUnitId)?.code
  const host = service.config.publicUrl === null ? undefined : new URL(service.config.publicUrl).hostname
  if (![own, host].some((each) => each?.toLowerCase() === asked.toLowerCase()))
    throw new Refusal('open311/jurisdiction-not-found')
}

function describeDiscovery({ organisation }: Service, base: string) {
  return {
    changeset: CHANGESET,
    contact: `${organisation.name}, ${base}/`,
    key_service: `${organisation.name}: quản trị viên cấp khoá api_key / an administrator makes the api_key`,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${base}/open311/v2`,
        changeset: CHANGESET,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
