import { createHmac, timingSafeEqual } from 'node:crypto'
import { MINUTE_MS } from '../domain/local-time.ts'
import type { Delivery } from './adapter.ts'

/** `X-Signature: sha256=<hex>`: HMAC-SHA256 (RFC 2104) over the raw body. */
const PLAIN = /^sha256=([0-9a-f]{64})$/i
/** How far the clock of the other system may be from ours. */
const WINDOW_MS = 5 * MINUTE_MS

/**
 * Signed over the body alone, or by Standard Webhooks 1.0 over id, time and body: then an old request sent again is none. Once a
 * time is sent it counts. Compared in constant time, so that an answer's delay tells nothing about the right one.
 */
export function isSignedBy(secret: string, { body, header }: Delivery, nowMs: number): boolean {
  const time = header('webhook-timestamp')
  if (time === undefined) {
    const given = PLAIN.exec(header('x-signature') ?? '')?.[1]
    return given !== undefined && isRight(secret, Buffer.from(given, 'hex'), body)
  }
  if (!/^\d{1,12}$/.test(time) || Math.abs(Number(time) * 1000 - nowMs) > WINDOW_MS) return false
  const signed = Buffer.concat([Buffer.from(`${header('webhook-id') ?? ''}.${time}.`), body])
  return (header('webhook-signature') ?? '')
    .split(' ')
    .some((each) => each.startsWith('v1,') && isRight(secret, Buffer.from(each.slice(3), 'base64'), signed))
}

function isRight(secret: string, given: Uint8Array, signed: Uint8Array): boolean {
  const right = createHmac('sha256', secret).update(signed).digest()
  return given.byteLength === right.byteLength && timingSafeEqual(given, right)
}
