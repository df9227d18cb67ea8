import { afterEach, describe, expect, test } from 'vitest'
import type { Db } from '../../../db/open.ts'
import { findCurrentVersion } from '../../../db/queries/surveys.ts'
import { ratingTally, reasonQuestion } from '../../../db/queries/tallies.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { OpenItemsReport, ReasonsReport, TrendReport } from '../../../server/contract/reports/insight.ts'
import { addDays } from '../../../server/domain/local-time.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../../server/surveys/default-questionnaire.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem, giveRatings } from '../../fixtures/quarter.ts'

const NOW = '2026-11-20T02:00:00.000Z'
const DAYS = Array.from({ length: 92 }, (_, index) => addDays('2026-07-01', index))

describe.each(DATABASES)('what a leader asks after the result on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(unitCodes: readonly string[] = []) {
    const app = await startApp(database, { now: NOW })
    open.push(app)
    for (const code of unitCodes) await app.addUnit(code)
    await app.addPerson('lanh-dao', 'leader')
    const read = async <Report>(path: string, as = 'lanh-dao') => {
      const response = await app.request(`/api/reports/${path}`, { headers: await app.signIn(as) })
      expect(response.status).toBe(200)
      return (await response.json()) as Report
    }
    return { app, db: app.db, read }
  }

  /** Everybody's reasons on one day, beside the levels given by `giveRatings`. */
  async function giveReasons(
    db: Db,
    unit: string,
    reasons: Readonly<Record<string, number>>,
    day: string,
    level = 5,
  ) {
    const unit_id = (await findUnitByCode(db, unit))?.id ?? ''
    const questionnaire_version_id = (await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE))?.id ?? ''
    const moves = Object.entries(reasons).map(([choice, n]) => ({
      unit_id,
      question: reasonQuestion(level),
      span: day,
      desk_id: '',
      hour: 9,
      questionnaire_version_id,
      channel: 'kiosk' as const,
      flag: '',
      known: day,
      choice,
      n,
    }))
    await db.transaction().execute((tx) => ratingTally.move(tx, 0, moves))
  }

  test('quarters and months stand in order, with intervals, and what is hidden stays hidden', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveRatings(db, { unit: 'A', levels: [0, 0, 10, 50, 40], day: '2026-05-14' })
    await giveRatings(db, { unit: 'A', levels: [0, 0, 20, 50, 30], day: '2026-08-14' })
    await giveRatings(db, { unit: 'B', levels: [0, 0, 0, 0, 4], day: '2026-08-14' })
    const report = await read<TrendReport>('trend?period=2026-Q3&unit=A')
    expect(report.quarters.map(({ period, n }) => [period.key, n])).toEqual([
      ['2026-Q2', 100],
      ['2026-Q3', null],
    ])
    expect(report.quarters[0]).toMatchObject({ share: 0.9, isClosed: true })
    expect(report.quarters[1]).toMatchObject({ shown: 'company', share: null })
    expect(report.months[0]?.period.key).toBe('2026-05')
    expect(report).toMatchObject({ weeks: null, weeksMissing: 'part' })
  })

  test('weeks are told of the whole organisation where many units have many, with limits; never of a unit', async () => {
    const codes = Array.from({ length: 8 }, (_, index) => `U${index}`)
    const { db, read } = await start(codes)
    for (const [index, unit] of codes.entries())
      for (const day of DAYS) await giveRatings(db, { unit, levels: [0, 0, 1, 2, index % 4], day })
    const report = await read<TrendReport>('trend?period=2026-Q3')
    const points = report.weeks?.points ?? []
    expect(points.length).toBeGreaterThanOrEqual(8)
    expect(points.every(({ n }) => n >= 30)).toBe(true)
    expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(report.quarters.at(-1)?.n)
    expect(points.every(({ share, limits }) => share >= limits[0] && share <= limits[1])).toBe(true)
    expect((await read<TrendReport>('trend?period=2026-Q3&unit=U3')).weeks).toBeNull()
    // Of a quarter that still runs nothing is told by weeks.
    for (const day of ['2026-10-05', '2026-10-12'])
      await giveRatings(db, { unit: 'U1', levels: [0, 0, 0, 90, 0], day })
    const later = await read<TrendReport>('trend?period=2026-Q4')
    expect(later.weeks?.points.at(-1)?.to).toBe('2026-10-01')
  })

  test('one large unit among small ones has no weeks: each would tell the small ones apart', async () => {
    const { db, read } = await start(['LARGE', 'SMALL'])
    for (const day of DAYS) await giveRatings(db, { unit: 'LARGE', levels: [0, 0, 0, 0, 40], day })
    await giveRatings(db, { unit: 'SMALL', levels: [1, 1, 1, 1, 1], day: '2026-08-12' })
    expect(await read<TrendReport>('trend?period=2026-Q3')).toMatchObject({
      weeks: null,
      weeksMissing: 'few',
    })
  })

  test('what may have moved the figures stands beside them: days off by name', async () => {
    const { db, read } = await start(['A'])
    await giveRatings(db, { unit: 'A', levels: [0, 0, 0, 30, 30] })
    const { events } = await read<TrendReport>('trend?period=2026-Q3')
    expect(events).toContainEqual(expect.objectContaining({ kind: 'day-off', name: 'Quốc khánh' }))
  })

  test('the trend as a file says in words what it may not tell', async () => {
    const { app, db } = await start(['A', 'B'])
    await giveRatings(db, { unit: 'A', levels: [0, 0, 20, 50, 30] })
    await giveRatings(db, { unit: 'B', levels: [0, 0, 0, 0, 4] })
    const response = await app.request('/api/reports/trend.csv?period=2026-Q3&unit=A&lang=en', {
      headers: await app.signIn('lanh-dao'),
    })
    expect(await response.text()).toContain('A,Quarter,2026-07-01,2026-10-01,"Enough ratings, hidden')
  })

  test('open items stand by working days late; the latest lead to the item for those who may read it', async () => {
    const { app, db, read } = await start(['A', 'B'])
    await giveItem(db, { unit: 'A', status: 'in-progress', dueAt: '2026-11-20T10:00:00.000Z' })
    await giveItem(db, { unit: 'A', status: 'waiting-for-citizen', dueAt: '2026-08-14T10:00:00.000Z' })
    // Thursday 17:00: nothing of a working day but this morning has gone by.
    await giveItem(db, { unit: 'A', status: 'in-progress', dueAt: '2026-11-19T10:00:00.000Z' })
    await giveItem(db, { unit: 'B', status: 'in-progress', dueAt: '2026-11-17T10:00:00.000Z' })
    await giveItem(db, { unit: 'B', status: 'assigned', dueAt: '2026-08-14T10:00:00.000Z' })
    await giveItem(db, { unit: 'B', status: 'answered', answer: { onTime: true, workingMinutes: 30 } })
    const report = await read<OpenItemsReport>('open-items?period=2026-Q3')
    expect(report).toMatchObject({
      open: 5,
      overdue: 3,
      byLateness: { 'in-time': 2, 'under-1': 1, '1-3': 1, '3-7': 0, '7-30': 0, 'over-30': 1 },
    })
    expect(report.oldest.map(({ unit }) => unit.code)).toEqual(['B', 'B', 'A'])
    expect(await read<OpenItemsReport>('open-items?period=2026-Q3&unit=A')).toMatchObject({
      open: 3,
      overdue: 1,
    })
    await app.addPerson('quan-tri', 'administrator')
    expect(await read<OpenItemsReport>('open-items?period=2026-Q3', 'quan-tri')).toMatchObject({
      overdue: 3,
      oldest: [],
    })
  })

  test('received and answered stand by day in a month, by week in a quarter', async () => {
    const { app, db, read } = await start(['A'])
    await app.addPerson('lan', 'coordinator')
    await giveItem(db, { unit: 'A', status: 'spam', receivedOn: '2026-11-02' })
    await app.request('/api/feedback', {
      json: { channel: 'desk', text: 'Đèn đường hỏng' },
      headers: await app.signIn('lan'),
    })
    const month = await read<OpenItemsReport>('open-items?period=2026-11')
    expect(month.flow.grain).toBe('day')
    expect(month.flow.points).toHaveLength(20)
    expect(month.flow.points.filter(({ received }) => received > 0).map(({ from }) => from)).toEqual([
      '2026-11-02',
      '2026-11-20',
    ])
    const quarter = await read<OpenItemsReport>('open-items?period=2026-Q4')
    expect(quarter.flow).toMatchObject({ grain: 'week' })
    expect(quarter.flow.points.reduce((sum, { received }) => sum + received, 0)).toBe(2)
  })

  test('a reason is told from ten who chose it and ten who did not, and its small unit takes another along', async () => {
    const { db, read } = await start(['A', 'B', 'C'])
    for (const unit of ['A', 'B', 'C']) await giveRatings(db, { unit, levels: [0, 0, 0, 100, 100] })
    const day = '2026-08-14'
    await giveReasons(db, 'A', { time: 40, attitude: 30, result: 195 }, day)
    await giveReasons(db, 'B', { time: 20, attitude: 25 }, day)
    await giveReasons(db, 'C', { time: 3, attitude: 20 }, day)
    const told = async (unit: string) =>
      Object.fromEntries(
        (await read<ReasonsReport>(`reasons?period=2026-Q3&unit=${unit}`)).reasons.map(({ key, n }) => [
          key,
          n,
        ]),
      )
    // Only five of A did not choose `result`, and nobody elsewhere did.
    expect(await told('ROOT')).toEqual({ attitude: 75, time: 63, result: null })
    // Of C three chose it; with B they are twenty-three, so B is not told either.
    expect(await told('A')).toEqual({ time: 40, attitude: 30, result: null })
    expect(await told('B')).toEqual({ time: null, attitude: 25, result: null })
    expect(await told('C')).toEqual({ time: null, attitude: 20, result: null })
  })

  test('a reason stands by level where every level has company, with shares; else it stands alone', async () => {
    const { db, read } = await start(['A', 'B'])
    for (const unit of ['A', 'B']) await giveRatings(db, { unit, levels: [20, 20, 30, 60, 60] })
    const day = '2026-08-14'
    await giveReasons(db, 'A', { time: 25, attitude: 12 }, day, 1)
    await giveReasons(db, 'A', { time: 12, attitude: 2 }, day, 3)
    await giveReasons(db, 'A', { time: 15, attitude: 20 }, day, 5)
    await giveReasons(db, 'B', { time: 11 }, day, 2)
    await giveReasons(db, 'B', { time: 12 }, day, 3)
    await giveReasons(db, 'B', { time: 40, attitude: 15 }, day, 4)
    const of = async (unit: string) => await read<ReasonsReport>(`reasons?period=2026-Q3&unit=${unit}`)
    const a = await of('A')
    expect(a.levels).toEqual([
      { from: 1, to: 2, n: 40 },
      { from: 3, to: 3, n: 30 },
      { from: 4, to: 5, n: 120 },
    ])
    expect(
      a.reasons.map(({ key, n, byLevels }) => [key, n, byLevels?.map((each) => each.n) ?? null]),
    ).toEqual([
      ['time', 52, [25, 12, 15]],
      // Only two chose it at the middle level.
      ['attitude', 34, null],
    ])
    expect(a.reasons[0]?.byLevels?.[0]).toMatchObject({
      share: 0.625,
      interval: [expect.closeTo(0.47, 2), expect.closeTo(0.76, 2)],
    })
    expect((await of('ROOT')).reasons[0]?.byLevels?.map(({ n }) => n)).toEqual([36, 24, 55])
  })

  test('of a quarter that still runs no reason is told', async () => {
    const { db, read } = await start(['A'])
    await giveRatings(db, { unit: 'A', levels: [0, 0, 0, 100, 100], day: '2026-10-14' })
    await giveReasons(db, 'A', { time: 40 }, '2026-10-14')
    expect(await read<ReasonsReport>('reasons?period=2026-Q4')).toMatchObject({ quarter: null, reasons: [] })
  })
})
