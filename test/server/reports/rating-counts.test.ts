import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, test } from 'vitest'
import { listEvents } from '../../../db/queries/history/events.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { reasonsReport } from '../../../server/reports/insight/reasons-report.ts'
import { ratingCountPages } from '../../../server/reports/rating-counts.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveRatings } from '../../fixtures/quarter.ts'

const FORMULA = "=cmd|' /C calc'!A0"
const MONTHS = ['2026-04', '2026-05', '2026-06']

describe.each(DATABASES)('ratings for other programs on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  /** The second quarter of A alone, with months to tell; in the third B with seven, C beside it, D with three in a month. */
  async function start() {
    const app = await startApp(database)
    open.push(app)
    await app.addUnit('A', { name: FORMULA })
    for (const code of ['B', 'C', 'D']) await app.addUnit(code)
    for (const month of MONTHS)
      await giveRatings(app.db, { unit: 'A', levels: [10, 0, 10, 40, 40], day: `${month}-06` })
    await giveRatings(app.db, { unit: 'B', levels: [3, 0, 0, 0, 4] })
    await giveRatings(app.db, { unit: 'C', levels: [0, 0, 0, 10, 20] })
    await giveRatings(app.db, { unit: 'D', levels: [0, 0, 0, 40, 60] })
    await giveRatings(app.db, { unit: 'D', levels: [0, 0, 0, 1, 2], day: '2026-09-02' })
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const take = async (query: string) => {
      const response = await app.request(`/api/reports/ratings.csv?${query}`, { headers })
      const rows: string[][] = parse(await response.text(), { bom: true })
      return { status: response.status, rows }
    }
    return { app, headers, take }
  }

  test('are counts of months where these are told, else of the quarter, else words', async () => {
    const { take } = await start()
    const { rows } = await take('period=2026&lang=en')
    const of = (code: string) =>
      rows.filter((row) => row[1] === code).map((row) => [row[0], row[6], row.at(-1)].join(' '))
    expect(of('A')).toEqual(
      MONTHS.flatMap((month) => [10, 0, 10, 40, 40].map((n, index) => `${month} ${index + 1} ${n}`)),
    )
    expect(of('B')).toEqual(['2026-Q3  Fewer than 10 ratings, not shown'])
    expect(of('D')).toEqual([0, 0, 0, 41, 62].map((n, index) => `2026-Q3 ${index + 1} ${n}`))
    expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true)
  })

  test('say nothing that the report of the same unit and period does not say', async () => {
    const { app, headers, take } = await start()
    const { rows } = await take('period=2026&lang=en')
    const told = rows.slice(1).filter((row) => row[6] !== '' && row[9] === '')
    expect(told.length).toBeGreaterThan(10)
    for (const period of new Set(told.map((row) => row[0] ?? '')))
      for (const unit of new Set(told.filter((row) => row[0] === period).map((row) => row[1] ?? ''))) {
        const response = await app.request(`/api/reports/satisfaction?period=${period}&unit=${unit}`, {
          headers,
        })
        const { distribution } = (await response.json()) as {
          readonly distribution: readonly number[] | null
        }
        const own = told.filter((row) => row[0] === period && row[1] === unit && row[4] === 'Tablet')
        expect(own.map((row) => Number(row.at(-1)))).toEqual(distribution)
      }
  })

  test('never hold a formula, and are written down as an export before they leave', async () => {
    const { app, take } = await start()
    const { rows } = await take('period=2026-Q2&unit=A')
    expect(rows.flat()).toContain(`'${FORMULA}`)
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(new Set(rows.slice(1).map((row) => row[1]))).toEqual(new Set(['A']))
    const log = await listEvents(app.db, 'exports')
    expect(log.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { what: 'reports/ratings', parameters: { period: '2026-Q2', unit: 'A' } },
    ])
  })

  test('of a range of days are refused, as all that counts ratings', async () => {
    const { app, headers } = await start()
    const response = await app.request('/api/reports/ratings.csv?period=2026-07-01..2026-07-09', { headers })
    expect(await response.json()).toMatchObject({ code: 'report/not-of-months' })
  })

  test('are read unit by unit as whoever takes them reads on, and no further once they leave', async () => {
    const { app } = await start()
    const root = await findUnitByCode(app.db, 'ROOT')
    if (!root) throw new Error('no root')
    const read: string[] = []
    const pages = await ratingCountPages(app.owner, root, parsePeriod('2026-Q2'), 'en', {
      reasons: (service, unit, period) => {
        read.push(unit.code)
        return reasonsReport(service, unit, period)
      },
    })
    expect((await pages.next()).value).toContain('Unit code')
    expect(read).toEqual([])
    await pages.next()
    await pages.next()
    expect(read).toEqual(['ROOT', 'A'])
    await pages.return(undefined)
    expect((await pages.next()).done).toBe(true)
    expect(read).toEqual(['ROOT', 'A'])
  })
})
