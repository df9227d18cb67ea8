import { afterEach, describe, expect, test } from 'vitest'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import type { OpenItemsReport } from '../../../server/contract/reports/insight.ts'
import type { StaffTimelinessReport } from '../../../server/contract/report.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem } from '../../fixtures/quarter.ts'

const NOW = '2026-11-20T02:00:00.000Z'
const LATER = '2026-11-20T10:00:00.000Z'

describe.each(DATABASES)('a number of the reports opens its items on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
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
    return { app, read, count }
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

  test('an item that was reopened stays in the list of its first round, by its first answer', async () => {
    const { app, read, count } = await start()
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
