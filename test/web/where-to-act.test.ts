import { expect, test } from 'vitest'
import { actSentences } from '../../server/words/reports/report-sentences.ts'

type Given = Parameters<typeof actSentences>

const named = (code: string) => ({ code, name: `Tổ ${code}`, nameEn: '' })
const satisfaction = (below: readonly string[]) =>
  ({ fair: { units: below.map((code) => ({ unit: named(code), verdict: 'below' })) } }) as unknown as Given[0]
const timeliness = (overdue: Readonly<Record<string, number>>) =>
  ({
    byUnit: Object.entries(overdue).map(([code, n]) => ({ unit: named(code), overdue: n })),
  }) as unknown as Given[1]
const said = (...given: Given) => actSentences(...given).map(({ vi }) => vi)

test('to be looked at first are units told apart as lower, and all those where most is overdue', () => {
  expect(said(satisfaction(['A']), timeliness({ A: 0, B: 2, C: 2, D: 1 }))).toEqual([
    'Nên xem trước: Tổ A, Tổ B và Tổ C.',
  ])
  expect(said(satisfaction([]), timeliness({ A: 0, B: 0 }))).toEqual([])
})

test('where many units have as few overdue, none of them is picked', () => {
  const alike = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((code) => [code, 1]))
  expect(said(satisfaction([]), timeliness(alike))).toEqual([])
})
