import { expect, test } from 'vitest'
import type { Figure, InputReply } from '../../server/contract/indexes.ts'
import { countedWords, formulaWords, missingWords, standingWords } from '../../server/words/index-words.ts'

const count = (value: number): Figure => ({ value, measure: 'count', digits: 0 })
const percent = (value: number): Figure => ({ value, measure: 'percent', digits: 2 })
const points = (value: number): Figure => ({ value, measure: 'points', digits: 1 })
const what = { vi: '', en: '' }

test('a step is a formula with its figures as each language writes them', () => {
  const step = {
    what,
    formula: ['(', count(14_707), '−', count(125), ')', '÷', count(14_707)],
    result: percent(0.9915),
  }
  expect(formulaWords(step, 'vi')).toBe('(14.707 − 125) ÷ 14.707 = 99,15%')
  expect(formulaWords(step, 'en')).toBe('(14,707 − 125) ÷ 14,707 = 99.15%')
})

test('what earns points is not said to be equal to them', () => {
  const step = {
    what,
    formula: [count(9), '÷', count(10), '=', percent(0.9), '→'],
    result: points(1),
  }
  expect(formulaWords(step, 'vi')).toBe('9 ÷ 10 = 90,00%, được 1,0 điểm')
  expect(formulaWords(step, 'en')).toBe('9 ÷ 10 = 90.00%, which earns 1.0')
})

test('what is not counted has no formula', () => {
  expect(formulaWords({ what, formula: [], result: null }, 'vi')).toBe('')
})

test('n and N are told where they are known', () => {
  expect(countedWords(40, 1_000, 'vi')).toBe('n\u{a0}=\u{a0}40, N\u{a0}=\u{a0}1.000')
  expect(countedWords(40, null, 'en')).toBe('n\u{a0}=\u{a0}40')
})

test('what is missing says since when', () => {
  const input = { missing: 'not-whole', uncoveredFrom: '2026-08-01' } as InputReply
  expect(missingWords(input)?.vi).toBe('chưa đủ cả kỳ, thiếu từ 01/08/2026')
})

test.each([
  ['ended', 'Hết hiệu lực sau ngày 30/06/2025'],
  ['partly', 'Có hiệu lực 06/01/2019 – 30/06/2025'],
  ['not-yet', 'Chưa có hiệu lực, từ 06/01/2019'],
] as const)('an index says that it is %s', (standing, words) => {
  expect(standingWords(standing, '2019-01-06', '2025-06-30')?.vi).toBe(words)
})
