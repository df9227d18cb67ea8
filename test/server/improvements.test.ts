import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImprovementList } from '../../server/contract/feedback/improvements.ts'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../fixtures/feedback.ts'
import { inEnglish } from '../fixtures/in-english.ts'

const SHADE = {
  unit: 'HT',
  title: 'Lắp mái che chỗ chờ',
  titleEn: 'A roof over the waiting place',
  said: 'Người chờ ở sân phải đứng ngoài nắng.',
  done: 'Đã lắp mái che và thêm mười ghế.',
  doneOn: '2026-11-10',
}

describe.each(DATABASES)('what changed because of feedback, on %s', (database) => {
  let app: TestApp
  let head: StaffMember
  let second: StaffMember
  let other: StaffMember
  let tablet: { authorization: string }

  const write = async (who: StaffMember, more: object = {}) =>
    who.call('/api/improvements', { ...SHADE, ...more })
  const written = async (more: object = {}) => String((await write(head, more)).body['id'])
  const decide = async (who: StaffMember, id: string, step: string, body: object = {}) => {
    const answer = await who.call(`/api/improvements/${id}/${step}`, body)
    return [answer.status, answer.body['code']]
  }
  const listed = async (who: StaffMember) =>
    ((await who.call('/api/improvements')).body as unknown as ImprovementList).improvements
  const page = async (path: string) => (await app.request(path)).text()
  const config = async () =>
    (await (await app.request('/api/kiosk/config', { headers: tablet })).json()) as KioskConfig

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('HT', { name: 'Tổ Hộ tịch', nameEn: 'Civil status' })
    await app.addUnit('DD', { name: 'Tổ Đất đai' })
    await app.addPerson('truong.ht', 'head', 'HT')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('truong.dd', 'head', 'DD')
    await app.addPerson('can.bo', 'officer', 'HT')
    head = await staffMember(app, 'truong.ht')
    second = await staffMember(app, 'dieu.phoi')
    other = await staffMember(app, 'truong.dd')
    tablet = (await app.pairKiosk('Máy 1', { unit: 'HT' })).headers
  }, 60_000)
  afterAll(() => app.stop())

  test('nobody reads it until a second person has published it; then page, home page, poster and tablet have it', async () => {
    const before = await config()
    expect(before.told).toEqual([])
    const item = await aFeedback(app, { unit: 'HT' })
    const id = await written({ items: [item.trackingCode] })
    expect(await page('/public/done')).not.toContain(SHADE.title)
    expect(await decide(head, id, 'publish')).toEqual([403, 'improvement/own'])
    expect(await decide(second, id, 'publish')).toEqual([204, undefined])
    for (const path of ['/public/done', '/', '/public/done/poster'])
      expect(await page(path)).toContain(SHADE.title)
    const shown = await page('/public/done')
    expect(shown).toContain('từ 1 phản ánh')
    expect(shown).not.toContain(item.trackingCode)
    expect(await page('/?lang=en')).toContain(SHADE.titleEn)
    expect(await page('/public/done/poster')).toContain('<svg class="poster-square"')
    const after = await config()
    expect(after.told).toEqual([{ vi: SHADE.title, en: SHADE.titleEn }])
    // A tablet with another mark fetches its configuration anew.
    expect(after.mark).not.toBe(before.mark)
  })

  test('what is taken down is read nowhere, and who took it down and why stays', async () => {
    const id = await written({ title: 'Đổi giờ nhận hồ sơ' })
    await decide(second, id, 'publish')
    expect(await decide(second, id, 'withdraw')).toEqual([400, 'request/invalid'])
    expect(await decide(second, id, 'withdraw', { reason: 'Giờ cũ được giữ lại' })).toEqual([204, undefined])
    for (const path of ['/public/done', '/', '/public/done/poster'])
      expect(await page(path)).not.toContain('Đổi giờ nhận hồ sơ')
    expect((await config()).told?.some(({ vi }) => vi === 'Đổi giờ nhận hồ sơ')).toBe(false)
    expect((await listed(head)).find((each) => each.id === id)).toMatchObject({
      state: 'withdrawn',
      decidedBy: 'Người dieu.phoi',
      reason: 'Giờ cũ được giữ lại',
    })
    expect(await decide(second, id, 'publish')).toEqual([409, 'improvement/not-so'])
  })

  test('what is given back is not published any more', async () => {
    const id = await written()
    expect(await decide(second, id, 'return', { reason: 'Ghi rõ ngày' })).toEqual([204, undefined])
    expect(await decide(second, id, 'publish')).toEqual([409, 'improvement/not-so'])
  })

  test('the tablet is told at most three, the newest first', async () => {
    for (const n of [1, 2, 3, 4]) await decide(second, await written({ title: `Việc số ${n}` }), 'publish')
    expect((await config()).told?.map(({ vi }) => vi)).toEqual(['Việc số 4', 'Việc số 3', 'Việc số 2'])
  })

  test.each<[string, object, string]>([
    ['a telephone number', { said: 'Bà Tư, 0901 234 567, đứng ngoài nắng.' }, 'said'],
    ['a day to come', { doneOn: '2026-12-01' }, 'doneOn'],
    ['an item there is not', { items: ['PA-7K2MX-4TQ9-W1ZB'] }, 'items.0'],
    ['an answer that is not shown', { answers: [999] }, 'answers.0'],
    ['a title too long for the tablet’s edge', { title: 'x'.repeat(61) }, 'title'],
    ['nothing but spaces', { done: '   ' }, 'done'],
  ])('%s is refused at its field', async (_what, more, field) => {
    const { status, body } = await write(head, more)
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ field })]])
  })

  test('another unit neither writes for this one, nor sees, decides about or links what is not theirs', async () => {
    const id = await written({ title: 'Chỉ của Hộ tịch' })
    const theirs = await aFeedback(app, { unit: 'DD' })
    expect((await write(other)).body['code']).toBe('access/not-allowed')
    expect((await listed(other)).some((each) => each.id === id)).toBe(false)
    expect(await decide(other, id, 'publish')).toEqual([404, 'improvement/not-found'])
    const linked = await write(head, { items: [theirs.trackingCode] })
    expect(linked.body['errors']).toMatchObject([{ field: 'items.0' }])
    const officer = await staffMember(app, 'can.bo')
    expect((await write(officer)).body['code']).toBe('access/not-allowed')
  })

  test('words changed behind the service’s back are found', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await app.db.updateTable('improvement').set({ done: 'Khác' }).where('title', '=', SHADE.title).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish)).toContainEqual(
      expect.stringContaining('improvement '),
    )
  })
})
