import { afterEach, describe, expect, test } from 'vitest'
import type { QuarterPublication } from '../../../server/contract/results/published-results.ts'
import { saveCalendar } from '../../../server/deadlines/save-calendar.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { enterServed } from '../../../server/reports/served/enter-served.ts'
import { submitResults } from '../../../server/results/submit-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'
import { actAs, publishWaiting } from '../../fixtures/publish-quarter.ts'
import { giveRatings } from '../../fixtures/quarter.ts'

describe.each(DATABASES)('what moved today in a closed quarter on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database, { now: '2026-08-14T09:00:00+07:00' })
    open.push(app)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await app.addPerson('lan', 'coordinator')
    await app.addPerson('hoa', 'officer', 'A')
    await giveRatings(app.db, { unit: 'A', levels: [5, 5, 10, 40, 60] })
    await giveRatings(app.db, { unit: 'B', levels: [2, 3, 5, 20, 30] })
    const moved = async () => {
      const headers = await app.signIn('lan')
      const response = await app.request('/api/results/2026-Q3', { headers })
      expect(response.status).toBe(200)
      return ((await response.json()) as QuarterPublication).findings.filter(
        ({ kind }) => kind === 'figure-moved' || kind === 'late-today',
      )
    }
    return { app, moved }
  }

  test('nothing moved, nothing to tell', async () => {
    const { app, moved } = await start()
    app.clock.set('2026-11-20T09:00:00+07:00')
    expect(await moved()).toEqual([])
  })

  test('ratings that came today are told by place and day, and of a hidden place neither', async () => {
    const { app, moved } = await start()
    await giveRatings(app.db, { unit: 'C', levels: [1, 0, 0, 0, 2] })
    app.clock.set('2026-11-20T09:00:00+07:00')
    const knownOn = '2026-11-20'
    await giveRatings(app.db, { unit: 'A', levels: [3, 0, 0, 0, 1], knownOn })
    await giveRatings(app.db, { unit: 'A', levels: [0, 0, 0, 0, 2], day: '2026-09-01', knownOn })
    await giveRatings(app.db, { unit: 'A', levels: [7, 0, 0, 0, 0], knownOn: '2026-11-19' })
    await giveRatings(app.db, { unit: 'C', levels: [0, 0, 4, 0, 0], knownOn })
    expect(await moved()).toMatchObject([
      {
        kind: 'late-today',
        unit: { code: 'A' },
        lateDays: [
          { day: '2026-08-14', n: 4 },
          { day: '2026-09-01', n: 2 },
        ],
      },
      { kind: 'late-today', unit: { code: 'C' }, lateDays: [] },
    ])
  })

  test('a batch that filled overnight moved the figures of its place and of the whole', async () => {
    const { app, moved } = await start()
    app.clock.set('2026-11-20T06:00:00+07:00')
    await giveRatings(app.db, { unit: 'A', levels: [12, 0, 0, 0, 0], knownOn: '2026-11-19' })
    // The UTC day of their arrival is not over.
    expect(await moved()).toMatchObject([{ kind: 'late-today', unit: { code: 'A' } }])
    app.clock.set('2026-11-20T09:00:00+07:00')
    const found = await moved()
    expect(found.map(({ kind, unit }) => `${kind} ${unit.code}`)).toEqual([
      'figure-moved ROOT',
      'figure-moved ROOT',
      'figure-moved A',
      'figure-moved A',
      'figure-moved ROOT',
    ])
    expect(found[2]).toMatchObject({ figure: 'n', before: 120, after: 132 })
    expect(found[4]).toMatchObject({ figure: 'rated', before: 180, after: 192 })
    app.clock.set('2026-11-21T09:00:00+07:00')
    expect(await moved()).toEqual([])
  })

  test('what staff entered on paper, and what a rule leaves out, moved too', async () => {
    const { app, moved } = await start()
    const knownOn = '2026-11-19'
    await giveRatings(app.db, { unit: 'A', channel: 'paper', levels: [0, 0, 0, 0, 15], knownOn })
    await giveRatings(app.db, { unit: 'B', flag: 'suspect-burst', levels: [11, 0, 0, 0, 0], knownOn })
    app.clock.set('2026-11-20T09:00:00+07:00')
    const told = (await moved()).flatMap((finding) =>
      finding.kind === 'figure-moved' ? [[finding.figure, finding.before, finding.after]] : [],
    )
    expect(told).toEqual([
      ['enteredN', null, 15],
      ['enteredSatisfied', null, 15],
      ['suspect-burst', 0, 11],
      ['rated', 180, 195],
    ])
  })

  test('a count of people served that was entered or changed today moved who took part', async () => {
    const { app, moved } = await start()
    const enter = async (served: number) => {
      const json = { entries: [{ unit: 'A', day: '2026-08-13', served }] }
      const headers = await app.signIn('lan')
      expect((await app.request('/api/reports/served', { json, headers })).status).toBe(201)
    }
    app.clock.set('2026-11-19T09:00:00+07:00')
    await enter(400)
    app.clock.set('2026-11-20T09:00:00+07:00')
    expect(await moved()).toEqual([])
    await enter(200)
    expect(await moved()).toMatchObject([
      { kind: 'figure-moved', unit: { code: 'ROOT' }, figure: 'served', before: 400, after: 200 },
      { kind: 'figure-moved', unit: { code: 'A' }, figure: 'served', before: 400, after: 200 },
      { kind: 'figure-moved', unit: { code: 'A' }, figure: 'rate', before: 0.3, after: 0.6 },
    ])
  })

  test('an answer given today moved the items of its unit, and one of yesterday did not', async () => {
    const { app, moved } = await start()
    const { id } = await aFeedback(app, { unit: 'A' })
    const other = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-19T10:00:00+07:00')
    const officer = await staffMember(app, 'hoa')
    const answer = async (item: string) => {
      await officer.step(item, 'claim')
      await officer.step(item, 'answer', { text: 'Đèn đã được thay trong ngày, xin cảm ơn ông bà.' })
    }
    await answer(other.id)
    app.clock.set('2026-11-20T09:00:00+07:00')
    expect(await moved()).toEqual([])
    await answer(id)
    // Late is judged as overdue was, and is on time as little: no figure of the document is another.
    expect(await moved()).toEqual([])
    await aFeedback(app, { unit: 'B', receivedAt: '2026-09-29T02:00:00.000Z', options: { historical: true } })
    expect(await moved()).toMatchObject([
      { kind: 'figure-moved', unit: { code: 'ROOT' }, figure: 'received', before: 2, after: 3 },
      { kind: 'figure-moved', unit: { code: 'B' }, figure: 'received', before: null, after: 1 },
      { kind: 'figure-moved', unit: { code: 'B' }, figure: 'judged', before: null, after: 0 },
      { kind: 'figure-moved', unit: { code: 'B' }, figure: 'onTime', before: null, after: 0 },
    ])
  })

  test('whoever signs is told what whoever submitted was, also on another day, and what was entered since', async () => {
    const { app, moved } = await start()
    const lan = await actAs(app, 'lan', 'coordinator')
    const enter = (served: number) =>
      enterServed(lan, [{ at: 'entries.0', entry: { unit: 'A', day: '2026-09-30', served } }])
    const state = async () => {
      const headers = await app.signIn('lan')
      return (await (await app.request('/api/results/2026-Q3', { headers })).json()) as QuarterPublication
    }
    const submit = () =>
      submitResults(lan, parsePeriod('2026-Q3'), {
        narrative: { vi: '', en: '' },
        reason: 'Sổ đếm lượt ghi nhầm một ngày',
      })
    const SERVED = { kind: 'figure-moved', unit: { code: 'A' }, figure: 'served' }
    app.clock.set('2026-10-05T09:00:00+07:00')
    await enter(400)
    // On the day on which the quarter closes as on any other.
    app.clock.set('2026-10-11T08:00:00+07:00')
    await enter(300)
    expect(await moved()).toContainEqual(
      expect.objectContaining({
        ...SERVED,
        unit: expect.objectContaining({ code: 'A' }),
        before: 400,
        after: 300,
      }),
    )
    app.clock.set('2026-10-11T09:00:00+07:00')
    await submit()
    app.clock.set('2026-10-14T08:00:00+07:00')
    expect(await moved()).toContainEqual(
      expect.objectContaining({ figure: 'served', before: 400, after: 300 }),
    )
    await publishWaiting(app)

    await enter(150)
    app.clock.set('2026-10-14T08:01:00+07:00')
    await submit()
    app.clock.set('2026-10-14T08:02:00+07:00')
    await enter(400)
    // The clock of the machine is put back: what was entered stays after what was frozen.
    app.clock.set('2026-10-13T08:00:00+07:00')
    await enter(410)
    app.clock.set('2026-10-15T08:00:00+07:00')
    const { servedSince, servedAfter } = await state()
    expect(servedSince).toMatchObject([{ before: { served: 300 }, after: { served: 150 } }])
    expect(servedAfter).toMatchObject([{ before: { served: 150 }, after: { served: 410 } }])
  })

  test('a calendar that was changed after the quarter, and days of nobody, are told to whoever signs', async () => {
    const { app } = await start()
    const lan = await actAs(app, 'lan', 'coordinator')
    app.clock.set('2026-11-19T09:00:00+07:00')
    await enterServed(
      lan,
      [150, 0].map((served, index) => ({
        at: `entries.${index}`,
        entry: { unit: 'A', day: `2026-09-${index + 28}`, served },
      })),
    )
    const dayOff = { sessions: [], reason: 'nghỉ' }
    const changes = ['2026-09-28', '2026-09-30'].map((date) => ({
      change: 'date' as const,
      date,
      entry: dayOff,
    }))
    await saveCalendar(lan, { unit: 'A', version: 0, note: 'QĐ 1', changes })
    app.clock.set('2026-11-20T09:00:00+07:00')
    const headers = await app.signIn('lan')
    const { findings } = (await (
      await app.request('/api/results/2026-Q3', { headers })
    ).json()) as QuarterPublication
    const daysOf = (kind: string) =>
      findings.flatMap((finding) =>
        finding.kind === kind && 'days' in finding ? [finding.unit.code, ...finding.days] : [],
      )
    expect(daysOf('calendar-changed')).toEqual(['A', '2026-09-28', '2026-09-30'])
    expect(daysOf('served-none')).toEqual(['A', '2026-09-29'])
  })
})
