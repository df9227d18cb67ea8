import { describe, expect, test } from 'vitest'
import type { DeadlineRule, DeadlineStep } from '../../../server/contract/deadlines/calendar.ts'
import {
  describeDeadlineRule,
  describeDeadlineStep,
  describeDeadlineSteps,
} from '../../../server/words/deadline-words.ts'
import { computeDeadline } from '../../../server/domain/deadlines/deadline.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import { compileCalendar } from '../../../server/domain/deadlines/working-calendar.ts'

const SAME_DAY: DeadlineRule = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 }

function stepsOf(rule: DeadlineRule, receivedAt: string, pauses: readonly [string, string][] = []) {
  return computeDeadline({
    rule,
    receivedAt: Date.parse(receivedAt),
    calendar: compileCalendar(VIETNAM_CALENDAR),
    pauses: pauses.map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) })),
    extensions: pauses.length > 0 ? [{ workingDays: 1 }, { workingDays: 2 }] : [],
  }).steps
}

describe('a deadline in words', () => {
  test('tells that what came after the cut-off counts on the make-up Saturday', () => {
    const steps = stepsOf(SAME_DAY, '2026-08-21T15:30:00+07:00')
    expect(describeDeadlineSteps(steps, 'vi')).toEqual([
      'Tiếp nhận lúc 15:30 ngày 21/08/2026',
      'Sau giờ chốt 15:00: tính sang ngày làm việc kế tiếp',
      'Đến hạn 17:00 ngày 22/08/2026',
    ])
    expect(describeDeadlineSteps(steps, 'en')).toEqual([
      'Received at 15:30 on 21/08/2026',
      'After the cut-off at 15:00: counts on the next working day',
      'Due at 17:00 on 22/08/2026',
    ])
  })

  test('names the holiday, the weekly day off and the seconds after a cut-off', () => {
    const holiday = stepsOf(SAME_DAY, '2026-11-23T15:00:30+07:00')
    expect(describeDeadlineSteps(holiday, 'vi').slice(0, 3)).toEqual([
      'Tiếp nhận lúc 15:00:30 ngày 23/11/2026',
      'Sau giờ chốt 15:00: tính sang ngày làm việc kế tiếp',
      'Bỏ qua 24/11/2026: Ngày Văn hóa Việt Nam',
    ])
    expect(describeDeadlineSteps(holiday, 'en')[2]).toBe('24/11/2026 does not count: Vietnam Culture Day')
    const weekend = stepsOf({ kind: 'working-days', count: 1 }, '2026-08-28T09:00:00+07:00')
    expect(describeDeadlineSteps(weekend, 'vi')).toContain('Bỏ qua 29/08/2026: thứ Bảy, ngày nghỉ hằng tuần')
    expect(describeDeadlineSteps(weekend, 'en')).toContain(
      '30/08/2026 does not count: Sunday, the weekly day off',
    )
  })

  test('calls the midnight that ends a day 24:00 of that day', () => {
    const steps = stepsOf({ kind: 'calendar-days', count: 3 }, '2026-08-24T09:00:00+07:00')
    expect(describeDeadlineSteps(steps, 'vi').at(-1)).toBe('Đến hạn 24:00 ngày 27/08/2026')
    expect(describeDeadlineSteps(steps, 'en').at(-1)).toBe('Due at 24:00 on 27/08/2026')
  })

  test('says why the cut-off came earlier on a short day, and when a day is too short for anything', () => {
    const short: DeadlineStep = {
      step: 'after-cut-off',
      date: '2026-08-21',
      cutOff: '15:00',
      effectiveCutOff: '2026-08-21T07:30:00Z',
    }
    expect(describeDeadlineStep(short, 'vi')).toBe(
      'Sau giờ chốt 14:30 (thay cho 15:00, để còn đủ giờ làm việc): tính sang ngày làm việc kế tiếp',
    )
    expect(describeDeadlineStep({ ...short, effectiveCutOff: null }, 'en')).toBe(
      '21/08/2026 has too little working time: counts on the next working day',
    )
  })

  test('tells instants in the zone of the organisation', () => {
    const received = {
      step: 'received',
      at: '2026-08-21T08:30:00Z',
      date: '2026-08-21',
      zone: 'Asia/Tokyo',
    } as const
    expect(describeDeadlineSteps([received], 'en')).toEqual(['Received at 17:30 on 21/08/2026'])
    expect(describeDeadlineStep(received, 'en', 'UTC')).toBe('Received at 08:30 on 21/08/2026')
  })

  test('tells pauses given back, ignored and worth nothing, and extensions', () => {
    const steps = stepsOf({ kind: 'working-minutes', minutes: 240 }, '2026-08-24T08:00:00+07:00', [
      ['2026-08-24T09:00:00+07:00', '2026-08-24T11:00:00+07:00'],
      ['2026-08-24T12:00:00+07:00', '2026-08-24T12:30:00+07:00'],
      ['2026-08-26T08:00:00+07:00', '2026-08-26T09:00:00+07:00'],
    ])
    expect(describeDeadlineSteps(steps, 'vi')).toEqual([
      'Tiếp nhận lúc 08:00 ngày 24/08/2026',
      '24/08/2026, từ 08:00 đến 13:30: tính 4 giờ làm việc',
      'Theo quy tắc, hạn là 13:30 ngày 24/08/2026',
      'Chờ công dân bổ sung từ 09:00 ngày 24/08/2026 đến 11:00 ngày 24/08/2026: được cộng lại 2 giờ',
      'Chờ công dân bổ sung từ 12:00 ngày 24/08/2026 đến 12:30 ngày 24/08/2026: không trùng giờ làm việc nên không cộng thêm',
      'Lần chờ từ 08:00 ngày 26/08/2026 đến 09:00 ngày 26/08/2026 bắt đầu khi đã quá hạn nên không cộng lại',
      'Cộng lại tất cả 2 giờ: hạn chuyển đến 15:30 ngày 24/08/2026',
      'Gia hạn 1 ngày làm việc: hạn chuyển đến 17:00 ngày 25/08/2026',
      'Gia hạn 2 ngày làm việc: hạn chuyển đến 17:00 ngày 27/08/2026',
      'Đến hạn 17:00 ngày 27/08/2026',
    ])
    expect(describeDeadlineSteps(steps, 'en').slice(-4)).toEqual([
      '2 hours given back in all: now due at 15:30 on 24/08/2026',
      'Extended by 1 working day: now due at 17:00 on 25/08/2026',
      'Extended by 2 working days: now due at 17:00 on 27/08/2026',
      'Due at 17:00 on 27/08/2026',
    ])
  })

  test.each<[DeadlineRule, string, string]>([
    [
      SAME_DAY,
      'Trả lời trong ngày làm việc nếu tiếp nhận đến 15:00 và còn ít nhất 2 giờ làm việc; sau đó tính sang ngày làm việc kế tiếp',
      'Answered on the same working day if received by 15:00 with at least 2 hours of working time left; otherwise on the next working day',
    ],
    [
      { kind: 'working-minutes', minutes: 60 },
      'Trong 1 giờ làm việc kể từ khi tiếp nhận',
      'Within 1 hour of working time from receipt',
    ],
    [
      { kind: 'half-days', count: 1 },
      'Trong 1 buổi làm việc kể từ khi tiếp nhận',
      'Within 1 half working day from receipt',
    ],
    [
      { kind: 'working-days', count: 5, cutOff: '15:00' },
      'Trong 5 ngày làm việc, không tính ngày tiếp nhận; sau 15:00 hoặc ngày nghỉ thì tính như tiếp nhận ngày làm việc kế tiếp',
      'Within 5 working days, the day of receipt not counted; after 15:00 or on a day off it counts as received on the next working day',
    ],
    [
      { kind: 'calendar-days', count: 10 },
      'Trong 10 ngày liên tục, không tính ngày tiếp nhận; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp',
      'Within 10 days in a row, the day of receipt not counted; a last day off gives way to the next working day',
    ],
    [
      { kind: 'elapsed-minutes', minutes: 5 },
      'Trong 5 phút kể từ khi tiếp nhận, tính cả ngoài giờ làm việc',
      'Within 5 minutes from receipt, outside office hours too',
    ],
  ])('puts the rule %o into one sentence', (rule, vi, en) => {
    expect([describeDeadlineRule(rule, 'vi'), describeDeadlineRule(rule, 'en')]).toEqual([vi, en])
  })
})
