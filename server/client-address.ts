import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Whom to throttle: the peer, or what our own proxy says of it. Behind no server (a test's request) it is one address. */
export function clientAddress(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return withoutPort(forwarded)
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'in-process'
  }
}

/** Some proxies write the port with it; each connection has another one, and would be throttled by itself. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([^:]+):\d+$/.exec(address)?.[1] ?? address
}
