import { afterEach, describe, expect, test } from 'vitest'
import type { IndexesReport } from '../../../server/contract/indexes.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { addThreeLevelVersion, giveItem, giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const Q3 = '2026-Q3'

describe.each(DATABASES)('indexes on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(unitCodes: readonly string[] = []) {
    const app = await startApp(database)
    open.push(app)
    for (const code of unitCodes) await app.addUnit(code)
    await app.addPerson('lanh-dao', 'leader')
    await app.addPerson('phu-trach', 'head')
    const leader = await app.signIn('lanh-dao')
    const head = await app.signIn('phu-trach')
    const read = async (query = `?period=${Q3}`): Promise<IndexesReport> => {
      const response = await app.request(`/api/reports/indexes${query}`, { headers: leader })
      expect(response.status).toBe(200)
      return (await response.json()) as IndexesReport
    }
    const index = async (code: string, query?: string) => {
      const found = (await read(query)).indexes.find((each) => each.code === code)
      if (!found) throw new Error(`no index ${code}`)
      return found
    }
    const send = (path: string, json: object, headers = head) => app.request(path, { json, headers })
    /** Enters numbers of ROOT, by default in the third quarter, and returns the status with the fields refused. */
    const enter = async (
      values: Readonly<Record<string, number | null>>,
      more: { unit?: string; period?: string; procedure?: string; note?: string } = {},
    ) => {
      const entries = Object.entries(values).map(([input, value]) => ({
        unit: 'ROOT',
        period: Q3,
        ...more,
        input,
        value,
      }))
      return answerOf(await send('/api/reports/index-inputs', { entries }))
    }
    const upload = async (file: string) => answerOf(await send('/api/reports/index-inputs/file', { file }))
    return { app, db: app.db, read, index, enter, upload, send, leader }
  }

  async function answerOf(response: Response) {
    const said = (await response.json()) as { code?: string; errors?: FieldError[] }
    return {
      status: response.status,
      code: said.code,
      wrong: (said.errors ?? []).map(({ field, en }) => `${field}: ${en}`),
    }
  }

  const input = (index: IndexesReport['indexes'][number], code: string) =>
    index.inputs.find((each) => each.code === code)

  describe('from what the product holds', () => {
    test('satisfaction is that of the report, with its steps; the other scale is never counted with it', async () => {
      const { db, index } = await start()
      await giveRatings(db, { unit: 'ROOT', levels: [2, 3, 5, 50, 40] })
      const versionId = await addThreeLevelVersion(db)
      await giveRatings(db, { unit: 'ROOT', levels: [20, 10, 10], versionId })
      const five = await index('satisfaction-five-levels')
      expect(five).toMatchObject({ value: { value: 0.9, measure: 'percent' }, n: 100, lacks: [] })
      const three = await index('satisfaction-three-levels')
      expect(three.value).toBeNull()
      expect(three.inputs.map(({ missing }) => missing)).toEqual([
        'other-scale',
        'other-scale',
        'other-scale',
        'not-entered',
      ])
    })

    test.each([
      [9, 'hidden'],
      [10, 'too-few'],
      [29, 'too-few'],
      [30, null],
    ] as const)('%i ratings show what the report of satisfaction shows of them', async (n, missing) => {
      const { db, index } = await start()
      await giveRatings(db, { unit: 'ROOT', levels: [0, 0, 0, 0, n] })
      const five = await index('satisfaction-five-levels')
      expect(input(five, 'five-levels-5')).toMatchObject({ missing, value: missing === null ? n : null })
      expect(five.value === null).toBe(missing !== null)
    })

    test('a unit hidden so that a small one cannot be had by subtraction is hidden here', async () => {
      const { db, index } = await start(['A', 'B'])
      await giveRatings(db, { unit: 'A', levels: [0, 0, 0, 0, 3] })
      await giveRatings(db, { unit: 'B', levels: [0, 0, 0, 0, 40] })
      expect((await index('satisfaction-five-levels')).value?.value).toBe(1)
      const b = await index('satisfaction-five-levels', `?period=${Q3}&unit=B`)
      expect(b.value).toBeNull()
      expect(input(b, 'five-levels-5')?.missing).toBe('hidden')
    })

    test('feedback on time is told of all received and of those processed', async () => {
      const { db, index } = await start()
      for (const onTime of [true, true, true, false])
        await giveItem(db, { unit: 'ROOT', status: 'answered', answer: { onTime, workingMinutes: 60 } })
      await giveItem(db, { unit: 'ROOT', status: 'in-progress' })
      const rates = await index('on-time-1022')
      expect(rates.steps.map(({ result }) => result?.value)).toEqual([0.6, 0.75])
      expect(rates).toMatchObject({ n: 3, total: 5 })
    })

    test('CS8 counts its own feedback, and 2 points where there is none', async () => {
      const { db, index, enter } = await start()
      const cs8 = async () =>
        (await index('tt01-2018-agency')).steps.find(({ what }) => what.vi.startsWith('CS8'))?.result?.value
      expect(await cs8()).toBe(2)
      for (const onTime of [true, true, true, true, true, true, true, true, true, false])
        await giveItem(db, { unit: 'ROOT', status: 'answered', answer: { onTime, workingMinutes: 60 } })
      expect(await cs8()).toBeUndefined()
      await enter({ 'feedback-prolonged': 0 })
      expect(await cs8()).toBe(1)
      await enter({ 'feedback-prolonged': 1 })
      expect(await cs8()).toBe(0)
    })
  })

  describe('from what an office enters', () => {
    test('nothing is made up: what is missing is named, by its code', async () => {
      const { index, enter } = await start()
      expect(await index('dossiers-on-time')).toMatchObject({
        value: null,
        lacks: ['dossiers-on-time', 'dossiers-late'],
      })
      expect((await enter({ 'dossiers-on-time': 190 })).status).toBe(201)
      expect(await index('dossiers-on-time')).toMatchObject({ value: null, lacks: ['dossiers-late'] })
      await enter({ 'dossiers-late': 10 })
      expect(await index('dossiers-on-time')).toMatchObject({ value: { value: 0.95 }, n: 200 })
    })

    test('months, procedures and units below add up, and each entry says who made it', async () => {
      const { index, enter } = await start(['A'])
      for (const period of ['2026-07', '2026-08', '2026-09']) {
        for (const procedure of ['Khai sinh', 'Kết hôn'])
          await enter({ 'dossiers-on-time': 9, 'dossiers-late': 1 }, { period, procedure })
        await enter({ 'dossiers-on-time': 40, 'dossiers-late': 0 }, { period, unit: 'A' })
      }
      const whole = await index('dossiers-on-time')
      expect(whole).toMatchObject({ n: 180, value: { value: 0.967 } })
      expect(input(whole, 'dossiers-on-time')?.entries).toHaveLength(9)
      expect(input(whole, 'dossiers-on-time')?.entries).toContainEqual({
        unit: { code: 'ROOT', name: expect.any(String) as string, nameEn: expect.any(String) as string },
        period: expect.objectContaining({ key: '2026-07' }) as object,
        procedure: 'Khai sinh',
        value: 9,
        note: '',
        enteredAt: '2026-11-20T02:00:00.000Z',
        enteredBy: 'Người phu-trach',
      })
      expect(await index('dossiers-on-time', '?period=2026-08&unit=A')).toMatchObject({ n: 40 })
    })

    test('a quarter with a month missing has no value, and says from which day on', async () => {
      const { index, enter } = await start()
      for (const period of ['2026-07', '2026-09'])
        await enter({ 'dossiers-on-time': 9, 'dossiers-late': 1 }, { period })
      const index3 = await index('dossiers-on-time')
      expect(index3.value).toBeNull()
      expect(input(index3, 'dossiers-late')).toMatchObject({
        missing: 'not-whole',
        uncoveredFrom: '2026-08-01',
      })
    })

    test('what stands at the end of a period is not added up: the last word counts', async () => {
      const { index, enter } = await start()
      await enter({ 'procedures-in-scope': 90 }, { period: '2026-08' })
      await enter({ 'procedures-in-scope': 120 }, { period: '2026-09' })
      expect(input(await index('tt01-2018-agency'), 'procedures-in-scope')?.value).toBe(120)
      await enter({ 'procedures-in-scope': 121 })
      expect(input(await index('tt01-2018-agency'), 'procedures-in-scope')?.value).toBe(121)
      await enter({ 'procedures-posted': 1 }, { period: '2026' })
      expect(input(await index('tt01-2018-agency'), 'procedures-posted')?.value).toBe(1)
    })

    test('an entry is corrected by another, and taken back by none; the history keeps all', async () => {
      const { app, db, index, enter } = await start()
      await enter({ 'dossiers-on-time': 1, 'dossiers-late': 1 })
      await enter({ 'dossiers-late': 3 })
      expect(await index('dossiers-on-time')).toMatchObject({ value: { value: 0.25 } })
      await enter({ 'dossiers-late': null })
      expect((await index('dossiers-on-time')).lacks).toEqual(['dossiers-late'])
      const acts = await db
        .selectFrom('history_event')
        .select('kind')
        .where('chain', '=', 'indexes')
        .execute()
      expect(acts.map(({ kind }) => kind)).toEqual(Array.from({ length: 3 }, () => 'index-inputs-entered'))
      expect((await verifyInstallation(app.service)).faults).toEqual([])
      await db.updateTable('index_input').set({ value: '99' }).where('value', '=', '3').execute()
      expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain('index_input')
    })

    test('the denominator and an incomplete total are read as is asked', async () => {
      const { index, enter } = await start()
      await enter({ 'cs3-2': 40, 'cs3-1': 0, 'cs3-0': 0, 'dossiers-solved': 100 })
      const officer = (query = '') => index('tt01-2018-officer', `?period=${Q3}${query}`)
      expect(await officer()).toMatchObject({ value: { value: 2 }, class: null, n: 40, total: 100 })
      expect((await officer('&denominator=solved')).value?.value).toBe(0.8)
      expect(await officer('&incomplete=rescaled')).toMatchObject({
        value: { value: 10 },
        class: { en: '100%: the task is completed' },
      })
    })

    test('a rule set whose decree ended says so, and in its time does not', async () => {
      const { index } = await start()
      expect(await index('tt01-2018-agency')).toMatchObject({
        standing: 'ended',
        validFrom: '2019-01-06',
        validTo: '2025-06-30',
      })
      expect((await index('tt01-2018-agency', '?period=2024')).standing).toBe('in-force')
    })

    test.each([
      ['2026-11', '2026-11-01', '2026-12-01', '00:00', { day: 20, days: 30 }],
      ['2026-11~15', '2026-10-15', '2026-11-15', '00:00', null],
      ['2026-Q4~15', '2026-09-15', '2026-12-15', '00:00', { day: 67, days: 91 }],
      ['2026~15', '2025-12-15', '2026-12-15', '00:00', { day: 341, days: 365 }],
      ['2026~plan', '2026-01-01', '2026-11-05', '00:00', null],
      ['2026-Q3~plan', '2026-07-01', '2026-08-05', '00:00', null],
      ['2026-11~noon', '2026-10-25', '2026-11-25', '12:00', { day: 26, days: 31 }],
      ['2026-08-14..2026-08-14', '2026-08-14', '2026-08-15', '00:00', null],
      ['2026-08-14T12..2026-08-15T12', '2026-08-14', '2026-08-15', '12:00', null],
    ])(
      'the period %s: its half-open interval, and how far a running one has come',
      async (key, from, to, turnsAt, progress) => {
        const { read } = await start()
        expect(await read(`?period=${key}`)).toMatchObject({ period: { key, from, to, turnsAt }, progress })
      },
    )

    test('the 1022 line is counted from noon to noon; satisfaction of such days is not told', async () => {
      const { db, index } = await start()
      await giveRatings(db, { unit: 'ROOT', levels: [2, 3, 5, 50, 40] })
      for (const receivedAt of [
        '2026-07-25T04:59:59.000Z',
        '2026-07-25T05:00:00.000Z',
        '2026-08-25T05:00:00.000Z',
      ])
        await giveItem(db, {
          unit: 'ROOT',
          status: 'answered',
          receivedAt,
          receivedOn: receivedAt.slice(0, 10),
          answer: { onTime: true, workingMinutes: 60 },
        })
      expect(input(await index('on-time-1022', '?period=2026-08~noon'), 'feedback-received')?.value).toBe(1)
      expect(
        input(await index('satisfaction-five-levels', '?period=2026-08~noon'), 'five-levels-5'),
      ).toMatchObject({ value: null, missing: 'not-of-months' })
    })

    test('numbers entered for days of a plan count in its period; of a period of noons they say nothing', async () => {
      const { index, enter } = await start()
      expect((await enter({ 'dossiers-received': 10 }, { period: '2026-Q3~plan' })).status).toBe(201)
      const received = async (period: string) =>
        input(await index('tt01-2018-agency', `?period=${period}`), 'dossiers-received')?.value
      expect(await received('2026-Q3~plan')).toBe(10)
      expect(await received('2026-08~noon')).toBe(null)
    })

    test('parts that turn out to be more than their whole are not used', async () => {
      const { index, enter } = await start()
      await enter({ 'dossiers-received': 10 })
      for (const period of ['2026-07', '2026-08', '2026-09'])
        await enter({ 'dossiers-online': 5 }, { period })
      expect(input(await index('tt01-2018-agency'), 'dossiers-online')).toMatchObject({
        value: null,
        missing: 'contradictory',
      })
    })
  })

  describe('refuses', () => {
    test.each([
      ['a negative number', { 'dossiers-late': -1 }, {}, 'entries.0.value: needs at least 0'],
      ['half a dossier', { 'dossiers-late': 1.5 }, {}, 'entries.0.value: needs a whole number'],
      [
        'an unknown unit',
        { 'dossiers-late': 1 },
        { unit: 'X' },
        'entries.0.unit: is no unit within your scope',
      ],
      [
        'a period that ends before it begins',
        { 'dossiers-late': 1 },
        { period: '2026-09-30..2026-09-01' },
        'entries.0.period: ends before it begins',
      ],
      ['a period to come', { 'dossiers-late': 1 }, { period: '2027' }, 'entries.0.period: has not begun yet'],
      [
        'no period',
        { 'dossiers-late': 1 },
        { period: 'quý 3' },
        'entries.0.period: needs a period such as 2026-09, 2026-Q3, 2026 or 2026-09-01..2026-09-15',
      ],
      [
        'a number that the product holds itself',
        { 'five-levels-5': 1 },
        {},
        'entries.0.input: is no code of a number to enter; the page of indexes lists them',
      ],
      ['neither yes nor no', { 'procedures-posted': 2 }, {}, 'entries.0.value: needs 1 (yes) or 0 (no)'],
      ['a share over 100%', { 'procedures-satisfaction-target': 101 }, {}, 'entries.0.value: at most 100'],
      ['more points than there are', { 'qd766-openness-points': 18.01 }, {}, 'entries.0.value: at most 18'],
      [
        'a level nobody has',
        { 'four-steps-wanted': 30 },
        {},
        'entries.0.value: needs to be one of: 20, 50, 100',
      ],
      [
        'a numerator above its denominator',
        { 'habit-hello-answers': 10, 'habit-hello-yes': 11 },
        {},
        'entries.1.value: 11 is more than “Says hello: valid answers”, which is 10',
      ],
    ] as const)('%s, by its field', async (_name, values, more, said) => {
      const { enter, db } = await start()
      const { status, wrong } = await enter(values, more)
      expect([status >= 400, wrong]).toEqual([true, [said]])
      expect(await db.selectFrom('index_input').selectAll().execute()).toEqual([])
    })

    test('a numerator above a denominator that stands, and a denominator below its numerator', async () => {
      const { enter } = await start()
      await enter({ 'dossiers-received': 10 })
      expect((await enter({ 'dossiers-online': 11 })).wrong).toEqual([
        'entries.0.value: 11 is more than “Dossiers received”, which is 10',
      ])
      await enter({ 'dossiers-online': 8 })
      expect((await enter({ 'dossiers-received': 7 })).wrong).toEqual([
        'entries.0.value: 8 is more than “Dossiers received”, which is 7',
      ])
      expect((await enter({ 'dossiers-received': 7, 'dossiers-online': 7 })).status).toBe(201)
    })

    test('grades of one index that together are more than the dossiers solved', async () => {
      const { enter } = await start()
      const { wrong } = await enter({ 'cs1-2': 6, 'cs1-1': 5, 'cs1-0': 0, 'dossiers-solved': 10 })
      expect(wrong[0]).toMatch(/^entries\.0\.value: 11 is more than “Dossiers solved/)
    })

    test('what would count the same dossiers twice, until the first is taken back', async () => {
      const { enter } = await start()
      await enter({ 'dossiers-late': 3 })
      const said = 'entries.0.period: counts the same as what stands for 2026-Q3; take that back first'
      expect((await enter({ 'dossiers-late': 1 }, { period: '2026-08' })).wrong).toEqual([said])
      expect((await enter({ 'dossiers-late': 1 }, { procedure: 'Khai sinh' })).wrong).toEqual([said])
      await enter({ 'dossiers-late': null })
      expect((await enter({ 'dossiers-late': 1 }, { period: '2026-08' })).status).toBe(201)
    })

    test('the same days twice, also where they are written in two ways', async () => {
      const { send } = await start()
      const entries = ['2026-Q3', '2026-07-01..2026-09-30'].map((period) => ({
        unit: 'ROOT',
        period,
        input: 'dossiers-late',
        value: 1,
      }))
      const { wrong } = await answerOf(await send('/api/reports/index-inputs', { entries }))
      expect(wrong).toEqual(['entries.1.input: stands twice in what was sent'])
    })

    test('the second of two who enter at once what would count twice', async () => {
      const { enter } = await start()
      const both = await Promise.all([
        enter({ 'dossiers-late': 3 }),
        enter({ 'dossiers-late': 1 }, { period: '2026-08' }),
      ])
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
    })

    test('a unit that lies outside the person’s own as one that does not exist', async () => {
      const { app, send } = await start(['A', 'B'])
      await app.addPerson('chi-a', 'head', 'A')
      const entries = ['A', 'B', 'X'].map((unit) => ({ unit, period: Q3, input: 'dossiers-late', value: 1 }))
      const answer = await answerOf(
        await send('/api/reports/index-inputs', { entries }, await app.signIn('chi-a')),
      )
      expect(answer.wrong.map((words) => words.split(':')[0])).toEqual(['entries.1.unit', 'entries.2.unit'])
    })

    test('a leader, who reads', async () => {
      const { send, leader } = await start()
      const entries = [{ unit: 'ROOT', period: Q3, input: 'dossiers-late', value: 1 }]
      expect((await send('/api/reports/index-inputs', { entries }, leader)).status).toBe(403)
    })
  })

  describe('a file', () => {
    test('brings many numbers; lines without a value are passed over', async () => {
      const { upload, index } = await start()
      const answer = await upload(
        '\uFEFFunit;period;procedure;input;name;value;note\r\n' +
          'ROOT;2026-Q3;;dossiers-on-time;Đúng hạn;95;theo Một cửa điện tử\r\n' +
          'ROOT;2026-Q3;;dossiers-late;Quá hạn;5;\r\n' +
          'ROOT;2026-Q3;;dossiers-online;Trực tuyến;;\r\n',
      )
      expect(answer.status).toBe(201)
      expect(await index('dossiers-on-time')).toMatchObject({ value: { value: 0.95 } })
    })

    test('takes points with a comma, as Vietnamese sheets write them', async () => {
      const { upload, index } = await start()
      await upload('unit\tperiod\tinput\tvalue\nROOT\t2026-Q3\tqd766-openness-points\t15,41\n')
      expect(input(await index('qd766-total'), 'qd766-openness-points')?.value).toBe(15.41)
    })

    test('with anything wrong is refused by line and column, and nothing of it is kept', async () => {
      const { upload, db } = await start()
      const line = (text: string) => `unit,period,input,value\nROOT,2026-Q3,dossiers-late,5\n${text}\n`
      expect((await upload(line('ROOT,2026-Q3,dossiers-on-time,nhiều'))).wrong).toEqual([
        'lines.3.value: needs a number such as 120 or 18.79',
      ])
      expect((await upload(line('X,2026-Q3,dossiers-on-time,-1'))).wrong).toEqual([
        'lines.3.value: needs at least 0',
      ])
      expect((await upload(line('X,2026-Q9,no-such,1'))).wrong.map((each) => each.split(':')[0])).toEqual([
        'lines.3.unit',
        'lines.3.period',
        'lines.3.input',
      ])
      expect((await upload(line('ROOT,2026-Q3,dossiers-late,6'))).wrong).toEqual([
        'lines.3.input: stands twice in what was sent',
      ])
      expect(await db.selectFrom('index_input').selectAll().execute()).toEqual([])
    })

    test('without its columns, without a line, or not CSV says so', async () => {
      const { upload } = await start()
      expect(await upload('unit,period,value\n')).toMatchObject({
        code: 'import/unknown-column',
        wrong: ['input: is not in the file'],
      })
      expect((await upload('unit,period,input,value\n')).wrong).toEqual(['file: has no line with a value'])
      expect((await upload('unit,period,input,value\n"ROOT')).code).toBe('import/unreadable')
    })
  })
})
