import { hash, randomBytes, randomFillSync } from 'node:crypto'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Asking the system for randomness costs the same for 16 bytes as for 8,192: ask rarely. */
const pool = Buffer.allocUnsafe(8_192)
let used = pool.length

function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

/** A UUID version 7 (RFC 9562, 5.7): its first 48 bits are the time, so that new rows land at the end of an index. */
export function newUuid7(nowMs: number): string {
  const bytes = freshBytes(16)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Random characters of Crockford's base 32 (no I, L, O, U): 5 bits each. */
export function newCode(length: number): string {
  return [...freshBytes(length)].map((byte) => CROCKFORD[byte & 31]).join('')
}

/** A secret for a header or cookie: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text)
}

/** 128 random bits that are kept beside what they hide. */
export function newSalt(): string {
  return freshBytes(16).toString('base64url')
}
