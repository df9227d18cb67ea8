import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Whom to throttle: the peer, or what our own proxy says of it, without the port that some proxies add: each connection has
 * another. Behind no server (a test's request) it is one address.
 */
export function clientAddress(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return withoutPort(forwarded)
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'in-process'
  }
}

/** `203.0.113.7:51234` and `[2001:db8::1]:443` lose their port; an IPv6 address without brackets has none. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(address)
  if (bracketed?.[1]) return bracketed[1]
  return /^[^:]+:\d+$/.test(address) ? address.replace(/:\d+$/, '') : address
}
