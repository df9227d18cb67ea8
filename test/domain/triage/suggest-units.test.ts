import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learnUnits, suggestUnits } from '../../../server/domain/triage/suggest-units.ts'

const NAMELESS = [
  { unitId: 'A', words: [] },
  { unitId: 'B', words: [] },
]
const answered = (unitId: string, ...texts: string[]) => texts.map((text) => ({ unitId, text }))
const RUBBISH = answered('A', 'Rác thải chưa được thu gom.', 'Xe thu gom rác không vào hẻm.')
const PAPERS = answered('B', 'Giấy khai sinh ghi sai tên.', 'Đăng ký khai sinh nộp ở đâu?')

const unitsFor = (learned: ReturnType<typeof learnUnits>, text: string) =>
  suggestUnits(learned, text, 3).map(({ unitId }) => unitId)

describe('what a text may be for', () => {
  const learned = learnUnits(NAMELESS, [...RUBBISH, ...PAPERS])

  test('is the unit that answered what says the same, with the words as they are written and how many said them', () => {
    const [first] = suggestUnits(learned, 'Hẻm nhà tôi không ai THU GOM rác', 3)
    expect(first).toMatchObject({ unitId: 'A', answered: 2, of: 2 })
    expect(first?.because[0]).toBe('thu gom rác')
    expect(first?.share).toBeGreaterThan(0.8)
  })

  test('is found without marks; with them, words that only look alike are told apart', () => {
    expect(unitsFor(learned, 'giay khai sinh cua con toi')).toEqual(['B'])
    const dogs = learnUnits(NAMELESS, [
      ...answered('A', 'Chó cắn người.', 'Chó thả rông.'),
      ...answered('B', 'Chợ đông.', 'Chợ ồn.'),
    ])
    expect(unitsFor(dogs, 'Con chó đó')).toEqual(['A'])
    expect(unitsFor(dogs, 'Cái chợ đó')).toEqual(['B'])
    expect(unitsFor(dogs, 'cai cho do')).toEqual([])
  })

  test('is nobody where no word of it is known, or only such as stand in any sentence', () => {
    for (const text of ['', 'Karaoke!', 'Xin cho tôi hỏi là có được không ạ', '12/3 45'])
      expect(unitsFor(learned, text)).toEqual([])
  })

  test('is known of a unit before it answered anything: by its name, its rules and the fields that these name', () => {
    const units = [
      { unitId: 'MT', words: ['Tổ Vệ sinh môi trường', 'bèo'] },
      { unitId: 'HT', words: ['Tổ Tư pháp – Hộ tịch'] },
      { unitId: 'X', words: ['Đội Ba'] },
    ]
    const own = learnUnits(units, [])
    expect(unitsFor(own, 'Vớt bèo giúp')[0]).toBe('MT')
    expect(suggestUnits(own, 'Xin trích lục hộ tịch của ba tôi', 3)[0]).toMatchObject({
      unitId: 'HT',
      answered: 0,
      of: 0,
    })
    // What was answered says more than what a unit is called.
    const taught = learnUnits(
      units,
      Array.from({ length: 9 }, () => answered('X', 'Trích lục hộ tịch')).flat(),
    )
    expect(unitsFor(taught, 'Trích lục')[0]).toBe('X')
  })

  test('shares out what is likely, and says why of each', () => {
    const texts = fc.array(
      fc.record({
        unitId: fc.constantFrom('A', 'B', 'C'),
        text: fc.array(fc.constantFrom('rác', 'đèn', 'cây', 'hẻm', 'sổ', 'den'), { maxLength: 6 }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(texts, (all) => {
        const items = all.map(({ unitId, text }) => ({ unitId, text: text.join(' ') }))
        const said = suggestUnits(learnUnits(NAMELESS, items), 'Đèn hẻm 12, cây với rác', 3)
        expect(said.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9)
        expect(said.map(({ share }) => share)).toEqual(
          said.map(({ share }) => share).toSorted((a, b) => b - a),
        )
        for (const { because, answered: own, of } of said) {
          expect(because.length).toBeGreaterThan(0)
          expect(own).toBeLessThanOrEqual(of)
        }
      }),
    )
  })
})
