import { afterEach, describe, expect, test } from 'vitest'
import type { DataQualityReport } from '../../../server/contract/quality/data-quality.ts'
import type { ServedEntry, ServedList } from '../../../server/contract/quality/served.ts'
import type { StaffSatisfactionReport } from '../../../server/contract/report.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { addDays, weekdayOf } from '../../../server/domain/local-time.ts'
import { orderUnitChange } from '../../../server/units/order-unit-change.ts'
import { planUnitChange } from '../../../server/units/plan-unit-change.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { participationSentences } from '../../../server/words/reports/participation-words.ts'
import { giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

describe.each(DATABASES)('people served on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    await app.addUnit('HT')
    await app.addUnit('DD')
    await app.addDesk('Q1', 'HT')
    await app.addPerson('phu-trach', 'head')
    const headers = await app.signIn('phu-trach')
    const answerOf = async (response: Response) => {
      const said = (await response.json()) as { code?: string; entered?: number; errors?: FieldError[] }
      return {
        status: response.status,
        code: said.code,
        entered: said.entered,
        wrong: (said.errors ?? []).map(({ field, en }) => `${field}: ${en}`),
      }
    }
    const enter = async (...entries: ServedEntry[]) =>
      answerOf(await app.request('/api/reports/served', { json: { entries }, headers }))
    const upload = async (file: string, unit?: string) =>
      answerOf(
        await app.request('/api/reports/served/file', { json: { file, ...(unit ? { unit } : {}) }, headers }),
      )
    const list = async (query = '?period=2026-Q3') => {
      const response = await app.request(`/api/reports/served${query}`, { headers })
      return ((await response.json()) as ServedList).days.map(
        ({ unit, desk, day, served, version }) => `${unit.code} ${desk ?? '-'} ${day} ${served} (${version})`,
      )
    }
    const quality = async (query = '?period=2026-Q3') => {
      const response = await app.request(`/api/reports/data-quality${query}`, { headers })
      expect(response.status).toBe(200)
      return (await response.json()) as DataQualityReport
    }
    return { app, db: app.db, headers, enter, upload, list, quality }
  }

  const DAY = '2026-08-14'

  test('are entered by unit and day; the same day once more replaces, and the history keeps both', async () => {
    const { app, db, enter, list } = await start()
    expect((await enter({ unit: 'HT', day: DAY, served: 80, offered: 60 })).entered).toBe(1)
    expect((await enter({ unit: 'HT', day: DAY, served: 90 })).status).toBe(201)
    expect(await list()).toEqual([`HT - ${DAY} 90 (2)`])
    const rows = await db
      .selectFrom('served_count')
      .select(['served', 'entered_by'])
      .orderBy('version')
      .execute()
    expect(rows.map(({ served }) => served)).toEqual([80, 90])
    expect(rows.every(({ entered_by }) => entered_by !== null)).toBe(true)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await db.updateTable('served_count').set({ served: 99 }).where('version', '=', 2).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain('served_count')
  })

  test('are taken back by none, and may then be counted desk by desk', async () => {
    const { enter, list } = await start()
    await enter({ unit: 'HT', day: DAY, served: 80 })
    const both = await enter({ unit: 'HT', desk: 'Q1', day: DAY, served: 40 })
    expect(both.wrong).toEqual([
      'entries.0.desk: must be empty: the day is counted for the whole unit; take that back first to count desk by desk',
    ])
    await enter({ unit: 'HT', day: DAY, served: null })
    await enter({ unit: 'HT', desk: 'quầy q1', day: DAY, served: 40 })
    expect(await list()).toEqual([`HT Q1 ${DAY} 40 (1)`])
    expect((await enter({ unit: 'HT', day: DAY, served: 40 })).wrong).toEqual([
      'entries.0.desk: must be a desk: the day is counted desk by desk (Q1); take those back first to count the whole unit',
    ])
  })

  test('of a unit that was merged are put right under its own name, and never under the other one too', async () => {
    const { app, enter, list } = await start()
    await enter({ unit: 'HT', day: DAY, desk: 'Q1', served: 100 })
    const change = { kind: 'merge' as const, units: ['HT'], into: 'DD' }
    const { fingerprint } = await planUnitChange(app.owner, change)
    await orderUnitChange(app.owner, { change, fingerprint })
    expect((await enter({ unit: 'DD', day: DAY, desk: 'Q1', served: 60 })).wrong).toEqual([
      'entries.0.unit: is another unit than the desk belonged to on that day, where it is counted already',
    ])
    expect((await enter({ unit: 'HT', day: DAY, desk: 'Q1', served: 60 })).entered).toBe(1)
    expect(await list()).toEqual([`HT Q1 ${DAY} 60 (2)`])
  })

  test('are read from a file with Vietnamese heads and days, in any order, with other columns', async () => {
    const { upload, list } = await start()
    const file =
      '\uFEFFSố lượt phục vụ;Mã đơn vị;Ngày;Người lập\r\n1.250;HT;22/08/2026;Lan\r\n75;DD;2026-08-21;Lan\r\n'
    expect(await upload(file)).toMatchObject({ status: 201, entered: 2 })
    expect(await list()).toEqual(['HT - 2026-08-22 1250 (1)', 'DD - 2026-08-21 75 (1)'])
  })

  test('are added up from a queue machine’s file of tickets; one that was called again counts once', async () => {
    const { upload, list } = await start()
    const file = [
      'STT,Giờ lấy số,Quầy',
      'A001,22/08/2026 07:31,Q1',
      'A002,22/08/2026 07:40:10,Q1',
      'A002,22/08/2026 07:55,Q1',
      'A001,23/08/2026 07:32,Q1',
    ].join('\n')
    expect(await upload(file, 'HT')).toMatchObject({ status: 201, entered: 2 })
    expect(await list()).toEqual(['HT Q1 2026-08-23 1 (1)', 'HT Q1 2026-08-22 2 (1)'])
  })

  test('of a file with one wrong line none is kept, and each wrong cell is named with what would be right', async () => {
    const { db, upload } = await start()
    const file = [
      'unit,day,served,offered',
      'HT,2026-08-20,10,5',
      'HT,30/02/2026,10,',
      'HT,2026-08-21,nhiều,',
      ',2026-08-22,10,',
      'HT,2026-08-23,-4,',
    ].join('\n')
    expect((await upload(file)).wrong).toEqual([
      'lines.3.day: needs a day such as 22/08/2026 or 2026-08-22',
      'lines.4.served: needs a whole number such as 120',
      'lines.5.unit: needs a unit’s code, here or for the whole file',
      'lines.6.served: needs a whole number such as 120',
    ])
    expect((await upload('unit,day,served,offered\nHT,2026-08-20,10,11\n')).wrong).toEqual([
      'lines.2.offered: is more than were served, which is 10',
    ])
    expect(await db.selectFrom('served_count').selectAll().execute()).toEqual([])
  })

  test.each([
    ['without a count', 'unit,day\nHT,2026-08-20\n', 'import/unknown-column'],
    ['without days', 'unit,served\nHT,3\n', 'import/unknown-column'],
    ['with a column twice', 'unit,day,date,served\nHT,2026-08-20,2026-08-20,3\n', 'import/column-twice'],
    ['with a head alone', 'unit,day,served\n', 'import/no-rows'],
    ['with an open quotation mark', 'unit,day,served\n"HT,2026-08-20,3\n', 'import/unreadable'],
  ])('a file %s is refused', async (_name, file, code) => {
    const { upload } = await start()
    expect((await upload(file)).code).toBe(code)
  })

  test.each([
    ['a unit elsewhere', { unit: 'X', day: DAY, served: 1 }, 'entries.0.unit: is no unit within your scope'],
    [
      'a desk of another unit',
      { unit: 'DD', desk: 'Q1', day: DAY, served: 1 },
      'entries.0.desk: is no desk of the unit; it needs a desk’s code or name',
    ],
    ['a day to come', { unit: 'HT', day: '2026-11-21', served: 1 }, 'entries.0.day: has not come yet'],
    [
      'more asked than served',
      { unit: 'HT', day: DAY, served: 1, offered: 2 },
      'entries.0.offered: is more than were served, which is 1',
    ],
    ['a negative number', { unit: 'HT', day: DAY, served: -1 }, 'entries.0.served: needs at least 0'],
  ])('%s is refused by its field', async (_name, entry, said) => {
    const { enter } = await start()
    expect((await enter(entry)).wrong).toEqual([said])
  })

  test('the same day twice in one sending is refused', async () => {
    const { enter } = await start()
    const once = { unit: 'HT', day: DAY, served: 1 }
    expect((await enter(once, once)).wrong).toEqual(['entries.1.day: stands twice in what was sent'])
  })

  /** Every day of a month: also those on which the calendar has the unit closed. */
  const wholeMonth = (served: number, month = '2026-08'): ServedEntry[] =>
    Array.from({ length: 31 }, (_, index) => addDays(`${month}-01`, index))
      .filter((day) => day.startsWith(month) && weekdayOf(day) < 6)
      .map((day) => ({ unit: 'HT', day, served }))

  describe('held against ratings', () => {
    test('a whole month that served fewer than the reports say rated is refused, and nothing moved', async () => {
      const { db, enter } = await start()
      await giveRatings(db, { unit: 'HT', levels: [0, 0, 10, 50, 60] })
      const fewer = await enter(...wholeMonth(4))
      expect(fewer).toMatchObject({ status: 422, code: 'served/fewer-than-rated' })
      expect(fewer.wrong[0]).toMatch(/^entries\.\d+\.served: .*104 served, yet 120 rated; check each day$/)
      expect(await db.selectFrom('served_count').selectAll().execute()).toEqual([])
      expect((await enter(...wholeMonth(5))).status).toBe(201)
    })

    test('a single day tells nobody how many rated on it: any count is taken', async () => {
      const { db, enter } = await start()
      await giveRatings(db, { unit: 'HT', levels: [0, 0, 10, 50, 60] })
      expect((await enter({ unit: 'HT', day: DAY, served: 0 })).status).toBe(201)
    })

    test('a number of ratings that the reports hide is not found out by trying', async () => {
      const { db, enter } = await start()
      await giveRatings(db, { unit: 'HT', levels: [0, 0, 2, 3, 4] })
      expect((await enter(...wholeMonth(0))).status).toBe(201)
    })
  })

  test('participation: served, offered and rated by unit, with the n that SIPAS wants', async () => {
    const { db, enter, quality } = await start()
    await giveRatings(db, { unit: 'HT', levels: [0, 0, 10, 50, 60] })
    await giveRatings(db, { unit: 'DD', levels: [0, 0, 10, 20, 20] })
    await enter({ unit: 'HT', day: DAY, served: 300, offered: 200 }, { unit: 'DD', day: DAY, served: 100 })
    const { participation, byUnit } = await quality()
    expect(participation).toMatchObject({
      served: 400,
      offered: null,
      rated: 170,
      rate: 0.425,
      requiredN: 200,
      isReached: false,
    })
    expect(byUnit.find(({ unit }) => unit.code === 'HT')).toMatchObject({
      served: 300,
      offered: 200,
      rated: 120,
      rate: 0.4,
      requiredN: 172,
      isReached: false,
    })
  })

  test('no rate is told of a whole of which a rated part has counted nobody', async () => {
    const { db, enter, quality } = await start()
    await giveRatings(db, { unit: 'HT', levels: [0, 0, 10, 50, 60] })
    await giveRatings(db, { unit: 'DD', levels: [0, 0, 10, 20, 20] })
    await enter({ unit: 'HT', day: DAY, served: 300 })
    const { participation, byUnit } = await quality()
    expect(participation).toMatchObject({ served: 300, rated: 170, rate: null, isReached: null })
    expect(byUnit.find(({ unit }) => unit.code === 'HT')).toMatchObject({ rate: 0.4, requiredN: 172 })
  })

  test('a hidden number of ratings is hidden in its participation too, and in that of what holds it', async () => {
    const { db, enter, quality } = await start()
    await giveRatings(db, { unit: 'HT', levels: [0, 0, 10, 50, 60] })
    await giveRatings(db, { unit: 'DD', levels: [0, 0, 1, 2, 3] })
    await enter({ unit: 'HT', day: DAY, served: 300 }, { unit: 'DD', day: DAY, served: 100 })
    const { participation, byUnit, cells } = await quality()
    const few = byUnit.find(({ unit }) => unit.code === 'DD')
    expect(few).toMatchObject({ served: 100, rated: null, rate: null, isReached: null })
    const told = [participation, ...byUnit].filter(({ rated }) => rated !== null)
    // Of the whole and its two parts, at most one number is told: no difference gives the hidden one.
    expect(told.length).toBeLessThanOrEqual(1)
    expect(cells.hidden.few).toBeGreaterThan(0)
  })

  test('of some days alone make the rate the highest that it can be, and so it is told', async () => {
    const { app, db, headers, enter, quality } = await start()
    await giveRatings(db, { unit: 'HT', levels: [0, 0, 20, 50, 60], day: '2026-09-29' })
    const sentence = async () => {
      const { participation } = await quality()
      const response = await app.request('/api/reports/satisfaction?period=2026-Q3&unit=HT', { headers })
      const report = (await response.json()) as StaffSatisfactionReport
      expect(report.participation).toMatchObject({ rate: participation.rate })
      return [
        participation.openDays,
        participation.countedDays,
        ...participationSentences(participation),
      ].map((said) => (typeof said === 'object' ? said.en : said))
    }
    // Whoever wants a high rate counts one good day, the last, and takes back a bad one.
    await enter(
      { unit: 'HT', day: '2026-09-28', served: 900 },
      { unit: 'HT', day: '2026-09-30', served: 200 },
    )
    await enter({ unit: 'HT', day: '2026-09-28', served: null })
    expect(await sentence()).toEqual([
      64,
      1,
      '130 of at least 200 people served have rated: at most 65.0% (63 of 64 open days have no count of people served).',
      'n wanted by the formula of SIPAS: at least 134, not reached.',
    ])
    await enter({ unit: 'HT', day: '2026-09-30', served: 150 })
    expect((await sentence()).at(-1)).toBe(
      '130 of at least 150 people served have rated: at most 86.7% (63 of 64 open days have no count of people served).',
    )
    const { findings } = await quality()
    const missing = findings.find(({ kind }) => kind === 'served-missing')
    expect(missing).toMatchObject({ days: expect.arrayContaining(['2026-07-01', '2026-09-29']) as string[] })
    const days = missing?.kind === 'served-missing' ? missing.days : []
    await enter(...days.map((day) => ({ unit: 'HT', day, served: day === '2026-09-29' ? 150 : 0 })))
    expect(await sentence()).toEqual([
      64,
      64,
      '130 of 300 people served have rated: 43.3%.',
      'n wanted by the formula of SIPAS: 172, not reached.',
    ])
  })

  test('a day on which one of the desks was left out is not counted, nor is a unit of fewer served than rated', async () => {
    const { app, db, enter, quality } = await start()
    await app.addDesk('Q2', 'HT')
    await giveRatings(db, { unit: 'HT', levels: [0, 0, 20, 50, 60] })
    await giveRatings(db, { unit: 'DD', levels: [0, 0, 20, 50, 80] })
    const countedDays = async () => (await quality('?period=2026-Q3&unit=HT')).participation.countedDays
    const at = (desk: string, served: number | null) =>
      ['2026-09-28', '2026-09-29'].map((day) => ({ unit: 'HT', desk, day, served }))
    await enter(...at('Q1', 60), ...at('Q2', 300))
    expect(await countedDays()).toBe(2)
    await enter(...at('Q2', null))
    expect(await countedDays()).toBe(0)
    await enter(...at('Q2', 300), { unit: 'DD', day: '2026-09-30', served: 0 })
    const { participation, byUnit } = await quality()
    expect(byUnit.find(({ unit }) => unit.code === 'HT')).toMatchObject({ served: 720, rate: 130 / 720 })
    // 150 rated at a unit that says it served nobody: of the whole nothing follows.
    expect(participation).toMatchObject({ served: 720, rated: 280, rate: null, isReached: null })
  })
})
