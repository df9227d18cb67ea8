import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { USUAL_NOTICE } from '../../../server/domain/personal-data/usual-notice.ts'
import { sha256 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

test('the notice that the service comes with keeps its wording: consents name it as version 1', () => {
  expect(sha256(JSON.stringify(USUAL_NOTICE))).toBe(
    '58df75530411487546970aea2e2db4b701e7f18c0c202d408f93ab9868503ea2',
  )
})

describe.each(DATABASES)('the privacy notice on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp(database)
    await app.addPerson('quan.tri', 'administrator')
    headers = await app.signIn('quan.tri')
  })
  afterAll(() => app.stop())

  const page = async (language = '') => (await app.request(`/public/privacy${language}`)).text()
  const save = (fromDay: string, vi: string) =>
    app.request('/api/personal-data/settings', {
      headers,
      json: { kind: 'notice', about: 'all', fromDay, body: { vi, en: `in English: ${vi}` } },
    })

  test('says who, what, why, how long, which rights and how to ask, in both languages', async () => {
    const [vi, en] = [await page(), await page('?lang=en')]
    for (const words of [
      'Ai chịu trách nhiệm',
      'Điều 19',
      'Giữ trong bao lâu',
      '730',
      'Yêu cầu bằng cách nào',
    ])
      expect(vi).toContain(words)
    for (const words of ['Who is responsible', 'art. 19', 'How long it is kept', 'How to ask'])
      expect(en).toContain(words)
  })

  test('is linked from every citizens’ page', async () => {
    expect(await (await app.request('/')).text()).toContain('href="/public/privacy"')
  })

  test('is written anew by the office, from a day on, and never for a day that is over', async () => {
    expect((await save('2026-11-19', '# Cũ')).status).toBe(400)
    expect(await (await save('2026-11-25', '# Từ thứ Tư\nNội dung')).json()).toEqual({ version: 2 })
    expect(await (await save('2026-11-20', '# Từ hôm nay\n<b>Nội dung</b>')).json()).toEqual({ version: 3 })
    const today = await page()
    expect(today).toContain('<h2>Từ hôm nay</h2>')
    expect(today).toContain('&lt;b&gt;')
    expect(today).not.toContain('Từ thứ Tư')
    app.clock.set('2026-11-25T02:00:00Z')
    expect(await page()).toContain('<h2>Từ thứ Tư</h2>')
  })

  test('is sealed by the acts that wrote it', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
