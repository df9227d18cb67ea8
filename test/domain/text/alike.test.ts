import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlikeItem, compareItems } from '../../../server/domain/text/alike.ts'
import { fold } from '../../../server/domain/text/fold-vietnamese.ts'
import { alikeness, commonWords, trigramsOf } from '../../../server/domain/text/trigrams.ts'
import { MATTERS } from './alike-pairs.ts'

type Matter = (typeof MATTERS)[number]

const AT = Date.parse('2026-11-20T02:00:00Z')
const DAY = 86_400_000

const itemOf = (matter: Matter, told: string, known: { place: boolean; category: boolean }): AlikeItem => ({
  trigrams: trigramsOf(told),
  place: {
    wardCode: known.place ? (matter.ward ?? null) : null,
    point: null,
    address: known.place ? trigramsOf(matter.at ?? '') : new Set(),
  },
  category: known.category ? (matter.category ?? null) : null,
  receivedMs: AT,
})

/** Of all pairs of tellings: how many of one matter are found, and how many that are found are of one matter. */
function measure(known: { place: boolean; category: boolean }) {
  const told = MATTERS.flatMap((matter) => matter.tellings.map((each) => ({ matter, each })))
  const counts = { found: 0, missed: 0, wrong: 0 }
  told.forEach((a, index) => {
    for (const b of told.slice(index + 1)) {
      const { isLikely } = compareItems(itemOf(a.matter, a.each, known), itemOf(b.matter, b.each, known), 30)
      if (a.matter === b.matter) counts[isLikely ? 'found' : 'missed'] += 1
      else if (isLikely) counts.wrong += 1
    }
  })
  const { found, missed, wrong } = counts
  return { recall: found / (found + missed), precision: found / (found + wrong) }
}

describe('what may be the same matter', () => {
  test.each([
    ['words alone', { place: false, category: false }],
    ['words and category', { place: false, category: true }],
    ['words and place', { place: true, category: false }],
    ['all of them', { place: true, category: true }],
  ])('is found by %s: nearly all of it, and hardly anything else', (_, known) => {
    const { recall, precision } = measure(known)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })

  test('is not found by how people ask and thank', () => {
    const polite = (said: string) => `Kính gửi UBND phường, ${said}. Rất mong cơ quan chức năng. Xin cảm ơn.`
    const [a, b] = [polite('Nắp cống bị mất'), polite('Quán hát quá to')]
    expect(alikeness(trigramsOf(a), trigramsOf(b))).toBeLessThan(0.35)
  })

  test('is not found in a long text because it is long', () => {
    const long = MATTERS.flatMap(({ tellings }) => tellings[0] ?? [])
    const others = long.slice(0, 12).join(' ')
    const found = long.slice(12).filter((told) => alikeness(trigramsOf(told), trigramsOf(others)) >= 0.42)
    // Twelve matters in one text hold most of what anybody says of a thirteenth.
    expect(found.length).toBeLessThanOrEqual(2)
  })

  const told = 'Đèn đường hẻm 12 Nguyễn Trãi không sáng đã ba ngày.'
  const item = (changes: Partial<AlikeItem> & { lat?: number; ward?: string }): AlikeItem => ({
    trigrams: trigramsOf(told),
    category: null,
    receivedMs: AT,
    ...changes,
    place: {
      wardCode: changes.ward ?? null,
      point: changes.lat === undefined ? null : { lat: changes.lat, lng: 106.7 },
      address: new Set(),
    },
  })

  test('the same words in another ward or far away are another matter; nearby they are the same', () => {
    const here = item({ lat: 10.776, ward: '26740' })
    expect(compareItems(here, item({ lat: 10.777, ward: '26740' }), 30)).toMatchObject({
      place: 'near',
      metres: 111,
      isLikely: true,
    })
    expect(compareItems(here, item({ lat: 10.9 }), 30)).toMatchObject({ place: 'far', isLikely: false })
    expect(compareItems(here, item({ ward: '26743' }), 30)).toMatchObject({ place: 'far', isLikely: false })
    expect(compareItems(here, item({ ward: '26740' }), 30)).toMatchObject({
      place: 'same-ward',
      isLikely: true,
    })
  })

  test('what came too long before is another matter', () => {
    const before = item({ receivedMs: AT - 31 * DAY })
    expect(compareItems(item({}), before, 30)).toMatchObject({ days: 31, isLikely: false })
    expect(compareItems(item({}), before, 31)).toMatchObject({ isLikely: true })
  })

  test('any text is like itself, whoever types it, and alikeness goes both ways', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), fc.string(), (a, b) => {
        const [ta, tb] = [trigramsOf(a), trigramsOf(b)]
        if (ta.size > 0) expect(alikeness(ta, ta)).toBe(1)
        expect(alikeness(ta, tb)).toBe(alikeness(tb, ta))
        expect(alikeness(ta, tb)).toBeLessThanOrEqual(1)
        expect(trigramsOf(fold(a))).toEqual(ta)
      }),
    )
  })

  test('the words that both have say why, as they are written, without small ones', () => {
    expect(commonWords('Đèn đường ở hẻm 12 không sáng', 'den hem 12 da hong', 5)).toEqual([
      'đèn',
      'hẻm',
      '12',
    ])
  })
})
