import { expect, test } from 'vitest'
import { smsLength } from '../../../server/domain/text/sms-length.ts'

test('an SMS without marks holds 160 characters, joined ones 153 each', () => {
  expect(smsLength('a'.repeat(160))).toEqual({ encoding: 'gsm', length: 160, parts: 1 })
  expect(smsLength('a'.repeat(161))).toEqual({ encoding: 'gsm', length: 161, parts: 2 })
  expect(smsLength('a'.repeat(307)).parts).toBe(3)
})

test('one mark leaves room for 70, joined ones 67 each', () => {
  expect(smsLength(`ắ${'a'.repeat(69)}`)).toEqual({ encoding: 'ucs2', length: 70, parts: 1 })
  expect(smsLength(`ắ${'a'.repeat(70)}`)).toEqual({ encoding: 'ucs2', length: 71, parts: 2 })
  expect(smsLength('đ'.repeat(135)).parts).toBe(3)
})

test('brackets and the euro take two places, an emoji two of UCS-2', () => {
  expect(smsLength('[€]')).toEqual({ encoding: 'gsm', length: 6, parts: 1 })
  expect(smsLength('🙂')).toEqual({ encoding: 'ucs2', length: 2, parts: 1 })
})
