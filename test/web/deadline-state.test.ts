import { describe, expect, test } from 'vitest'
import {
  datedContribution,
  deadlineState,
  dueMoment,
  remainingWords,
  type DatedItem,
} from '../../web/elements/feedback/deadline-state.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const DUE = '2026-11-20T10:00:00Z'

function stateAt(local: string, item: Partial<DatedItem> = {}) {
  const dated: DatedItem = {
    status: 'assigned',
    promisedDueAt: DUE,
    currentDueAt: DUE,
    breachedAt: null,
    onTime: null,
    ...item,
  }
  return deadlineState(dated, new Date(`2026-11-20T${local}+07:00`))
}

describe('an item against its deadline', () => {
  test.each([
    ['open', null, 'far'],
    ['given', true, 'met'],
    ['given', false, 'missed'],
    ['ended', false, 'missed'],
    ['ended', null, 'ended'],
  ] as const)('a contribution that is %s (on time: %s) is %s by its own clock', (state, onTime, stage) => {
    const unit = { code: 'B', name: 'Đơn vị B', nameEn: 'Đơn vị B' }
    const dated = datedContribution({ id: '1', unit, dueAt: DUE, state, onTime })
    expect(deadlineState(dated, new Date('2026-11-20T09:00:00+07:00')).stage).toBe(stage)
  })

  test('is plain with more than two hours left, then soon, then urgent', () => {
    expect(stateAt('14:59:00')).toEqual({ stage: 'far', minutes: 121 })
    expect(stateAt('15:00:00')).toEqual({ stage: 'soon', minutes: 120 })
    expect(stateAt('16:29:00')).toEqual({ stage: 'soon', minutes: 31 })
    expect(stateAt('16:30:00')).toEqual({ stage: 'urgent', minutes: 30 })
  })

  test('is in time at the due instant and overdue after it', () => {
    expect(stateAt('17:00:00').stage).toBe('urgent')
    expect(stateAt('17:00:00.001').stage).toBe('overdue')
    expect(stateAt('17:35:00')).toEqual({ stage: 'overdue', minutes: 35 })
  })

  test('is neither due nor overdue while the citizen is asked', () => {
    expect(stateAt('18:00:00', { status: 'waiting-for-citizen' }).stage).toBe('waiting')
  })

  test('keeps its verdict once it is answered, and none where it ended without an answer', () => {
    expect(stateAt('18:00:00', { status: 'answered', onTime: true }).stage).toBe('met')
    expect(stateAt('09:00:00', { status: 'closed', onTime: false }).stage).toBe('missed')
    expect(stateAt('18:00:00', { status: 'refused' }).stage).toBe('ended')
  })

  test('stays overdue once it was, also while it waits, with a later deadline, and when it ends without an answer', () => {
    const breachedAt = '2026-11-19T10:00:00Z'
    expect(stateAt('09:00:00', { breachedAt })).toEqual({ stage: 'overdue', minutes: 16 * 60 })
    expect(stateAt('09:00:00', { breachedAt, status: 'waiting-for-citizen' }).stage).toBe('overdue')
    expect(stateAt('09:00:00', { breachedAt, status: 'refused' }).stage).toBe('ended-late')
  })

  test('is never overdue where nothing was promised', () => {
    expect(stateAt('18:00:00', { promisedDueAt: null }).stage).toBe('unpromised')
    expect(stateAt('18:00:00', { promisedDueAt: null, status: 'answered' }).stage).toBe('unpromised')
  })
})

describe('a due time in words', () => {
  const at = (local: string) => new Date(`${local}+07:00`)

  test('names today and tomorrow by the calendar of the office', () => {
    expect(dueMoment(DUE, at('2026-11-20T00:10:00'), ZONE, 'vi')).toBe('17:00 hôm nay')
    expect(dueMoment(DUE, at('2026-11-19T23:50:00'), ZONE, 'en')).toBe('17:00 tomorrow')
    expect(dueMoment(DUE, at('2026-11-18T09:00:00'), ZONE, 'vi')).toBe('17:00 20/11/2026')
  })

  test('writes a midnight as the 24:00 of the day it ends', () => {
    expect(dueMoment('2026-11-20T17:00:00Z', at('2026-11-20T09:00:00'), ZONE, 'vi')).toBe('24:00 hôm nay')
  })

  test('says what is left, or how long it is overdue, instead of a sign', () => {
    expect(remainingWords({ stage: 'soon', minutes: 85 }, 'vi')).toBe('còn 1 giờ 25 phút')
    expect(remainingWords({ stage: 'overdue', minutes: 35 }, 'vi')).toBe('Quá hạn 35 phút')
    expect(remainingWords({ stage: 'overdue', minutes: 1 }, 'en')).toBe('Overdue by 1 minute')
  })
})
