import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { announceChange } from '../../db/queries/change-stamps.ts'
import { insertRoutingRule } from '../../db/queries/deadlines/calendars.ts'
import { findCurrentVersion, insertQuestionnaireVersion } from '../../db/queries/surveys.ts'
import { createCache } from '../../server/cache.ts'
import type { Context, Service } from '../../server/context.ts'
import { OrganisationFile } from '../../server/contract/organisation/organisation-file.ts'
import { RoutingRuleInput } from '../../server/contract/people.ts'
import { CampaignInput, ChangeCampaignInput, PolicyInput } from '../../server/contract/deadlines/policy.ts'
import { saveCalendar } from '../../server/deadlines/save-calendar.ts'
import { addCampaign, changeCampaign } from '../../server/deadlines/save-campaign.ts'
import { addPolicy, closePolicy } from '../../server/deadlines/save-policy.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { knownCategories } from '../../server/feedback/intake/known-rules.ts'
import { revokeTablet } from '../../server/kiosks/change-kiosk.ts'
import { makePairingCode, pairKiosk } from '../../server/kiosks/pair-kiosk.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { applyOrganisation } from '../../server/set-up/apply-organisation.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback } from '../fixtures/feedback.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000

/** Something that is kept in memory: what shows it, a change of it, and what shows then. */
interface Subject {
  readonly prepare?: (ctx: Context) => Promise<unknown>
  readonly look: (app: TestApp) => Promise<unknown>
  readonly change: (ctx: Context) => Promise<unknown>
  readonly before: unknown
  readonly after: unknown
}

const FRIDAY_CLOSE = '2026-11-20T10:00:00.000Z'
const MONDAY_CLOSE = '2026-11-23T10:00:00.000Z'
const WEDNESDAY_CLOSE = '2026-11-25T10:00:00.000Z'

const RULE = RoutingRuleInput.parse({ name: 'Rác', unit: 'HT', categories: ['Rác'] })
const POLICY = PolicyInput.parse({
  code: 'two-days',
  name: 'Hai ngày',
  rule: { kind: 'working-days', count: 2 },
  category: 'Rác',
  validFrom: '2026-11-16',
  note: 'KH 9',
})
const CAMPAIGN = { code: 'cao-diem', name: 'Cao điểm', theme: '', startsOn: '2026-11-01', note: 'KH 1' }

const promised = async (app: TestApp) => (await aFeedback(app, { category: 'Rác' })).promisedDueAt
const show = async (app: TestApp, path: string, pattern: RegExp) =>
  pattern.exec(await (await app.request(path)).text())?.[0]

const SUBJECTS: Readonly<Record<string, Subject>> = {
  'a routing rule': {
    look: async (app) => (await aFeedback(app, { category: 'Rác' })).leadUnit,
    change: (ctx) => addRoutingRule(ctx, RULE),
    before: null,
    after: 'HT',
  },
  'the categories citizens choose from': {
    look: ({ service }) => knownCategories(service, '2026-11-20'),
    change: (ctx) => addRoutingRule(ctx, RULE),
    before: [],
    after: ['Rác'],
  },
  'a unit': {
    look: async (app) => (await app.request('/public/rate/MOI')).status,
    change: (ctx) => addUnit(ctx, { code: 'MOI', name: 'Đơn vị mới', kind: 'office', parent: null }),
    before: 404,
    after: 200,
  },
  'a calendar': {
    look: promised,
    change: (ctx) =>
      saveCalendar(ctx, {
        unit: 'ROOT',
        version: 1,
        changes: [{ change: 'date', date: '2026-11-20', entry: { sessions: [], reason: 'Mất điện' } }],
        note: 'CV 5',
      }),
    before: FRIDAY_CLOSE,
    after: MONDAY_CLOSE,
  },
  'a policy': {
    look: promised,
    change: (ctx) => addPolicy(ctx, POLICY),
    before: FRIDAY_CLOSE,
    after: WEDNESDAY_CLOSE,
  },
  'the end of a policy': {
    prepare: (ctx) => addPolicy(ctx, POLICY),
    look: promised,
    change: async (ctx) => {
      const { id } = await ctx.db
        .selectFrom('deadline_policy')
        .select('id')
        .where('code', '=', POLICY.code)
        .executeTakeFirstOrThrow()
      await closePolicy(ctx, { id, validTo: '2026-11-20', note: 'CV 6' })
    },
    before: WEDNESDAY_CLOSE,
    after: FRIDAY_CLOSE,
  },
  'a campaign': {
    prepare: async (ctx) => {
      await addCampaign(ctx, CampaignInput.parse({ ...CAMPAIGN, endsOn: '2026-11-30' }))
      await addPolicy(ctx, { ...POLICY, campaign: CAMPAIGN.code })
    },
    look: promised,
    change: (ctx) =>
      changeCampaign(ctx, ChangeCampaignInput.parse({ ...CAMPAIGN, endsOn: '2026-11-19', version: 1 })),
    before: WEDNESDAY_CLOSE,
    after: FRIDAY_CLOSE,
  },
  'a questionnaire': {
    look: (app) => show(app, '/public/rate/HT', /Câu hỏi mới/),
    change: (ctx) =>
      ctx.changes.transaction(async (tx) => {
        const current = await findCurrentVersion(tx, DEFAULT_QUESTIONNAIRE_CODE)
        if (!current) throw new Error('no questionnaire')
        const body = JSON.parse(current.body) as { question: object }
        const question = { ...body.question, vi: 'Câu hỏi mới' }
        await insertQuestionnaireVersion(tx, {
          ...current,
          id: ctx.newId(),
          version: 2,
          body: JSON.stringify({ ...body, question }),
        })
      }),
    before: undefined,
    after: 'Câu hỏi mới',
  },
  'the name of the organisation': {
    look: (app) => show(app, '/', /Tên mới/),
    change: (ctx) => applyOrganisation(ctx, OrganisationFile.parse({ name: 'Tên mới' })),
    before: undefined,
    after: 'Tên mới',
  },
}

describe.each(DATABASES)('what a process keeps of the database, on %s', (database) => {
  let app: TestApp
  /** Another process on the same database. */
  let other: Context

  beforeEach(async () => {
    app = await startApp(database)
    await app.addUnit('HT')
    const { config, log } = app.service
    other = commandLineContext(await openService(config, { now: app.clock.now, log }))
  })
  afterEach(async () => {
    await other.db.destroy()
    await app.stop()
  })

  describe.each(Object.entries(SUBJECTS))('%s', (_name, { prepare, look, change, before, after }) => {
    beforeEach(async () => {
      await prepare?.(app.owner)
      expect(await look(app)).toEqual(before)
    })

    test('is seen at once where it was changed', async () => {
      await change(app.owner)
      expect(await look(app)).toEqual(after)
    })

    test('is seen a second later where another process changed it', async () => {
      await change(other)
      expect(await look(app)).toEqual(before)
      app.clock.advance(SECOND_MS)
      expect(await look(app)).toEqual(after)
    })
  })

  const stamps = () => app.db.selectFrom('change_stamp').selectAll().orderBy('topic').execute()
  const leadUnit = async () => (await aFeedback(app, { category: 'Rác' })).leadUnit

  test('a change that is taken back was none, and is announced to nobody', async () => {
    expect(await leadUnit()).toBeNull()
    const announced = await stamps()
    const unit = await app.db
      .selectFrom('unit')
      .select('id')
      .where('code', '=', 'HT')
      .executeTakeFirstOrThrow()
    const taken = app.service.changes.transaction(async (tx) => {
      await insertRoutingRule(tx, {
        id: app.service.newId(),
        position: 1,
        name: 'Rác',
        unit_id: unit.id,
        categories: '["Rác"]',
        ward_codes: '[]',
        answers: '[]',
        words: '[]',
        valid_from: '2000-01-01',
        valid_to: null,
      })
      throw new Error('taken back')
    })
    await expect(taken).rejects.toThrow('taken back')
    expect(await leadUnit()).toBeNull()
    expect(await stamps()).toEqual(announced)
  })

  test('each change raises the stamp of its topic by one, and no other', async () => {
    const before = await stamps()
    await addRoutingRule(app.owner, RULE)
    await addRoutingRule(other, RULE)
    const raised = (await stamps()).filter(
      ({ topic, version }) => before.find((stamp) => stamp.topic === topic)?.version !== version,
    )
    expect(raised).toEqual([{ topic: 'routing-rules', version: 2 }])
  })

  test('a change by hand that nobody announced is seen within a minute', async () => {
    expect(await leadUnit()).toBeNull()
    await addRoutingRule(app.owner, RULE)
    expect(await leadUnit()).toBe('HT')
    await app.db.deleteFrom('routing_rule').execute()
    expect(await leadUnit()).toBe('HT')
    app.clock.advance(MINUTE_MS)
    expect(await leadUnit()).toBeNull()
  })

  test('an item from a channel reads nothing of it from the database', async () => {
    await aFeedback(app)
    const reads = vi.spyOn(app.db.getExecutor(), 'executeQuery')
    await aFeedback(app)
    expect(reads.mock.calls.map(([query]) => query.sql)).toEqual([])
    reads.mockRestore()
  })

  describe('of tablets', () => {
    let headers: { authorization: string }
    let kioskId: string

    beforeEach(async () => {
      const paired = await app.pairKiosk('Máy 1')
      headers = paired.headers
      kioskId = paired.reply.kiosk.id
      expect(await status()).toBe(200)
    })
    const status = async () => (await app.request('/api/kiosk/config', { headers })).status

    test('a revoked one is refused at once', async () => {
      await revokeTablet(app.owner, kioskId)
      expect(await status()).toBe(401)
    })

    test('one whose kiosk got another tablet is refused at once', async () => {
      const { code } = await makePairingCode(app.owner, 'Máy 1')
      await pairKiosk(app.service, code)
      expect(await status()).toBe(401)
    })

    test('one that another process revoked is refused a second later', async () => {
      await revokeTablet(other, kioskId)
      app.clock.advance(SECOND_MS)
      expect(await status()).toBe(401)
    })

    test.each(['2026-11-21T09:00:00+07:00', '2026-11-19T09:00:00+07:00'])(
      'a clock set to %s lets none work on, and stops none',
      async (jump) => {
        app.clock.set(jump)
        expect(await status()).toBe(200)
        await revokeTablet(other, kioskId)
        app.clock.advance(SECOND_MS)
        expect(await status()).toBe(401)
      },
    )
  })
})

describe('a cache', () => {
  let app: TestApp
  let loads: string[]
  /** What the next load waits for. */
  let gate: Promise<unknown>
  const cached = createCache({
    about: ['units'],
    maxEntries: 2,
    load: async (_service, key: string): Promise<string | undefined> => {
      const nth = loads.push(key)
      await gate
      if (key === 'bad') throw new Error('cannot be loaded')
      return key === 'none' ? undefined : `${key} ${nth}`
    },
  })
  const get = (key: string, service: Service = app.service) => cached(service, key)
  const changeUnits = () =>
    app.service.changes.transaction((tx) => Promise.resolve(announceChange(tx, 'units')))

  beforeEach(async () => {
    app = await startApp('sqlite')
    loads = []
    gate = Promise.resolve()
  })
  afterEach(() => app.stop())

  test('loads what is asked for once, also when many ask at a time', async () => {
    expect(await Promise.all([get('a'), get('a'), get('a')])).toEqual(['a 1', 'a 1', 'a 1'])
    expect(await get('a')).toBe('a 1')
    expect(loads).toEqual(['a'])
  })

  test('holds no more than it may: what was asked for longest ago goes', async () => {
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key)
    expect(loads).toEqual(['a', 'b', 'c', 'b'])
  })

  test('loads anew after a change of its topic, and not after one of another', async () => {
    await get('a')
    await app.service.changes.transaction((tx) => Promise.resolve(announceChange(tx, 'policies')))
    expect(await get('a')).toBe('a 1')
    await changeUnits()
    expect(await get('a')).toBe('a 2')
  })

  test('does not keep what it began to load before a change', async () => {
    let open = (): void => undefined
    gate = new Promise<void>((resolve) => (open = resolve))
    const early = get('a')
    await vi.waitFor(() => expect(loads).toEqual(['a']))
    await changeUnits()
    const late = get('a')
    open()
    expect([await early, await late, await get('a')]).toEqual(['a 1', 'a 2', 'a 2'])
  })

  test('keeps neither a failure nor that there is nothing', async () => {
    await expect(get('bad')).rejects.toThrow('cannot be loaded')
    await expect(get('bad')).rejects.toThrow('cannot be loaded')
    expect([await get('none'), await get('none')]).toEqual([undefined, undefined])
    expect(loads).toEqual(['bad', 'bad', 'none', 'none'])
  })

  test('answers nothing while it cannot be known whether something changed, and recovers', async () => {
    await get('a')
    app.clock.advance(SECOND_MS)
    await sql`alter table change_stamp rename to hidden`.execute(app.db)
    await expect(get('a')).rejects.toThrow('change_stamp')
    await sql`alter table hidden rename to change_stamp`.execute(app.db)
    expect(await get('a')).toBe('a 1')
  })

  test('is not needed to say whose page it is when the database fails', async () => {
    await sql`alter table change_stamp rename to hidden`.execute(app.db)
    const page = await (await app.request('/')).text()
    expect(page).toContain(app.service.organisation.name)
  })

  test('looks for changes no more than once a second, however often it is asked', async () => {
    await get('a')
    const reads = vi.spyOn(app.db.getExecutor(), 'executeQuery')
    for (let asked = 0; asked < 20; asked++) {
      app.clock.advance(SECOND_MS / 10)
      await get('a')
    }
    expect(reads).toHaveBeenCalledTimes(2)
    reads.mockRestore()
  })

  test('is another one in another service', async () => {
    const service = await startApp('sqlite')
    expect([await get('a'), await get('a', service.service)]).toEqual(['a 1', 'a 2'])
    await service.stop()
  })
})
