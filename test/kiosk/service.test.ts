import { describe, expect, test } from 'vitest'
import { tidyPairingCode } from '../../kiosk/pairing/pairing-code.ts'
import { measureClockOffset, readReceipts } from '../../kiosk/pairing/service.ts'
import { PairRequest } from '../../server/contract/kiosk.ts'

const sent = [{ id: 'a' }, { id: 'b' }]
const accepted = (id: string | null) => ({ id, status: 'accepted' })

describe('an answer to ratings', () => {
  test('is one with a receipt for each, by id and in order', () => {
    const receipts = [accepted('a'), { id: 'b', status: 'refused', code: 'rating/conflict' }]
    expect(readReceipts({ receipts }, sent)).toEqual(receipts)
  })

  test.each([
    ['no JSON object', null],
    ['a page’s text', 'Accept the terms'],
    ['another service’s JSON', { ok: true }],
    ['too few receipts', { receipts: [accepted('a')] }],
    ['too many receipts', { receipts: [accepted('a'), accepted('b'), accepted('c')] }],
    ['another order', { receipts: [accepted('b'), accepted('a')] }],
    ['a receipt without its id', { receipts: [accepted('a'), accepted(null)] }],
    ['a status nobody knows', { receipts: [accepted('a'), { id: 'b', status: 'maybe' }] }],
  ])('is not %s', (_what, reply) => {
    expect(readReceipts(reply, sent)).toBeNull()
  })
})

describe('the clock', () => {
  test('is compared half-way through the round trip', () => {
    expect(
      measureClockOffset(
        '2026-11-20T02:00:10.000Z',
        Date.parse('2026-11-20T02:00:00Z'),
        Date.parse('2026-11-20T02:00:02Z'),
      ),
    ).toBe(9_000)
  })

  test('is not judged by an answer without a time', () => {
    expect(measureClockOffset(undefined, 0, 1)).toBeNull()
    expect(measureClockOffset('yesterday', 0, 1)).toBeNull()
  })
})

describe('a pairing code', () => {
  test.each(['ABCD2345', 'abcd-2345', ' ab cd 23 45 '])('is read from %j as the server reads it', (typed) => {
    expect(tidyPairingCode(typed)).toBe('ABCD2345')
    expect(PairRequest.parse({ code: typed }).code).toBe('ABCD2345')
  })

  test.each(['', 'ABCD', 'ABCD23456', 'ILOU1234'])('is not %j', (typed) => {
    expect(tidyPairingCode(typed)).toBeNull()
  })
})
