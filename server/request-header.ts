import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/**
 * A header of the request that is not asked for twice. Behind Node's own server it is taken from where the server has it:
 * making all headers of a request into an object costs more than keeping a rating.
 */
export function requestHeader(c: Context, name: 'authorization' | 'content-length' | 'transfer-encoding') {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  return incoming ? incoming.headers[name] : c.req.header(name)
}
