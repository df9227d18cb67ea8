import { afterEach, describe, expect, test } from 'vitest'
import type { IndexesReport } from '../../../server/contract/indexes.ts'
import type { DossiersReport } from '../../../server/contract/quality/dossiers.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const HEAD = 'unit,month,procedure,name,received,onTime,late,openInTime,overdue'

describe.each(DATABASES)('dossiers on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(now?: string) {
    const app = await startApp(database, now === undefined ? {} : { now })
    open.push(app)
    await app.addUnit('HT')
    await app.addUnit('DD')
    await app.addPerson('phu-trach', 'head')
    const headers = await app.signIn('phu-trach')
    const answerOf = async (response: Response) => {
      const said = (await response.json()) as { code?: string; errors?: FieldError[] }
      return {
        status: response.status,
        code: said.code,
        wrong: (said.errors ?? []).map(({ field, en }) => `${field}: ${en}`),
      }
    }
    const enter = async (...entries: object[]) =>
      answerOf(await app.request('/api/reports/dossiers', { json: { entries }, headers }))
    const upload = async (file: string, unit?: string) =>
      answerOf(
        await app.request('/api/reports/dossiers/file', {
          json: { file, ...(unit ? { unit } : {}) },
          headers,
        }),
      )
    const report = async (query = '?period=2026-Q3') => {
      const response = await app.request(`/api/reports/dossiers${query}`, { headers })
      return (await response.json()) as DossiersReport
    }
    const page = async (path: string) => {
      const response = await app.request(path)
      return { status: response.status, text: await response.text() }
    }
    return { app, db: app.db, headers, enter, upload, report, page }
  }

  const BIRTHS = {
    unit: 'HT',
    month: '2026-08',
    procedure: '1.001193',
    name: 'Đăng ký khai sinh',
    received: 100,
    onTime: 90,
    late: 4,
    openInTime: 5,
    overdue: 1,
  }

  test('are told by unit and procedure; the same month once more replaces, and the history keeps both', async () => {
    const { app, db, enter, report } = await start()
    expect((await enter({ ...BIRTHS, onTime: 89, late: 5 })).status).toBe(201)
    expect((await enter(BIRTHS, { ...BIRTHS, month: '2026-09' })).status).toBe(201)
    const told = await report()
    expect(told).toMatchObject({ received: 200, onTime: 180, late: 8, openInTime: 10, overdue: 2 })
    expect(told.onTimeShare).toBeCloseTo(180 / 190, 12)
    expect(told.byProcedure).toMatchObject([
      { unit: { code: 'HT' }, procedure: { code: '1.001193', name: 'Đăng ký khai sinh' }, received: 200 },
    ])
    expect(told.months).toEqual(['2026-08', '2026-09'])
    expect(await report('?period=2026-08')).toMatchObject({ received: 100, onTime: 90 })
    expect((await verifyInstallation(app.service)).faults).toEqual([])
    await db.updateTable('dossier_count').set({ late: 0 }).where('version', '=', 2).execute()
    expect((await verifyInstallation(app.service)).faults.map(inEnglish).join()).toContain('dossier_count')
  })

  test('are taken back by none', async () => {
    const { enter, report } = await start()
    await enter(BIRTHS)
    const { unit, month, procedure } = BIRTHS
    expect((await enter({ unit, month, procedure, received: null })).status).toBe(201)
    expect((await report()).months).toEqual([])
  })

  test('columns that do not add up are refused by their row, and nothing is kept', async () => {
    const { db, upload } = await start()
    const file = [
      HEAD,
      'HT,2026-08,KS,Khai sinh,10,8,1,1,0',
      'HT,08/2026,KT,Khai tử,10,8,1,0,0',
      'HT,2026-09,KT,Khai tử,10,,1,1,0',
      'HT,13/2026,KT,Khai tử,1,1,0,0,0',
    ].join('\n')
    expect((await upload(file)).wrong).toEqual([
      'lines.4.onTime: needs a whole number such as 120; write 0 for none',
      'lines.5.month: needs a month such as 08/2026 or 2026-08',
    ])
    const summed = file.split('\n').slice(0, 3).join('\n')
    expect((await upload(summed)).wrong).toEqual([
      'lines.3.received: is 10, yet on time + late + open in time + overdue make 9; they need to be equal',
    ])
    expect(await db.selectFrom('dossier_count').selectAll().execute()).toEqual([])
  })

  test('are read from a file with Vietnamese heads, for a unit that the file does not name', async () => {
    const { upload, report } = await start()
    const file = [
      'Tháng;Mã thủ tục;Tên thủ tục;Tiếp nhận;Đúng hạn;Trễ hạn;Còn hạn;Quá hạn',
      '8/2026;KS;Khai sinh;1.200;1.150;20;25;5',
    ].join('\r\n')
    expect((await upload(file, 'HT')).status).toBe(201)
    expect(await report()).toMatchObject({ received: 1200, onTime: 1150, unit: { code: 'ROOT' } })
    expect((await upload(file)).wrong).toEqual([
      'lines.2.unit: needs a unit’s code, here or for the whole file',
    ])
  })

  test.each([
    ['a unit elsewhere', { unit: 'X' }, 'entries.0.unit: is no unit within your scope'],
    ['a month to come', { month: '2026-12' }, 'entries.0.month: has not come yet'],
    ['no name', { name: ' ' }, 'entries.0.name: needs the name of the procedure'],
    ['a negative number', { late: -4 }, 'entries.0.late: needs at least 0'],
  ])('%s is refused by its field', async (_name, change, said) => {
    const { enter } = await start()
    expect((await enter({ ...BIRTHS, ...change })).wrong).toEqual([said])
  })

  test('the file that is taken is written down, and has a line a procedure', async () => {
    const { app, db, enter, headers } = await start()
    await enter(BIRTHS)
    const response = await app.request('/api/reports/dossiers.csv?period=2026-08&lang=en', { headers })
    const [, whole, births] = (await response.text()).split('\r\n')
    expect(whole).toContain('All procedures,100,90,4,5,1,0.947')
    expect(births).toContain('1.001193,Đăng ký khai sinh,100,90,4,5,1,')
    const acts = await db.selectFrom('history_event').select('kind').where('chain', '=', 'exports').execute()
    expect(acts).toHaveLength(1)
  })

  describe('for everybody', () => {
    test('a month is published in its last week; before, the page says when', async () => {
      const { app, enter, page } = await start('2026-10-23T09:00:00+07:00')
      await enter({ ...BIRTHS, month: '2026-10' })
      const early = await page('/public/dossiers/2026-10')
      expect(early.status).toBe(404)
      expect(early.text).toContain('Bảng của tháng này được công bố từ ngày 26/10/2026.')
      expect(early.text).not.toContain('Đăng ký khai sinh')
      expect((await page('/public/dossiers/2026-10/dossiers.csv')).text).not.toContain('1.001193')
      expect((await page('/public/dossiers')).text).not.toContain('/public/dossiers/2026-10')
      app.clock.advance(3 * 24 * 3_600_000)
      const told = await page('/public/dossiers/2026-10')
      expect(told.status).toBe(200)
      expect(told.text).toContain('Đăng ký khai sinh')
      expect(told.text).toContain('Tháng chưa kết thúc')
      expect((await page('/public/dossiers')).text).toContain('/public/dossiers/2026-10')
      expect((await page('/public/dossiers/2026-10/dossiers.csv')).text).toContain('1.001193')
    })

    test('a month without figures says so, and what is no month is unknown', async () => {
      const { page } = await start()
      const none = await page('/public/dossiers/2026-08?lang=en')
      expect([none.status, none.text.includes('has not entered the figures')]).toEqual([404, true])
      expect((await page('/public/dossiers/2026-Q3')).status).toBe(404)
      expect((await page('/public/dossiers/thang-8')).status).toBe(404)
    })
  })

  test('are the inputs of indexes that want them, unless numbers were entered for the index itself', async () => {
    const { app, enter, headers } = await start()
    await enter(BIRTHS, { ...BIRTHS, procedure: 'KT', name: 'Khai tử' })
    const index = async () => {
      const response = await app.request('/api/reports/indexes?period=2026-08', { headers })
      const { indexes } = (await response.json()) as IndexesReport
      return indexes.find(({ code }) => code === 'dossiers-on-time')
    }
    expect(await index()).toMatchObject({ value: { value: 0.957 }, lacks: [] })
    const entries = [
      { unit: 'HT', period: '2026-08', input: 'dossiers-on-time', value: 1 },
      { unit: 'HT', period: '2026-08', input: 'dossiers-late', value: 1 },
    ]
    await app.request('/api/reports/index-inputs', { json: { entries }, headers })
    expect(await index()).toMatchObject({ value: { value: 0.5 } })
  })

  test('of a quarter with a month missing are not made up for an index', async () => {
    const { app, enter, headers } = await start()
    await enter(BIRTHS)
    const response = await app.request('/api/reports/indexes?period=2026-Q3', { headers })
    const { indexes } = (await response.json()) as IndexesReport
    const onTime = indexes.find(({ code }) => code === 'dossiers-on-time')
    expect(onTime?.inputs[0]).toMatchObject({
      value: null,
      missing: 'not-whole',
      uncoveredFrom: '2026-07-01',
    })
  })
})
