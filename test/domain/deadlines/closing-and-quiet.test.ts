import { expect, test } from 'vitest'
import { closingOf } from '../../../server/domain/deadlines/closing.ts'
import { quietUntil } from '../../../server/domain/deadlines/quiet-hours.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (local: string) => Date.parse(`${local}+07:00`)

test('an answered item closes at the end of the local day, and is told three days before', () => {
  const { closesMs, tellMs } = closingOf(at('2026-11-20T23:30:00'), 7, ZONE)
  expect(closesMs).toBe(at('2026-11-28T00:00:00'))
  expect(tellMs).toBe(at('2026-11-25T00:00:00'))
})

test('where it closes sooner it is told half way, and never before the answer', () => {
  const answered = at('2026-11-20T12:00:00')
  const { closesMs, tellMs } = closingOf(answered, 1, ZONE)
  expect(closesMs).toBe(at('2026-11-22T00:00:00'))
  expect(tellMs).toBe(answered + (closesMs - answered) / 2)
})

test.each([
  ['21:59:59', null],
  ['22:00:00', '2026-11-21T07:00:00'],
  ['23:59:59', '2026-11-21T07:00:00'],
  ['00:00:00', '2026-11-20T07:00:00'],
  ['06:59:59', '2026-11-20T07:00:00'],
  ['07:00:00', null],
])('quiet from ten to seven: at %s a message waits until %s', (time, until) => {
  const quiet = quietUntil(at(`2026-11-20T${time}`), { from: '22:00', to: '07:00' }, ZONE)
  expect(quiet).toBe(until === null ? null : at(until))
})

test('quiet hours within a day end on it; both ends alike are none', () => {
  const noon = at('2026-11-20T12:15:00')
  expect(quietUntil(noon, { from: '12:00', to: '13:00' }, ZONE)).toBe(at('2026-11-20T13:00:00'))
  expect(quietUntil(noon, { from: '13:00', to: '14:00' }, ZONE)).toBeNull()
  expect(quietUntil(noon, { from: '12:15', to: '12:15' }, ZONE)).toBeNull()
})
