import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { ImpactStanding } from '../../../server/contract/personal-data/impact.ts'
import type { DataRequestRow } from '../../../server/contract/personal-data/data-requests.ts'
import { createJobs } from '../../../server/jobs/jobs.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const WORKING = ['remind-of-personal-data', 'deliver-news']

describe.each(DATABASES)('what the office owes about personal data, on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database, {
      env: { PUBLIC_URL: 'https://hl.example', CHANNEL_1022_SECRET: 'sixteen-characters' },
    })
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('can.bo', 'officer')
  })
  afterAll(() => app.stop())

  const as = (who = 'quan.tri') => app.signIn(who)
  /** In office hours of the day on which something is due. */
  const onDayOf = (dueAt: string) => {
    const day = new Date(Date.parse(dueAt) - 1 + 7 * 3_600_000).toISOString().slice(0, 10)
    app.clock.set(`${day}T15:00:00+07:00`)
  }
  const runJobs = async () => {
    const jobs = createJobs(app.service).filter(({ name }) => WORKING.includes(name))
    for (const job of jobs) {
      await job.run(new AbortController().signal)
      // An entry is due once its moment has passed.
      app.clock.advance(1)
    }
  }
  const told = async (who = 'quan.tri') =>
    (
      (await (await app.request('/api/notifications', { headers: await as(who) })).json()) as NotificationList
    ).items.map(({ kind }) => kind)
  const standing = async () =>
    (await (await app.request('/api/personal-data/impact', { headers: await as() })).json()) as ImpactStanding
  const file = async (format: string, lang: string) => {
    const response = await app.request(`/api/personal-data/impact/file?format=${format}&lang=${lang}`, {
      headers: await as(),
    })
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('the impact assessment says what the service knows and names each thing that it leaves blank', async () => {
    const { blanks, madeOn } = await standing()
    expect([madeOn, blanks.length > 5]).toEqual([null, true])
    for (const lang of ['vi', 'en'] as const) {
      const parts = unzipSync(await file('docx', lang))
      const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      const words = xml.replaceAll(/<[^>]+>/g, ' ')
      for (const blank of blanks) expect(words.split(blank[lang]).length, blank[lang]).toBe(3)
      expect(words).toContain(lang === 'vi' ? 'https://hl.example' : 'https://hl.example')
      expect(words).toContain(
        lang === 'vi' ? 'Cổng 1022 (nhận phản ánh): có' : 'The 1022 line (items come from it): yes',
      )
      expect(words).toContain(lang === 'vi' ? 'Máy chủ e-mail: không' : 'Mail server: no')
      expect(words).toContain('730')
    }
    expect(new TextDecoder('latin1').decode(await file('pdf', 'vi')).slice(0, 5)).toBe('%PDF-')
    const audit = await app.request('/api/audit', { headers: await as() })
    expect(await audit.text()).toContain('impact-assessment')
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a request is reminded of before its reply and its end, and once it is late, administrators alone, each once', async () => {
    const json = { kind: 'see', name: 'Trần Thị Bưởi', contact: '0901234567' }
    const path = '/api/personal-data/requests'
    await app.request(path, { headers: await as(), json })
    const { requests } = (await (await app.request(path, { headers: await as() })).json()) as {
      requests: DataRequestRow[]
    }
    const [request] = requests
    if (!request) throw new Error('the request was not kept')
    await runJobs()
    expect(await told()).toEqual([])
    onDayOf(request.replyDueAt)
    await runJobs()
    await runJobs()
    expect(await told()).toEqual(['data-reply-due-soon'])
    const replied = await app.request(`${path}/${request.id}/steps`, {
      headers: await as(),
      json: { version: request.version, step: 'reply' },
    })
    expect(replied.status).toBe(200)
    onDayOf(request.dueAt)
    await runJobs()
    expect(await told()).toEqual(['data-request-due-soon', 'data-reply-due-soon'])
    app.clock.set('2026-12-02T09:00:00+07:00')
    await runJobs()
    expect((await told())[0]).toBe('data-request-late')
    expect(await told('can.bo')).toEqual([])
  })

  test('once it was signed the assessment is due again after its months, and then it is told', async () => {
    const today = new Date(app.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const { source } = await standing()
    const saved = await app.request('/api/personal-data/settings', {
      headers: await as(),
      json: { kind: 'assessment', about: 'all', fromDay: today, body: { months: 1, source } },
    })
    expect(saved.status).toBe(201)
    const { madeOn, nextOn } = await standing()
    expect([madeOn, nextOn?.slice(8)]).toEqual([today, today.slice(8)])
    await runJobs()
    expect(await told()).not.toContain('assessment-due')
    app.clock.set('2027-01-05T09:00:00+07:00')
    await runJobs()
    await runJobs()
    expect((await told()).filter((kind) => kind === 'assessment-due')).toHaveLength(1)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
