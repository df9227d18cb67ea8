import { afterEach, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { DueReportList } from '../../../server/contract/reports/report-tasks.ts'
import { PLAN_OF_2021 } from '../../../server/report-tasks/plan-of-2021.ts'
import { createJobs } from '../../../server/jobs/jobs.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { startSmtp, type TestSmtp } from '../../fixtures/smtp.ts'

const TASK = {
  title: 'Báo cáo quý',
  unit: 'HT',
  coordinating: ['MT'],
  dueBefore: '2026-12-05',
  rhythm: 'quarter',
  product: 'Văn bản',
  source: 'Kế hoạch 12',
}

describe.each(DATABASES)('a report task on %s', (database) => {
  const open: TestApp[] = []
  const servers: TestSmtp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
    for (const smtp of servers.splice(0)) await smtp.stop()
  })

  async function start({ mail = false } = {}) {
    const smtp = mail ? await startSmtp() : undefined
    if (smtp) servers.push(smtp)
    const env = smtp ? { SMTP_URL: smtp.url, MAIL_FROM: 'desk@ward.example' } : {}
    const app = await startApp(database, { env })
    open.push(app)
    for (const unit of ['HT', 'MT']) await app.addUnit(unit)
    await app.addPerson('lan', 'coordinator')
    await app.addPerson('hoa', 'officer', 'HT')
    await app.addPerson('mai', 'officer', 'HT')
    await app.addPerson('nam', 'officer', 'MT')
    const post = async (path: string, json: object, who = 'lan') => {
      const response = await app.request(`/api/report-tasks${path}`, { json, headers: await app.signIn(who) })
      const body = response.status === 204 ? {} : ((await response.json()) as { id?: string; code?: string })
      return { status: response.status, ...body }
    }
    const list = async (who = 'lan') => {
      const response = await app.request('/api/report-tasks', { headers: await app.signIn(who) })
      return ((await response.json()) as DueReportList).reports
    }
    const add = async (changes: object = {}) => (await post('', { ...TASK, ...changes })).id ?? ''
    const runJobs = async () => {
      for (const name of ['remind-of-reports', 'deliver-news', 'deliver-mails']) {
        // Two processes of one installation, at once.
        const twice = [createJobs(app.service), createJobs(app.service)].flatMap((jobs) =>
          jobs.filter((each) => each.name === name),
        )
        await Promise.all(twice.map((job) => job.run(new AbortController().signal)))
        app.clock.advance(1000)
      }
    }
    const told = async (who: string) => {
      const response = await app.request('/api/notifications', { headers: await app.signIn(who) })
      return ((await response.json()) as NotificationList).items.map(({ kind }) => kind)
    }
    return { app, smtp, post, list, add, runJobs, told }
  }

  test('is changed, and what it was, who changed it and why are kept', async () => {
    const { app, post, list, add } = await start()
    const id = await add()
    const change = { ...TASK, title: 'Báo cáo quý IV', dueBefore: '2026-12-10', assignee: 'mai', version: 1 }
    expect((await post(`/${id}/change`, { ...change, reason: 'Sở dời hạn' })).status).toBe(204)
    expect(await list()).toMatchObject([
      {
        title: 'Báo cáo quý IV',
        dueBefore: '2026-12-10',
        assignee: { username: 'mai' },
        version: 2,
        mayChange: true,
        changes: [
          {
            kind: 'changed',
            by: 'Người lan',
            reason: 'Sở dời hạn',
            before: { title: 'Báo cáo quý', dueBefore: '2026-12-05' },
          },
        ],
      },
    ])
    expect((await list('hoa'))[0]).toMatchObject({ mayChange: false })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db.updateTable('report_task_change').set({ reason: 'khác' }).execute()
    expect((await verifyInstallation(app.service)).faults.length).toBeGreaterThan(0)
  })

  test('of two who change it at once one is told to read it again, and nothing of theirs is kept', async () => {
    const { post, list, add } = await start()
    const id = await add()
    const both = await Promise.all(
      ['một', 'hai'].map((title) => post(`/${id}/change`, { ...TASK, title, version: 1 })),
    )
    expect(both.map(({ status, code }) => code ?? status).toSorted()).toEqual([204, 'task/changed'])
    expect((await list())[0]).toMatchObject({ version: 2, changes: [{ kind: 'changed' }] })
  })

  test('ends with a reason: what was due stays, nothing new is owed, and it is changed no more', async () => {
    const { app, post, list, add } = await start()
    const id = await add({ dueBefore: '2026-08-05', rhythm: 'month' })
    await post(`/${id}/deliver`, { dueBefore: '2026-08-05', proof: 'https://example.vn/bao-cao-8' })
    const ofNow = async () => (await list()).map(({ dueBefore, standing }) => `${dueBefore} ${standing}`)
    const before = await ofNow()
    expect(before).toEqual([
      '2026-08-05 done-late',
      '2026-09-05 late',
      '2026-10-05 late',
      '2026-11-05 late',
      '2026-12-05 due',
    ])
    expect((await post(`/${id}/end`, { version: 1, reason: 'Kế hoạch đã hết hiệu lực' })).status).toBe(204)
    app.clock.set('2027-02-20T09:00:00+07:00')
    expect(await ofNow()).toEqual(before.slice(0, -1))
    expect((await list())[0]).toMatchObject({
      endedOn: '2026-11-20',
      mayChange: false,
      changes: [{ kind: 'ended', reason: 'Kế hoạch đã hết hiệu lực' }],
    })
    expect((await post(`/${id}/change`, { ...TASK, version: 2 })).code).toBe('task/ended')
    expect((await post(`/${id}/end`, { version: 2, reason: 'lại' })).code).toBe('task/ended')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('whose report was delivered keeps its day and rhythm; its words may change', async () => {
    const { post, list, add } = await start()
    const id = await add({ dueBefore: '2026-11-05' })
    await post(`/${id}/deliver`, { dueBefore: '2026-11-05', proof: 'Công văn 12' })
    const same = { ...TASK, dueBefore: '2026-11-05', version: 1 }
    expect((await post(`/${id}/change`, { ...same, rhythm: 'month' })).code).toBe('task/delivered-before')
    expect((await post(`/${id}/change`, { ...same, dueBefore: '2026-11-06' })).code).toBe(
      'task/delivered-before',
    )
    expect((await list())[0]).toMatchObject({ version: 1, rhythm: 'quarter' })
    expect((await post(`/${id}/change`, { ...same, product: 'Văn bản và bảng' })).status).toBe(204)
  })

  test.each([
    ['somebody of another unit', { assignee: 'nam' }, 422, 'task/assignee'],
    ['somebody there is not', { assignee: 'nobody' }, 422, 'task/assignee'],
    ['no title', { title: ' ' }, 400, 'request/invalid'],
    ['a day there is not', { dueBefore: '2026-02-30' }, 400, 'request/invalid'],
    ['a rhythm there is not', { rhythm: 'fortnight' }, 400, 'request/invalid'],
    ['a unit there is not', { unit: 'NOWHERE' }, 404, 'unit/not-found'],
    ['no version', { version: 0 }, 400, 'request/invalid'],
  ])('is not changed to %s', async (_, changes, status, code) => {
    const { post, list, add } = await start()
    const id = await add()
    expect(await post(`/${id}/change`, { ...TASK, version: 1, ...changes })).toMatchObject({ status, code })
    expect((await post(`/${id}/end`, { version: 1, reason: ' ' })).code).toBe('request/invalid')
    expect((await list())[0]).toMatchObject({ title: TASK.title, version: 1, changes: [], assignee: null })
  })

  test('tells and mails whoever it is assigned to, once, in office hours, though two processes do', async () => {
    const { app, smtp, add, runJobs, told } = await start({ mail: true })
    for (const username of ['lan', 'hoa', 'mai'])
      await app.db
        .updateTable('person')
        .set({ email: `${username}@ward.example` })
        .where('username', '=', username)
        .execute()
    await add({ assignee: 'mai' })
    app.clock.set('2026-12-02T05:00:00+07:00')
    await runJobs()
    expect([smtp?.mails.length, await told('mai')]).toEqual([0, []])
    app.clock.set('2026-12-02T09:00:00+07:00')
    await runJobs()
    await runJobs()
    expect(await told('mai')).toEqual(['report-due-soon'])
    expect(await told('hoa')).toEqual([])
    const sentTo = () => smtp?.mails.flatMap(({ to }) => to).toSorted()
    expect(sentTo()).toEqual(['lan@ward.example', 'mai@ward.example'])
    expect(smtp?.mails.every(({ messageId }) => messageId.endsWith('@ward.example>'))).toBe(true)
    app.clock.set('2026-12-07T09:00:00+07:00')
    await runJobs()
    await runJobs()
    expect(await told('mai')).toEqual(['report-late', 'report-due-soon'])
    expect(sentTo()).toHaveLength(4)
  })

  test('the template of 2021 brings every task of the plan, once a unit and year', async () => {
    const { app, post, list } = await start()
    expect(await post('/template', { year: 2027, unit: 'HT' })).toMatchObject({
      status: 201,
      added: PLAN_OF_2021.length,
    })
    const tasks = await list()
    expect(tasks).toHaveLength(PLAN_OF_2021.length)
    const dueOf = (title: string) => tasks.find((each) => each.title === title)?.dueBefore
    expect(dueOf('Báo cáo quý I')).toBe('2027-02-26')
    expect(dueOf('Khảo sát mức độ hài lòng của người dân')).toBe('2028-01-01')
    expect(tasks.every(({ source }) => source.includes('Bình Tân'))).toBe(true)
    expect((await post('/template', { year: 2027, unit: 'HT' })).code).toBe('task/template-there')
    expect((await post('/template', { year: 1999, unit: 'HT' })).code).toBe('request/invalid')
    expect((await post('/template', { year: 2027, unit: 'HT' }, 'hoa')).status).toBe(403)
    expect(await list()).toHaveLength(PLAN_OF_2021.length)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
