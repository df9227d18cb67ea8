import { createHmac, timingSafeEqual } from 'node:crypto'

/** `X-Signature: sha256=<hex>`: HMAC-SHA256 (RFC 2104) over the raw body. */
const HEADER = /^sha256=([0-9a-f]{64})$/i

/** Compared in constant time, so that an answer's delay tells nothing about the right one. */
export function isSignedBy(secret: string, header: string | undefined, body: Uint8Array): boolean {
  const given = HEADER.exec(header ?? '')?.[1]
  if (given === undefined) return false
  const right = createHmac('sha256', secret).update(body).digest()
  return timingSafeEqual(Buffer.from(given, 'hex'), right)
}
