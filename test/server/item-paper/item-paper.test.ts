import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ItemFile } from '../../../server/contract/feedback/composer/answer-files.ts'
import { erasePart } from '../../../server/history/erase-parts.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

async function textOf(bytes: ArrayBuffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  const parts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    parts.push(...items.map((item) => ('str' in item ? item.str : '')))
  }
  await pdf.destroy()
  return parts.join(' ').replaceAll(/\s+/g, ' ')
}

async function picturesIn(bytes: ArrayBuffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  let pictures = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList()
    pictures += fnArray.filter((operator) => operator === OPS.paintImageXObject).length
  }
  await pdf.destroy()
  return pictures
}

describe.each(DATABASES)('an item on paper, on %s', (database) => {
  let app: TestApp
  let lan: StaffMember
  let id: string
  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('A', { name: 'Tổ Môi trường', nameEn: 'Environment' })
    await app.addUnit('B', { name: 'Tổ Địa chính', nameEn: 'Land' })
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('binh', 'officer', 'B')
    await app.addPerson('kiemtra', 'head', 'B')
    lan = await staffMember(app, 'lan')
    const binh = await staffMember(app, 'binh')
    const sender = { name: 'Nguyễn Văn Ánh', phone: '0901 234 567' }
    ;({ id } = await aFeedback(app, { unit: 'B', text: 'Rác chất đống trước cổng chợ Đồng Xuân.', sender }))
    await binh.step(id, 'transfer', { unit: 'A', reason: 'thuộc việc thu gom rác của tổ bạn' })
    await lan.step(id, 'ask-contribution', { unit: 'B', request: 'Xin cho biết ranh giới khu đất của chợ' })
    await lan.step(id, 'note', { text: 'Người binh đã gọi cho đội thu gom.' })
    await lan.step(id, 'answer', { text: 'Đội vệ sinh đã thu gom rác và xịt rửa vỉa hè sáng nay.' })
  })
  afterEach(() => app.stop())

  const paper = async (query: string, username = 'lan') => {
    const headers = await app.signIn(username)
    const response = await app.request(`/api/feedback/${id}/paper?${query}`, { headers })
    const type = response.headers.get('content-type')
    return { status: response.status, type, bytes: await response.arrayBuffer() }
  }

  test('says what was written and done in real Vietnamese letters, and never who sent it', async () => {
    const { status, type, bytes } = await paper('names=shown')
    expect([status, type]).toEqual([200, 'application/pdf'])
    const text = await textOf(bytes)
    for (const words of [
      'HỒ SƠ PHẢN ÁNH, KIẾN NGHỊ',
      'Rác chất đống trước cổng chợ Đồng Xuân.',
      'Đội vệ sinh đã thu gom rác',
      'Tổ Địa chính → Tổ Môi trường',
      'Xin cho biết ranh giới',
      'thuộc việc thu gom rác',
      'Người lan',
      'đúng hạn',
    ])
      expect(text).toContain(words)
    for (const secret of ['Ánh', '234 567']) expect(text).not.toContain(secret)
  })

  test('hides the names of officers where that was chosen, also within a note, and is kept among the exports', async () => {
    const text = await textOf((await paper('names=hidden&language=en')).bytes)
    expect(text).not.toContain('Người lan')
    expect(text).not.toContain('Người binh')
    expect(text).toMatch(/Officer \d đã gọi cho đội thu gom/)
    expect(text).toContain('Environment')
    const acts = await app.db
      .selectFrom('history_event')
      .select('body')
      .where('kind', '=', 'exported')
      .execute()
    expect(
      acts.map(({ body }) => (JSON.parse(body) as { what: string; parameters: object }).parameters),
    ).toEqual([expect.objectContaining({ language: 'en', names: 'hidden' })])
  })

  test('names the files of the staff, shows the photos that stand, and nothing of what was withdrawn or erased', async () => {
    const headers = await app.signIn('lan')
    const add = async (name: string, kind: 'note' | 'answer') => {
      const create = { width: 40, height: 30, channels: 3, background: '#88aa66' } as const
      const body = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
      const query = new URLSearchParams({ name, kind }).toString()
      const url = `/api/feedback/${id}/files?${query}`
      app.clock.advance(1)
      const response = await app.request(url, { method: 'POST', headers, body })
      return ((await response.json()) as ItemFile).id
    }
    await lan.step(id, 'note', { text: 'Xem ảnh chụp tại chỗ.', files: [await add('tại chỗ', 'note')] })
    const [stays, goes] = [await add('sau khi dọn', 'answer'), await add('chụp nhầm', 'answer')]
    const amended = { text: 'Đã thu gom rác, xem ảnh kèm theo câu trả lời.', reason: 'kèm ảnh cho công dân' }
    await lan.step(id, 'amend-answer', { ...amended, files: [stays, goes] })
    app.clock.advance(1)
    await lan.step(id, 'amend-answer', { ...amended, text: `${amended.text} Xin cảm ơn.`, files: [stays] })
    const { bytes } = await paper('names=hidden')
    const text = await textOf(bytes.slice(0))
    for (const words of ['Tệp của cán bộ', 'tại chỗ.jpg', 'nội bộ', 'sau khi dọn.jpg', 'công dân xem được'])
      expect(text).toContain(words)
    expect(text).toMatch(/chụp nhầm\.jpg · 1 kB · đã rút khỏi câu trả lời/)
    // Nor what the history keeps in the place of a text.
    expect(text).not.toMatch(/[0-9a-f]{32}/)
    expect(text).not.toContain('Người lan')
    expect(await picturesIn(bytes)).toBe(2)
    await erasePart(app.owner, id, 'photos', 'Điều 16')
    const erased = (await paper('names=shown')).bytes
    expect(await picturesIn(erased.slice(0))).toBe(0)
    expect(await textOf(erased)).not.toContain('sau khi dọn')
  })

  test('nobody gets the paper of an item that they may not see, and none is kept as made', async () => {
    await app.addUnit('C')
    await app.addPerson('xa', 'officer', 'C')
    expect((await paper('names=shown', 'xa')).status).toBe(404)
    expect((await paper('names=some')).status).toBe(400)
    expect(
      await app.db.selectFrom('history_event').select('seq').where('kind', '=', 'exported').execute(),
    ).toEqual([])
  })
})
