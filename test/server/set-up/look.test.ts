import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

describe.each(DATABASES)('the look of an office on %s', (database) => {
  let app: TestApp
  let headers: { cookie: string }
  beforeEach(async () => {
    app = await startApp(database)
    await app.addPerson('quantri', 'administrator')
    headers = await app.signIn('quantri')
  })
  afterEach(() => app.stop())

  const change = (json: object) => app.request('/api/organisation/look', { method: 'PUT', json, headers })
  const css = async () => (await app.request('/public/look.css')).text()

  test('is changed by an administrator, seen on the next page, and sealed by an act', async () => {
    const logo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00f' } })
      .jpeg()
      .toBuffer()
    expect((await app.request('/public/logo')).status).toBe(302)
    const before = await (await app.request('/')).text()
    const answer = await change({ brand: '#0B4F9E', accent: '#ffffff', logo: logo.toString('base64') })
    expect(answer.status).toBe(200)
    expect(await css()).toContain('--brand: #0b4f9e; --brand-accent: #ffffff')
    const after = await (await app.request('/')).text()
    const address = /look\.css\?v=\w+/
    expect(address.exec(after)?.[0]).not.toBe(address.exec(before)?.[0])
    expect(after).toContain('class="logo"')
    // Left out, the logo stays; null takes it away.
    expect((await change({ brand: '#0b4f9e', accent: '#ffcd00' })).status).toBe(200)
    expect((await app.request('/public/logo')).headers.get('content-type')).toBe('image/png')
    expect((await change({ brand: '#0b4f9e', accent: '#ffcd00', logo: null })).status).toBe(200)
    expect((await app.request('/public/logo')).status).toBe(302)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db.updateTable('organisation').set({ brand: '#000000' }).execute()
    expect((await verifyInstallation(app.service)).faults).not.toEqual([])
  })

  test('is refused where words on it could not be read, naming a colour near it that would do', async () => {
    const answer = await change({ brand: '#f0a000', accent: '#ffffff' })
    expect(answer.status).toBe(400)
    const { errors } = (await answer.json()) as { errors: { field: string; en: string }[] }
    const [{ field, en } = { field: '', en: '' }] = errors
    expect(field).toBe('brand')
    const near = /#[0-9a-f]{6}$/.exec(en)?.[0] ?? ''
    expect((await change({ brand: near, accent: '#ffffff' })).status).toBe(200)
    expect(await css()).toContain(near)
  })

  test('takes no script for a logo', async () => {
    const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    const answer = await change({ brand: '#0b4f9e', accent: '#ffcd00', logo })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('SVG may carry scripts')
  })
})
