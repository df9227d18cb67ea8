import { expect, test } from 'vitest'
import { lapsedAt } from '../../server/domain/citizen/question-standing.ts'

const FIRST = {
  id: 'a',
  from_at: '2026-11-20T02:00:00.000Z',
  to_at: '2026-11-20T03:00:00.000Z',
  answer_by: '2026-11-27T10:00:00.000Z',
}
const SECOND = {
  id: 'b',
  from_at: '2026-11-20T04:00:00.000Z',
  to_at: null,
  answer_by: '2026-11-30T10:00:00.000Z',
}
const END = Date.parse(SECOND.answer_by)

test('a question lapses at its end, not a millisecond before, and never where somebody was faster', () => {
  expect(lapsedAt('waiting-for-citizen', [FIRST, SECOND], END - 1)).toBeNull()
  expect(lapsedAt('waiting-for-citizen', [FIRST, SECOND], END)).toBe(SECOND.answer_by)
  expect(lapsedAt('waiting-for-citizen', [SECOND, FIRST], END)).toBe(SECOND.answer_by)
  expect(lapsedAt('waiting-for-citizen', [FIRST], END)).toBeNull()
  expect(lapsedAt('waiting-for-citizen', [], END)).toBeNull()
  expect(lapsedAt('answered', [FIRST, SECOND], END)).toBeNull()
  expect(lapsedAt('waiting-for-citizen', [{ ...SECOND, answer_by: null }], END)).toBeNull()
})
