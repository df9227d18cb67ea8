import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { UnitSuggestions } from '../../../server/contract/feedback/suggestions.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const ANSWER = { text: 'Chúng tôi đã kiểm tra và xử lý xong trong sáng nay.' }
const RUBBISH = [
  'Rác thải sinh hoạt trước hẻm 12 chưa được thu gom ba ngày nay.',
  'Xe thu gom rác không vào hẻm, rác thải sinh hoạt để đầy lối đi.',
  'Bãi rác thải tự phát cạnh chợ bốc mùi, đề nghị thu gom.',
]
const PAPERS = [
  'Hồ sơ đăng ký khai sinh nộp từ tuần trước chưa có kết quả.',
  'Giấy khai sinh ghi sai tên đệm, xin hỏi cách cải chính hộ tịch.',
  'Đăng ký khai sinh cho con cần giấy tờ gì, hồ sơ nộp ở đâu.',
]
const ASKED = 'Hẻm nhà tôi không ai thu gom rác thải sinh hoạt cả tuần.'

describe.each(DATABASES)('the unit that may be responsible, on %s', (database) => {
  let app: TestApp
  let coordinator: StaffMember

  async function start(env: Record<string, string> = {}): Promise<void> {
    app = await startApp(database, { env })
    for (const code of ['MT', 'HT']) await app.addUnit(code)
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('mt', 'head', 'MT')
    await app.addPerson('ht', 'head', 'HT')
    coordinator = await staffMember(app, 'dieu.phoi')
    for (const [unit, texts] of [
      ['MT', RUBBISH],
      ['HT', PAPERS],
    ] as const) {
      const head = await staffMember(app, unit.toLowerCase())
      for (const text of texts) {
        const { id } = await aFeedback(app, { text })
        await coordinator.step(id, 'assign', { unit, reason: 'Đúng lĩnh vực của đơn vị' })
        await head.step(id, 'answer', ANSWER)
      }
    }
  }
  beforeEach(() => start())
  afterEach(() => app.stop())

  async function suggested(id: string) {
    const { status, body } = await coordinator.call(`/api/feedback/${id}/suggestions`)
    expect(status).toBe(200)
    return (body as unknown as UnitSuggestions).suggestions
  }

  test('is the one that answered what is most alike, with the words that led there', async () => {
    const { id } = await aFeedback(app, { text: ASKED })
    const [first] = await suggested(id)
    expect(first).toMatchObject({ unit: { code: 'MT' }, from: 'alike', answered: 3, of: 3, share: 1 })
    expect(first?.because).toContain('thu gom rác thải sinh hoạt')
    // Nothing is moved by a suggestion.
    expect((await coordinator.get(id)).status).toBe('new')
  })

  test('is found by a text typed without marks', async () => {
    const { id } = await aFeedback(app, { text: 'ho so dang ky khai sinh cua con toi chua co ket qua' })
    expect((await suggested(id))[0]).toMatchObject({ unit: { code: 'HT' }, from: 'alike' })
  })

  test('follows where an item was finally answered, not where it was sent first', async () => {
    const { id } = await aFeedback(app, { text: 'Vỉa hè bị lấn chiếm bày bán hàng rong suốt buổi sáng.' })
    await coordinator.step(id, 'assign', { unit: 'HT', reason: 'Gửi nhầm đơn vị lúc đầu' })
    await coordinator.step(id, 'transfer', { unit: 'MT', reason: 'Chuyển lại cho đúng đơn vị' })
    await (await staffMember(app, 'mt')).step(id, 'answer', ANSWER)
    const { id: next } = await aFeedback(app, { text: 'Hàng rong lấn chiếm vỉa hè, không còn lối đi.' })
    expect(await suggested(next)).toMatchObject([{ unit: { code: 'MT' } }])
  })

  test('a rule that has come since says it first, by its name', async () => {
    const { id } = await aFeedback(app, { text: ASKED })
    await addRoutingRule(
      app.owner,
      RoutingRuleInput.parse({ name: 'Rác ở hẻm', unit: 'HT', words: ['rác thải'] }),
    )
    const said = await suggested(id)
    expect(said.map(({ unit, from, because }) => [unit.code, from, because[0]])).toEqual([
      ['HT', 'rule', 'Rác ở hẻm'],
      ['MT', 'alike', expect.any(String)],
    ])
  })

  test('is none where nothing alike was answered, and an open item teaches nothing', async () => {
    await aFeedback(app, { text: 'Tiếng loa kẹo kéo hát karaoke sau mười giờ đêm.', unit: 'HT' })
    const { id } = await aFeedback(app, { text: 'Hát karaoke loa kẹo kéo ồn ào mỗi đêm.' })
    expect(await suggested(id)).toEqual([])
  })

  test('what is held teaches nothing, and is asked nothing about', async () => {
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('text', 'in', RUBBISH).execute()
    const { id } = await aFeedback(app, { text: ASKED })
    expect((await suggested(id)).map(({ unit }) => unit.code)).not.toContain('MT')
    await app.db.updateTable('feedback').set({ restricted: 1 }).where('id', '=', id).execute()
    expect((await coordinator.call(`/api/feedback/${id}/suggestions`)).status).toBe(404)
  })

  test('is known by name, field and rules before anything was answered', async () => {
    await app.addUnit('CS', { name: 'Đội Chiếu sáng' })
    const { id } = await aFeedback(app, { text: 'Bóng đèn đầu hẻm nhấp nháy rồi tắt.' })
    expect((await suggested(id))[0]).toMatchObject({
      unit: { code: 'CS' },
      from: 'field',
      answered: null,
      of: null,
      because: expect.arrayContaining(['bóng đèn']) as unknown,
    })
  })

  test('is none where the office has switched it off', async () => {
    await app.stop()
    await start({ SUGGEST_UNITS: '0' })
    const { id } = await aFeedback(app, { text: ASKED })
    expect(await suggested(id)).toEqual([])
  })

  test('is told of no item that one may not see', async () => {
    const { id } = await aFeedback(app, { text: ASKED })
    const { status } = await (await staffMember(app, 'ht')).call(`/api/feedback/${id}/suggestions`)
    expect(status).toBe(404)
  })
})
