import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { letterWriter } from '../../fixtures/letter.ts'

const TEXT = 'Vỉa hè trước số 12 bị sụt, người đi bộ phải xuống lòng đường.'

describe.each(DATABASES)('a letter from a citizen’s phone on %s', (database) => {
  let app: TestApp
  let writer: ReturnType<typeof letterWriter>

  beforeAll(async () => {
    app = await startApp(database)
    writer = letterWriter(app)
    await app.addUnit('LAND', { name: 'Phòng Địa chính' })
    await app.addPerson('officer', 'officer', 'LAND')
    await app.addPerson('other', 'officer', 'ROOT')
    await addRoutingRule(app.owner, {
      name: 'Vỉa hè',
      unit: 'LAND',
      categories: ['Vỉa hè, lòng đường'],
      wardCodes: [],
      words: [],
      validTo: null,
    })
  })
  afterAll(() => app.stop())

  /** Answers question after question; stops at the page named. */
  const write = async (until: 'where' | 'what' | 'contact' | 'check' | 'done', text = TEXT) => {
    const { read, post, actionOf } = writer
    const answers: Record<string, Record<string, string | string[]>> = {
      where: { address: '12 Nguyễn Huệ' },
      what: { kind: 'report', category: 'Vỉa hè, lòng đường', text },
      same: { same: 'other' },
      contact: { name: 'Lê Thị Ẩn', phone: '0901 234 567', consents: ['ask-again'] },
      check: {},
    }
    let path = actionOf((await read('/public/send')).page)
    for (;;) {
      const step = path.split('/').at(-1) ?? ''
      if (step === until) return path
      const { status, location } = await post(path, answers[step] ?? {})
      expect(status).toBe(303)
      path = location
    }
  }
  const countItems = async () =>
    Number(
      (
        await app.db
          .selectFrom('feedback')
          .select((eb) => eb.fn.countAll().as('n'))
          .where('channel', '=', 'web-form')
          .executeTakeFirstOrThrow()
      ).n,
    )

  test('what may be a denunciation is shown the legal way before it is sent, and may be sent on', async () => {
    const way = 'Luật Tố cáo số 25/2018/QH14'
    const ordinary = await writer.read(await write('check'))
    expect(ordinary.page).not.toContain(way)
    const check = await write('check', 'Tôi tố cáo cán bộ địa chính vòi vĩnh')
    const { page } = await writer.read(check)
    expect(page).toContain(way)
    expect(page).toContain('Luật Khiếu nại số 02/2011/QH13')
    const { status, location } = await writer.post(check, {})
    expect(status).toBe(303)
    const code = /PA-[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await writer.read(location)).page)?.[0] ?? ''
    const item = await app.db
      .selectFrom('feedback')
      .select(['restricted', 'status'])
      .where('tracking_code', '=', code)
      .executeTakeFirstOrThrow()
    expect(item).toEqual({ restricted: 1, status: 'new' })
  })

  test('becomes one item for the right unit, with a tracking code and the time it is answered by', async () => {
    const { page, status } = await writer.read(await write('done'))
    expect(status).toBe(200)
    const code = /PA-[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page)?.[0] ?? ''
    expect(page.replace(/\s+/g, ' ')).toContain('Phòng Địa chính trả lời trước <time')
    expect(page).toContain('17:00 hôm nay, 20/11/2026')
    const item = await app.db
      .selectFrom('feedback')
      .innerJoin('feedback_sender as s', 's.feedback_id', 'feedback.id')
      .selectAll()
      .where('tracking_code', '=', code)
      .executeTakeFirstOrThrow()
    expect(item).toMatchObject({
      channel: 'web-form',
      status: 'assigned',
      text: TEXT,
      category: 'Vỉa hè, lòng đường',
      place: '{"address":"12 Nguyễn Huệ"}',
      name: 'Lê Thị Ẩn',
      phone: '0901 234 567',
      hide_name: 1,
    })
    expect(
      await app.db.selectFrom('consent').selectAll().where('feedback_id', '=', item.id).execute(),
    ).toEqual([
      {
        feedback_id: item.id,
        purpose: 'ask-again',
        text_version: 1,
        notice_version: 1,
        language: 'vi',
        given_at: '2026-11-20T02:00:00.000Z',
        withdrawn_at: null,
      },
    ])
    expect((await writer.read(`/public/track/${code}`)).status).toBe(200)
  })

  test('is one item however often it is sent, and sent at once', async () => {
    const check = await write('check')
    const before = await countItems()
    const replies = await Promise.all([1, 2, 3].map(() => writer.post(check, {})))
    const again = await writer.post(check, {})
    expect(await countItems()).toBe(before + 1)
    const pages = await Promise.all([...replies, again].map(({ location }) => writer.read(location)))
    expect(new Set(pages.map(({ page }) => /PA-[0-9A-Z-]{15}/.exec(page)?.[0])).size).toBe(1)
  })

  test('leaves no word of the sender in the draft once it is sent', async () => {
    await write('done')
    const drafts = await app.db
      .selectFrom('letter_draft')
      .selectAll()
      .where('sent_at', 'is not', null)
      .execute()
    expect(drafts.length).toBeGreaterThan(0)
    expect(drafts.map(({ answers }) => answers)).toEqual(drafts.map(() => '{}'))
  })

  test('ticks and chooses nothing beforehand', async () => {
    const { page } = await writer.read('/public/send')
    expect(page).not.toContain('checked')
    expect((await writer.read(await write('contact'))).page).not.toContain('checked')
  })

  test('keeps every typed word and names the field when an answer cannot stand', async () => {
    const contact = await write('contact')
    const { status, page } = await writer.post(contact, { name: 'Lê <b>Ẩn</b>', phone: 'abc', email: 'x@' })
    expect(status).toBe(422)
    expect(page).toContain('href="#phone"')
    expect(page).toContain('href="#email"')
    expect(page).toMatch(
      /id="phone"[^>]*value="abc"[^>]*aria-describedby="phone-error"[^>]*aria-invalid="true"/,
    )
    expect(page).toContain('value="Lê &lt;b&gt;Ẩn&lt;/b&gt;"')
    const long = `${'Dài '.repeat(600)}kết thúc`
    const tooLong = await writer.post(await write('what'), { kind: 'report', text: long })
    expect(tooLong.status).toBe(422)
    expect(tooLong.page).toContain(long)
  })

  test('holds back what a program has filled in, and shows the words again', async () => {
    const before = await countItems()
    const { status, page } = await writer.post(await write('what'), {
      kind: 'report',
      text: TEXT,
      website: 'https://x.example',
    })
    expect(status).toBe(422)
    expect(page).toContain(TEXT)
    expect(page).toContain('href="#website"')
    const held = await writer.post(await write('check'), { website: 'x' })
    expect(held.status).toBe(422)
    expect(await countItems()).toBe(before)
  })

  test('shows the answers again on the way back, also in the other language', async () => {
    const contact = await write('contact')
    const { page } = await writer.read(contact.replace('/contact', '/what'))
    expect(page).toContain(TEXT)
    expect((await writer.read(contact.replace('/contact', '/what?lang=en'))).page).toMatch(
      /value="report"[^>]*checked/,
    )
  })

  test('changes one answer from the last page and comes back to it', async () => {
    const check = await write('check')
    const link = /href="([^"]+\/where\?[^"]+)"/.exec((await writer.read(check)).page)?.[1] ?? ''
    const { page } = await writer.read(link)
    const { location } = await writer.post(writer.actionOf(page), { address: 'Chợ Bến Thành' })
    expect(location).toBe(check)
    expect((await writer.read(check)).page).toContain('Chợ Bến Thành')
  })

  test('shows a complaint the way to the competent body, and opens nothing', async () => {
    const before = await countItems()
    const what = await write('what')
    const { location } = await writer.post(what, { kind: 'complaint', text: TEXT })
    const { page } = await writer.read(location)
    expect(page).toContain('Luật Khiếu nại')
    const forced = await writer.post(what.replace('/what', '/check'), {})
    expect(forced.location).toBe(what)
    expect(await countItems()).toBe(before)
  })

  test('does not jump to the end, and knows no other pages', async () => {
    const where = writer.actionOf((await writer.read('/public/send')).page)
    const what = where.replace('/where', '/what')
    expect((await writer.read(where.replace('/where', '/check'))).location).toBe(what)
    expect((await writer.read(where.replace('/where', '/done'))).location).toBe(where)
    for (const path of ['/reply', '/same', '/nothing']) {
      expect((await writer.read(where.replace('/where', path))).status).toBe(404)
    }
    expect((await writer.read('/public/send/short/what')).status).toBe(404)
  })

  test('is refused from another site’s page, and when it is garbled or far too long', async () => {
    const kind = await write('what')
    const send = (headers: Record<string, string>, body: string) =>
      app.request(kind, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', ...headers },
        body,
      })
    expect((await send({ origin: 'https://evil.example' }, 'kind=report')).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'cross-site' }, 'kind=report')).status).toBe(403)
    expect((await send({}, 'kind=%ff')).status).toBe(400)
    expect((await send({}, `kind=${'x'.repeat(300_000)}`)).status).toBe(413)
  })

  describe('with photos', () => {
    const photo = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#88aa66' } })
    const withPlace = () =>
      photo(2_000, 1_000)
        .withMetadata({
          orientation: 6,
          exif: {
            IFD0: { Make: 'PhoneMaker' },
            IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 46/1 0/1' },
          },
        })
        .jpeg()
        .toBuffer()

    test('takes the place and the device out, turns them upright and shows them to the item’s staff alone', async () => {
      const original = await withPlace()
      expect((await sharp(original).metadata()).exif?.includes('PhoneMaker')).toBe(true)
      const photos = await write('where')
      const added = await writer.upload(photos, [{ name: 'a.jpg', bytes: original }])
      expect(added.status).toBe(303)
      const what = added.location
      const own = 'Bờ kè sạt lở sau mưa, đất trôi xuống sông'
      await writer.post(what, { kind: 'report', category: 'Vỉa hè, lòng đường', text: own })
      const { location } = await writer.post(what.replace('/what', '/check'), {})
      const code = /PA-[0-9A-Z-]{15}/.exec((await writer.read(location)).page)?.[0] ?? ''
      const { id } = await app.db
        .selectFrom('feedback')
        .select('id')
        .where('tracking_code', '=', code)
        .executeTakeFirstOrThrow()

      const staff = await app.signIn('officer')
      const detail = (await (await app.request(`/api/feedback/${id}`, { headers: staff })).json()) as {
        attachments: { id: string; width: number; height: number }[]
      }
      expect(detail.attachments).toMatchObject([{ width: 800, height: 1_600 }])
      const path = `/api/feedback/${id}/attachments/${detail.attachments[0]?.id ?? ''}`
      const shown = await app.request(path, { headers: staff })
      expect(shown.headers.get('content-type')).toBe('image/jpeg')
      const bytes = Buffer.from(await shown.arrayBuffer())
      const { exif, width, height } = await sharp(bytes).metadata()
      expect({ exif, width, height }).toEqual({ exif: undefined, width: 800, height: 1_600 })
      expect(bytes.includes('PhoneMaker')).toBe(false)
      expect((await app.request(path)).status).toBe(401)
      expect((await app.request(path.replace(/[^/]+$/, id), { headers: staff })).status).toBe(404)
      const ownPhoto = `/public/track/${code}/photos/${detail.attachments[0]?.id ?? ''}`
      expect((await writer.read(`/public/track/${code}`)).page).toContain(`src="${ownPhoto}"`)
      expect((await app.request(ownPhoto)).headers.get('content-type')).toBe('image/jpeg')
    })

    test('the main button sends what was chosen and goes on; another one comes back for more', async () => {
      const photos = await write('where')
      const png = await photo(1_200, 900).png().toBuffer()
      const { location } = await writer.upload(photos, [{ name: 'a.png', bytes: png }])
      expect(location).toMatch(/\/what$/)
      const more = await writer.upload(photos, [{ name: 'b.png', bytes: png }], { more: 'yes' })
      expect(more.location).toBe(photos)
      expect((await writer.upload(photos, [], { more: 'yes' })).page).toContain('Quý vị chưa chọn ảnh nào')
      expect((await writer.upload(photos, [])).location).toMatch(/\/what$/)

      const { page } = await writer.read(photos)
      const shown = [...page.matchAll(/<img[^>]*src="([^"]+)"/g)].map(([, src = '']) => src)
      expect(shown).toHaveLength(2)
      const small = await app.request(shown[0] ?? '')
      expect(small.headers.get('cache-control')).toBe('no-store')
      const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata()
      expect([width, height]).toEqual([320, 240])
      const another = /\/send\/(\w+)\//.exec(await write('where'))?.[1] ?? ''
      expect((await app.request((shown[0] ?? '').replace(/send\/\w+/, `send/${another}`))).status).toBe(404)
    })

    test('a phone’s HEIC photo is refused with the way round it', async () => {
      const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
      const { status, page } = await writer.upload(await write('where'), [
        { name: 'IMG_1.HEIC', bytes: heic },
      ])
      expect(status).toBe(422)
      expect(page).toContain('IMG_1.HEIC: Ảnh ở dạng HEIC')
      expect(page).toContain('chụp màn hình')
    })

    test.each([
      ['a text called .jpg', () => Promise.resolve(Buffer.from('not a photo at all')), 'không phải ảnh'],
      [
        'a drawing that is a program',
        () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
        'không phải ảnh',
      ],
      ['half a photo', async () => (await withPlace()).subarray(0, 3_000), 'không phải ảnh'],
      ['50,000 × 50,000 pixels', () => pngClaiming(50_000, 50_000), 'quá lớn'],
      ['more than 8 MB', () => Promise.resolve(Buffer.alloc(8 * 1024 * 1024 + 1, 0xff)), 'quá lớn'],
    ])('refuses %s and names the field', async (_name, bytes, words) => {
      const photos = await write('where')
      const { status, page } = await writer.upload(photos, [{ name: 'ảnh.jpg', bytes: await bytes() }])
      expect(status).toBe(422)
      expect(page).toContain('href="#photo"')
      expect(page).toContain('id="photo-error"')
      expect(page).toContain(words)
      expect((await writer.read(photos)).page).not.toContain('class="photos"')
    })

    test('takes three, and lets one be taken out again', async () => {
      const photos = await write('where')
      const png = await photo(10, 10).png().toBuffer()
      const webp = await photo(10, 20).webp().toBuffer()
      const four = [png, webp, png, png].map((bytes, index) => ({ name: `${index}.x`, bytes }))
      const { status, page } = await writer.upload(photos, four)
      expect(status).toBe(422)
      expect(page).toContain('Đã đủ 3 ảnh')
      const remove = /name="remove"\s+value="([^"]+)"/.exec(page)?.[1] ?? ''
      const body = new FormData()
      body.append('remove', remove)
      await app.request(photos, { method: 'POST', body })
      expect((await writer.read(photos)).page.match(/name="remove"/g)).toHaveLength(2)
    })
  })
})

/** A real PNG of one point whose header says something else, with a checksum that is right. */
async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}
