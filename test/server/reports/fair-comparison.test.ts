import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, test } from 'vitest'
import type { SatisfactionReport } from '../../../server/contract/report.ts'
import { newcombeDifference } from '../../../server/domain/satisfaction.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { changeSources } from '../../../server/words/reports/change-words.ts'
import { fairSentences, foldedWords } from '../../../server/words/reports/fair-words.ts'
import { comparisonSentence, unitsFinding } from '../../../server/words/reports/report-sentences.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveOverDays, giveRatings } from '../../fixtures/quarter.ts'

const Q2 = '2026-04-14'
const levelsOf = (n: number, satisfied: number) => [0, 0, n - satisfied, 0, satisfied]

describe.each(DATABASES)('a fair comparison on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start(units: readonly string[], now?: string) {
    const app = await startApp(database, now === undefined ? {} : { now })
    open.push(app)
    for (const code of units) await app.addUnit(code)
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const read = async (query = '?period=2026-Q3') => {
      const response = await app.request(`/api/reports/satisfaction${query}`, { headers })
      expect(response.status).toBe(200)
      return (await response.json()) as SatisfactionReport
    }
    const verdicts = ({ fair }: SatisfactionReport) =>
      fair.units.map(({ unit, verdict }) => [unit.code, verdict])
    return { app, db: app.db, headers, read, verdicts }
  }

  /** Four units, of which A is truly lower. */
  async function oneLower(now?: string) {
    const office = await start(['A', 'B', 'C', 'D'], now)
    await giveOverDays(office.db, { unit: 'A', levels: levelsOf(300, 210) })
    for (const unit of ['B', 'C', 'D']) await giveOverDays(office.db, { unit, levels: levelsOf(300, 252) })
    return office
  }

  test('names the unit that is lower than the others without it, and folds all the rest', async () => {
    const { read, verdicts } = await oneLower()
    const report = await read()
    expect(verdicts(report)).toEqual([
      ['A', 'below'],
      ['B', 'not-told-apart'],
      ['C', 'not-told-apart'],
      ['D', 'not-told-apart'],
    ])
    const { fair } = report
    expect(fair).toMatchObject({
      notCompared: null,
      alpha: 0.05,
      phi: 1,
      share: 966 / 1200,
      counts: { below: 1, above: 0, 'not-told-apart': 3 },
    })
    expect(fair.units[0]).toMatchObject({ n: 300, share: 0.7, othersShare: 0.84 })
    // The binomial's exact limits around .84 of 300, as SciPy has them.
    expect(fair.units[0]?.limits95.map((end) => end.toFixed(6))).toEqual(['0.795748', '0.878797'])
    expect(unitsFinding(report).vi).toContain('Thấp hơn các đơn vị khác')
    const said = fairSentences(report).map(({ vi }) => vi)
    expect(said[0]).toContain('70,0%; các đơn vị khác 84,0%')
    expect(said[1]).toContain('Holm cho cả 4 đơn vị')
    expect(said[2]).toContain('φ = 1,0')
    expect(foldedWords(fair)).toEqual({
      vi: 'Chưa phân biệt được với mức chung: 3 đơn vị',
      en: 'Not told apart from the others: 3 units',
    })
  })

  test('stands in the file and on the public page with the same verdicts', async () => {
    const { app, headers } = await oneLower()
    const file = await app.request('/api/reports/satisfaction.csv?period=2026-Q3', { headers })
    const [names = [], first = [], a = [], b = []] = parse(await file.text(), { bom: true })
    const column = names.indexOf('Kết luận')
    expect([first, a, b].map((row) => row[column])).toEqual([
      '',
      'Thấp hơn các đơn vị khác',
      'Chưa phân biệt được với mức chung',
    ])
    expect([first, a].map((row) => row[names.indexOf('Hệ số φ')])).toEqual(['1.0', '1.0'])
    await publishQuarter(app)
    const page = await (await app.request('/public/results/2026-Q3')).text()
    expect(page).toContain('Chưa phân biệt được với mức chung: 3 đơn vị')
    expect(page.match(/class="funnel-unit below"/g)).toHaveLength(1)
    expect(page.match(/class="funnel-unit not-told-apart"/g)).toHaveLength(3)
    // So few units have their limits each for itself: no line says more of what lies between them.
    expect(page.match(/<polyline class="funnel-95" points="[\d.,]+ [\d.,]+"/g)).toHaveLength(2 * 4)
  })

  test('does not name what a few bad days did', async () => {
    const { db, read, verdicts } = await start(['A', 'B', 'C'])
    // Of A's fifty days five went wholly wrong: 70 %, as above, but no more than those five days.
    for (const unit of ['A', 'B', 'C'])
      for (let index = 0; index < 50; index++) {
        const isBad = index % 10 === 0 && (unit === 'A' || index === 0)
        const day = new Date(Date.parse('2026-07-01T00:00:00Z') + index * 86_400_000)
          .toISOString()
          .slice(0, 10)
        await giveRatings(db, { unit, day, levels: isBad ? [0, 0, 20, 0, 0] : levelsOf(20, 20) })
      }
    const report = await read()
    expect(report.fair.phi).toBeGreaterThan(10)
    expect(verdicts(report)).toEqual(['A', 'B', 'C'].map((code) => [code, 'not-told-apart']))
  })

  test('is not made before the quarter has closed, nor where all came on one day, nor of one unit', async () => {
    const early = await oneLower('2026-10-05T09:00:00+07:00')
    const running = await early.read()
    expect(running.fair).toMatchObject({ notCompared: 'not-closed', phi: null, units: [] })
    expect(running.comparison.designEffect).toBeNull()
    const { db, read } = await start(['A', 'B'])
    await giveRatings(db, { unit: 'A', levels: levelsOf(300, 100) })
    await giveRatings(db, { unit: 'B', levels: levelsOf(300, 280) })
    expect((await read()).fair).toMatchObject({ notCompared: 'few-days', phi: null, units: [] })
    expect((await read('?period=2026-Q3&unit=A')).fair).toMatchObject({ notCompared: 'few-units', units: [] })
  })

  test('leaves out units whose share is not shown, and what came late or is suspected', async () => {
    const { db, read, verdicts, app } = await start(['A', 'B', 'C', 'D'])
    for (const unit of ['A', 'B']) await giveOverDays(db, { unit, levels: levelsOf(300, 252) })
    await giveOverDays(db, { unit: 'C', levels: levelsOf(20, 2) })
    await giveRatings(db, { unit: 'D', levels: levelsOf(4, 0) })
    const before = await read()
    await giveRatings(db, { unit: 'A', levels: levelsOf(200, 0), flag: 'suspect-burst' })
    await giveRatings(db, { unit: 'B', levels: levelsOf(200, 0), knownOn: '2026-11-01' })
    const report = await read()
    expect(verdicts(report).map(([code]) => code)).toEqual(['A', 'B'])
    expect(report.fair).toEqual(before.fair)
    expect((await findDisclosures(app.service)).found).toEqual([])
  })

  test('a change on days that differ much is not called one', async () => {
    const { db, read } = await start([])
    const give = async (from: string, bad: number) => {
      for (let index = 0; index < 50; index++) {
        const day = new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10)
        await giveRatings(db, {
          unit: 'ROOT',
          day,
          levels: index < bad ? [0, 0, 20, 0, 0] : levelsOf(20, 20),
        })
      }
    }
    await give('2026-04-01', 5)
    await give('2026-07-01', 8)
    const report = await read()
    const plain = newcombeDifference({ satisfied: 840, n: 1000 }, { satisfied: 900, n: 1000 })
    expect(plain[1]).toBeLessThan(0)
    expect(report.comparison).toMatchObject({
      changed: 'not-shown',
      designEffect: { now: 20.5, before: 20.5 },
    })
    expect(comparisonSentence(report.comparison).vi).toContain('Chưa đủ căn cứ')
    // What is no change comes from nowhere.
    expect(changeSources(report).map(({ vi }) => vi)).not.toContainEqual(
      expect.stringContaining('Chênh lệch'),
    )
    expect(changeSources(report)[0]?.vi).toContain('gấp 20,5 lần')
  })

  test('a large good unit that is missing does not look like a fall', async () => {
    const { db, read } = await start(['A', 'B'])
    await giveOverDays(db, { unit: 'A', day: Q2, levels: levelsOf(900, 855) })
    await giveOverDays(db, { unit: 'B', day: Q2, levels: levelsOf(300, 240) })
    await giveOverDays(db, { unit: 'B', levels: levelsOf(300, 240) })
    const report = await read()
    const { comparison } = report
    expect(comparison.difference).toBeCloseTo(0.8 - 1095 / 1200, 10)
    expect(comparison.interval?.[1]).toBeLessThan(0)
    expect(comparison.changed).toBe('mix')
    expect(comparison.mixAdjusted).toMatchObject({
      units: 1,
      covered: 1,
      difference: 0,
      changed: 'not-shown',
    })
    expect(comparison.decomposition).toMatchObject({ within: 0, isWhole: true })
    expect(comparison.decomposition?.difference).toBeCloseTo(comparison.difference ?? NaN, 10)
    expect(comparisonSentence(comparison).vi).toMatch(
      /^Tỷ lệ chung thấp hơn .*tỷ trọng các đơn vị đã khác: tính trên 1 đơn vị/,
    )
  })

  test('says where a fall comes from, the rest as one sum where that may be told', async () => {
    const { db, read, app } = await start(['A', 'B', 'C', 'D'])
    for (const day of [Q2, '2026-08-14']) {
      await giveOverDays(db, { unit: 'A', day, levels: levelsOf(400, day === Q2 ? 380 : 300) })
      await giveOverDays(db, { unit: 'B', day, levels: levelsOf(400, 360) })
      for (const unit of ['C', 'D']) await giveOverDays(db, { unit, day, levels: levelsOf(20, 15) })
    }
    const { comparison } = await read()
    expect(comparison.changed).toBe('down')
    const { decomposition } = comparison
    expect(decomposition?.rows.map(({ unit, nNow, nBefore }) => [unit?.code ?? null, nNow, nBefore])).toEqual(
      [
        ['A', 400, 400],
        ['B', 400, 400],
        [null, 40, 40],
      ],
    )
    const sum = decomposition?.rows.reduce((all, { within, mix }) => all + within + mix, 0)
    expect(sum).toBeCloseTo(comparison.difference ?? NaN, 10)
    expect(decomposition?.isWhole).toBe(true)
    expect((await findDisclosures(app.service)).found).toEqual([])
  })

  test('leaves the rest out where it holds fewer than thirty, and says so', async () => {
    const { db, read } = await start(['A', 'B', 'C'])
    for (const day of [Q2, '2026-08-14']) {
      for (const unit of ['A', 'B'])
        await giveOverDays(db, { unit, day, levels: levelsOf(400, day === Q2 ? 380 : 300) })
      await giveOverDays(db, { unit: 'C', day, levels: levelsOf(20, 15) })
    }
    const report = await read()
    const { decomposition } = report.comparison
    expect(decomposition?.rows.map(({ unit }) => unit?.code)).toEqual(['A', 'B'])
    expect(decomposition).toMatchObject({ isWhole: false })
    expect(decomposition?.difference).toBeCloseTo(-0.2, 10)
    expect(changeSources(report).at(-1)?.vi).toContain('Không kể các đơn vị chưa đủ lượt')
  })
})
