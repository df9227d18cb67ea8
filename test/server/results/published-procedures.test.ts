import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import type {
  QuarterPublication,
  ResultsDocument,
} from '../../../server/contract/results/published-results.ts'
import type { ProceduresReport } from '../../../server/contract/reports/taps.ts'
import { readSnapshot } from '../../../db/dialect.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { verifyResults } from '../../../server/verify/verify-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveRatings, giveTaps } from '../../fixtures/quarter.ts'

const NOW = '2026-11-20T02:00:00.000Z'

describe.each(DATABASES)('a published quarter by procedure on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  /** One desk with two frequent procedures and one that five came for; a second unit where nobody names any. */
  async function start(): Promise<TestApp> {
    const app = await startApp(database, { now: NOW })
    open.push(app)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addDesk('A-1', 'A')
    const at = { unit: 'A', desk: 'A-1' }
    await giveTaps(app.db, { ...at, n: 60, low: 6, procedure: 'KS' })
    await giveTaps(app.db, { ...at, n: 140, low: 14, procedure: '=CT' })
    await giveTaps(app.db, { ...at, n: 5, procedure: 'HN' })
    await giveTaps(app.db, { ...at, n: 45 })
    await giveRatings(app.db, { unit: 'B', levels: [2, 3, 5, 20, 30] })
    return app
  }
  const read = async (app: TestApp, path: string) => (await app.request(`/public/results/${path}`)).text()
  const documentOf = async (app: TestApp, name = '2026-Q3.json') =>
    JSON.parse(await read(app, name)) as ResultsDocument
  const TOLD = [
    ['=CT', 140, 0.9, 'full'],
    ['KS', 60, 0.9, 'small'],
    ['HN', null, null, 'few'],
  ]
  const rowsOf = (cells: ProceduresReport['procedures']) =>
    cells.map(({ procedure, n, share, shown }) => [procedure.code, n, share, shown])

  test('tells each that ten or more came for, and why another is not told, in every form', async () => {
    const app = await start()
    await app.addPerson('lanh-dao', 'leader')
    const draft = (await (
      await app.request('/api/results/2026-Q3', { headers: await app.signIn('lanh-dao') })
    ).json()) as QuarterPublication
    expect(draft.draft?.procedures?.map(({ procedures }) => rowsOf(procedures))).toEqual([TOLD])
    await publishQuarter(app)
    const { procedures = [] } = await documentOf(app)
    expect(procedures.map(({ unit, procedures: own }) => [unit.code, rowsOf(own)])).toEqual([['A', TOLD]])
    const page = await read(app, '2026-Q3')
    expect(page).toMatch(
      /Hài lòng theo thủ tục: Đơn vị A[\s\S]*KS[\s\S]*60[\s\S]*90[\s\S]*HN[\s\S]*Chưa đủ 10 lượt/,
    )
    const lines = (
      parse(await read(app, '2026-Q3.csv'), { bom: true, columns: true }) as Record<string, string>[]
    ).filter(({ topic }) => topic === 'procedures')
    const value = (code: string, figure: string) =>
      lines.find((line) => line['procedure_code'] === code && line['figure'] === figure)?.['value']
    expect([value('KS', 'n'), value('KS', 'share'), value('HN', 'n')]).toEqual(['60', '0.9', ''])
    // What a spreadsheet would take for a formula stays text.
    expect(value("'=CT", 'n')).toBe('140')
    for (const ending of ['pdf', 'docx', 'xlsx'])
      expect((await app.request(`/public/results/2026-Q3.${ending}`)).status).toBe(200)
    expect(await findDisclosures(app.service)).toMatchObject({ found: [], notes: [] })
  })

  test('stays as it was published, in corrections and for the office as well', async () => {
    const app = await start()
    await publishQuarter(app)
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const first = await documentOf(app)
    // One rating is found to be misuse afterwards, others come late.
    await giveTaps(app.db, { unit: 'A', desk: 'A-1', n: -1, procedure: 'KS' })
    await giveRatings(app.db, { unit: 'A', levels: [0, 0, 0, 0, 30], knownOn: '2026-11-02' })
    await publishQuarter(app, '2026-Q3', { reason: 'Máy tính bảng ở bộ phận một cửa gửi muộn' })
    expect((await documentOf(app)).procedures).toEqual(first.procedures)
    expect(await documentOf(app, '2026-Q3/1.json')).toEqual(first)
    const reply = await app.request('/api/reports/procedures?period=2026-Q3&unit=A', { headers })
    expect(rowsOf(((await reply.json()) as ProceduresReport).procedures)).toEqual(TOLD)
    expect(await readSnapshot(app.db, verifyResults)).toMatchObject({ faults: [], notes: [] })
  })
})
