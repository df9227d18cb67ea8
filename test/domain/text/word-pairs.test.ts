import { describe, expect, test } from 'vitest'
import { wordPairs } from '../../../server/domain/text/word-pairs.ts'

describe('the pairs of a text', () => {
  test('are its syllables two by two, folded, without grammar and what letters begin and thank with', () => {
    expect(wordPairs('Kính gửi: rác thải chưa được thu gom. Xin cảm ơn!', 10)).toEqual([
      'rac thai',
      'thu gom',
    ])
  })

  test('come once each, and no more than are wanted', () => {
    expect(wordPairs('rác thải rác thải rác thải', 10)).toEqual(['rac thai', 'thai rac'])
    expect(wordPairs('giấy khai sinh trích lục hộ tịch', 2)).toHaveLength(2)
  })
})
