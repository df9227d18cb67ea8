import { afterEach, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { DueReportList } from '../../../server/contract/reports/report-tasks.ts'
import { createJobs } from '../../../server/jobs/jobs.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const QUARTER_REPORT = {
  title: 'Báo cáo quý',
  unit: 'HT',
  coordinating: ['MT'],
  dueBefore: '2026-11-25',
  rhythm: 'quarter',
  product: 'Văn bản',
}

describe.each(DATABASES)('reports that units owe on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    for (const unit of ['HT', 'MT', 'QL']) await app.addUnit(unit)
    await app.addPerson('lan', 'coordinator')
    await app.addPerson('hoa', 'officer', 'HT')
    await app.addPerson('nam', 'officer', 'MT')
    await app.addPerson('tam', 'officer', 'QL')
    const post = async (who: string, path: string, json: object) =>
      app.request(`/api/report-tasks${path}`, { json, headers: await app.signIn(who) })
    const read = async (who = 'lan') =>
      (await (
        await app.request('/api/report-tasks', { headers: await app.signIn(who) })
      ).json()) as DueReportList
    const add = async (task: object = QUARTER_REPORT) => {
      const response = await post('lan', '', task)
      expect(response.status).toBe(201)
      return ((await response.json()) as { id: string }).id
    }
    const runJobs = async () => {
      for (const name of ['remind-of-reports', 'deliver-news']) {
        const job = createJobs(app.service).find((each) => each.name === name)
        await job?.run(new AbortController().signal)
        app.clock.advance(1000)
      }
    }
    const told = async (who: string) =>
      (
        (await (
          await app.request('/api/notifications', { headers: await app.signIn(who) })
        ).json()) as NotificationList
      ).items.map(({ kind, report }) => [kind, report])
    return { app, post, read, add, runJobs, told }
  }

  test('are shown to the lead and the coordinating units, with the last good day, and to nobody else', async () => {
    const { add, read } = await start()
    await add()
    for (const who of ['lan', 'hoa', 'nam']) {
      const { reports, mayAdd } = await read(who)
      expect(reports).toMatchObject([
        {
          title: 'Báo cáo quý',
          unit: { code: 'HT' },
          coordinating: [{ code: 'MT' }],
          dueBefore: '2026-11-25',
          lastDay: '2026-11-24',
          standing: 'due',
          done: null,
          mayFinish: who === 'lan',
        },
      ])
      expect(mayAdd).toBe(who === 'lan')
    }
    expect((await read('tam')).reports).toEqual([])
  })

  test('are late from the first moment of the day; one delivered late is said to be late for good', async () => {
    const { app, add, post, read } = await start()
    const id = await add()
    app.clock.set('2026-11-24T23:59:59+07:00')
    expect((await read()).reports.map(({ standing }) => standing)).toEqual(['due'])
    app.clock.set('2026-11-25T00:00:00+07:00')
    expect((await read()).reports.map(({ dueBefore, standing }) => [dueBefore, standing])).toEqual([
      ['2026-11-25', 'late'],
      ['2027-02-25', 'due'],
    ])
    const done = { dueBefore: '2026-11-25', proof: 'https://example.vn/bao-cao' }
    expect((await post('lan', `/${id}/deliver`, done)).status).toBe(204)
    const again = await post('lan', `/${id}/deliver`, { ...done, proof: 'khác' })
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([
      409,
      'task/already-done',
    ])
    expect((await read()).reports[0]).toMatchObject({
      standing: 'done-late',
      done: { at: '2026-11-24T17:00:00.000Z', by: expect.any(String), proof: done.proof },
    })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db.updateTable('report_delivery').set({ done_at: '2026-11-20T02:00:00.000Z' }).execute()
    expect((await verifyInstallation(app.service)).faults.length).toBeGreaterThan(0)
  })

  test('are refused for a day on which none is due, a unit there is not, and a person who may not', async () => {
    const { add, post } = await start()
    const id = await add()
    const codeOf = async (response: Promise<Response>) =>
      ((await (await response).json()) as { code: string }).code
    const done = { dueBefore: '2026-11-25', proof: 'Công văn 12' }
    expect(await codeOf(post('lan', `/${id}/deliver`, { ...done, dueBefore: '2026-11-24' }))).toBe(
      'task/not-due',
    )
    expect(await codeOf(post('hoa', `/${id}/deliver`, done))).toBe('access/not-allowed')
    expect(await codeOf(post('lan', '/no-such-task/deliver', done))).toBe('task/not-found')
    expect(await codeOf(post('lan', '', { ...QUARTER_REPORT, unit: 'NOWHERE' }))).toBe('unit/not-found')
    expect(await codeOf(post('lan', '', { ...QUARTER_REPORT, dueBefore: '2026-02-30' }))).toBe(
      'request/invalid',
    )
  })

  test('are told of three working days ahead and when late, once each, in office hours', async () => {
    const { app, add, runJobs, told } = await start()
    // The last three working days are 2, 3 and 4 December.
    await add({ ...QUARTER_REPORT, dueBefore: '2026-12-05' })
    app.clock.set('2026-12-01T16:00:00+07:00')
    await runJobs()
    expect(await told('hoa')).toEqual([])
    app.clock.set('2026-12-02T05:00:00+07:00')
    await runJobs()
    expect(await told('hoa')).toEqual([])
    app.clock.set('2026-12-02T09:00:00+07:00')
    await runJobs()
    await runJobs()
    expect(await told('hoa')).toEqual([['report-due-soon', 'Báo cáo quý']])
    app.clock.set('2026-12-06T09:00:00+07:00')
    await runJobs()
    expect(await told('lan')).toHaveLength(1)
    app.clock.set('2026-12-07T09:00:00+07:00')
    await runJobs()
    await runJobs()
    expect(await told('lan')).toEqual([
      ['report-late', 'Báo cáo quý'],
      ['report-due-soon', 'Báo cáo quý'],
    ])
    expect(await told('tam')).toEqual([])
  })

  test('leave as a table, with the moment in words', async () => {
    const { app, add } = await start()
    await add({ ...QUARTER_REPORT, title: '=1+1' })
    const response = await app.request('/api/report-tasks.csv', { headers: await app.signIn('hoa') })
    const csv = await response.text()
    expect(csv).toContain('23:59 24/11/2026')
    expect(csv).toContain("'=1+1")
  })
})
