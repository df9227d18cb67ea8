/** Crockford's base 32: read aloud and typed without mistakes, no I, L, O or U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits, so that ids sort by time. */
export function newRatingId(nowMs: number, random: Uint8Array = randomBytes(10)): string {
  const time = nowMs.toString(16).padStart(12, '0')
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = (8 + (((random[2] ?? 0) >> 4) & 3)).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${tail.slice(1, 4)}`,
    `${variant}${tail.slice(5, 8)}`,
    tail.slice(8, 20),
  ].join('-')
}

/** Eight characters, 40 random bits: what a citizen carries from the tablet to their own phone. */
export function newFollowUpCode(random: Uint8Array = randomBytes(8)): string {
  return Array.from(random, (byte) => CROCKFORD[byte & 31]).join('')
}

function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}
