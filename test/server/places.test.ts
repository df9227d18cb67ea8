import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

describe.each(DATABASES)('the office’s list of places on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp(database)
    await app.addPerson('quan.tri', 'administrator')
    headers = await app.signIn('quan.tri')
  })
  afterAll(() => app.stop())

  const post = async (path: string, json: unknown) => {
    const response = await app.request(path, { headers, json })
    const body = response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>)
    return { status: response.status, body }
  }
  const names = async () =>
    ((await (await app.request('/api/places', { headers })).json()) as { name: string }[]).map(
      ({ name }) => name,
    )

  test('comes from a file, again and again, each place once', async () => {
    const file =
      'Loại;Tên;Mã phường;Vĩ độ;Kinh độ\nPhường;Phường Sao Mai;27301;10,7769;106,7009\nĐường;Lê Lợi;27301;;\nĐịa danh;Chợ Sao Mai;27301;;'
    expect(await post('/api/places/file', { file })).toMatchObject({
      status: 201,
      body: { added: 3, changed: 0, kept: 0 },
    })
    expect((await post('/api/places/file', { file })).body).toMatchObject({ added: 0, changed: 0, kept: 3 })
    expect(await names()).toEqual(['Chợ Sao Mai', 'Lê Lợi', 'Phường Sao Mai'])
  })

  test('says what became of each line of a file', async () => {
    const file =
      'kind,name,ward,lat,lng\nstreet,Lê Lợi,27301,,\n\nward,Phường Sao Mai Mới,27301,10.7769,106.7009\nstreet,Trần Phú,27301,,\nstreet,TRẦN PHÚ,27301,,'
    const { body } = await post('/api/places/file', { file })
    expect(body['lines']).toEqual([
      { line: 2, name: 'Lê Lợi', fate: 'kept' },
      { line: 4, name: 'Phường Sao Mai Mới', fate: 'changed' },
      { line: 5, name: 'Trần Phú', fate: 'added' },
      { line: 6, name: 'TRẦN PHÚ', fate: 'kept' },
    ])
  })

  test('names the line that is not right, and takes nothing of the file', async () => {
    const before = await names()
    const { status, body } = await post('/api/places/file', {
      file: 'kind,name,ward\nstreet,Hai Bà Trưng,27301\nriver,Sông Hàn,\nward,Phường Không Mã,',
    })
    expect(status).toBe(400)
    expect((body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'line 3, kind',
      'line 4, wardCode',
    ])
    expect(await names()).toEqual(before)
  })

  test.each(['Chợ http://x.vn', 'www.quang-cao.vn', 'vay-tien.com', '<b>Chợ</b>', 'chợ@x.vn'])(
    'refuses a link in a name: %s',
    async (name) => {
      const { status, body } = await post('/api/places', { places: [{ kind: 'landmark', name }] })
      expect([status, JSON.stringify(body).includes('places.0.name')]).toEqual([400, true])
    },
  )

  test('loses what is taken off, and takes it on again', async () => {
    const [place] = (await (await app.request('/api/places', { headers })).json()) as {
      id: string
      name: string
    }[]
    expect((await post('/api/places/remove', { id: place?.id })).status).toBe(204)
    expect(await names()).not.toContain(place?.name)
    expect((await post('/api/places/remove', { id: place?.id })).body['code']).toBe('place/not-found')
    await post('/api/places', { places: [{ kind: 'landmark', name: place?.name, wardCode: '27301' }] })
    expect(await names()).toContain(place?.name)
  })

  test('is sealed by the acts that wrote it', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
