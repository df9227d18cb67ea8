import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { KioskConfig } from '../../../server/contract/kiosk.ts'
import type { RatingReceipts } from '../../../server/contract/rating.ts'
import type {
  QuestionnaireDetail,
  QuestionnaireList,
} from '../../../server/contract/surveys/questionnaires.ts'
import { moveKiosk } from '../../../server/kiosks/move-kiosk.ts'
import { followQuestionnairesOfToday } from '../../../server/surveys/follow-questionnaires.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

describe.each(DATABASES)('questionnaires on %s', (database) => {
  let app: TestApp
  let cookie: { cookie: string }

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    await app.addDesk('Q1', 'HT')
    await app.addDesk('Q2', 'HT')
    await app.addPerson('quan.tri', 'administrator')
    cookie = await app.signIn('quan.tri')
  })
  afterEach(() => app.stop())

  const call = async (path: string, json?: unknown, method?: string) => {
    const response = await app.request(`/api/questionnaires${path}`, {
      headers: cookie,
      ...(json === undefined ? {} : { json }),
      ...(method === undefined ? {} : { method }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as unknown }
  }
  const refusal = async (...given: Parameters<typeof call>) => {
    const { status, body } = await call(...given)
    const { code, errors } = body as { code?: string; errors?: { field: string }[] }
    return [status, code, ...(errors ?? []).map(({ field }) => field)]
  }
  const list = async () => (await call('')).body as QuestionnaireList
  const show = async (code: string) => (await call(`/${code}`)).body as QuestionnaireDetail
  const begin = async (template: string, code = template) => {
    const begun = await call('', { code, name: `Phiếu ${code}`, nameEn: `Form ${code}`, template })
    expect(begun.status).toBe(201)
    return show(code)
  }
  const save = async (detail: QuestionnaireDetail, draft: object) => {
    const saved = await call(`/${detail.code}/draft`, { revision: detail.revision, draft }, 'PUT')
    expect(saved.status).toBe(200)
    return saved.body as QuestionnaireDetail
  }
  const publish = async (code: string, where: object, from = '2026-11-20') => {
    const { revision } = await show(code)
    const published = await call(`/${code}/publish`, { revision, from, ...where })
    expect([published.status, published.body]).toEqual([201, expect.anything()])
    return (published.body as { version: number }).version
  }
  const configOf = async (headers: { authorization: string }) =>
    (await (await app.request('/api/kiosk/config', { headers })).json()) as KioskConfig
  const asks = async (headers: { authorization: string }) => {
    const { questionnaire } = await configOf(headers)
    return `${questionnaire.questionnaire} ${questionnaire.version}`
  }
  const faults = async () => (await verifyInstallation(app.service)).faults

  test('begin from each template, which has nothing to put right', async () => {
    const { templates, questionnaires } = await list()
    expect(questionnaires.map(({ code, version, mayRetire }) => [code, version, mayRetire])).toEqual([
      ['default', 1, false],
    ])
    for (const { key, body } of templates) {
      const begun = await begin(key)
      expect([begun.draft, begun.problems, begun.changes]).toEqual([{ questions: [], ...body }, [], null])
    }
    expect(templates.map(({ key }) => key)).toEqual([
      'one-tap',
      'three-levels',
      'four-asks-four-always',
      'five-factors',
      'tt01-2018',
    ])
    expect(await refusal('', { code: 'one-tap', name: 'a', nameEn: 'a', template: 'one-tap' })).toEqual([
      409,
      'organisation/taken',
    ])
    expect(await faults()).toEqual([])
  })

  test('go to the tablets of the chosen desks, from the day on, with another version of the configuration', async () => {
    const [one, two] = [
      await app.pairKiosk('Máy 1', { unit: 'HT', desk: 'Q1' }),
      await app.pairKiosk('Máy 2', { unit: 'HT', desk: 'Q2' }),
    ]
    await begin('five-factors', 'nam')
    expect(await publish('nam', { desks: ['Q1'] }, '2026-11-23')).toBe(1)
    await followQuestionnairesOfToday(app.service)
    expect([await asks(one.headers), await asks(two.headers)]).toEqual(['default 1', 'default 1'])
    app.clock.set('2026-11-23T00:00:30+07:00')
    await followQuestionnairesOfToday(app.service)
    expect([await asks(one.headers), await asks(two.headers)]).toEqual(['nam 1', 'default 1'])
    const config = await configOf(one.headers)
    expect(config.version).toBe(one.reply.version + 1)
    expect(config.mark).not.toBe(one.reply.mark)
    cookie = await app.signIn('quan.tri')
    expect((await show('nam')).uses).toEqual([
      { version: 1, from: '2026-11-23', place: { kind: 'desk', code: 'Q1', vi: 'Quầy Q1', en: 'Quầy Q1' } },
    ])
    expect(await faults()).toEqual([])
  })

  test('are asked at once from today on, by kiosks that come later and by kiosks that are moved there', async () => {
    await app.addUnit('MT')
    const moved = await app.pairKiosk('Máy 1', { unit: 'MT' })
    await begin('three-levels', 'ba')
    await publish('ba', { units: ['HT'] })
    expect(await asks((await app.pairKiosk('Máy 2', { unit: 'HT', desk: 'Q2' })).headers)).toBe('ba 1')
    expect(await asks(moved.headers)).toBe('default 1')
    await moveKiosk(app.owner, { kiosk: 'Máy 1', unit: 'HT' })
    await followQuestionnairesOfToday(app.service)
    expect(await asks(moved.headers)).toBe('ba 1')
    expect(await faults()).toEqual([])
  })

  test('leave ratings of the version before as they were tapped, whenever they arrive', async () => {
    const { headers, reply } = await app.pairKiosk('Máy 1', { unit: 'HT', desk: 'Q1' })
    await begin('five-factors', 'nam')
    await publish('nam', { desks: ['Q1'] })
    const newer = (await configOf(headers)).questionnaire.id
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 7_200_000)
    const ratings = [
      tap({ reasons: ['time'] }),
      { ...tap({ answers: { access: '4', officers: ['2'] } }), questionnaireVersionId: newer },
    ]
    const response = await app.request('/api/ratings', { headers, json: { ratings } })
    const { receipts } = (await response.json()) as RatingReceipts
    expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    const counted = await countTallies(app.db, {
      span: { fromDay: '2026-11-20', toDay: '2026-11-21' },
      by: ['question', 'choice'],
      questions: ['access', 'officers'],
    })
    expect(counted.map(({ question, choice, n }) => [question, choice, Number(n)])).toEqual([
      ['access', '4', 1],
      ['officers', '2', 1],
    ])
    expect(await faults()).toEqual([])
  })

  test('take no answer to a question that was not asked', async () => {
    const { headers } = await app.pairKiosk('Máy 1', { unit: 'HT', desk: 'Q1' })
    await begin('tt01-2018', 'tt')
    await publish('tt', { desks: ['Q1'] })
    const { id } = (await configOf(headers)).questionnaire
    const tap = tapMaker(id, app.clock.now() - 7_200_000)
    const ratings = [
      tap({ answers: { 'cs3-contacts': 'more', 'cs3-own-fault': 'yes' } }),
      tap({ answers: { 'cs3-contacts': 'once', 'cs3-own-fault': 'yes' } }),
      tap({ answers: { 'cs3-own-fault': 'yes' } }),
    ]
    const response = await app.request('/api/ratings', { headers, json: { ratings } })
    const { receipts } = (await response.json()) as RatingReceipts
    expect(receipts.map(({ status, errors }) => [status, errors?.map(({ field }) => field)])).toEqual([
      ['accepted', undefined],
      ['refused', ['answers.cs3-own-fault']],
      ['refused', ['answers.cs3-own-fault']],
    ])
  })

  test('are written by one person at a time, and kept as they stand, finished or not', async () => {
    const begun = await begin('one-tap', 'x')
    const draft = { ...begun.draft, question: { vi: '', en: 'Well?' } }
    const saved = await save(begun, draft)
    expect([saved.draft, saved.revision]).toEqual([draft, 2])
    expect(saved.problems.map(({ field }) => field)).toEqual(['draft.question.vi'])
    expect(await refusal('/x/draft', { revision: 1, draft: begun.draft }, 'PUT')).toEqual([
      409,
      'questionnaire/changed-meanwhile',
    ])
    expect(await refusal('/x/publish', { revision: 2, from: '2026-11-20', units: ['ROOT'] })).toEqual([
      422,
      'questionnaire/not-ready',
      'draft.question.vi',
    ])
    expect((await show('x')).draft).toEqual(draft)
  })

  test('say what a new version changes, and never change the versions that are there', async () => {
    const begun = await begin('five-factors', 'nam')
    await publish('nam', { units: ['ROOT'] })
    const first = (await show('nam')).versions[0]?.body
    const draft = {
      ...begun.draft,
      scaleSize: 3,
      questions: begun.draft?.questions
        .slice(1)
        .map((question, index) =>
          index === 0
            ? { ...question, words: { vi: 'Thủ tục thế nào?', en: 'How was the procedure?' } }
            : question,
        ),
    }
    const saved = await save(await show('nam'), draft)
    expect(saved.changes?.map(({ kind, key, comparable }) => [kind, key, comparable])).toEqual([
      ['scale', '', 'never'],
      ['question-gone', 'access', 'yes'],
      ['further-worded', 'procedures', 'with-care'],
    ])
    expect(await publish('nam', { units: ['ROOT'] })).toBe(2)
    const { versions, draft: left } = await show('nam')
    expect(left).toBeNull()
    expect(versions.map(({ version, changes }) => [version, changes?.length ?? null])).toEqual([
      [2, 3],
      [1, null],
    ])
    expect(versions[1]?.body).toEqual(first)
  })

  test('bring a version to further desks without another number', async () => {
    const begun = await begin('one-tap', 'x')
    expect(await publish('x', { desks: ['Q1'] })).toBe(1)
    await save(await show('x'), begun.draft ?? {})
    expect(await publish('x', { desks: ['Q2'] })).toBe(1)
    expect((await show('x')).uses.map(({ place }) => place.code)).toEqual(['Q1', 'Q2'])
    expect(await faults()).toEqual([])
  })

  test('keep what a key means: the same key is never another kind of question', async () => {
    const begun = await begin('five-factors', 'nam')
    await publish('nam', { units: ['ROOT'] })
    const questions = begun.draft?.questions.map((question, index) =>
      index === 0 ? { ...question, kind: 'many' } : question,
    )
    const saved = await save(await show('nam'), { ...begun.draft, questions })
    expect(saved.problems.map(({ field }) => field)).toEqual(['draft.questions.0.key'])
  })

  test('are retired: kiosks go back to what their place asks, the default stays', async () => {
    const { headers } = await app.pairKiosk('Máy 1', { unit: 'HT', desk: 'Q1' })
    await begin('three-levels', 'ba')
    await begin('five-factors', 'nam')
    await publish('ba', { units: ['HT'] })
    await publish('nam', { desks: ['Q1'] })
    expect(await asks(headers)).toBe('nam 1')
    for (const [code, then] of [
      ['nam', 'ba 1'],
      ['ba', 'default 1'],
    ] as const) {
      const { revision } = await show(code)
      expect((await call(`/${code}/retire`, { revision })).status).toBe(204)
      expect(await asks(headers)).toBe(then)
    }
    expect(await refusal('/nam/publish', { revision: 9, from: '2026-11-20', units: ['ROOT'] })).toEqual([
      409,
      'questionnaire/retired',
    ])
    expect(await refusal('/default/retire', { revision: 1 })).toEqual([409, 'questionnaire/needed'])
    expect(await faults()).toEqual([])
  })

  test.each([
    [{ from: '2026-11-19', units: ['ROOT'] }, [400, 'request/invalid', 'from']],
    [{ from: '2026-11-20' }, [400, 'request/invalid', 'units']],
    [{ from: '2026-11-20', units: ['XX'] }, [404, 'unit/not-found']],
    [{ from: '2026-11-20', desks: ['XX'] }, [404, 'unit/not-found']],
    [{ from: 'tomorrow', units: ['ROOT'] }, [400, 'request/invalid', 'from']],
  ])('are not published at %j', async (where, answer) => {
    const { revision } = await begin('one-tap', 'x')
    expect(await refusal('/x/publish', { revision, ...where })).toEqual(answer)
    expect((await show('x')).hasDraft).toBe(true)
  })

  test('are published by an administrator of the place alone', async () => {
    await app.addUnit('MT')
    await app.addPerson('quan.tri.mt', 'administrator', 'MT')
    const { revision } = await begin('one-tap', 'x')
    cookie = await app.signIn('quan.tri.mt')
    expect(await refusal('/x/publish', { revision, from: '2026-11-20', units: ['HT'] })).toEqual([
      403,
      'access/not-allowed',
    ])
    expect(await publish('x', { units: ['MT'] })).toBe(1)
  })
})
