import { afterEach, describe, expect, test } from 'vitest'
import type { ContributionTable } from '../../../db/tables/feedback.ts'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { OpenItemsReport } from '../../../server/contract/reports/insight.ts'
import {
  FEEDBACK_STATUSES,
  type FeedbackStatus,
  OPEN_STATUSES,
} from '../../../server/contract/feedback/feedback-status.ts'
import type { StaffTimelinessReport, TimelinessCounts } from '../../../server/contract/report.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem } from '../../fixtures/quarter.ts'
import { LATENESS } from '../../../server/contract/reports/insight.ts'
import { newUuid7 } from '../../../server/ids.ts'
import {
  answeredHref,
  askedHref,
  openHref,
  outcomeHref,
  receivedHref,
  reopenedHref,
} from '../../../web/elements/reports/number-links.ts'

const NOW = '2026-11-20T02:00:00.000Z'
const LATER = '2026-11-20T10:00:00.000Z'

describe.each(DATABASES)('a number of the reports opens its items on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function startEmpty() {
    const app = await startApp(database, { now: NOW })
    open.push(app)
    await app.addUnit('A')
    await app.addUnit('A1', { parent: 'A' })
    await app.addUnit('B')
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const read = async <Reply>(path: string) => {
      const response = await app.request(`/api/${path}`, { headers })
      expect(response.status).toBe(200)
      return (await response.json()) as Reply
    }
    const count = async (query: string) => {
      const { total, items } = await read<FeedbackList>(`feedback?view=all&${query}`)
      expect(items.length).toBe(total)
      return total
    }
    /** How many lines the list has that a link of the screen leads to. */
    const linked = async (href: string) => {
      const { total, items } = await read<FeedbackList>(href.replace('/app/?', 'feedback?limit=200&'))
      expect(items.length).toBe(total)
      return total
    }
    return { app, read, count, linked }
  }

  async function start() {
    const { app, read, count, linked } = await startEmpty()
    const { db } = app
    // One of each outcome and more, at two units and one below, with one that another unit missed.
    for (const unit of ['A', 'A1', 'B']) {
      await giveItem(db, { unit, status: 'answered', answer: { onTime: true, workingMinutes: 30 } })
      await giveItem(db, { unit, status: 'closed', answer: { onTime: false, workingMinutes: 900 } })
      await giveItem(db, { unit, status: 'in-progress' })
      await giveItem(db, { unit, status: 'waiting-for-citizen' })
      await giveItem(db, { unit, status: 'in-progress', dueAt: LATER })
      await giveItem(db, { unit, status: 'spam' })
      await giveItem(db, { unit, status: 'assigned', isUnpromised: true })
      await giveItem(db, { unit, status: 'assigned', dueAt: LATER, receivedOn: '2026-11-20' })
    }
    await giveItem(db, { unit: 'B', status: 'in-progress', breachedBy: 'A1' })
    await giveItem(db, { unit: 'B', status: 'spam', breachedBy: 'A' })
    return { app, read, count, linked }
  }

  test('of timeliness, every count of every unit and the list it opens are equal', async () => {
    const { read, count } = await start()
    for (const unit of ['ROOT', 'A', 'A1', 'B']) {
      const report = await read<StaffTimelinessReport>(`reports/timeliness?period=2026-Q3&unit=${unit}`)
      const counted = async (outcome: string) =>
        count(`answerable=${unit}&from=2026-07-01&to=2026-09-30&outcome=${outcome}`)
      expect({
        received: await counted('any'),
        onTime: await counted('on-time'),
        late: await counted('late'),
        openInTime: await counted('open'),
        overdue: await counted('overdue'),
        endedInTime: await counted('ended-in-time'),
        endedPastDue: await counted('ended-past-due'),
        unpromised: await counted('unpromised'),
      }).toEqual({
        received: report.received,
        onTime: report.onTime,
        late: report.late,
        openInTime: report.openInTime,
        overdue: report.overdue,
        endedInTime: report.endedInTime,
        endedPastDue: report.endedPastDue,
        unpromised: report.unpromised,
      })
      expect(report.received).toBeGreaterThan(0)
    }
  })

  test('each status has its place in each report, in time and past due, and in the list of its number', async () => {
    const { app, read, linked } = await startEmpty()
    const isOpen = (status: FeedbackStatus) => OPEN_STATUSES.some((each) => each === status)
    const isAnswered = (status: FeedbackStatus) => status === 'answered' || status === 'closed'
    const columnOf = (status: FeedbackStatus, isLate: boolean): keyof TimelinessCounts => {
      if (isAnswered(status)) return isLate ? 'late' : 'onTime'
      if (isOpen(status)) return isLate ? 'overdue' : 'openInTime'
      return isLate ? 'endedPastDue' : 'endedInTime'
    }
    const columns = ['onTime', 'late', 'openInTime', 'overdue', 'endedInTime', 'endedPastDue'] as const
    const expected = Object.fromEntries(columns.map((column) => [column, 0]))
    for (const isLate of [false, true])
      for (const status of FEEDBACK_STATUSES) {
        await giveItem(app.db, {
          unit: 'A',
          status,
          dueAt: LATER,
          ...(isLate ? { breachedBy: 'A' } : {}),
          ...(isAnswered(status) ? { answer: { onTime: !isLate, workingMinutes: 30 } } : {}),
        })
        const column = columnOf(status, isLate)
        expected[column] = (expected[column] ?? 0) + 1
        const report = await read<StaffTimelinessReport>('reports/timeliness?period=2026-Q3&unit=A')
        expect([status, isLate, Object.fromEntries(columns.map((each) => [each, report[each]]))]).toEqual([
          status,
          isLate,
          expected,
        ])
      }
    const { byUnit, period, received } = await read<StaffTimelinessReport>(
      'reports/timeliness?period=2026-Q3',
    )
    expect(received).toBe(2 * FEEDBACK_STATUSES.length)
    expect(byUnit.map((row) => [row.unit.code, row.received])).toEqual([['A', received]])
    for (const column of columns)
      expect(await linked(outcomeHref({ unit: 'A' }, period, column))).toBe(expected[column])
    const open = await read<OpenItemsReport>('reports/open-items?period=2026-Q3&unit=A')
    expect(open).toMatchObject({ open: 2 * OPEN_STATUSES.length, overdue: OPEN_STATUSES.length })
    expect(open.flow).toMatchObject({ received, answered: 0 })
    expect(await linked('/app/?view=all&state=open')).toBe(2 * OPEN_STATUSES.length)
    expect(await linked('/app/?view=all&state=closed')).toBe(received - 2 * OPEN_STATUSES.length)
  })

  test('an item that was reopened stays in the list of its first round, by its first answer', async () => {
    const { app, read, count, linked } = await start()
    const { db } = app
    const before = await read<StaffTimelinessReport>('reports/timeliness?period=2026-Q3&unit=A')
    const item = await db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select(['feedback.id', 'feedback.lead_unit_id', 'feedback.received_on'])
      .where('unit.code', '=', 'A')
      .where('feedback.on_time', '=', 0)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('answer')
      .values({
        id: item.id,
        feedback_id: item.id,
        cycle: 1,
        text_id: item.id,
        person_id: null,
        unit_id: item.lead_unit_id,
        answered_at: NOW,
        on_time: 0,
        due_at: null,
        working_minutes: 900,
        holder_id: item.lead_unit_id,
        cycle_on: item.received_on,
      })
      .execute()
    await db
      .updateTable('feedback')
      .set({ cycle: 2, cycle_on: '2026-11-20', status: 'in-progress', on_time: null, breached_at: null })
      .where('id', '=', item.id)
      .execute()
    // Its later round, open since November at the same unit, is of the quarter in which it began.
    for (const unit of ['ROOT', 'A', 'B']) {
      const { reopened, period } = await read<StaffTimelinessReport>(
        `reports/timeliness?period=2026-Q4&unit=${unit}`,
      )
      expect([unit, reopened.received]).toEqual([unit, unit === 'B' ? 0 : 1])
      expect(await linked(reopenedHref({ unit }, period))).toBe(reopened.received)
    }
    expect(await linked(reopenedHref({ unit: 'A' }, before.period))).toBe(before.reopened.received)
    const query = 'answerable=A&from=2026-07-01&to=2026-09-30'
    expect(await count(`${query}&outcome=late`)).toBe(before.late)
    expect(await count(`${query}&outcome=any`)).toBe(before.received)
  })

  test('of what is open, the two counts and the lists they open are equal', async () => {
    const { read, count } = await start()
    for (const unit of ['ROOT', 'A', 'B']) {
      const report = await read<OpenItemsReport>(`reports/open-items?period=2026-Q3&unit=${unit}`)
      expect(await count(`answerable=${unit}&state=open&due=dated`)).toBe(report.open)
      expect(await count(`answerable=${unit}&state=open&due=overdue`)).toBe(report.overdue)
      expect(await count(`answerable=${unit}&state=open&due=in-time`)).toBe(report.byLateness['in-time'])
    }
  })

  test('every class of lateness opens the items it counts, at a unit and at it alone', async () => {
    const { app, read, linked } = await start()
    for (const [dueOn, unit] of [
      ['2026-11-19', 'A'],
      ['2026-11-18', 'A1'],
      ['2026-11-13', 'A'],
      ['2026-11-02', 'B'],
    ] as const)
      await giveItem(app.db, { unit, status: 'assigned', dueAt: `${dueOn}T10:00:00.000Z` })
    const classes = new Set<string>()
    for (const unit of ['ROOT', 'A', 'B']) {
      const report = await read<OpenItemsReport>(`reports/open-items?period=2026-Q3&unit=${unit}`)
      expect(await linked(openHref({ unit }, 'open'))).toBe(report.open)
      expect(await linked(openHref({ unit }, 'overdue'))).toBe(report.overdue)
      for (const each of LATENESS) {
        expect([each, await linked(openHref({ unit }, each))]).toEqual([each, report.byLateness[each]])
        if (report.byLateness[each] > 0) classes.add(each)
      }
    }
    expect([...classes].sort()).toEqual([...LATENESS].sort())
    const alone = await linked(openHref({ unit: 'A', isAlone: true }, 'overdue'))
    expect(alone + (await linked(openHref({ unit: 'A1' }, 'overdue')))).toBe(
      await linked(openHref({ unit: 'A' }, 'overdue')),
    )
  })

  test('the flow of a unit opens what was received and what was answered, also what was answered twice', async () => {
    const { app, read, linked } = await start()
    const item = await app.db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select(['feedback.id', 'feedback.lead_unit_id', 'feedback.received_on'])
      .where('unit.code', '=', 'A1')
      .where('feedback.on_time', '=', 1)
      .executeTakeFirstOrThrow()
    const b = await app.db.selectFrom('unit').select('id').where('code', '=', 'B').executeTakeFirstOrThrow()
    const answers = app.db.updateTable('feedback')
    await answers.set({ answered_at: '2026-08-14T04:00:00.000Z' }).where('on_time', 'is not', null).execute()
    // Answered by A1 in August, reopened, and answered again by B a month later.
    await app.db
      .insertInto('answer')
      .values({
        id: item.id,
        feedback_id: item.id,
        cycle: 1,
        text_id: item.id,
        person_id: null,
        unit_id: item.lead_unit_id,
        answered_at: '2026-08-14T04:00:00.000Z',
        on_time: 1,
        due_at: null,
        working_minutes: 30,
        holder_id: item.lead_unit_id,
        cycle_on: item.received_on,
      })
      .execute()
    await answers
      .set({ cycle: 2, lead_unit_id: b.id, answered_at: '2026-09-14T04:00:00.000Z', cycle_on: '2026-09-13' })
      .where('id', '=', item.id)
      .execute()
    for (const unit of ['ROOT', 'A', 'A1', 'B']) {
      const { flow, period } = await read<OpenItemsReport>(`reports/open-items?period=2026-Q3&unit=${unit}`)
      expect(await linked(receivedHref({ unit }, period))).toBe(flow.received)
      expect(await linked(answeredHref({ unit }, period))).toBe(flow.answered)
      expect(flow.received).toBeGreaterThan(0)
      expect(flow.answered).toBeGreaterThan(0)
      for (const point of flow.points.filter(({ received, answered }) => received + answered > 0)) {
        expect(await linked(receivedHref({ unit }, point))).toBe(point.received)
        expect(await linked(answeredHref({ unit }, point))).toBe(point.answered)
      }
      const { leads } = await read<StaffTimelinessReport>(`reports/timeliness?period=2026-Q3&unit=${unit}`)
      expect(await linked(receivedHref({ unit }, period))).toBe(leads)
    }
    const { flow } = await read<OpenItemsReport>('reports/open-items?period=2026-Q3&unit=B')
    expect(flow.points.reduce((sum, { answered }) => sum + answered, 0)).toBe(flow.answered + 1)
  })

  test('the row of a unit alone opens what lies with it and not below it', async () => {
    const { read, linked } = await start()
    const report = await read<StaffTimelinessReport>('reports/timeliness?period=2026-Q3&unit=A')
    const own = report.byUnit.find(({ unit }) => unit.code === 'A')
    expect(own?.received).toBeLessThan(report.received)
    for (const column of ['received', 'onTime', 'late', 'overdue', 'endedPastDue', 'unpromised'] as const)
      expect([
        column,
        await linked(outcomeHref({ unit: 'A', isAlone: true }, report.period, column)),
      ]).toEqual([column, own?.[column]])
  })

  test('what units were asked to contribute opens line by line, and tells nothing of what is held', async () => {
    const { app, read, linked } = await start()
    const items = await app.db.selectFrom('feedback').select('id').orderBy('id').limit(7).execute()
    const units = await app.db.selectFrom('unit').select(['id', 'code']).execute()
    const A1 = units.find(({ code }) => code === 'A1')?.id ?? ''
    const asked = (index: number, over: Partial<ContributionTable>) =>
      app.db
        .insertInto('contribution')
        .values({
          id: newUuid7(Date.parse(NOW)),
          feedback_id: items[index]?.id ?? '',
          cycle: 1,
          unit_id: A1,
          request_id: 'x',
          asked_at: '2026-08-14T04:00:00.000Z',
          asked_by: null,
          due_at: LATER,
          given_at: null,
          given_by: null,
          text_id: null,
          on_time: null,
          ended_at: null,
          ...over,
        })
        .execute()
    const gone = '2026-08-15T04:00:00.000Z'
    await asked(0, { given_at: gone, on_time: 1 })
    // Twice of the same unit about one item: two lines, as two are counted.
    await asked(0, { given_at: gone, on_time: 0 })
    await asked(1, {})
    await asked(2, { due_at: gone })
    await asked(3, { ended_at: gone })
    await asked(4, { ended_at: gone, on_time: 0 })
    await asked(5, { asked_at: '2026-06-30T16:59:59.999Z' })
    await asked(6, {})
    await app.db
      .updateTable('feedback')
      .set({ restricted: 1 })
      .where('id', '=', items[6]?.id ?? '')
      .execute()
    for (const unit of ['ROOT', 'A', 'A1', 'B']) {
      const { contributions, period } = await read<StaffTimelinessReport>(
        `reports/timeliness?period=2026-Q3&unit=${unit}`,
      )
      for (const column of ['asked', 'onTime', 'late', 'openInTime', 'overdue', 'endedInTime'] as const)
        expect([column, await linked(askedHref({ unit }, period, column))]).toEqual([
          column,
          contributions[column],
        ])
    }
    const { contributions } = await read<StaffTimelinessReport>('reports/timeliness?period=2026-Q3&unit=A')
    expect(contributions).toMatchObject({
      asked: 6,
      onTime: 1,
      late: 2,
      openInTime: 1,
      overdue: 1,
      endedInTime: 1,
    })
  })

  test('lists are narrowed by channel, category, state and days of receipt, both ends included', async () => {
    const { app, count } = await start()
    await app.db
      .updateTable('feedback')
      .set({ category: 'Rác', channel: 'low-rating' })
      .where('received_on', '=', '2026-11-20')
      .execute()
    expect(await count('from=2026-11-20&to=2026-11-20')).toBe(3)
    expect(await count('from=2026-11-20')).toBe(3)
    expect(await count('to=2026-11-19&channel=low-rating')).toBe(0)
    expect(await count(`channel=low-rating&category=${encodeURIComponent('Rác')}&unit=A`)).toBe(2)
    expect(await count('state=closed&unit=B')).toBe(4)
  })

  test('what is no filter is refused by name, and contributions are not narrowed', async () => {
    const { app } = await start()
    const headers = await app.signIn('lanh-dao')
    for (const [query, field] of [
      ['state=half', 'state'],
      ['from=2026-02-30', 'from'],
      ['view=contributions&due=overdue', 'due'],
    ]) {
      const response = await app.request(`/api/feedback?${query}`, { headers })
      expect(response.status).toBe(400)
      expect(JSON.stringify(await response.json())).toContain(`"field":"${field}"`)
    }
    expect((await app.request('/api/feedback?answerable=KHONG', { headers })).status).toBe(404)
  })
})
