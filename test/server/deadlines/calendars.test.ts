import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { findBreak } from '../../../server/history/event-chain.ts'
import { listEvents } from '../../../db/queries/history/events.ts'
import type {
  CalendarChange,
  CalendarReply,
  ChangePreview,
} from '../../../server/contract/deadlines/calendar-change.ts'
import { VIETNAM_CALENDAR } from '../../../server/domain/deadlines/vietnam-calendar.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember, type StaffMember } from '../../fixtures/feedback.ts'

const OFFICE = VIETNAM_CALENDAR.week.mon
const DAY_OFF = { sessions: [], reason: 'Nghỉ do bão' }

/** Friday 20/11/2026 09:00; Tuesday 24/11 is a holiday. */
const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const SATURDAY_CLOSE = '2026-11-21T10:00:00.000Z'
const MONDAY_CLOSE = '2026-11-23T10:00:00.000Z'
const WEDNESDAY_CLOSE = '2026-11-25T10:00:00.000Z'

const CLOSED = { sessions: [], reason: 'Nghỉ' }

describe.each(DATABASES)('calendars on %s', (database) => {
  let app: TestApp
  let lan: StaffMember
  let hoa: StaffMember

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    await app.addUnit('MT')
    await app.addPerson('lan', 'coordinator')
    await app.addPerson('hoa', 'officer', 'HT')
    lan = await staffMember(app, 'lan')
    hoa = await staffMember(app, 'hoa')
  })
  afterEach(() => app.stop())

  const calendar = async (unit = 'ROOT') =>
    (await lan.call(`/api/calendars/${unit}`)).body as unknown as CalendarReply
  const preview = async (changes: CalendarChange[], unit = 'ROOT') => {
    const { version } = await calendar(unit)
    return lan.call('/api/calendars/preview', { unit, version, changes })
  }
  const save = async (changes: CalendarChange[], unit = 'ROOT', extra: object = {}) => {
    const { version } = await calendar(unit)
    const reply = await lan.call('/api/calendars', { unit, version, changes, note: 'QĐ 12/2026', ...extra })
    await app.app.recomputed()
    return reply
  }
  const mustSave = async (...args: Parameters<typeof save>) => {
    const reply = await save(...args)
    expect(reply).toMatchObject({ status: 201 })
  }
  const off = (date: string): CalendarChange => ({ change: 'date', date, entry: DAY_OFF })

  test('a day off appends a version, with its decision, and holds for units below', async () => {
    await mustSave([off('2026-12-24')])
    const root = await calendar()
    expect(root.version).toBe(2)
    expect(root.body.dates['2026-12-24']).toEqual(DAY_OFF)
    expect(root.history).toMatchObject([
      { version: 2, note: 'QĐ 12/2026', by: 'Người lan', validFrom: '2026-11-20' },
      { version: 1 },
    ])
    const below = await calendar('HT')
    expect([below.version, below.own, below.body.dates['2026-12-24']]).toEqual([0, null, DAY_OFF])
  })

  test('a unit’s own words stand over those above it, until it takes them back', async () => {
    await mustSave([off('2026-12-24')])
    const worked = { sessions: [['08:00', '11:00'] as [string, string]], reason: 'Trực' }
    await mustSave([{ change: 'date', date: '2026-12-24', entry: worked }], 'HT')
    expect((await calendar('HT')).body.dates['2026-12-24']).toEqual(worked)
    expect((await calendar('MT')).body.dates['2026-12-24']).toEqual(DAY_OFF)
    await mustSave([{ change: 'clear', date: '2026-12-24' }], 'HT')
    expect((await calendar('HT')).body.dates['2026-12-24']).toEqual(DAY_OFF)
  })

  test('a new week holds from its day on and leaves the days before as they were', async () => {
    const summer: CalendarChange = {
      change: 'week',
      week: { mon: [['07:00', '15:00']], tue: [['07:00', '15:00']] },
    }
    await mustSave([summer], 'ROOT', { validFrom: '2026-12-01' })
    // A day off saved later, from an earlier day on, does not undo the week that is to come.
    await mustSave([off('2026-12-24')])
    const due = async (receivedAt: string) => {
      const { body } = await lan.call('/api/deadlines/preview', {
        policy: { kind: 'working-days', count: 1 },
        receivedAt,
      })
      return body['dueAt']
    }
    expect(await due('2026-11-29T09:00:00+07:00')).toBe('2026-11-30T10:00:00Z')
    expect(await due('2026-12-06T09:00:00+07:00')).toBe('2026-12-07T08:00:00Z')
    expect(await due('2026-12-23T09:00:00+07:00')).toBe('2026-12-25T10:00:00Z')
  })

  test('a stale page is refused, and nothing is saved', async () => {
    await mustSave([off('2026-12-24')])
    const { status, body } = await lan.call('/api/calendars', {
      unit: 'ROOT',
      version: 1,
      changes: [off('2026-12-25')],
      note: 'x',
    })
    expect([status, body['code']]).toEqual([409, 'calendar/changed-meanwhile'])
    expect((await calendar()).version).toBe(2)
  })

  test('of two saves at the same moment one is told that the other was first', async () => {
    const one = (date: string) =>
      lan.call('/api/calendars', { unit: 'ROOT', version: 1, changes: [off(date)], note: 'x' })
    const statuses = (await Promise.all([one('2026-12-24'), one('2026-12-25')])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 409])
    expect((await calendar()).version).toBe(2)
  })

  test('a swap is written, moved and taken back as one', async () => {
    const swap = { off: '2026-12-31', worked: '2026-12-26', document: '99/TB-BNV' }
    await mustSave([{ change: 'swap', swap }])
    const { dates } = (await calendar()).body
    expect(dates['2026-12-31']).toMatchObject({
      sessions: [],
      swappedWith: '2026-12-26',
      document: '99/TB-BNV',
    })
    expect(dates['2026-12-26']).toMatchObject({
      sessions: OFFICE,
      swappedWith: '2026-12-31',
      document: '99/TB-BNV',
    })
    await mustSave([{ change: 'clear-swap', off: '2026-12-31', worked: '2026-12-26' }])
    const after = (await calendar()).body.dates
    expect([after['2026-12-31'], after['2026-12-26']]).toEqual([undefined, undefined])
  })

  const swapOf = (off: string, worked: string): CalendarChange => ({
    change: 'swap',
    swap: { off, worked, document: '1/TB' },
  })
  const entry = (sessions: [string, string][], reason = 'x'): CalendarChange => ({
    change: 'date',
    date: '2026-12-24',
    entry: { sessions, reason },
  })

  test.each<[string, CalendarChange[], string]>([
    ['half a swap changed alone', [off('2026-08-22')], 'changes.0.date'],
    ['half a swap removed alone', [{ change: 'clear', date: '2026-08-31' }], 'changes.0.date'],
    ['a swap that takes half of another', [swapOf('2026-12-30', '2026-08-31')], 'changes.0.swap.worked'],
    ['a swap with a day that is off already', [swapOf('2026-12-27', '2026-12-26')], 'changes.0.swap.off'],
    [
      'a swap with a day that is worked already',
      [swapOf('2026-12-30', '2026-12-29')],
      'changes.0.swap.worked',
    ],
    ['a swap of a day with itself', [swapOf('2026-12-30', '2026-12-30')], 'changes.0.swap.worked'],
    [
      'two dates taken for a swap',
      [{ change: 'clear-swap', off: '2026-08-31', worked: '2026-11-24' }],
      'changes.0.off',
    ],
    ['two entries for a date', [off('2026-12-24'), off('2026-12-24')], 'changes.1.date'],
    ['an entry that is not there', [{ change: 'clear', date: '2026-12-24' }], 'changes.0.date'],
    [
      'an announced day confirmed',
      [{ change: 'confirm', dates: ['2026-11-24'], document: 'x' }],
      'changes.0.dates.0',
    ],
    ['a weekday that nobody says', [{ change: 'week', week: { mon: null } }], 'changes.0.week.mon'],
    ['a reversed session', [entry([['11:00', '08:00']])], 'dates.2026-12-24.sessions.0'],
    ['a session out of the day', [entry([['08:00', '25:00']])], 'dates.2026-12-24.sessions.0'],
    [
      'overlapping sessions',
      [
        entry([
          ['08:00', '11:00'],
          ['10:00', '12:00'],
        ]),
      ],
      'dates.2026-12-24.sessions',
    ],
    ['an empty reason', [entry([], ' ')], 'dates.2026-12-24.reason'],
    [
      'a year without working time',
      [{ change: 'week', week: { mon: [], tue: [], wed: [], thu: [], fri: [] } }],
      'week',
    ],
  ])('refuses %s, with the field', async (_name, changes, field) => {
    const { status, body } = await save(changes)
    expect([status, body['code']]).toEqual([422, 'calendar/invalid'])
    expect(body['errors']).toContainEqual(expect.objectContaining({ field }))
    expect((await calendar()).version).toBe(1)
  })

  test.each<[string, object, string]>([
    ['a date that is none', { change: 'date', date: '2026-02-30', entry: CLOSED }, 'changes.0.date'],
    ['a date in another order', { change: 'clear', date: '22/08/2026' }, 'changes.0.date'],
    [
      'hours in words',
      { change: 'date', date: '2026-12-24', entry: { ...CLOSED, sessions: [['8h', '11h']] } },
      'changes.0.entry.sessions.0.0',
    ],
    [
      'a session without an end',
      { change: 'date', date: '2026-12-24', entry: { ...CLOSED, sessions: [['08:00']] } },
      'changes.0.entry.sessions.0',
    ],
    [
      'a swap without its document',
      { change: 'swap', swap: { off: '2026-12-30', worked: '2026-12-26' } },
      'changes.0.swap.document',
    ],
    ['a year far away', { change: 'propose', year: 2101 }, 'changes.0.year'],
    ['a standard day of nothing', { change: 'week', standardDayMinutes: 0 }, 'changes.0.standardDayMinutes'],
    ['a weekday that is none', { change: 'week', week: { funday: [] } }, 'changes.0.week.funday'],
    ['another kind of change', { change: 'abolish' }, 'changes.0.change'],
  ])('refuses %s before anything else, with the field', async (_name, change, field) => {
    const sent = { unit: 'ROOT', version: 1, changes: [change], note: 'QĐ 12/2026' }
    const { status, body } = await lan.call('/api/calendars', sent)
    expect([status, body['code']]).toEqual([400, 'request/invalid'])
    expect(body['errors']).toContainEqual(expect.objectContaining({ field }))
  })

  test('what is computed is proposed once, confirmed by a document, and replaced by what is announced', async () => {
    await mustSave([{ change: 'propose', year: 2028 }])
    const tet = '2028-01-26'
    expect((await calendar()).body.dates[tet]).toMatchObject({ computed: true, reason: 'Tết Nguyên đán' })
    await mustSave([{ change: 'confirm', dates: [tet], document: '7/TB-BNV' }, off('2028-01-27')])
    await mustSave([{ change: 'propose', year: 2028 }])
    const { dates } = (await calendar()).body
    expect([dates[tet]?.computed, dates[tet]?.document]).toEqual([undefined, '7/TB-BNV'])
    expect(dates['2028-01-27']).toEqual(DAY_OFF)
    expect(dates['2028-04-04']?.computed).toBe(true)
  })

  test('an officer reads the calendar and may not change it', async () => {
    expect((await hoa.call('/api/calendars/HT')).body).toMatchObject({ mayChange: false })
    const change = { unit: 'HT', version: 0, changes: [off('2026-12-24')], note: 'x' }
    expect((await hoa.call('/api/calendars', change)).status).toBe(403)
  })

  describe('what moves', () => {
    const eventsOf = async (id: string) => {
      const events = await listEvents(app.db, id)
      const item = await app.db
        .selectFrom('feedback')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(findBreak(events, { seq: item.last_event_seq, hash: item.last_event_hash })).toBeNull()
      return events
        .filter(({ kind }) => kind === 'due-recomputed')
        .map(({ body }) => JSON.parse(body) as unknown)
    }
    const duesOf = async (id: string) => {
      const { promisedDueAt, currentDueAt } = await lan.get(id)
      return [promisedDueAt, currentDueAt]
    }
    const receivedLate = '2026-11-19T15:30:00+07:00'

    test('is shown before it is saved, and then done exactly so, once, with what was promised untouched', async () => {
      const { id } = await aFeedback(app, { unit: 'HT' })
      const { id: elsewhere } = await aFeedback(app, { unit: 'HT', receivedAt: '2026-11-18T15:30:00+07:00' })
      const shown = (await preview([off('2026-11-20')])).body as unknown as ChangePreview
      expect(shown).toMatchObject({ examined: 2, later: 1, earlier: 0, breached: 1, complete: true })
      expect(shown.items).toMatchObject([{ id, oldDueAt: FRIDAY_CLOSE, newDueAt: MONDAY_CLOSE }])
      expect(await duesOf(id)).toEqual([FRIDAY_CLOSE, FRIDAY_CLOSE])

      await mustSave([off('2026-11-20')])
      expect(await duesOf(id)).toEqual([FRIDAY_CLOSE, MONDAY_CLOSE])
      expect(await eventsOf(id)).toMatchObject([
        { oldDueAt: FRIDAY_CLOSE, newDueAt: MONDAY_CLOSE, cause: 'calendar', note: 'QĐ 12/2026' },
      ])
      expect(await eventsOf(elsewhere)).toEqual([])
      // The same service, started again: nothing is left to do.
      await createApp(app.service).recomputed()
      expect(await eventsOf(id)).toHaveLength(1)
    })

    test('a breach stays a breach', async () => {
      const { id } = await aFeedback(app, { unit: 'HT', receivedAt: '2026-11-18T15:30:00+07:00' })
      await mustSave([off('2026-11-19')])
      expect((await duesOf(id))[1]).toBe('2026-11-19T10:00:00.000Z')
      expect(await eventsOf(id)).toEqual([])
    })

    test('an answered item keeps its date and its verdict, whatever holiday is removed', async () => {
      const { id } = await aFeedback(app, { unit: 'HT', receivedAt: receivedLate })
      await mustSave([off('2026-11-20'), off('2026-11-23')])
      expect((await duesOf(id))[1]).toBe(WEDNESDAY_CLOSE)
      app.clock.set('2026-11-25T16:00:00+07:00')
      await hoa.step(id, 'claim')
      await hoa.step(id, 'answer', { text: 'Đã xong. Xin cảm ơn quý vị đã phản ánh.' })
      await mustSave([
        { change: 'clear', date: '2026-11-20' },
        { change: 'clear', date: '2026-11-23' },
      ])
      expect(await lan.get(id)).toMatchObject({ onTime: true, currentDueAt: WEDNESDAY_CLOSE })
      expect(await eventsOf(id)).toHaveLength(1)
    })

    test('a holiday removed brings a date forward, but never to before the change', async () => {
      const { id } = await aFeedback(app, { unit: 'HT', receivedAt: receivedLate })
      await mustSave([off('2026-11-20'), off('2026-11-23')])
      await mustSave([{ change: 'clear', date: '2026-11-23' }])
      expect((await duesOf(id))[1]).toBe(MONDAY_CLOSE)
      app.clock.set('2026-11-23T08:00:00+07:00')
      await mustSave([{ change: 'clear', date: '2026-11-20' }])
      expect((await duesOf(id))[1]).toBe(MONDAY_CLOSE)
    })

    test('a make-up Saturday brings a date forward', async () => {
      const { id } = await aFeedback(app, { unit: 'HT', receivedAt: '2026-11-20T08:59:00+07:00' })
      const { id: late } = await aFeedback(app, { unit: 'HT', receivedAt: '2026-11-20T08:00:00+07:00' })
      await mustSave([off('2026-11-20')])
      expect(await duesOf(late)).toEqual([FRIDAY_CLOSE, MONDAY_CLOSE])
      await mustSave([
        {
          change: 'date',
          date: '2026-11-21',
          entry: { sessions: OFFICE, reason: 'Làm bù, người dân báo lại' },
        },
      ])
      expect((await duesOf(id))[1]).toBe(SATURDAY_CLOSE)
      expect(await eventsOf(id)).toHaveLength(2)
    })

    test('a pause counts on the new calendar when it is over; meanwhile nothing is overdue', async () => {
      const { id } = await aFeedback(app, { unit: 'HT' })
      await hoa.step(id, 'claim')
      await hoa.step(id, 'pause', { reason: 'Chờ địa chỉ, người dân báo lại' })
      app.clock.set('2026-11-23T09:00:00+07:00')
      await mustSave([off('2026-11-25')])
      expect((await duesOf(id))[1]).toBe(FRIDAY_CLOSE)
      app.clock.set('2026-11-23T10:00:00+07:00')
      await hoa.step(id, 'resume')
      // 7 hours of Friday and 2½ of Monday given back to Friday 17:00; 24/11 and 25/11 are off.
      expect((await duesOf(id))[1]).toBe('2026-11-26T10:00:00.000Z')
    })

    test('a transferred item is counted by the calendar of the unit that had it first', async () => {
      const { id } = await aFeedback(app, { unit: 'HT' })
      await hoa.step(id, 'transfer', { unit: 'MT', reason: 'Thuộc môi trường' })
      await mustSave([off('2026-11-20')], 'MT')
      expect((await duesOf(id))[1]).toBe(FRIDAY_CLOSE)
      await mustSave([off('2026-11-20')], 'HT')
      expect((await duesOf(id))[1]).toBe(MONDAY_CLOSE)
    })

    test('a date that the source gave is not overwritten', async () => {
      const { id } = await aFeedback(app, {
        source: { leadUnit: 'HT', promisedDueAt: '2026-11-20T12:00:00.000Z' },
      })
      await mustSave([off('2026-11-20')])
      expect((await duesOf(id))[1]).toBe('2026-11-20T12:00:00.000Z')
    })
  })

  describe('as a file', () => {
    test('gives its dates to any calendar program, and reads them back as known', async () => {
      const headers = await app.signIn('lan')
      const response = await app.request('/api/calendars/ROOT.ics', { headers })
      expect(response.headers.get('content-type')).toContain('text/calendar')
      const file = await response.text()
      expect(file).toContain('DTSTART;VALUE=DATE:20261124')
      expect(file).toContain('STATUS:TENTATIVE')
      const { body } = await lan.call('/api/calendars/import', { unit: 'ROOT', file })
      expect(body['changes']).toEqual([])
      expect((body['days'] as { outcome: string }[]).every(({ outcome }) => outcome === 'same')).toBe(true)
    })

    test('brings days off in, yearly ones and longer ones too, and saves nothing by itself', async () => {
      const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
      const file = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//x//y//EN',
        ...event(
          'UID:1',
          'DTSTART;VALUE=DATE:20261228',
          'DTEND;VALUE=DATE:20261231',
          'SUMMARY:Di dời trụ sở',
        ),
        ...event('UID:2', 'DTSTART;VALUE=DATE:20200715', 'RRULE:FREQ=YEARLY', 'SUMMARY:Ngày truyền thống'),
        ...event('UID:3', 'DTSTART;VALUE=DATE:20260822', 'SUMMARY:Trùng ngày làm bù'),
        ...event('UID:4', 'DTSTART:20261210T020000Z', 'DTEND:20261210T030000Z', 'SUMMARY:Họp'),
        ...event('UID:5', 'DTSTART;VALUE=DATE:20261211', 'STATUS:CANCELLED', 'SUMMARY:Bỏ'),
        'END:VCALENDAR',
      ].join('\r\n')
      const { body } = await lan.call('/api/calendars/import', { unit: 'ROOT', file })
      expect(body['days']).toEqual([
        { date: '2026-08-22', reason: 'Trùng ngày làm bù', outcome: 'kept' },
        { date: '2026-12-28', reason: 'Di dời trụ sở', outcome: 'new' },
        { date: '2026-12-29', reason: 'Di dời trụ sở', outcome: 'new' },
        { date: '2026-12-30', reason: 'Di dời trụ sở', outcome: 'new' },
        { date: '2027-07-15', reason: 'Ngày truyền thống', outcome: 'new' },
        { date: '2028-07-15', reason: 'Ngày truyền thống', outcome: 'same' },
        { date: '2029-07-15', reason: 'Ngày truyền thống', outcome: 'same' },
      ])
      expect((await calendar()).version).toBe(1)
      await mustSave(body['changes'] as CalendarChange[])
      expect((await calendar()).body.dates['2026-12-29']).toEqual({ sessions: [], reason: 'Di dời trụ sở' })
    })

    test.each(['', 'BEGIN:VCALENDAR', '<html></html>', 'BEGIN:VEVENT\r\nEND:VEVENT'])(
      'refuses %j',
      async (file) => {
        const { status } = await lan.call('/api/calendars/import', { unit: 'ROOT', file })
        expect(status).toBe(file === '' ? 400 : 422)
      },
    )
  })
})
