import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  AnswerTemplates,
  FittingTemplates,
} from '../../../server/contract/feedback/templates/answer-templates.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const LETTER = 'Kính gửi {name},\n\n{unit} đã nhận phản ánh {code}, sẽ trả lời trước {due}.'

describe.each(DATABASES)('texts that answers begin with, on %s', (database) => {
  let app: TestApp
  let head: StaffMember
  let officer: StaffMember
  let leader: StaffMember

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('A', { name: 'Tổ A', nameEn: 'Team A' })
    await app.addUnit('A1', { name: 'Tổ A1', parent: 'A' })
    await app.addUnit('B', { name: 'Tổ B' })
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('truong.b', 'head', 'B')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    head = await staffMember(app, 'truong')
    officer = await staffMember(app, 'can.bo')
    leader = await staffMember(app, 'dieu.phoi')
  })
  afterEach(() => app.stop())

  async function add(who: StaffMember, changes: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await who.call('/api/answer-templates', {
      unit: 'A',
      purpose: 'answer',
      name: 'Đã nhận',
      text: LETTER,
      ...changes,
    })
    expect(status).toBe(201)
    return body['id'] as string
  }
  async function fitting(who: StaffMember, item: string, purpose = 'answer') {
    const { status, body } = await who.call(`/api/feedback/${item}/templates?purpose=${purpose}`)
    expect(status).toBe(200)
    return (body as unknown as FittingTemplates).templates
  }
  async function listed(who: StaffMember) {
    return ((await who.call('/api/answer-templates')).body as unknown as AnswerTemplates).templates
  }

  test('are filled in for the item, in both languages', async () => {
    await add(head, { textEn: 'Dear {name}, {unit} will answer {code}.' })
    const { id, trackingCode } = await aFeedback(app, { unit: 'A', sender: { name: 'Nguyễn Thị Thử' } })
    expect(await fitting(officer, id)).toMatchObject([
      {
        text: `Kính gửi Nguyễn Thị Thử,\n\nTổ A đã nhận phản ánh ${trackingCode}, sẽ trả lời trước 17:00 20/11/2026.`,
        textEn: `Dear Nguyễn Thị Thử, Team A will answer ${trackingCode}.`,
      },
    ])
  })

  test('call a sender without a name as a letter does', async () => {
    await add(head)
    const { id } = await aFeedback(app, { unit: 'A' })
    expect((await fitting(officer, id))[0]?.text).toMatch(/^Kính gửi quý vị,/)
  })

  test('serve the unit and those below, of the category first, then what is taken most', async () => {
    await add(leader, { unit: 'ROOT', name: 'Của toàn trung tâm' })
    await add(head, { name: 'Của tổ' })
    await add(head, { name: 'Về rác', category: 'Rác thải' })
    await add(head, { name: 'Câu hỏi', purpose: 'pause' })
    await add(await staffMember(app, 'truong.b'), { unit: 'B', name: 'Của tổ khác' })
    const { id } = await aFeedback(app, { unit: 'A1', category: 'rác thải' })
    const names = async () => (await fitting(head, id)).map(({ name }) => name)
    expect(await names()).toEqual(['Về rác', 'Của toàn trung tâm', 'Của tổ'])
    const [, , team] = await fitting(head, id)
    expect((await head.call(`/api/feedback/${id}/templates/${team?.id}/used`, {})).status).toBe(204)
    expect(await names()).toEqual(['Về rác', 'Của tổ', 'Của toàn trung tâm'])
    expect((await listed(head)).find(({ name }) => name === 'Của tổ')?.used).toBe(1)
    const { id: elsewhere } = await aFeedback(app, { unit: 'A', category: 'Hộ tịch' })
    expect((await fitting(head, elsewhere)).map(({ name }) => name)).toEqual(['Của tổ', 'Của toàn trung tâm'])
  })

  test('leave gaps that whoever answers fills in before anything is sent; other brackets are their own', async () => {
    await add(head, { text: 'Kính gửi {name}, chúng tôi đã [việc đã làm].' })
    const { id } = await aFeedback(app, { unit: 'A' })
    const left = { field: 'text', vi: 'còn chỗ của mẫu chưa điền: [việc đã làm]' }
    const text = 'Kính gửi quý vị, chúng tôi đã [việc đã làm].'
    for (const step of ['answer', 'submit-for-approval', 'reply-interim']) {
      const day = step === 'reply-interim' ? { promisedOn: '2026-11-23' } : {}
      const version = (await officer.get(id)).version
      const said = await officer.call(`/api/feedback/${id}/${step}`, { version, text, ...day })
      expect([step, said.status, said.body['errors']]).toEqual([step, 400, [expect.objectContaining(left)]])
    }
    const { version } = await officer.get(id)
    const pause = await officer.call(`/api/feedback/${id}/pause`, { version, reason: text })
    expect(pause.body['errors']).toMatchObject([{ ...left, field: 'reason' }])
    const filled = text.replace('[việc đã làm]', 'thay bóng đèn [số 12]')
    expect((await officer.call(`/api/feedback/${id}/answer`, { version, text: filled })).status).toBe(200)
  })

  test('are changed by who saw them last, and retired instead of deleted', async () => {
    const id = await add(head)
    const words = { name: 'Đã tiếp nhận', text: 'Chúng tôi đã nhận.' }
    expect((await head.call(`/api/answer-templates/${id}`, { version: 1, ...words })).status).toBe(204)
    const late = await head.call(`/api/answer-templates/${id}/retire`, { version: 1 })
    expect([late.status, late.body['code']]).toEqual([409, 'template/changed-meanwhile'])
    expect((await head.call(`/api/answer-templates/${id}/retire`, { version: 2 })).status).toBe(204)
    expect(await listed(head)).toMatchObject([
      {
        name: 'Đã tiếp nhận',
        changedAt: '2026-11-20T02:00:00.000Z',
        retiredAt: '2026-11-20T02:00:00.000Z',
        mayChange: false,
      },
    ])
    const { id: item } = await aFeedback(app, { unit: 'A' })
    expect(await fitting(officer, item)).toEqual([])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test.each([
    [{ text: 'Gọi {phone} để biết thêm' }, 422, 'template/placeholder'],
    [{ unit: 'B' }, 403, 'access/not-allowed'],
    [{ unit: 'NOWHERE' }, 404, 'unit/not-found'],
    [{ text: '' }, 400, 'request/invalid'],
  ])('with %j are refused, and nothing is kept', async (changes, status, code) => {
    const input = { unit: 'A', purpose: 'answer', name: 'Thử', text: LETTER, ...changes }
    const said = await head.call('/api/answer-templates', input)
    expect([said.status, said.body['code']]).toEqual([status, code])
    expect(await listed(head)).toEqual([])
  })

  test('of another unit are neither changed nor counted', async () => {
    const id = await add(await staffMember(app, 'truong.b'), { unit: 'B' })
    const change = await head.call(`/api/answer-templates/${id}`, { version: 1, name: 'x', text: 'y' })
    expect([change.status, change.body['code']]).toEqual([404, 'template/not-found'])
    const { id: item } = await aFeedback(app, { unit: 'A' })
    expect((await officer.call(`/api/feedback/${item}/templates/${id}/used`, {})).status).toBe(404)
  })

  test('changed behind the service’s back are found by verify', async () => {
    await add(head)
    await app.db.updateTable('answer_template').set({ text: 'Một câu khác' }).execute()
    expect((await verifyInstallation(app.service)).faults).not.toEqual([])
  })
})
