import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRows } from '../../../db/queries/history/rows.ts'
import type { CategoryQuestionsReply } from '../../../server/contract/feedback/asked-questions.ts'
import { QuestionSetInput } from '../../../server/contract/feedback/category-questions.ts'
import { OrganisationFile } from '../../../server/contract/organisation/organisation-file.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { saveQuestionSet } from '../../../server/feedback/questions/save-question-set.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { applyOrganisation } from '../../../server/set-up/apply-organisation.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const LAMP = {
  category: 'Chiếu sáng',
  questions: [
    {
      key: 'where',
      kind: 'one-of',
      words: { vi: 'Đèn ở đâu?', en: 'Where is the lamp?' },
      required: true,
      options: [
        { key: 'street', words: { vi: 'Ngoài đường', en: 'In the street' } },
        { key: 'alley', words: { vi: 'Trong hẻm', en: 'In an alley' } },
      ],
    },
    {
      key: 'post',
      kind: 'text',
      words: { vi: 'Số ghi trên cột đèn', en: 'The number on the post' },
      when: { question: 'where', is: ['street'] },
    },
  ],
}
const REASON = 'Công dân nói rõ hơn qua điện thoại'

describe.each(DATABASES)('questions by category on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let coordinator: StaffMember
  let writer: ReturnType<typeof letterWriter>

  const save = (input: object) => saveQuestionSet(app.owner, QuestionSetInput.parse(input))
  const list = async () =>
    (await officer.call('/api/category-questions')).body as unknown as CategoryQuestionsReply
  const enter = (more: object) =>
    officer.call('/api/feedback', { channel: 'phone', text: 'Đèn không sáng ba ngày nay.', ...more })
  const entered = async (more: object) => {
    const { status, body } = await enter(more)
    expect([status, body]).toEqual([201, expect.anything()])
    return String(body['id'])
  }
  const said = async (id: string) =>
    (await officer.get(id)).moreAnswers?.asked.map(({ question, answer }) => [question.words.vi, answer])

  beforeAll(async () => {
    app = await startApp(database)
    writer = letterWriter(app)
    await app.addUnit('KTHT', { name: 'Phòng Hạ tầng' })
    await app.addUnit('HEM', { name: 'Tổ Hẻm' })
    await app.addPerson('can.bo', 'officer')
    await app.addPerson('dieu.phoi', 'coordinator')
    officer = await staffMember(app, 'can.bo')
    coordinator = await staffMember(app, 'dieu.phoi')
    await save(LAMP)
    const rule = { wardCodes: [], words: [], categories: ['Chiếu sáng'] }
    await addRoutingRule(
      app.owner,
      RoutingRuleInput.parse({
        ...rule,
        name: 'Đèn hẻm',
        unit: 'HEM',
        answers: [{ question: 'where', is: ['alley'] }],
      }),
    )
    await addRoutingRule(app.owner, RoutingRuleInput.parse({ ...rule, name: 'Đèn', unit: 'KTHT' }))
  }, 60_000)
  afterAll(() => app.stop())

  /** Walks to the page of the questions, and tells where it stands. */
  const toQuestions = async (text = 'Đèn không sáng ba ngày nay.') => {
    const { read, post, actionOf } = writer
    const where = actionOf((await read('/public/send')).page)
    const what = (await post(where, {})).location
    return (await post(what, { kind: 'report', category: 'Chiếu sáng', text })).location
  }

  test('a letter is asked what its category asks, and once more what its answers open', async () => {
    const { read, post } = writer
    const path = await toQuestions()
    expect(path).toMatch(/\/more$/)
    const first = (await read(path)).page
    expect(first).toContain('Đèn ở đâu?')
    expect(first).not.toContain('Số ghi trên cột đèn')
    const opened = await post(path, { shown: 'where', 'more-where': 'street' })
    expect([opened.status, opened.location]).toEqual([303, path])
    const second = (await read(path)).page
    expect(second).toContain('Số ghi trên cột đèn')
    expect(second).toContain('checked')
    const contact = (
      await post(path, { shown: ['where', 'post'], 'more-where': 'street', 'more-post': 'B-12/7' })
    ).location
    expect(contact).toMatch(/\/contact$/)
    const check = (await post(contact, {})).location
    expect((await read(check)).page).toContain('B-12/7')
    expect((await post(check, {})).status).toBe(303)
    const row = await app.db
      .selectFrom('feedback')
      .select('id')
      .where('channel', '=', 'web-form')
      .executeTakeFirstOrThrow()
    expect(await said(row.id)).toEqual([
      ['Đèn ở đâu?', 'street'],
      ['Số ghi trên cột đèn', 'B-12/7'],
    ])
    expect((await officer.get(row.id)).leadUnit?.code).toBe('KTHT')
  })

  test('a question that cannot be passed over is asked again, and nothing typed is lost', async () => {
    const { post, read } = writer
    const path = await toQuestions()
    const refused = await post(path, { shown: 'where' })
    expect(refused.status).toBe(422)
    expect(refused.page).toContain('Xin trả lời câu hỏi này.')
    expect(refused.page).toContain('href="#more-where"')
    const tooLong = await post(path, {
      shown: ['where', 'post'],
      'more-where': 'street',
      'more-post': 'x'.repeat(201),
    })
    expect(tooLong.status).toBe(422)
    expect(tooLong.page).toContain('x'.repeat(201))
    // Nobody comes past it by the address of a later page.
    const check = await read(path.replace('/more', '/check'))
    expect(check.location).toBe(path)
  })

  test('a letter under way keeps the version it was asked, though an option is gone meanwhile', async () => {
    const { read, post } = writer
    const path = await toQuestions('Hẻm tối ba ngày nay.')
    const [where, post_] = LAMP.questions
    await save({
      ...LAMP,
      questions: [
        {
          ...where,
          options: [
            ...(where?.options?.slice(0, 1) ?? []),
            { key: 'park', words: { vi: 'Công viên', en: 'Park' } },
          ],
        },
        post_,
      ],
    })
    expect((await read(path)).page).toContain('Trong hẻm')
    const contact = (await post(path, { shown: 'where', 'more-where': 'alley' })).location
    const check = (await post(contact, {})).location
    await post(check, {})
    const row = await app.db
      .selectFrom('feedback')
      .select('id')
      .where('text', '=', 'Hẻm tối ba ngày nay.')
      .executeTakeFirstOrThrow()
    const item = await officer.get(row.id)
    expect(item.moreAnswers?.set.version).toBe(1)
    expect(await said(row.id)).toEqual([['Đèn ở đâu?', 'alley']])
    // By the rule that tests the answer, and the item says so.
    expect(item.leadUnit?.code).toBe('HEM')
    expect(item.routing).toMatchObject({
      kind: 'rule',
      because: [{ field: 'category' }, { field: 'answer', value: 'where: alley' }],
    })
    const newLetter = (await read(await toQuestions())).page
    expect(newLetter).toContain('Công viên')
    await save(LAMP)
  })

  test('another category asks other things: what was answered to the one before goes', async () => {
    const { read, post } = writer
    const path = await toQuestions()
    await post(path, { shown: 'where', 'more-where': 'alley' })
    const what = { kind: 'report', text: 'Đèn không sáng ba ngày nay.' }
    await post(path.replace('/more', '/what'), { ...what, category: '' })
    expect((await read(path)).status).toBe(404)
    await post(path.replace('/more', '/what'), { ...what, category: 'Chiếu sáng' })
    expect((await read(path)).page).not.toContain('checked')
  })

  test('staff enter answers with what is said on the telephone; what does not fit is refused at its question', async () => {
    const id = await entered({ category: 'Chiếu sáng', answers: { where: 'street', post: 'B12' } })
    expect(await said(id)).toEqual([
      ['Đèn ở đâu?', 'street'],
      ['Số ghi trên cột đèn', 'B12'],
    ])
    const refused = await enter({ category: 'Chiếu sáng', answers: { where: 'alley', post: 'B12' } })
    expect([refused.status, refused.body['code']]).toEqual([422, 'feedback/invalid'])
    expect(refused.body['errors']).toMatchObject([{ field: 'answers.post' }])
    const unasked = await enter({ category: 'Rác', answers: { where: 'alley' } })
    expect(unasked.body['errors']).toMatchObject([{ field: 'answers.where' }])
  })

  test('what 1022 answers to no question is kept aside with a warning, and the item is taken in', async () => {
    const { id, warnings } = await aFeedback(app, {
      category: 'Chiếu sáng',
      answers: { where: 'street', colour: 'đỏ' },
    })
    expect(warnings).toMatchObject([{ field: 'answers.colour', what: 'kept-aside' }])
    expect(await said(id)).toContainEqual(['Đèn ở đâu?', 'street'])
    expect((await coordinator.get(id)).aside).toEqual({ 'answers.colour': 'đỏ' })
  })

  test('the queue finds an item by what was answered', async () => {
    const id = await entered({ category: 'Chiếu sáng', answers: { where: 'street', post: 'ZX-991' } })
    const found = await officer.call('/api/feedback?view=all&q=ZX-991')
    expect(found.body['items']).toMatchObject([{ id }])
  })

  test('another category takes the answers away, erased, and its own questions can be answered', async () => {
    await save({
      category: 'Rác',
      questions: [{ key: 'days', kind: 'number', words: { vi: 'Mấy ngày rồi?', en: 'For how many days?' } }],
    })
    const id = await entered({ category: 'Chiếu sáng', answers: { where: 'street', post: 'QQ-77' } })
    const { version } = await coordinator.get(id)
    const wrong = await coordinator.call(`/api/feedback/${id}/categorise`, {
      version,
      category: 'Rác',
      answers: { days: 'nhiều' },
      reason: REASON,
    })
    expect(wrong.body['errors']).toMatchObject([{ field: 'answers.days' }])
    const item = await coordinator.step(id, 'categorise', {
      category: 'Rác',
      answers: { days: '3' },
      reason: REASON,
    })
    expect(item.category).toBe('Rác')
    expect(item.leadUnit?.code).toBe('KTHT')
    expect(await said(id)).toEqual([['Mấy ngày rồi?', '3']])
    expect(item.events.map(({ kind }) => kind).slice(-2)).toEqual(['erased', 'categorised'])
    const kept = await app.db.selectFrom('history_text').select('text').where('chain', '=', id).execute()
    expect(JSON.stringify(kept)).not.toContain('QQ-77')
    expect((await officer.call('/api/feedback?view=all&q=QQ-77')).body['items']).toEqual([])
    expect((await officer.call('/api/feedback?view=all&q=QQ-77')).body['total']).toBe(0)
    const again = await coordinator.call(`/api/feedback/${id}/categorise`, {
      version: item.version,
      category: 'Chiếu sáng',
      reason: REASON,
    })
    expect(again.status).toBe(200)
    expect(await said(id)).toBeUndefined()
  })

  test('nothing is taken as a change of category that changes nothing', async () => {
    const id = await entered({ category: 'Rác' })
    const { version } = await coordinator.get(id)
    const { status, body } = await coordinator.call(`/api/feedback/${id}/categorise`, {
      version,
      category: 'rác',
      reason: REASON,
    })
    expect([status, body['errors']]).toEqual([400, [expect.objectContaining({ field: 'category' })]])
  })

  test('answers are part of what is masked before it is published', async () => {
    const id = await entered({
      category: 'Chiếu sáng',
      answers: { where: 'street', post: 'gọi 0901 234 567' },
    })
    await app.addPerson('can.bo.ktht', 'officer', 'KTHT')
    const lead = await staffMember(app, 'can.bo.ktht')
    await lead.step(id, 'answer', { text: 'Đơn vị đã thay bóng đèn sáng nay, xin cảm ơn.' })
    const { publishing } = await lead.step(id, 'allow-publication', { reason: REASON })
    expect(publishing.originals?.question).toContain('Số ghi trên cột đèn: gọi 0901 234 567')
    expect(publishing.found.question).toMatchObject([{ reason: 'phone' }])
  })

  test('answers are erased with the item’s words, and the history still holds', async () => {
    const id = await entered({ category: 'Chiếu sáng', answers: { where: 'street', post: 'YY-55' } })
    await eraseWords(app.owner, id, 'Điều 14')
    expect(await said(id)).toBeUndefined()
    const kept = await app.db.selectFrom('history_text').select('text').where('chain', '=', id).execute()
    expect(kept.every(({ text }) => text === null)).toBe(true)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('a version is never changed: a new one holds from its day on, and who was not first is told', async () => {
    const before = (await list()).categories.find(({ category }) => category === 'Chiếu sáng')
    const seen = before?.versions[0]?.version ?? 0
    const next = { ...LAMP, questions: LAMP.questions.slice(0, 1), validFrom: '2026-12-01', seen }
    const saved = await coordinator.call('/api/category-questions', next)
    expect(saved.status).toBe(201)
    const after = (await list()).categories.find(({ category }) => category === 'Chiếu sáng')
    expect(after?.versions[0]).toMatchObject({ version: seen + 1, validFrom: '2026-12-01' })
    expect(after?.current?.version).toBe(seen)
    const late = await coordinator.call('/api/category-questions', next)
    expect([late.status, late.body['code']]).toEqual([409, 'questions/changed-meanwhile'])
    const past = await coordinator.call('/api/category-questions', {
      ...next,
      seen: seen + 1,
      validFrom: '2026-11-19',
    })
    expect(past.body['errors']).toMatchObject([{ field: 'validFrom' }])
    const officerTries = await officer.call('/api/category-questions', next)
    expect(officerTries.body['code']).toBe('access/not-allowed')
  })

  test('an office’s file brings questions, and applied again changes nothing', async () => {
    const file = OrganisationFile.parse({ categoryQuestions: [{ ...LAMP, category: 'Cây xanh' }] })
    expect(await applyOrganisation(app.owner, file)).toMatchObject({ added: 1, kept: 0 })
    expect(await applyOrganisation(app.owner, file)).toMatchObject({ added: 0, kept: 1 })
    const cyclic = {
      category: 'Cây xanh',
      questions: [
        { key: 'a', kind: 'yes-no', words: { vi: 'a', en: 'a' }, when: { question: 'b', is: ['yes'] } },
        { key: 'b', kind: 'yes-no', words: { vi: 'b', en: 'b' } },
      ],
    }
    await expect(
      applyOrganisation(app.owner, OrganisationFile.parse({ categoryQuestions: [cyclic] })),
    ).rejects.toMatchObject({
      code: 'questions/invalid',
      errors: [{ field: 'categoryQuestions.0.questions.0.when' }],
    })
  })

  test('a rule that tests what nobody asks is refused at its field', async () => {
    const rule = { name: 'Sai', unit: 'HEM', categories: ['Chiếu sáng'] }
    for (const [answers, field] of [
      [[{ question: 'colour', is: ['red'] }], 'answers.0.question'],
      [[{ question: 'where', is: ['roof'] }], 'answers.0.is'],
    ] as const)
      await expect(
        addRoutingRule(app.owner, RoutingRuleInput.parse({ ...rule, answers })),
      ).rejects.toMatchObject({ code: 'request/invalid', errors: [{ field }] })
  })

  test('a version changed behind the service’s back is found', async () => {
    const row = await app.db.selectFrom('question_set').select(['id', 'note']).executeTakeFirstOrThrow()
    await app.db.updateTable('question_set').set({ note: 'khác' }).where('id', '=', row.id).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish)).toContainEqual(
      expect.stringContaining(`question_set ${row.id}`),
    )
    await app.db.updateTable('question_set').set({ note: row.note }).where('id', '=', row.id).execute()
    const stored = await app.db.transaction().execute((tx) => findRows(tx, 'question_set', [row.id]))
    expect(stored.get(row.id)?.['note']).toBe(row.note)
  })
})
