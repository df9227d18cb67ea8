import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hmacWith } from '../../server/history/key.ts'

describe('the keyed hash of a row', () => {
  const key = randomBytes(32)
  const mac = hmacWith(key)

  test.each([
    ['nothing', ''],
    ['a rating', '["0192","đúng hẹn",5]'],
    ['text of many marks', 'ẵ'.repeat(5_000)],
    ['text too long for the buffer', 'Quý vị nói, chúng tôi làm. '.repeat(2_000)],
  ])('is HMAC-SHA-256 for %s', (_, text) => {
    const long = mac('x'.repeat(5_000))
    expect(mac(text)).toEqual(createHmac('sha256', key).update(text).digest())
    // What lay in the buffer before leaves no trace, and a hash once given stays.
    expect(long).toEqual(createHmac('sha256', key).update('x'.repeat(5_000)).digest())
  })
})
