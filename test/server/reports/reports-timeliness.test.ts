import { afterEach, describe, expect, test } from 'vitest'
import type { TimelinessCounts, TimelinessReport } from '../../../server/contract/report.ts'
import { FEEDBACK_STATUSES, OPEN_STATUSES } from '../../../server/contract/feedback/feedback-status.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { intervalSentences } from '../../../server/words/reports/report-sentences.ts'
import { TIMELINESS_LINE } from '../../../server/words/timeliness-words.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem } from '../../fixtures/quarter.ts'

const LONG_AGO = '2026-08-14T10:00:00.000Z'
/** The moment at which the tests' clock stands. */
const NOW = '2026-11-20T02:00:00.000Z'

describe.each(DATABASES)('timeliness of a quarter on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(unitCodes: readonly string[] = []) {
    const app = await startApp(database, { now: NOW })
    open.push(app)
    for (const code of unitCodes) {
      const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : 'ROOT'
      await app.addUnit(code, { parent })
    }
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const get = (query: string, as = headers) =>
      app.request(`/api/reports/timeliness${query}`, { headers: as })
    const read = async (query = '?period=2026-Q3', as = headers) => {
      const response = await get(query, as)
      expect(response.status).toBe(200)
      return (await response.json()) as TimelinessReport
    }
    return { app, db: app.db, get, read }
  }

  const answered = (onTime: boolean, workingMinutes: number) => ({ onTime, workingMinutes })

  test('counts what was received in the quarter by how it was handled', async () => {
    const { db, read } = await start(['A', 'A.1', 'B'])
    await giveItem(db, { unit: 'A.1', status: 'answered', answer: answered(true, 30) })
    await giveItem(db, { unit: 'A.1', status: 'closed', answer: answered(true, 90) })
    await giveItem(db, { unit: 'A', status: 'answered', answer: answered(false, 600) })
    await giveItem(db, { unit: 'A', status: 'in-progress' })
    await giveItem(db, { unit: 'B', status: 'assigned', dueAt: '2026-11-20T10:00:00.000Z' })
    await giveItem(db, { unit: 'ROOT', status: 'spam' })

    const report = await read()
    expect(report).toMatchObject({
      period: { key: '2026-Q3' },
      unit: { code: 'ROOT' },
      received: 6,
      onTime: 2,
      late: 1,
      openInTime: 1,
      overdue: 1,
      endedInTime: 1,
      judged: 4,
      medianWorkingMinutes: 90,
      asOf: NOW,
    })
    expect(
      report.byUnit.map(({ unit, received, onTime, late }) => [unit.code, received, onTime + late]),
    ).toEqual([
      ['ROOT', 1, 0],
      ['A', 4, 3],
      ['B', 1, 0],
    ])
    expect(await read('?period=2026-Q3&unit=A.1')).toMatchObject({ received: 2, medianWorkingMinutes: 60 })
  })

  test('counts the day of receipt, from 01/07 to 30/09', async () => {
    const { db, read } = await start()
    for (const receivedOn of ['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-01'])
      await giveItem(db, { unit: 'ROOT', status: 'spam', receivedOn })
    expect((await read('?period=2026-Q3')).received).toBe(2)
    expect((await read('?period=2026-07')).received).toBe(1)
    expect((await read('?period=2026')).received).toBe(4)
    expect((await read('?period=2026-06-30..2026-07-01')).received).toBe(2)
  })

  test('from noon to noon counts by the moment of receipt', async () => {
    const { db, read } = await start()
    for (const local of [
      '2026-09-25T11:59:59',
      '2026-09-25T12:00:00',
      '2026-10-10T09:00:00',
      '2026-10-25T11:59:59',
      '2026-10-25T12:00:00',
    ]) {
      const receivedAt = new Date(`${local}+07:00`).toISOString()
      await giveItem(db, { unit: 'ROOT', status: 'spam', receivedOn: local.slice(0, 10), receivedAt })
    }
    const report = await read('?period=2026-10~noon')
    expect([report.received, report.endedInTime]).toEqual([3, 3])
    expect(intervalSentences(report)[0]?.vi).toBe(
      'Số liệu từ 12:00 ngày 25/09/2026 đến trước 12:00 ngày 25/10/2026.',
    )
    expect((await read('?period=2026-10-25T12..2026-10-26T12')).received).toBe(1)
    expect((await read('?period=2026-09-25..2026-10-24')).received).toBe(3)
    expect((await read('?period=2026-10~15')).received).toBe(3)
  })

  test('an item is overdue after its due instant, not at it, and never while it waits for the citizen', async () => {
    const { db, read } = await start(['AT', 'AFTER', 'WAITING'])
    await giveItem(db, { unit: 'AT', status: 'in-progress', dueAt: NOW })
    await giveItem(db, { unit: 'AFTER', status: 'in-progress', dueAt: '2026-11-20T01:59:59.999Z' })
    await giveItem(db, { unit: 'WAITING', status: 'waiting-for-citizen', dueAt: LONG_AGO })
    const { byUnit } = await read()
    expect(byUnit.map(({ unit, openInTime, overdue }) => [unit.code, openInTime, overdue])).toEqual([
      ['AT', 1, 0],
      ['AFTER', 0, 1],
      ['WAITING', 1, 0],
    ])
  })

  test.each(FEEDBACK_STATUSES)('whatever the status (%s), the counts add up', async (status) => {
    const { db, read } = await start(['A', 'B'])
    for (const unit of ['ROOT', 'A', 'B']) await giveItem(db, { unit, status, dueAt: LONG_AGO })
    await giveItem(db, { unit: 'B', status, dueAt: '2027-01-04T10:00:00.000Z' })
    await giveItem(db, { unit: 'A', status: 'answered', answer: answered(false, 45) })
    const report = await read()
    const tables: TimelinessCounts[] = [report, ...report.byUnit]
    for (const counts of tables)
      expect(TIMELINESS_LINE.reduce((sum, key) => sum + counts[key], 0)).toBe(counts.received)
    const isOpen = OPEN_STATUSES.some((each) => each === status)
    const isOverdue = isOpen && status !== 'waiting-for-citizen'
    expect(report).toMatchObject({
      received: 5,
      late: 1,
      openInTime: isOverdue ? 1 : isOpen ? 4 : 0,
      overdue: isOverdue ? 3 : 0,
      endedInTime: isOpen ? 0 : 4,
    })
    for (const count of ['received', 'leads', ...TIMELINESS_LINE] as const)
      expect(report.byUnit.reduce((sum, row) => sum + row[count], 0)).toBe(report[count])
  })

  test('a breach that is kept counts whatever the item’s clock and status are now', async () => {
    const { db, read } = await start(['A', 'B'])
    const later = '2027-01-04T10:00:00.000Z'
    await giveItem(db, { unit: 'A', status: 'waiting-for-citizen', dueAt: later, breachedBy: 'A' })
    await giveItem(db, { unit: 'A', status: 'in-progress', dueAt: later, breachedBy: 'A' })
    await giveItem(db, { unit: 'A', status: 'refused', dueAt: later, breachedBy: 'A' })
    expect(await read()).toMatchObject({
      received: 3,
      overdue: 2,
      endedPastDue: 1,
      judged: 3,
      onTimeShare: 0,
    })
  })

  test('a delay is charged to the unit that held the item when its deadline passed, beside who leads it now', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveItem(db, { unit: 'B', status: 'in-progress', breachedBy: 'A' })
    await giveItem(db, { unit: 'B', status: 'answered', answer: answered(false, 45), breachedBy: 'A' })
    await giveItem(db, { unit: 'B', status: 'answered', answer: answered(true, 45) })
    const { byUnit } = await read()
    expect(
      byUnit.map(({ unit, overdue, late, onTime, leads }) => [unit.code, overdue, late, onTime, leads]),
    ).toEqual([
      ['A', 1, 1, 0, 0],
      ['B', 0, 0, 1, 3],
    ])
  })

  test('what was never promised has a column of its own, open or answered, and no verdict', async () => {
    const { db, read } = await start(['A'])
    await giveItem(db, { unit: 'A', status: 'in-progress', isUnpromised: true })
    await giveItem(db, { unit: 'A', status: 'answered', isUnpromised: true })
    expect(await read()).toMatchObject({
      received: 2,
      unpromised: 2,
      overdue: 0,
      judged: 0,
      onTimeShare: null,
    })
  })

  test('an empty quarter has no median', async () => {
    const { read } = await start(['A'])
    expect(await read()).toMatchObject({ received: 0, medianWorkingMinutes: null, byUnit: [] })
  })

  test('shows a head their own units only', async () => {
    const { app, db, get, read } = await start(['A', 'B'])
    await giveItem(db, { unit: 'A', status: 'assigned' })
    await giveItem(db, { unit: 'B', status: 'assigned' })
    await app.addPerson('phu-trach', 'head', 'A')
    const head = await app.signIn('phu-trach')
    expect(await read('', head)).toMatchObject({
      period: { key: '2026-Q3' },
      unit: { code: 'A' },
      received: 1,
    })
    expect((await get('?unit=B', head)).status).toBe(404)
    await app.addPerson('can-bo', 'officer', 'A')
    expect((await get('', await app.signIn('can-bo'))).status).toBe(403)
  })
})
