import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggestUnits, wordPairs } from '../../server/domain/text/suggest-units.ts'

const pair = (first: string, second: string) => ({ first, second })
const items = (unitId: string, ...ids: string[]) => ids.map((id) => ({ id, unitId }))

describe('the pairs of a text', () => {
  test('are its syllables two by two, folded, without grammar and what letters begin and thank with', () => {
    expect(wordPairs('Kính gửi: rác thải chưa được thu gom. Xin cảm ơn!', 10)).toEqual([
      pair('rac', 'thai'),
      pair('thu', 'gom'),
    ])
  })

  test('come once each, and no more than are wanted', () => {
    expect(wordPairs('rác thải rác thải rác thải', 10)).toEqual([pair('rac', 'thai'), pair('thai', 'rac')])
    expect(wordPairs('giấy khai sinh trích lục hộ tịch', 2)).toHaveLength(2)
  })
})

describe('units that answered what is most alike', () => {
  test('come the likeliest first, with how many they answered and why', () => {
    const found = [
      { pair: pair('rac', 'thai'), items: items('MT', 'a', 'b', 'c') },
      { pair: pair('chua', 'gom'), items: [...items('MT', 'a', 'b'), ...items('HT', 'x')] },
      { pair: pair('khai', 'sinh'), items: items('HT', 'x') },
    ]
    const said = suggestUnits(found, 60)
    expect(said.map(({ unitId, answered }) => [unitId, answered])).toEqual([
      ['MT', 2],
      ['HT', 1],
    ])
    expect(said[0]?.because).toEqual([pair('rac', 'thai'), pair('chua', 'gom')])
  })

  test('are not named by one pair alone: it stands in any letter', () => {
    expect(suggestUnits([{ pair: pair('duong', 'pho'), items: items('MT', 'a', 'b', 'c') }], 60)).toEqual([])
  })

  test('share all that speaks for any, whatever was found', () => {
    const found = fc.array(
      fc.record({
        pair: fc.record({ first: fc.string(), second: fc.string() }),
        items: fc.uniqueArray(
          fc.record({ id: fc.integer({ max: 30, min: 0 }).map(String), unitId: fc.constant('') }),
          { selector: ({ id }) => id, maxLength: 20 },
        ),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(found, (all) => {
        const said = suggestUnits(
          all.map((one) => ({
            ...one,
            items: one.items.map(({ id }) => ({ id, unitId: `unit ${Number(id) % 3}` })),
          })),
          60,
        )
        const sum = said.reduce((total, { share }) => total + share, 0)
        expect(said.length === 0 ? 1 : sum).toBeCloseTo(1)
        expect(said.reduce((total, { answered }) => total + answered, 0)).toBeLessThanOrEqual(15)
        expect(said.map(({ share }) => share)).toEqual(
          said.map(({ share }) => share).toSorted((a, b) => b - a),
        )
      }),
    )
  })
})
