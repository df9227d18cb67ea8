import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangePreview } from '../../../server/contract/deadlines/calendar-change.ts'
import type { PoliciesReply } from '../../../server/contract/deadlines/policy.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember, type StaffMember } from '../../fixtures/feedback.ts'

const TWO_DAYS = { kind: 'working-days', count: 2 }
const BREACH = { code: 'breach', at: { kind: 'breach' }, to: ['head'], byMail: true }
const HALF_DAY = { kind: 'half-days', count: 1 }
const BIRTH = { name: 'Đăng ký khai sinh', statutory: TWO_DAYS, committed: TWO_DAYS }
const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const WEDNESDAY_CLOSE = '2026-11-25T10:00:00.000Z'
const THURSDAY_CLOSE = '2026-11-26T10:00:00.000Z'

describe.each(DATABASES)('policies on %s', (database) => {
  let app: TestApp
  let lan: StaffMember

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    await app.addUnit('MT')
    await app.addPerson('lan', 'coordinator')
    lan = await staffMember(app, 'lan')
  })
  afterEach(() => app.stop())

  const policy = (changes: object = {}) => ({
    code: 'two-days',
    name: 'Hai ngày làm việc',
    rule: TWO_DAYS,
    unit: 'HT',
    validFrom: '2026-11-16',
    note: 'KH 9/UBND',
    ...changes,
  })
  const add = async (changes: object = {}) => {
    const reply = await lan.call('/api/policies', policy(changes))
    await app.app.recomputed()
    return reply
  }
  const list = async () => (await lan.call('/api/policies')).body as unknown as PoliciesReply
  const due = async (id: string) => (await lan.get(id)).currentDueAt
  const close = (id: string, validTo: string) => {
    const headers = app.signIn('lan')
    return headers.then((signedIn) =>
      app.request('/api/policies/close', { json: { id, validTo, note: 'hết đợt' }, headers: signedIn }),
    )
  }

  test('one more specific wins from its day on, open items follow, and the item says which and why', async () => {
    const { id } = await aFeedback(app, { unit: 'HT' })
    const { id: other } = await aFeedback(app, { unit: 'MT' })
    const { body } = await lan.call('/api/policies/preview', { add: policy() })
    expect(body as unknown as ChangePreview).toMatchObject({ examined: 2, later: 1, earlier: 0 })
    expect(await due(id)).toBe(FRIDAY_CLOSE)
    expect(await add()).toMatchObject({ status: 201 })
    expect(await lan.get(id)).toMatchObject({
      currentDueAt: WEDNESDAY_CLOSE,
      promisedDueAt: FRIDAY_CLOSE,
      deadline: { policy: 'two-days' },
    })
    expect(await due(other)).toBe(FRIDAY_CLOSE)
    const { proof } = await app.db
      .selectFrom('feedback')
      .select('proof')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(proof)).toMatchObject({ policy: { code: 'two-days', rule: TWO_DAYS }, why: ['unit'] })
  })

  test('what came before its day keeps the old one', async () => {
    const { id } = await aFeedback(app, { unit: 'HT' })
    await add({ validFrom: '2026-11-21' })
    expect(await due(id)).toBe(FRIDAY_CLOSE)
  })

  test('one takes the place of another on a day, in one step', async () => {
    await add()
    const [before] = (await list()).policies
    const reply = await add({
      code: 'half-day',
      rule: HALF_DAY,
      validFrom: '2026-12-01',
      replaces: before?.id,
    })
    expect(reply).toMatchObject({ status: 201 })
    const states = (await list()).policies.map(({ code, validFrom, validTo, state }) => [
      code,
      validFrom,
      validTo,
      state,
    ])
    expect(states).toEqual([
      ['half-day', '2026-12-01', null, 'coming'],
      ['two-days', '2026-11-16', '2026-12-01', 'holds'],
      ['same-day', '2000-01-01', null, 'holds'],
    ])
  })

  test('one keeps its limits and its reminders, which count for its items', async () => {
    const limits = { maxExtensions: 2, maxExtensionWorkingDays: 5, maxPauses: 1 }
    await add({ limits, reminders: [BREACH] })
    const [mine, usual] = (await list()).policies
    expect(mine).toMatchObject({ limits, reminders: [BREACH] })
    expect(usual).toMatchObject({ limits: {}, reminders: null })
    expect((await list()).usual).toMatchObject({ maxExtensions: 1, maxExtensionWorkingDays: 3 })
    const { id } = await aFeedback(app, { unit: 'HT' })
    expect((await lan.get(id)).extensions).toMatchObject({ maxExtensions: 2, maxExtensionWorkingDays: 5 })
  })

  test('one may say how often an item waits for the citizen', async () => {
    await add({ limits: { maxPauses: 1 } })
    await app.addPerson('minh', 'head', 'HT')
    const minh = await staffMember(app, 'minh')
    const { id } = await aFeedback(app, { unit: 'HT' })
    await minh.step(id, 'claim')
    await minh.step(id, 'pause', { reason: 'Cần địa chỉ, người dân báo lại' })
    await minh.step(id, 'resume', { reason: 'Đã có, người dân báo lại' })
    const { may, version } = await minh.get(id)
    expect(may).not.toContain('pause')
    const again = await minh.call(`/api/feedback/${id}/pause`, {
      version,
      reason: 'Cần ảnh, người dân báo lại',
    })
    expect([again.status, again.body['code']]).toEqual([409, 'pause/none-left'])
  })

  test('closing one brings back what holds without it', async () => {
    await add()
    const { id } = await aFeedback(app, { unit: 'HT' })
    expect(await due(id)).toBe(WEDNESDAY_CLOSE)
    const [mine] = (await list()).policies
    expect((await close(mine?.id ?? '', '2026-11-18')).status).toBe(204)
    await app.app.recomputed()
    expect(await due(id)).toBe(FRIDAY_CLOSE)
    expect((await close(mine?.id ?? '', '2026-11-19')).status).toBe(422)
    expect((await close('01930000-0000-7000-8000-000000000000', '2026-11-19')).status).toBe(404)
  })

  describe('a campaign', () => {
    const campaign = (changes: object = {}) => ({
      code: 'cao-diem',
      name: 'Tháng cao điểm cải cách hành chính',
      theme: 'Hài lòng hơn',
      startsOn: '2026-11-20',
      endsOn: '2026-12-20',
      procedures: [BIRTH],
      units: ['HT'],
      note: 'KH 104/UBND',
      ...changes,
    })
    const change = (changes: object = {}, act = 'change') =>
      lan.call(`/api/campaigns/${act}`, campaign({ version: 1, ...changes }))
    const addCampaign = (changes: object = {}) => lan.call('/api/campaigns', campaign(changes))

    test('lends its policy its days, the last one included, and its units', async () => {
      expect((await addCampaign()).status).toBe(201)
      expect((await add({ unit: null, campaign: 'cao-diem', rule: HALF_DAY, code: 'cao-diem' })).status).toBe(
        201,
      )
      const promised = async (unit: string, receivedAt: string) => {
        app.clock.set(receivedAt)
        return (await aFeedback(app, { unit, receivedAt })).promisedDueAt
      }
      expect(await promised('HT', '2026-11-20T08:00:00+07:00')).toBe('2026-11-20T06:30:00.000Z')
      expect(await promised('MT', '2026-11-20T08:00:00+07:00')).toBe(FRIDAY_CLOSE)
      expect(await promised('HT', '2026-12-20T09:00:00+07:00')).toBe('2026-12-21T04:30:00.000Z')
      expect(await promised('HT', '2026-12-21T08:00:00+07:00')).toBe('2026-12-21T10:00:00.000Z')
    })

    test('is listed with what it commits to', async () => {
      await addCampaign()
      expect((await list()).campaigns).toMatchObject([
        {
          code: 'cao-diem',
          startsOn: '2026-11-20',
          endsOn: '2026-12-20',
          units: [{ code: 'HT' }],
          procedures: [{ name: 'Đăng ký khai sinh' }],
          note: 'KH 104/UBND',
          version: 1,
          state: 'holds',
          mayChange: true,
        },
      ])
      expect((await addCampaign()).body).toMatchObject({ code: 'organisation/taken' })
    })

    test('is named in the proof of each deadline that it shortened, for staff and citizen alike', async () => {
      await addCampaign({ nameEn: 'Reform month' })
      await add({ unit: null, campaign: 'cao-diem', rule: HALF_DAY, code: 'cao-diem' })
      const { id, trackingCode } = await aFeedback(app, { unit: 'HT' })
      const { deadline } = await lan.get(id)
      expect(deadline.steps[1]).toEqual({
        step: 'in-campaign',
        name: 'Tháng cao điểm cải cách hành chính',
        nameEn: 'Reform month',
        from: '2026-11-20',
        to: '2026-12-20',
      })
      const { proof } = await app.db
        .selectFrom('feedback')
        .select('proof')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(JSON.parse(proof)).toMatchObject({
        policy: { code: 'cao-diem', campaign: { code: 'cao-diem', startsOn: '2026-11-20' } },
        why: ['campaign'],
      })
      const page = await app.request(`/public/track/${trackingCode}?lang=en`)
      expect(await page.text()).toContain('The deadline of the campaign “Reform month” counts')
    })

    test('keeps its name in the proof after a wait for the citizen', async () => {
      await addCampaign()
      await add({ unit: null, campaign: 'cao-diem', rule: TWO_DAYS, code: 'cao-diem' })
      const { id } = await aFeedback(app, { unit: 'HT' })
      await app.addPerson('minh', 'head', 'HT')
      const minh = await staffMember(app, 'minh')
      await minh.step(id, 'claim')
      await minh.step(id, 'pause', { reason: 'Cần địa chỉ, người dân báo lại' })
      await minh.step(id, 'resume', { reason: 'Đã có, người dân báo lại' })
      const { steps } = (await minh.get(id)).deadline
      expect(steps.filter(({ step }) => step === 'in-campaign')).toHaveLength(1)
    })

    test('ended early lets go of the days after, once it was shown what moves; the promise stays', async () => {
      await addCampaign()
      await add({ unit: null, campaign: 'cao-diem', rule: TWO_DAYS, code: 'cao-diem' })
      app.clock.set('2026-11-23T09:00:00+07:00')
      const { id } = await aFeedback(app, { unit: 'HT', receivedAt: '2026-11-23T09:00:00+07:00' })
      expect(await due(id)).toBe(THURSDAY_CLOSE)
      const ending = { endsOn: '2026-11-22', note: 'CV 7/UBND' }
      expect((await change(ending, 'preview')).body).toMatchObject({ examined: 1, earlier: 1 })
      expect(await due(id)).toBe(THURSDAY_CLOSE)
      expect((await change(ending)).status).toBe(204)
      await app.app.recomputed()
      expect(await lan.get(id)).toMatchObject({
        currentDueAt: '2026-11-23T10:00:00.000Z',
        promisedDueAt: THURSDAY_CLOSE,
        deadline: { policy: 'same-day' },
      })
      const { events } = await lan.get(id)
      expect(events.at(-1)).toMatchObject({
        kind: 'due-recomputed',
        body: { cause: 'campaign', oldDueAt: THURSDAY_CLOSE, note: 'CV 7/UBND' },
      })
      expect((await list()).campaigns).toMatchObject([
        { endsOn: '2026-11-22', note: 'KH 104/UBND · CV 7/UBND', version: 2, state: 'ended' },
      ])
    })

    test('offers its policy to the public calculator as long as it is under way', async () => {
      await addCampaign()
      await add({ unit: null, campaign: 'cao-diem', rule: HALF_DAY, code: 'cao-diem', name: 'Một buổi' })
      const page = async () => (await app.request('/public/deadline')).text()
      expect(await page()).toContain('value="cao-diem"')
      app.clock.set('2026-12-21T08:00:00+07:00')
      expect(await page()).not.toContain('value="cao-diem"')
      expect(await page()).toContain('value="same-day"')
    })

    test('takes other units in, and lets others go', async () => {
      await addCampaign()
      await add({ unit: null, campaign: 'cao-diem', rule: TWO_DAYS, code: 'cao-diem' })
      const { id: first } = await aFeedback(app, { unit: 'HT' })
      const { id: second } = await aFeedback(app, { unit: 'MT' })
      expect((await change({ units: ['MT'] })).status).toBe(204)
      await app.app.recomputed()
      expect([await due(first), await due(second)]).toEqual([FRIDAY_CLOSE, WEDNESDAY_CLOSE])
      expect((await list()).campaigns[0]?.units).toMatchObject([{ code: 'MT' }])
    })

    test('is changed from the version that was looked at, by whoever answers for all its units', async () => {
      await addCampaign()
      expect((await change({ theme: 'Một' })).status).toBe(204)
      expect((await change({ theme: 'Hai' })).body).toMatchObject({ code: 'campaign/changed-meanwhile' })
      expect((await change({ code: 'khong-co' })).body).toMatchObject({ code: 'campaign/not-found' })
      expect((await change({ version: 2, endsOn: '2026-11-19' })).body).toMatchObject({
        code: 'policy/invalid',
        errors: [{ field: 'endsOn' }],
      })
      await app.addPerson('quan', 'administrator', 'MT')
      const quan = await staffMember(app, 'quan')
      const mine = campaign({ version: 2, units: ['MT'] })
      expect((await quan.call('/api/campaigns/change', mine)).status).toBe(403)
      expect((await list()).campaigns).toMatchObject([{ theme: 'Một', version: 2 }])
    })

    test.each([
      ['an end before its beginning', { endsOn: '2026-11-19' }, 'endsOn'],
      ['a unit nobody knows', { units: ['HT', 'KHONG'] }, 'units.1'],
      [
        'a commitment slower than the law',
        { procedures: [{ name: 'x', statutory: { kind: 'working-days', count: 1 }, committed: TWO_DAYS }] },
        'procedures.0.committed',
      ],
    ])('is refused with %s', async (_name, changes, field) => {
      const { status, body } = await addCampaign(changes)
      expect([status, body['code']]).toEqual([422, 'policy/invalid'])
      expect(body['errors']).toEqual([expect.objectContaining({ field })])
    })

    test.each<[string, object, string]>([
      ['a first day that is none', { startsOn: '2026-11-31' }, 'startsOn'],
      ['no plan behind it', { note: '' }, 'note'],
      ['a procedure without a name', { procedures: [{ ...BIRTH, name: '' }] }, 'procedures.0.name'],
      [
        'a procedure that commits to nothing',
        { procedures: [{ ...BIRTH, committed: { kind: 'half-days', count: 0 } }] },
        'procedures.0.committed.count',
      ],
    ])('is refused with %s before anything else, with the field', async (_name, changes, field) => {
      const { status, body } = await addCampaign(changes)
      expect([status, body['code']]).toEqual([400, 'request/invalid'])
      expect(body['errors']).toEqual([expect.objectContaining({ field })])
    })
  })

  test.each([
    ['an unknown unit', { unit: 'KHONG' }, 'unit'],
    ['an unknown campaign', { campaign: 'khong-co' }, 'campaign'],
    ['an unknown policy to replace', { replaces: '01930000-0000-7000-8000-000000000000' }, 'replaces'],
    ['an end that is no later than the beginning', { validTo: '2026-11-16' }, 'validTo'],
    ['the scope of one that holds', { unit: null }, 'validFrom'],
    [
      'more handling time than any day has',
      { rule: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 481 } },
      'rule.minimumHandlingMinutes',
    ],
  ])('refuses %s, with the field', async (_name, changes, field) => {
    const { status, body } = await add(changes)
    expect([status, body['code']]).toEqual([422, 'policy/invalid'])
    expect(body['errors']).toEqual([expect.objectContaining({ field })])
    expect((await list()).policies).toHaveLength(1)
  })

  test.each<[string, object, string]>([
    ['no count', { rule: { kind: 'working-days' } }, 'rule.count'],
    ['a count of nought', { rule: { kind: 'working-days', count: 0 } }, 'rule.count'],
    ['half a minute', { rule: { kind: 'working-minutes', minutes: 0.5 } }, 'rule.minutes'],
    ['a kind nobody knows', { rule: { kind: 'moon-phases', count: 1 } }, 'rule.kind'],
    [
      'a cut-off after midnight',
      { rule: { kind: 'same-day', cutOff: '24:01', minimumHandlingMinutes: 0 } },
      'rule.cutOff',
    ],
    [
      'less than no handling time',
      { rule: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: -1 } },
      'rule.minimumHandlingMinutes',
    ],
    ['an unknown channel', { channel: 'pigeon' }, 'channel'],
    ['a day that is none', { validFrom: '2026-02-30' }, 'validFrom'],
    ['a last day that is none', { validTo: '31/12/2026' }, 'validTo'],
    ['no decision', { note: '' }, 'note'],
    ['limits that are none', { limits: { maxExtensions: -1 } }, 'limits.maxExtensions'],
    ['a limit nobody knows', { limits: { maxNaps: 1 } }, 'limits.maxNaps'],
    ['a reminder for nobody', { reminders: [{ ...BREACH, to: [] }] }, 'reminders.0.to'],
    [
      'a reminder no time before',
      { reminders: [{ ...BREACH, at: { kind: 'before-due', workingMinutes: 0 } }] },
      'reminders.0.at.workingMinutes',
    ],
    ['two reminders with one code', { reminders: [BREACH, BREACH] }, 'reminders'],
  ])('refuses %s before anything else, with the field', async (_name, changes, field) => {
    const { status, body } = await add(changes)
    expect([status, body['code']]).toEqual([400, 'request/invalid'])
    expect(body['errors']).toEqual([expect.objectContaining({ field })])
  })

  test('an administrator of one unit keeps to it', async () => {
    await app.addPerson('quan', 'administrator', 'HT')
    const quan = await staffMember(app, 'quan')
    expect((await quan.call('/api/policies', policy())).status).toBe(201)
    expect((await quan.call('/api/policies', policy({ unit: 'MT' }))).status).toBe(403)
    expect((await quan.call('/api/policies', policy({ unit: null, channel: 'desk' }))).status).toBe(403)
  })
})
