import { afterEach, describe, expect, test } from 'vitest'
import type { HandOversReport } from '../../../server/contract/reports/hand-overs.ts'
import type { DesksReport, HoursReport, ProceduresReport } from '../../../server/contract/reports/taps.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveTaps } from '../../fixtures/quarter.ts'

const NOW = '2026-11-20T02:00:00.000Z'

describe.each(DATABASES)('the profile of a unit on %s', (database) => {
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

  test('taps stand by weekday and hour beside the opening hours, in tens, blank under ten', async () => {
    const { app, db, read } = await start(['A', 'B'])
    await giveTaps(db, { unit: 'A', n: 47, hour: 8 })
    await giveTaps(db, { unit: 'A', n: 9, hour: 10 })
    await giveTaps(db, { unit: 'A', n: 13, hour: 19 })
    await giveTaps(db, { unit: 'B', n: 40, hour: 8 })
    const report = await read<HoursReport>('hours?period=2026-Q3&unit=A')
    const at = (hour: number, weekday = 3) =>
      report.cells.find((cell) => cell.hour === hour && cell.weekday === weekday)
    expect(report).toMatchObject({ n: 69, outside: 10, zone: 'Asia/Ho_Chi_Minh' })
    expect(at(8)).toMatchObject({ n: 50, opening: 'open' })
    expect(at(10)).toMatchObject({ n: null, opening: 'open' })
    expect(at(19)).toMatchObject({ n: 10, opening: 'closed' })
    expect(at(8, 6)).toMatchObject({ n: null, opening: 'closed' })
    expect((await read<HoursReport>('hours?period=2026-Q3')).cells.find(({ n }) => n !== null)).toMatchObject(
      {
        n: 90,
      },
    )
    const csv = await app.request('/api/reports/hours.csv?period=2026-Q3&unit=A&lang=en', {
      headers: await app.signIn('lanh-dao'),
    })
    const lines = (await csv.text()).split('\r\n')
    expect(lines).toContain('A,2026-Q3,Thursday,8,open,50')
    expect(lines).toContain('A,2026-Q3,Thursday,10,open,under 10')
  })

  test('of a unit that is hidden, and of a quarter that runs, no hour is told', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveTaps(db, { unit: 'A', n: 60 })
    await giveTaps(db, { unit: 'B', n: 4 })
    await giveTaps(db, { unit: 'A', n: 60, day: '2026-10-14' })
    for (const unit of ['A', 'B'])
      expect(await read<HoursReport>(`hours?period=2026-Q3&unit=${unit}`)).toMatchObject({
        n: null,
        cells: [],
      })
    expect(await read<HoursReport>('hours?period=2026-Q4&unit=A')).toMatchObject({ quarter: null, cells: [] })
  })

  test('desks are told where they share their days; a small one is hidden and takes the smallest other along', async () => {
    const { app, db, read } = await start(['A', 'B'])
    for (const code of ['A-1', 'A-2', 'A-3']) await app.addDesk(code, 'A')
    await giveTaps(db, { unit: 'A', n: 120, low: 6, desk: 'A-1' })
    await giveTaps(db, { unit: 'A', n: 40, low: 4, desk: 'A-2' })
    await giveTaps(db, { unit: 'B', n: 40 })
    const told = async () =>
      (await read<DesksReport>('desks?period=2026-Q3&unit=A')).desks.map(({ desk, n, share, shown }) => [
        desk?.code ?? null,
        n,
        share,
        shown,
      ])
    expect(await told()).toEqual([
      ['A-1', 120, 0.95, 'full'],
      ['A-2', 40, 0.9, 'small'],
      ['A-3', null, null, 'few'],
    ])
    // Moved since, it keeps its name in the table of where it stood.
    const moveTo = async (code: string) => {
      const { id } = await db
        .selectFrom('unit')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow()
      await db.updateTable('desk').set({ unit_id: id }).where('code', '=', 'A-1').execute()
    }
    await moveTo('B')
    expect((await told()).find(([, n]) => n === 120)?.[0]).toBe('A-1')
    await moveTo('A')
    await giveTaps(db, { unit: 'A', n: 3, desk: 'A-3' })
    expect(await told()).toEqual([
      ['A-1', 120, 0.95, 'full'],
      ['A-2', null, null, 'company'],
      ['A-3', null, null, 'few'],
    ])
    await giveTaps(db, { unit: 'B', n: -36 })
    expect(await read<DesksReport>('desks?period=2026-Q3&unit=A')).toMatchObject({ n: null, desks: [] })
  })

  test('procedures that taps name are told where they share a desk; one that fills a desk but for a few is not', async () => {
    const { app, db, read } = await start(['A'])
    for (const code of ['A-1', 'A-2']) await app.addDesk(code, 'A')
    await giveTaps(db, { unit: 'A', n: 60, low: 6, desk: 'A-1', procedure: 'KS' })
    await giveTaps(db, { unit: 'A', n: 40, low: 4, desk: 'A-1', procedure: 'CT' })
    await giveTaps(db, { unit: 'A', n: 30, desk: 'A-1' })
    const told = async (query: string) =>
      (await read<ProceduresReport>(`procedures?period=2026-Q3${query}`)).procedures.map(
        ({ procedure, n, share, shown }) => [procedure.code, n, share, shown],
      )
    expect(await told('&unit=A')).toEqual([
      ['KS', 60, 0.9, 'small'],
      ['CT', 40, 0.9, 'small'],
    ])
    await giveTaps(db, { unit: 'A', n: 34, desk: 'A-2', procedure: 'DD' })
    await giveTaps(db, { unit: 'A', n: 3, desk: 'A-2' })
    await giveTaps(db, { unit: 'A', n: 5, desk: 'A-1', procedure: 'HN' })
    // Desk A-2 less procedure DD would be three people.
    expect(await told('&unit=A')).toEqual([
      ['KS', 60, 0.9, 'small'],
      ['CT', 40, 0.9, 'small'],
      ['DD', null, null, 'company'],
      ['HN', null, null, 'few'],
    ])
    expect(await told('')).toEqual([])
  })

  test('hand-overs stand by the other unit, with how long an item was held and whether it came back', async () => {
    const { app, read } = await start(['A', 'B', 'C'])
    await app.addPerson('lan', 'coordinator')
    const entered = await app.request('/api/feedback', {
      json: { channel: 'desk', text: 'Đèn đường hỏng' },
      headers: await app.signIn('lan'),
    })
    const { id } = (await entered.json()) as { id: string }
    const move = async (step: 'assign' | 'transfer', unit: string) => {
      const { version } = (await (
        await app.request(`/api/feedback/${id}`, { headers: await app.signIn('lan') })
      ).json()) as { version: number }
      const moved = await app.request(`/api/feedback/${id}/${step}`, {
        json: { unit, reason: 'Thuộc lĩnh vực của đơn vị kia', version },
        headers: await app.signIn('lan'),
      })
      expect(moved.status).toBe(200)
    }
    await move('assign', 'A')
    app.clock.set('2026-11-20T03:00:00.000Z')
    await move('transfer', 'B')
    app.clock.set('2026-11-20T04:00:00.000Z')
    await move('transfer', 'A')
    app.clock.set('2026-11-20T04:15:00.000Z')
    await move('transfer', 'B')
    const a = await read<HandOversReport>('hand-overs?period=2026-Q4&unit=A')
    expect(a).toMatchObject({
      given: 2,
      givenItems: 1,
      taken: 1,
      takenItems: 1,
      returned: 1,
      heldHours: 0.625,
    })
    expect(a.partners).toMatchObject([{ unit: { code: 'B' }, given: 2, taken: 1, heldHours: 0.625 }])
    expect(a.mostPassed).toMatchObject([{ feedbackId: id, times: 3 }])
    expect(await read<HandOversReport>('hand-overs?period=2026-Q4&unit=C')).toMatchObject({
      given: 0,
      partners: [],
      mostPassed: [],
    })
    // Within the whole office nothing left it.
    expect(await read<HandOversReport>('hand-overs?period=2026-Q4')).toMatchObject({ given: 0, taken: 0 })
  })
})
