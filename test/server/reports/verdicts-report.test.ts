import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffTimelinessReport } from '../../../server/contract/report.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { readSnapshot } from '../../../db/dialect.ts'
import type { ResultsDocument } from '../../../server/contract/results/published-results.ts'
import { verdictsReport } from '../../../server/reports/verdicts-report.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { verifyResults } from '../../../server/verify/verify-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

describe.each(DATABASES)('the verdicts of citizens in reports on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  let cycle = 0
  beforeAll(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B', 'C', 'D']) await app.addUnit(code)
    await app.addPerson('lanh-dao', 'leader')
    headers = await app.signIn('lanh-dao')
    const { id } = await aFeedback(app)
    /** `counts` from the worst level to the best, as they would have been given. */
    const give = async (unit: string, counts: readonly number[], givenAt: string) => {
      const unitId = (await findUnitByCode(app.db, unit))?.id ?? ''
      const levels = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1))
      for (const level of levels)
        await app.db
          .insertInto('citizen_verdict')
          .values({
            id: app.service.newId(),
            feedback_id: id,
            answer_of: id,
            cycle: (cycle += 1),
            level,
            reason_id: null,
            unit_id: unitId,
            given_at: givenAt,
            answer_text_id: id,
          })
          .execute()
    }
    await give('A', [2, 2, 2, 4, 30], '2026-08-14T02:00:00.000Z')
    await give('B', [0, 0, 3, 6, 6], '2026-08-20T02:00:00.000Z')
    await give('C', [3, 0, 0, 0, 0], '2026-09-02T02:00:00.000Z')
    await give('D', [1, 1, 1, 1, 96], '2026-09-02T02:00:00.000Z')
    await give('A', [9, 0, 0, 0, 0], '2026-11-10T02:00:00.000Z')
  })
  afterAll(() => app.stop())

  const copyOf = async (file: string) =>
    (await (await app.request(`/public/results/${file}`)).json()) as ResultsDocument
  const read = async (query: string) => {
    const response = await app.request(`/api/reports/timeliness?${query}`, { headers })
    return ((await response.json()) as StaffTimelinessReport).verdicts
  }

  test('stand by the unit that answered, with n and interval, and a few take the smallest other along', async () => {
    const verdicts = await read('period=2026-Q3')
    expect(verdicts).toMatchObject({ shown: 'full', n: 158, satisfied: 143 })
    expect(verdicts?.interval?.[0]).toBeCloseTo(0.85, 2)
    expect(verdicts?.byUnit.map(({ unit, shown, n }) => [unit.code, shown, n])).toEqual([
      ['A', 'small', 40],
      ['B', 'company', null],
      ['C', 'few', null],
      ['D', 'full', 100],
    ])
  })

  test('of a quarter that runs are told in batches, so that nobody is seen coming', async () => {
    expect(await read('period=2026-Q4')).toMatchObject({ shown: 'waiting', n: null, byUnit: [] })
  })

  test('are told of whole months alone', async () => {
    expect(await read('period=2026-09-01..2026-09-15')).toBeNull()
  })

  test('stand beside timeliness in the file, hidden there too', async () => {
    const csv = await (
      await app.request('/api/reports/timeliness.csv?period=2026-Q3&lang=en', { headers })
    ).text()
    const [head = [], ...rows] = parse(csv, { bom: true }) as string[][]
    const column = head.indexOf('Citizens on the answers: Verdicts')
    const cellOf = (code: string) => rows.find((row) => row[1] === code)?.[column]
    expect([cellOf('ROOT'), cellOf('A'), cellOf('D')]).toEqual(['158', '40', '100'])
    expect(cellOf('C')).toMatch(/Fewer than 10/)
    expect(cellOf('B')).not.toMatch(/^\d/)
  })

  test('are published with the quarter, frozen: what is held later is taken out of no copy', async () => {
    await publishQuarter(app)
    const { verdicts } = await copyOf('2026-Q3.json')
    expect(verdicts).toEqual(await read('period=2026-Q3'))
    expect(verdicts?.byUnit.map(({ unit, shown, n }) => [unit.code, shown, n])).toEqual([
      ['A', 'small', 40],
      ['B', 'company', null],
      ['C', 'few', null],
      ['D', 'full', 100],
    ])
    await app.db.updateTable('feedback').set({ restricted: 1 }).execute()
    expect(await read('period=2026-Q3')).toEqual(verdicts)
    await giveRatings(app.db, {
      unit: 'A',
      levels: [4, 4, 4, 4, 4],
      day: '2026-09-28',
      knownOn: '2026-10-20',
    })
    await publishQuarter(app, '2026-Q3', { reason: 'Có thêm lượt đánh giá gửi muộn' })
    const second = await copyOf('2026-Q3.json')
    expect([second.number, second.verdicts]).toEqual([2, verdicts])
    expect(await readSnapshot(app.db, verifyResults)).toMatchObject({ count: 2, faults: [] })
    await app.db.updateTable('feedback').set({ restricted: 0 }).execute()
  })

  test('stand on the public page and in its files, hidden there too', async () => {
    const page = await (await app.request('/public/results/2026-Q3?lang=en')).text()
    const table = page.slice(page.indexOf('id="verdicts"'))
    expect(table).toContain('Senders on their answers')
    expect(table).toMatch(/Đơn vị A<\/th>\s*<td class="number">40<\/td>/)
    expect(table).toMatch(/Đơn vị B<\/th>\s*<td class="few"/)
    const csv = await (await app.request('/public/results/2026-Q3.csv?lang=en')).text()
    const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
    const told = rows.filter(({ topic, figure }) => topic === 'verdicts' && figure === 'n')
    expect(told.map(({ unit_code, value, shown }) => [unit_code, value, shown])).toEqual([
      ['ROOT', '158', 'full'],
      ['A', '40', 'small'],
      ['B', '', 'company'],
      ['C', '', 'few'],
      ['D', '100', 'full'],
    ])
  })

  // Attacked once: that both engines tell the same figures is said above.
  test.each(database === 'sqlite' ? ['all'] : [])(
    'give away nobody to whoever collects and subtracts them %s, and a leak would be found',
    async () => {
      const all = await findDisclosures(app.service)
      expect(all).toMatchObject({ found: [], notes: [] })
      const leaky: typeof verdictsReport = async (...asked) => {
        const told = await verdictsReport(...asked)
        if (!told || asked[2].key !== '2026-Q3') return told
        const byUnit = told.byUnit.map((row) => (row.unit.code === 'B' ? { ...row, n: 15 } : row))
        return { ...told, byUnit }
      }
      const { found } = await findDisclosures(app.service, { verdicts: leaky })
      expect(found.map(inEnglish).join('\n')).toMatch(/^C 2026-09 \(verdict\): 3 ratings can be worked out$/m)
    },
  )
})
