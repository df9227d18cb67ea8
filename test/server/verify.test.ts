import { createPublicKey, verify } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { listEvents } from '../../db/queries/history/events.ts'
import { listRoots } from '../../db/queries/history/roots.ts'
import { contextFor } from '../../server/context.ts'
import { PolicyInput } from '../../server/contract/deadlines/policy.ts'
import { addPolicy } from '../../server/deadlines/save-policy.ts'
import { saveCalendar } from '../../server/deadlines/save-calendar.ts'
import { sealEvents } from '../../server/history/event-chain.ts'
import { eraseWords } from '../../server/history/erase-words.ts'
import { sealDays } from '../../server/history/seal-day.ts'
import { verifyIn, verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../fixtures/feedback.ts'
import { tapMaker } from '../fixtures/taps.ts'
import { inEnglish } from '../fixtures/in-english.ts'

const SENDER = { name: 'Lê Thị Mẫu', phone: '0900 000 001' }

describe.each(DATABASES)('verify on %s', (database) => {
  const apps: TestApp[] = []
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.stop()
  })

  /** A day in the life of an office: taps with a burst and a comment, and items in most states. */
  async function lived() {
    const app = await startApp(database)
    apps.push(app)
    const { addUnit, addPerson, service, owner, db, clock } = app
    for (const code of ['A', 'B']) await addUnit(code)
    await addPerson('truong.a', 'head', 'A')
    await addPerson('truong.b', 'head', 'B')
    await addPerson('can.bo', 'officer', 'A')
    await addPerson('dieu.phoi', 'coordinator')
    await addPerson('quan.tri', 'administrator')
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const tap = tapMaker(reply.questionnaire.id, clock.now() - 7_200_000)
    const burst = new Date(clock.now() - 60_000).toISOString()
    const ratings = [
      ...Array.from({ length: 30 }, (_, index) => tap({ level: (index % 5) + 1, reasons: ['time'] })),
      ...Array.from({ length: 4 }, () => tap({ tappedAt: burst, comment: 'Phải chờ lâu ở quầy.' })),
    ]
    await app.request('/api/ratings', { headers, json: { ratings } })
    await app.request('/api/ballots', {
      headers: await app.signIn('truong.a'),
      json: {
        id: '01930000-0000-7000-8000-000000000001',
        channel: 'paper',
        unit: 'A',
        day: '2026-11-19',
        levels: [0, 1, 0, 2, 3],
        forms: 6,
        formsLie: 'Tủ 2',
      },
    })
    await app.request('/api/ballots/01930000-0000-7000-8000-000000000001/decide', {
      headers: await app.signIn('truong.b'),
      json: { decision: 'counted' },
    })
    const [head, other, officer, coordinator] = [
      await staffMember(app, 'truong.a'),
      await staffMember(app, 'truong.b'),
      await staffMember(app, 'can.bo'),
      await staffMember(app, 'dieu.phoi'),
    ]
    const item = async (unit?: string) =>
      (await aFeedback(app, { ...(unit ? { unit } : {}), sender: SENDER })).id
    const triage = await item()
    const answered = await item('A')
    await officer.step(answered, 'claim')
    await officer.call(`/api/feedback/${answered}/note`, { text: 'Đã gọi điện cho khu phố.' })
    await officer.step(answered, 'answer', { text: 'Đèn đã được sửa. Xin cảm ơn quý vị đã phản ánh.' })
    const paused = await item('A')
    await head.step(paused, 'pause', { reason: 'Xin cho biết số nhà.' })
    const resumed = await item('A')
    await head.step(resumed, 'pause', { reason: 'Xin cho biết số nhà.' })
    clock.advance(600_000)
    await head.step(resumed, 'resume', { reason: 'Đã bổ sung., người dân báo lại' })
    await officer.step(resumed, 'extend', { workingDays: 1, reason: 'Chờ vật tư., người dân báo lại' })
    await head.step(resumed, 'approve-extension', {})
    const moved = await item('A')
    const { contributions } = await head.step(moved, 'ask-contribution', {
      unit: 'B',
      request: 'Xin số liệu., người dân báo lại',
    })
    await other.step(moved, 'give-contribution', {
      contribution: contributions[0]?.id,
      text: 'Đã thu 12 tấn.',
    })
    await head.step(moved, 'transfer', { unit: 'B', reason: 'Thuộc lĩnh vực của đơn vị B.' })
    const ended = await item('B')
    await coordinator.step(ended, 'redirect', { reason: 'Thuộc thẩm quyền Thanh tra.' })
    const reopened = await item('A')
    await officer.step(reopened, 'submit-for-approval', {
      text: 'Đã thu gom. Xin cảm ơn quý vị đã phản ánh.',
    })
    await head.step(reopened, 'approve', {})
    clock.advance(600_000)
    await head.step(reopened, 'reopen', { reason: 'Rác còn nguyên.' })
    const shown = await item('A')
    await officer.step(shown, 'answer', { text: 'Đèn đã được sửa. Xin cảm ơn quý vị đã phản ánh.' })
    await officer.step(shown, 'allow-publication', { reason: 'Công dân đồng ý khi gọi điện.' })
    await officer.step(shown, 'propose-publication', { marks: [], photos: [] })
    await head.step(shown, 'approve-publication')
    const [twin, whole] = [await item('B'), await item('B')]
    await coordinator.step(twin, 'merge', { into: whole, reason: 'Cùng một việc.' })
    await coordinator.step(twin, 'unmerge', { reason: 'Hai hẻm khác nhau.' })
    await coordinator.step(twin, 'merge', { into: whole, reason: 'Vẫn là một hẻm.' })
    const byDesk = {
      code: 'tai-quay',
      name: 'Tại quầy',
      rule: { kind: 'half-days', count: 1 },
      channel: 'desk',
    }
    await addPolicy(owner, PolicyInput.parse({ ...byDesk, validFrom: '2026-12-01', note: 'QĐ 12' }))
    await saveCalendar(owner, {
      unit: 'ROOT',
      version: 1,
      changes: [
        {
          change: 'date',
          date: '2026-12-24',
          entry: { sessions: [], reason: 'Mất điện, người dân báo lại' },
        },
      ],
      note: 'CV 5/UBND',
    })
    await app.app.recomputed()
    await app.request('/api/reports/timeliness.csv?period=2026-11', { headers: await app.signIn('truong.a') })
    return { app, db, service, answered, paused, resumed, moved, triage, ended, reopened, whole }
  }

  async function faultsOf({ service }: Pick<TestApp, 'service'>) {
    return (await verifyInstallation(service)).faults.map(inEnglish)
  }

  /** Signs the root of the day: the next morning. */
  async function nextMorning({ clock, service }: TestApp) {
    clock.set('2026-11-21T08:00:00+07:00')
    expect(await sealDays(service)).toBe(1)
  }

  test('finds nothing wrong in what the service itself wrote, before and after the day is signed', async () => {
    const { app, service } = await lived()
    expect(await verifyInstallation(service)).toEqual({
      ratings: 40,
      items: 10,
      days: 0,
      faults: [],
      notes: [],
    })
    await nextMorning(app)
    expect(await verifyInstallation(service)).toEqual({
      ratings: 40,
      items: 10,
      days: 1,
      faults: [],
      notes: [],
    })
  })

  type Lived = Awaited<ReturnType<typeof lived>>
  const set =
    (column: string, value: unknown, where = 'answered') =>
    (given: Lived) =>
      sql`update feedback set ${sql.ref(column)} = ${value} where id = ${given[where as 'answered']}`.execute(
        given.db,
      )
  const run = (statement: (given: Lived) => ReturnType<typeof sql>) => (given: Lived) =>
    statement(given).execute(given.db)

  /** What somebody with the database in their hands may try, and what must be said of it. */
  const EDITS: readonly [what: string, harm: (given: Lived) => Promise<unknown>, told: RegExp][] = [
    ['the words of a citizen', set('text', 'Mọi việc đều tốt.'), /the words are not those/],
    ['the title of an item', set('title', 'Khen ngợi'), /the words are not those/],
    ['the place of an item', set('place', '{"address":"nơi khác"}'), /the words are not those/],
    [
      'who sent it',
      run(() => sql`update feedback_sender set phone = '0911'`),
      /the sender is not who it was/,
    ],
    ['that somebody sent it', run(() => sql`delete from feedback_sender`), /nobody erased it/],
    [
      'the text of an answer',
      run(({ answered }) => sql`update history_text set text = 'Khác' where chain = ${answered}`),
      /text .* is not what was written/,
    ],
    ['a text that was written', run(() => sql`delete from history_text`), /text .* is gone/],
    ['the verdict', set('on_time', 0), /on_time is 0, its history says 1/],
    ['the verdict of the answer', run(() => sql`update answer set on_time = 0`), /answer .* on_time/],
    ['when it was answered', set('answered_at', '2026-11-20T02:00:00.001Z'), /answered_at/],
    ['when it was received', set('received_at', '2026-11-20T01:00:00.001Z'), /received_at/],
    ['what was promised', set('promised_due_at', '2026-12-20T10:00:00.000Z'), /promised_due_at/],
    ['its deadline', set('current_due_at', '2026-12-20T10:00:00.000Z', 'triage'), /current_due_at/],
    ['its status', set('status', 'closed'), /status is closed, its history says answered/],
    [
      'who leads it',
      run(
        ({ answered }) =>
          sql`update feedback set lead_unit_id = (select id from unit where code = 'B') where id = ${answered}`,
      ),
      /lead_unit_id/,
    ],
    ['how its deadline was found', set('proof', '{"version":1}'), /proof/],
    ['why its unit got it', set('routing', '{"kind":"triage"}', 'moved'), /routing/],
    [
      'a pause that never was',
      run(
        ({ triage }) =>
          sql`insert into feedback_pause (id, feedback_id, cycle, from_at, to_at, reason_id) values ('x', ${triage}, 1, '2026-11-20T01:00:00.000Z', '2026-11-20T02:00:00.000Z', 'x')`,
      ),
      /pause x is in no entry/,
    ],
    [
      'how long it waited',
      run(() => sql`update feedback_pause set to_at = '2026-11-21T02:00:00.000Z' where to_at is not null`),
      /to_at/,
    ],
    [
      'the verdict of a contribution',
      run(() => sql`update contribution set on_time = 0`),
      /contribution .* on_time/,
    ],
    ['an extension', run(() => sql`update feedback_extension set working_days = 9`), /working_days/],
    [
      'when a unit’s own clock ended',
      run(() => sql`update feedback_holding set due_at = '2026-12-20T10:00:00.000Z'`),
      /which unit held it/,
    ],
    [
      'what everybody reads of an answer in time',
      run(() => sql`update published_answer set on_time = 0`),
      /publication .* on_time is 0, its history says 1/,
    ],
    [
      'whose answer everybody reads',
      run(() => sql`update published_answer set unit_id = (select id from unit where code = 'B')`),
      /publication .* unit_id/,
    ],
    [
      'when everybody reads that it was given',
      run(() => sql`update published_answer set answered_at = '2026-11-19T02:00:00.000Z'`),
      /publication .* answered_at/,
    ],
    [
      'under which field it is found',
      run(() => sql`update published_answer set category = 'Đất đai'`),
      /category/,
    ],
    [
      'that it may be published',
      run(() => sql`update consent set withdrawn_at = '2026-11-20T02:00:00.000Z'`),
      /consent to publish: withdrawn_at/,
    ],
    [
      'the reasons of a rating, so that nobody can read them',
      run(() => sql`update rating_row set reasons = '["time' where seq = 3`),
      /rating .*: its reasons or answers cannot be read/,
    ],
    [
      'which numbers of a tablet have come, so that nobody can read it',
      run(() => sql`update device set numbers_seen = '{'`),
      /device .*: which numbers have come cannot be read/,
    ],
    ['which unit held it', run(() => sql`delete from feedback_holding`), /which unit held it/],
    [
      'an entry of the history',
      run(() => sql`update history_event set body = '{}' where kind = 'noted'`),
      /does not hold from entry 4/,
    ],
    [
      'the last entry, the end moved back',
      async ({ db, paused }) => {
        const events = await listEvents(db, paused)
        const [last, before] = [events.at(-1), events.at(-2)]
        await sql`delete from history_event where chain = ${paused} and seq = ${last?.seq}`.execute(db)
        await sql`update feedback set last_event_seq = ${before?.seq}, last_event_hash = ${before?.hash} where id = ${paused}`.execute(
          db,
        )
      },
      /status is waiting-for-citizen, its history says assigned/,
    ],
    [
      'an item, its history left behind',
      run(({ triage }) => sql`delete from feedback_holding where feedback_id = ${triage}`),
      /held it/,
    ],
    [
      'who may do what',
      run(() => sql`update role_grant set role = 'administrator' where role = 'officer'`),
      /role_grant .* not as the last act/,
    ],
    [
      'a grant that nobody gave',
      run(
        () =>
          sql`insert into role_grant (id, person_id, role, unit_id, valid_from) select 'x', person_id, 'leader', unit_id, valid_from from role_grant where role = 'officer'`,
      ),
      /role_grant x: no act/,
    ],
    ['a password', run(() => sql`update person set password_hash = 'x' where username = 'can.bo'`), /person/],
    [
      'a calendar',
      run(() => sql`update calendar_version set body = '{}' where version = 1`),
      /calendar_version/,
    ],
    [
      'a policy',
      run(() => sql`update deadline_policy set rule = '{"kind":"elapsed-minutes","minutes":99999}'`),
      /deadline_policy/,
    ],
    [
      'a questionnaire',
      run(() => sql`update questionnaire_version set body = '{}'`),
      /questionnaire_version/,
    ],
    ['a unit', run(() => sql`update unit set name = 'Khác' where code = 'A'`), /unit .* not as the last act/],
    [
      'the list of exports',
      run(() => sql`delete from history_event where chain = 'exports'`),
      /history of exports/,
    ],
    [
      'what was entered from paper',
      run(() => sql`update ballot_batch set levels = '[0,0,0,0,6]'`),
      /ballot_batch/,
    ],
    ['a comment', run(() => sql`update comment set text = 'Rất tốt.'`), /its words are not those/],
    [
      'that there was a comment',
      run(() => sql`delete from comment`),
      /comment 2026-11-20: 0 rows are not the 4/,
    ],
    [
      'a comment and its hash',
      run(() => sql`update comment set text = null, salt = null, hash = 'x', erased_at = 'x'`),
      /comment 2026-11-20/,
    ],
    [
      'the hour of a rating',
      run(() => sql`update rating_row set local_hour = 13 where seq = 3`),
      /rating 2026-11-20/,
    ],
    [
      'the language of all ratings of a tablet',
      run(() => sql`update rating_origin set language = 'en' where channel = 'kiosk'`),
      /rating 2026-11-20/,
    ],
    [
      'where ratings came from',
      run(() => sql`delete from rating_origin where channel = 'kiosk'`),
      /rating 2026-11-20/,
    ],
    [
      'a rating and its tallies together',
      async ({ db }) => {
        await sql`update rating_row set level = 5 where seq = 1`.execute(db)
        for (const [choice, by] of [
          ['1', -1],
          ['5', 1],
        ] as const)
          await sql`update tally set n = n + ${by} where question = 'level' and choice = ${choice} and flag = '' and channel = 'kiosk'`.execute(
            db,
          )
      },
      /rating 2026-11-20/,
    ],
    [
      'a reason that was moved in the tally alone',
      run(() => sql`update tally set choice = 'attitude' where question = 'reason@1' and choice = 'time'`),
      /day tally .*reason@1.*attitude: \d+ kept, 0 ratings/,
    ],
    [
      'a reason that was moved in its rating alone',
      run(() => sql`update rating_row set reasons = '["attitude"]' where level = 1 and seq = 1`),
      /day tally .*reason@1.*attitude: 0 kept, 1 ratings/,
    ],
    [
      'a reason that was moved in both, so that they agree',
      async ({ db }) => {
        await sql`update rating_row set reasons = replace(reasons, 'time', 'attitude') where level = 1`.execute(
          db,
        )
        await sql`update tally set choice = 'attitude' where question = 'reason@1' and choice = 'time'`.execute(
          db,
        )
      },
      /rating 2026-11-20/,
    ],
    ['a flag', run(() => sql`delete from rating_flag`), /flag 2026-11-20/],
    ['an item tally', run(() => sql`update item_tally set n = n + 1`), /tally/],
  ]

  /** With marks that only Vietnamese has, and none of the words that English faults are made of. */
  const isVietnamese = (fault: string) =>
    /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/.test(fault) &&
    !/\b(is|are|it|its|of|no|not|history|rows|kept)\b/.test(fault)

  test('names in both languages each value that somebody with the database in their hands changes', async () => {
    const given = await lived()
    const unseen: string[] = []
    for (const [what, harm, told] of EDITS) {
      const undone = new Error('undone')
      const attempt = given.db.transaction().execute(async (tx) => {
        await harm({ ...given, db: tx })
        const { faults } = await verifyIn(tx, given.service)
        if (!faults.some(({ en }) => told.test(en)))
          unseen.push(`${what}: ${faults.map(inEnglish).join('; ')}`)
        unseen.push(...faults.filter(({ vi }) => !isVietnamese(vi)).map(({ vi }) => vi))
        throw undone
      })
      await expect(attempt, what).rejects.toBe(undone)
    }
    expect(unseen).toEqual([])
    expect(await faultsOf(given)).toEqual([])
  })

  test('finds by yesterday’s root that a whole item vanished, with everything it had', async () => {
    const { app, db, triage, service } = await lived()
    await nextMorning(app)
    for (const table of [
      'feedback_holding',
      'feedback_sender',
      'reminder_plan',
      'item_event',
      'history_event',
      'history_text',
    ] as const)
      await sql`delete from ${sql.table(table)} where ${sql.ref(table.startsWith('history') ? 'chain' : 'feedback_id')} = ${triage}`.execute(
        db,
      )
    await sql`delete from feedback where id = ${triage}`.execute(db)
    await sql`update item_tally set n = n - 1 where outcome = 'open' and unit_id = (select id from unit where parent_id is null)`.execute(
      db,
    )
    expect(await faultsOf({ service })).toEqual([
      expect.stringMatching(/^root of 2026-11-20: what was entered/),
    ])
  })

  test('finds by yesterday’s root a history that somebody rehashed by hand, to the last byte', async () => {
    const { app, db, service, ended } = await lived()
    await nextMorning(app)
    const events = await listEvents(db, ended)
    const { seq, hash } = events.at(-2) ?? { seq: 0, hash: '' }
    const [last] = events.slice(-1)
    const forged = sealEvents(
      { actor: { kind: 'staff', personId: last?.actor_id ?? '', name: '', grants: [] } },
      ended,
      { seq, hash },
      '2026-11-20T01:30:00.000Z',
      [
        {
          kind: 'redirected',
          body: JSON.parse(last?.body ?? '{}') as object,
          sets: JSON.parse(last?.sets ?? '{}') as object,
        },
      ],
    )
    await sql`update history_event set at = ${forged.events[0]?.at}, hash = ${forged.end.hash} where chain = ${ended} and seq = ${forged.end.seq}`.execute(
      db,
    )
    await sql`update feedback set last_event_hash = ${forged.end.hash} where id = ${ended}`.execute(db)
    await sql`update feedback_holding set to_at = '2026-11-20T01:30:00.000Z' where feedback_id = ${ended}`.execute(
      db,
    )
    expect(await faultsOf({ service })).toEqual([
      expect.stringMatching(/^root of 2026-11-20: what was entered/),
    ])
  })

  test('names an entry that it cannot read, though its hashes are right, and goes on', async () => {
    const { service, db, ended, triage } = await lived()
    const add = async (chain: string, body: object) => {
      const { seq, hash } = (await listEvents(db, chain)).at(-1) ?? { seq: 0, hash: '' }
      const { events, end } = sealEvents(
        { actor: { kind: 'service' } },
        chain,
        { seq, hash },
        '2026-11-20T03:00:00.000Z',
        [{ kind: 'noted', body }],
      )
      await db
        .insertInto('history_event')
        .values([...events])
        .execute()
      return end
    }
    const end = await add(ended, { text: 7 })
    await sql`update feedback set last_event_seq = ${end.seq}, last_event_hash = ${end.hash} where id = ${ended}`.execute(
      db,
    )
    const office = await add('organisation', {})
    await sql`update history_end set seq = ${office.seq}, hash = ${office.hash} where chain = 'organisation'`.execute(
      db,
    )
    await sql`update feedback set status = 'closed' where id = ${triage}`.execute(db)
    const faults = await faultsOf({ service })
    expect(faults).toContainEqual(expect.stringMatching(/^item .*: entry \d+ of its history cannot be read/))
    expect(faults).toContainEqual(expect.stringMatching(/^history of organisation: entry \d+ cannot be read/))
    expect(faults).toContainEqual(expect.stringMatching(/^item .*: its row: status is closed/))
  })

  test('finds by a file kept elsewhere that a day was signed anew, or taken out', async () => {
    const { app, db, service } = await lived()
    await nextMorning(app)
    const [root] = await listRoots(db)
    if (!root) throw new Error('no root')
    const file = {
      statement: root.statement,
      root: root.root,
      signature: root.signature,
      publicKey: service.key.publicKey,
    }
    const kept = [{ name: '2026-11-20.json', day: '2026-11-20', file }]
    expect((await verifyInstallation(service, kept)).faults.map(inEnglish)).toEqual([])
    await db.deleteFrom('history_root').execute()
    expect((await verifyInstallation(service, kept)).faults.map(inEnglish)).toEqual([
      expect.stringMatching(/no root of that day/),
    ])
    await sql`delete from history_event where chain = 'sign-ins'`.execute(db)
    await sql`delete from history_end where chain = 'sign-ins'`.execute(db)
    await sealDays(service)
    expect((await verifyInstallation(service)).faults).toEqual([])
    expect((await verifyInstallation(service, kept)).faults.map(inEnglish)).toEqual([
      expect.stringMatching(/another root of that day/),
    ])
  })

  test('a root can be checked by anybody with the published key and nothing else', async () => {
    const { app, db } = await lived()
    await nextMorning(app)
    const pem = await (await app.request('/public/signing-keys.pem')).text()
    const [root] = await listRoots(db)
    const holds = (text: string) =>
      verify(null, Buffer.from(text), createPublicKey(pem), Buffer.from(root?.signature ?? '', 'base64'))
    expect(pem).toContain(`# ${root?.key_id} `)
    expect([holds(root?.statement ?? ''), holds(`${root?.statement} `)]).toEqual([true, false])
  })

  test('a seal made without the installation’s key holds for nobody', async () => {
    const { db, service } = await lived()
    await sql`update row_seal set lane_7 = (lane_7 + 1) % 4294967296`.execute(db)
    expect(await faultsOf({ service })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^rating 2026-11-20/),
        expect.stringMatching(/^comment/),
      ]),
    )
  })

  test('a clock that was put back enters nothing under a day that is signed', async () => {
    const { app, service, paused } = await lived()
    await nextMorning(app)
    app.clock.set('2026-11-20T09:00:00+07:00')
    const head = await staffMember(app, 'truong.a')
    await head.step(paused, 'resume')
    const { events } = await head.get(paused)
    expect(events.at(-1)?.at).toBe('2026-11-21T00:00:00.000Z')
    const { headers, reply } = await app.pairKiosk('Kiosk 2')
    const tap = tapMaker(reply.questionnaire.id, app.clock.now())
    await app.request('/api/ratings', { headers, json: { ratings: [tap(), tap()] } })
    expect(await faultsOf({ service })).toEqual([])
  })

  test('erasing keeps the history whole, leaves no hash to try against, and says by which rule', async () => {
    const { app, service, answered, db } = await lived()
    await nextMorning(app)
    await eraseWords(contextFor(service, app.owner.actor), answered, 'Yêu cầu của công dân số 7')
    const { faults, notes } = await verifyInstallation(service)
    expect(faults).toEqual([])
    expect(notes).toHaveLength(4)
    expect(notes.map(inEnglish).join()).toMatch(
      /the citizen's words were erased by: Yêu cầu của công dân số 7/,
    )
    const row = await db
      .selectFrom('feedback')
      .selectAll()
      .where('id', '=', answered)
      .executeTakeFirstOrThrow()
    expect([row.title, row.text, row.folded, row.spelled, row.salt, row.content_hash, row.place]).toEqual([
      '',
      '',
      '',
      '',
      null,
      null,
      null,
    ])
    const texts = await db.selectFrom('history_text').selectAll().where('chain', '=', answered).execute()
    expect(texts.map(({ text, salt }) => [text, salt])).toEqual([
      [null, null],
      [null, null],
    ])
    const { events } = await (await staffMember(app, 'truong.a')).get(answered)
    const note = events.find((event) => event.kind === 'noted')
    expect(note).toMatchObject({ body: { text: null }, erased: { rule: 'Yêu cầu của công dân số 7' } })
    const everything = JSON.stringify(await listEvents(db, answered))
    for (const secret of ['Đèn', 'gọi điện', SENDER.name, SENDER.phone])
      expect(everything).not.toContain(secret)
  })

  test('names a device from which a rating was taken away', async () => {
    const { service, db } = await lived()
    const { key } = await db
      .selectFrom('rating')
      .select('key')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    await sql`delete from rating_row where id = ${key}`.execute(db)
    const faults = await faultsOf({ service })
    expect(faults.some((fault) => fault.startsWith('device'))).toBe(true)
    expect(faults.some((fault) => fault.startsWith('day tally'))).toBe(true)
    expect(faults.some((fault) => fault.startsWith('month tally'))).toBe(true)
  })
})
