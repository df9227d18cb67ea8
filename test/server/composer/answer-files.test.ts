import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemFile } from '../../../server/contract/feedback/composer/answer-files.ts'
import { forgetOldDrafts } from '../../../server/feedback/composer/forget-drafts.ts'
import { cleanPdf } from '../../../server/feedback/files/clean-pdf.ts'
import { erasePart } from '../../../server/history/erase-parts.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const ANSWER = 'Đội quản lý đã vá ổ gà sáng nay, xem ảnh kèm theo.'
const REASON = 'Công dân đồng ý khi gọi 1022 sáng nay'
const AUTHOR = 'Nguyen Van Soan Thao'

const photo = (background = '#88aa66') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .withExif({ IFD0: { Artist: AUTHOR } })
    .toBuffer()

function pdf(): Promise<Buffer> {
  const document = new PDFDocument({ info: { Author: AUTHOR, Title: 'Thu tra loi' } })
  const parts: Buffer[] = []
  document.text('Da sua xong.')
  return new Promise((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.end()
  })
}

/** Objects as one packed stream, the way office programs write them; `1` is who made it. */
function packedPdf(more = ''): Buffer {
  const objects = `<< /Author (${AUTHOR}) >> << /Type /Catalog ${more} >>`
  const head = `1 0 2 ${objects.indexOf('<< /Type')} `
  const packed = deflateSync(head + objects)
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n3 0 obj\n<< /Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from(
      `\nendstream\nendobj\n4 0 obj\n<< /Type /Metadata /Subtype /XML /Length 60 >>\nstream\n${`<dc:creator>${AUTHOR}</dc:creator>`.padEnd(60)}\nendstream\nendobj\n5 0 obj\n<< /Type /XRef /Info 1 0 R /Root 2 0 R /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n0\n%%EOF\n`,
    ),
  ])
}

describe('a document', () => {
  test('loses who made it, and nothing else of it moves', async () => {
    for (const document of [await pdf(), packedPdf()]) {
      const cleaned = Buffer.from(cleanPdf(document))
      expect(cleaned).toHaveLength(document.length)
      const [again, before] = [cleaned.toString('latin1'), document.toString('latin1')]
      expect(again).not.toContain(AUTHOR)
      expect(again.indexOf('startxref')).toBe(before.indexOf('startxref'))
      // Nor is it in what was packed: cleaning once more finds nothing.
      expect(Buffer.from(cleanPdf(cleaned)).equals(cleaned)).toBe(true)
    }
  })

  test('that is signed stays as it is; one that runs something, is locked or is none is refused', async () => {
    const plain = (await pdf()).toString('latin1')
    const beside = (words: string) => Buffer.from(plain.replace('/Catalog', `/Catalog ${words}`), 'latin1')
    const signed = beside('/ByteRange [0 1 2 3]')
    expect(Buffer.from(cleanPdf(signed)).equals(signed)).toBe(true)
    for (const [document, code] of [
      [beside('/OpenAction << /S /JavaScript /JS (x) >>'), 'attachment/active-document'],
      [beside('/OpenAction << /S /J#61vaScript >>'), 'attachment/active-document'],
      [packedPdf('/Names << /EmbeddedFiles 9 0 R >>'), 'attachment/active-document'],
      [beside('/Encrypt 9 0 R'), 'attachment/not-a-document'],
      [Buffer.from('%PDF-1.7 …'), 'attachment/not-a-document'],
    ] as const)
      expect(() => cleanPdf(document)).toThrow(expect.objectContaining({ code }))
  })
})

describe.each(DATABASES)('files of the staff, on %s', (database) => {
  let office: ToldCitizens
  beforeAll(async () => {
    office = await startToldCitizens(database, undefined, { ANSWER_UNDO_SECONDS: '10' })
    await office.app.addPerson('canbo2', 'officer', 'A')
  })
  afterAll(() => office.stop())

  const send = async (username: string, method: string, path: string, body?: Buffer) =>
    office.app.request(path, {
      method,
      headers: await office.app.signIn(username),
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  const OFFICER = 'canbo'
  const add = async (id: string, name: string, content: Buffer, { kind = 'answer', by = OFFICER } = {}) => {
    // One after the other.
    office.app.clock.advance(1)
    const query = new URLSearchParams({ kind, name })
    const response = await send(by, 'POST', `/api/feedback/${id}/files?${query.toString()}`, content)
    return { status: response.status, ...((await response.json()) as ItemFile & { code?: string }) }
  }
  const unsent = async (id: string, by = OFFICER) =>
    ((await (await send(by, 'GET', `/api/feedback/${id}/files`)).json()) as ItemFile[]).map(
      ({ name }) => name,
    )
  const get = async (path: string, by?: string) => {
    const response = by === undefined ? await office.app.request(path) : await send(by, 'GET', path)
    return { status: response.status, type: response.headers.get('content-type'), response }
  }
  const faults = async () => (await verifyInstallation(office.app.service)).faults.map(inEnglish)
  const pass = () => office.app.clock.advance(15_000)

  test('are drawn anew and seen by nobody else until they are sent; then by the citizen with the answer', async () => {
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A' })
    const first = await add(id, 'Ảnh hiện/trường.PNG', await photo())
    expect(first).toMatchObject({ status: 201, state: 'unsent', name: 'Ảnh hiện trường.jpg', width: 40 })
    const document = await add(id, 'Công văn.pdf', await pdf())
    expect(document).toMatchObject({ type: 'application/pdf', name: 'Công văn.pdf' })
    const mistaken = await add(id, 'nhầm.jpg', await photo('#000000'))
    expect((await add(id, 'x.pdf', Buffer.from('<svg/>'))).code).toBe('attachment/not-a-document')
    expect((await send(OFFICER, 'DELETE', `/api/feedback/${id}/files/${mistaken.id}`)).status).toBe(204)
    expect(await unsent(id)).toEqual(['Ảnh hiện trường.jpg', 'Công văn.pdf'])
    expect(await unsent(id, 'canbo2')).toEqual([])
    expect((await get(`/api/feedback/${id}/files/${first.id}`, 'canbo2')).status).toBe(404)
    const foreign = await office.head.call(`/api/feedback/${id}/note`, { text: 'xem ảnh', files: [first.id] })
    expect(foreign.body['code']).toBe('request/invalid')

    const files = [first.id, document.id]
    const answered = await office.officer.step(id, 'answer', { text: ANSWER, files })
    expect(answered.files.map(({ state, cycle }) => [state, cycle])).toEqual([
      ['answer', 1],
      ['answer', 1],
    ])
    expect(await unsent(id)).toEqual([])
    const at = (file: string, code = trackingCode) => `/public/track/${code}/files/${file}`
    expect((await get(at(first.id))).status).toBe(404)
    pass()
    expect(await get(at(first.id))).toMatchObject({ status: 200, type: 'image/jpeg' })
    const saved = await get(at(document.id))
    expect(saved.response.headers.get('content-disposition')).toContain('attachment; filename="C_ng v_n.pdf"')
    expect(Buffer.from(await saved.response.arrayBuffer()).toString('latin1')).not.toContain(AUTHOR)
    const full = await get(`${at(first.id)}?size=full`)
    expect((await sharp(Buffer.from(await full.response.arrayBuffer())).metadata()).exif).toBeUndefined()
    expect(await (await get(`/public/track/${trackingCode}`)).response.text()).toContain('Công văn.pdf')
    const other = await aFeedback(office.app, { unit: 'A' })
    expect((await get(at(first.id, other.trackingCode))).status).toBe(404)
    expect(await faults()).toEqual([])
    // Another document, its hash left as it was.
    const stored = await office.app.db
      .selectFrom('answer_file')
      .select('content')
      .where('id', '=', document.id)
      .executeTakeFirstOrThrow()
    const put = (content: string) =>
      office.app.db.updateTable('answer_file').set({ content }).where('id', '=', document.id).execute()
    await put(stored.content.slice(0, -8))
    expect(await faults()).toEqual([`answer_file ${document.id}: its content is not the file that came`])
    await put(stored.content)
  })

  test('an amended answer keeps, adds and withdraws them; published are those that were chosen, of an item that is not held', async () => {
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A' })
    const [one, two] = [await add(id, 'mot', await photo()), await add(id, 'hai', await pdf())]
    await office.officer.step(id, 'answer', { text: ANSWER, files: [one.id, two.id] })
    pass()
    const three = await add(id, 'ba', await photo('#123456'))
    const amended = await office.officer.step(id, 'amend-answer', {
      text: ANSWER,
      reason: 'gửi nhầm công văn của việc khác',
      files: [one.id, three.id],
    })
    expect(amended.files.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'mot.jpg answer',
      'hai.pdf withdrawn',
      'ba.jpg answer',
    ])
    const own = (file: string) => get(`/public/track/${trackingCode}/files/${file}`)
    expect([(await own(one.id)).status, (await own(two.id)).status, (await own(three.id)).status]).toEqual([
      200, 404, 200,
    ])
    // Without a word of files they stay.
    await office.officer.step(id, 'amend-answer', {
      text: `${ANSWER} Xin cảm ơn.`,
      reason: 'thêm lời cảm ơn ở cuối',
    })
    expect((await own(three.id)).status).toBe(200)

    await office.officer.step(id, 'allow-publication', { reason: REASON })
    const { version } = await office.officer.get(id)
    const propose = (photos: string[]) =>
      office.officer.call(`/api/feedback/${id}/propose-publication`, { version, marks: [], photos })
    expect((await propose([two.id])).body['code']).toBe('request/invalid')
    expect((await propose([three.id])).status).toBe(200)
    const shown = await office.head.step(id, 'approve-publication')
    const address = `/public/answers/${shown.publishing.publication?.number}/photos/1`
    expect(await get(address)).toMatchObject({ status: 200, type: 'image/jpeg' })
    await office.app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', id).execute()
    expect((await get(address)).status).toBe(404)
    await office.app.db.updateTable('feedback').set({ restricted: 0 }).where('id', '=', id).execute()
    expect(await faults()).toEqual([])
  })

  test('undone, returned and approved go with their text; a note’s are for colleagues alone', async () => {
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A' })
    const inner = await add(id, 'biên bản', await pdf(), { kind: 'note' })
    const noted = await office.officer.step(id, 'note', { text: 'biên bản họp', files: [inner.id] })
    expect(noted.files).toMatchObject([{ state: 'note', cycle: null }])
    expect(noted.events.at(-1)).toMatchObject({ body: { files: [{ id: inner.id }] } })
    const file = await add(id, 'ảnh', await photo())
    const files = [file.id]
    await office.officer.step(id, 'answer', { text: ANSWER, files })
    await office.officer.step(id, 'undo-answer')
    expect(await unsent(id)).toEqual(['ảnh.jpg'])
    await office.officer.step(id, 'submit-for-approval', { text: ANSWER, files })
    expect((await office.head.get(id)).files.map(({ state }) => state)).toEqual(['note', 'proposed'])
    await office.head.step(id, 'return-to-officer', { reason: 'thiếu ảnh sau khi sửa xong' })
    expect(await unsent(id)).toEqual(['ảnh.jpg'])
    await office.officer.step(id, 'submit-for-approval', { text: ANSWER, files })
    await office.head.step(id, 'approve')
    await office.head.step(id, 'undo-answer')
    expect(await faults()).toEqual([])
    await office.head.step(id, 'approve')
    pass()
    const own = async (name: string) => (await get(`/public/track/${trackingCode}/files/${name}`)).status
    expect([await own(file.id), await own(inner.id)]).toEqual([200, 404])
    expect(await faults()).toEqual([])
    await office.app.db.updateTable('answer_file').set({ sha256: 'x' }).where('id', '=', inner.id).execute()
    expect((await faults()).join()).toContain(`file ${inner.id}: sha256`)
    await office.app.db.deleteFrom('answer_file').where('id', '=', inner.id).execute()
    expect((await faults()).join()).toContain(`file ${inner.id} is gone`)
    // For what follows: it is as it was.
    await erasePart(office.app.owner, id, 'photos', 'Điều 16')
    expect(await faults()).toEqual([])
  })

  test('are erased with the words and with the photos; a draft’s after its time, and at the item’s end', async () => {
    const [words, photos, begun] = [
      await aFeedback(office.app, { unit: 'A' }),
      await aFeedback(office.app, { unit: 'A' }),
      await aFeedback(office.app, { unit: 'A' }),
    ]
    for (const { id } of [words, photos]) {
      const file = await add(id, 'ảnh', await photo())
      await office.officer.step(id, 'answer', { text: ANSWER, files: [file.id] })
    }
    pass()
    await eraseWords(office.app.owner, words.id, 'Điều 16')
    await erasePart(office.app.owner, photos.id, 'photos', 'Điều 16')
    for (const { id } of [words, photos]) expect((await office.officer.get(id)).files).toEqual([])
    expect(await faults()).toEqual([])
    for (let n = 1; n <= 5; n++) expect((await add(begun.id, `a${n}`, await photo())).status).toBe(201)
    expect((await add(begun.id, 'a6', await photo())).code).toBe('attachment/too-many')
    office.app.clock.advance(30 * 86_400_000 - 100)
    await forgetOldDrafts(office.app.service, 30)
    expect(await unsent(begun.id)).toHaveLength(5)
    office.app.clock.advance(101)
    await forgetOldDrafts(office.app.service, 30)
    expect(await unsent(begun.id)).toEqual([])
    await add(begun.id, 'cuối', await photo(), { kind: 'note' })
    await office.head.step(begun.id, 'refuse', { reason: 'không thuộc thẩm quyền của phường' })
    expect(await unsent(begun.id)).toEqual([])
  })
})
