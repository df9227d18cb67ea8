import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../fixtures/app.ts'

const SAME_DAY = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 }
const OFFICE_DAY = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]
const OFFICE = {
  zone: 'Asia/Ho_Chi_Minh',
  standardDayMinutes: 480,
  week: {
    mon: OFFICE_DAY,
    tue: OFFICE_DAY,
    wed: OFFICE_DAY,
    thu: OFFICE_DAY,
    fri: OFFICE_DAY,
    sat: [],
    sun: [],
  },
  dates: { '2026-11-23': { sessions: [], reason: 'Nghỉ' } },
}

describe('the deadline preview', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp('sqlite')
  })
  afterAll(() => app.stop())

  const preview = async (json: unknown) => {
    const response = await app.request('/api/deadlines/preview', { json })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  test.each([
    ['at 15:00 sharp: this day', SAME_DAY, '2026-11-20T15:00:00+07:00', '2026-11-20T10:00:00Z'],
    [
      'a millisecond later: the next working day',
      SAME_DAY,
      '2026-11-20T15:00:00.001+07:00',
      '2026-11-23T10:00:00Z',
    ],
    [
      'on a Saturday that is worked in place of another day',
      SAME_DAY,
      '2026-08-22T09:05:00+07:00',
      '2026-08-22T10:00:00Z',
    ],
    ['two half-days', { kind: 'half-days', count: 2 }, '2026-11-20T08:00:00+07:00', '2026-11-23T01:00:00Z'],
    [
      'five minutes by the clock',
      { kind: 'elapsed-minutes', minutes: 5 },
      '2026-11-21T23:58:00+07:00',
      '2026-11-21T17:03:00Z',
    ],
  ])(
    'counts without sign-in on the organisation’s calendar: %s',
    async (_name, policy, receivedAt, dueAt) => {
      const { status, body } = await preview({ policy, receivedAt })
      expect([status, body['dueAt']]).toEqual([200, dueAt])
      expect((body['steps'] as { step: string }[]).at(-1)?.step).toBe('due')
    },
  )

  test('counts on a calendar that comes along, pauses given back', async () => {
    const { body } = await preview({
      policy: SAME_DAY,
      receivedAt: '2026-11-20T09:00:00+07:00',
      pauses: [{ from: '2026-11-20T10:00:00+07:00', to: '2026-11-20T11:00:00+07:00' }],
      calendar: OFFICE,
    })
    expect(body['dueAt']).toBe('2026-11-24T10:00:00Z')
  })

  test.each([
    ['no zone', { policy: SAME_DAY, receivedAt: '2026-11-20T09:00:00' }, 400, 'request/invalid'],
    ['no policy', { receivedAt: '2026-11-20T09:00:00Z' }, 400, 'request/invalid'],
    ['a year far away', { policy: SAME_DAY, receivedAt: '9999-11-20T09:00:00Z' }, 400, 'request/invalid'],
    [
      'an unknown zone',
      { policy: SAME_DAY, receivedAt: '2026-11-20T09:00:00Z', calendar: { ...OFFICE, zone: 'Mars/One' } },
      422,
      'calendar/invalid',
    ],
    [
      'a calendar without work',
      {
        policy: SAME_DAY,
        receivedAt: '2026-11-20T09:00:00Z',
        calendar: { ...OFFICE, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } },
      },
      422,
      'calendar/no-working-time',
    ],
    ['a list', [], 400, 'request/invalid'],
  ])('refuses %s', async (_name, request, status, code) => {
    const reply = await preview(request)
    expect([reply.status, reply.body['code']]).toEqual([status, code])
  })
})
