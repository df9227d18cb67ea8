import { afterEach, describe, expect, test } from 'vitest'
import { readSnapshot } from '../../../db/dialect.ts'
import { listSigningKeys } from '../../../db/queries/history/roots.ts'
import type { ResultsDocument } from '../../../server/contract/results/published-results.ts'
import { canonicalJson } from '../../../server/domain/canonical-json.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { sha256 } from '../../../server/ids.ts'
import { countedBasis, packBasis, unpackBasis } from '../../../server/reports/frozen-basis.ts'
import { CURRENT_FORMAT, FORMATS } from '../../../server/results/formats.ts'
import { verifyResults } from '../../../server/verify/verify-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import golden1 from '../../fixtures/golden/results-1.json' with { type: 'json' }
import golden2 from '../../fixtures/golden/results-2.json' with { type: 'json' }
import golden3 from '../../fixtures/golden/results-3.json' with { type: 'json' }
import golden4 from '../../fixtures/golden/results-4.json' with { type: 'json' }
import golden5 from '../../fixtures/golden/results-5.json' with { type: 'json' }
import golden6 from '../../fixtures/golden/results-6.json' with { type: 'json' }
import golden7 from '../../fixtures/golden/results-7.json' with { type: 'json' }
import { publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveRatings } from '../../fixtures/quarter.ts'
import { TEST_KEY } from '../../fixtures/data-folder.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

describe('the format of published results', () => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function published(): Promise<TestApp> {
    const app = await startApp('sqlite')
    open.push(app)
    await app.addUnit('A')
    await giveRatings(app.db, { unit: 'A', levels: [5, 5, 10, 40, 60] })
    await publishQuarter(app)
    return app
  }
  const verify = (app: TestApp) => readSnapshot(app.db, verifyResults)
  async function readDocument(app: TestApp): Promise<ResultsDocument> {
    return (await (await app.request('/public/results/2026-Q3.json')).json()) as ResultsDocument
  }
  /** The stored number as somebody else's version would have written it: with its own bytes, hash and signature. */
  async function storeAs(app: TestApp, changes: object): Promise<void> {
    const row = await app.db.selectFrom('results_publication').selectAll().executeTakeFirstOrThrow()
    const document = canonicalJson({ ...(JSON.parse(row.document) as ResultsDocument), ...changes })
    await app.db
      .updateTable('results_publication')
      .set({ document, sha256: sha256(document), signature: TEST_KEY.sign(document) })
      .execute()
    expect((await listSigningKeys(app.db)).map(({ id }) => id)).toContain(TEST_KEY.id)
  }

  test.each([
    ['hailong-results/1', golden1],
    ['hailong-results/2', golden2],
    ['hailong-results/3', golden3],
    ['hailong-results/4', golden4],
    ['hailong-results/5', golden5],
    ['hailong-results/6', golden6],
    ['hailong-results/7', golden7],
  ] as const)('%s makes of the same counts the same bytes for ever', (format, golden) => {
    const { document } = golden
    const { basis, sha256: basisSha256 } = unpackBasis(golden.basis)
    const made = FORMATS[format](countedBasis(basis), {
      period: parsePeriod(document.period.key),
      said: { narrative: document.narrative, reason: document.correction?.reason ?? '' },
      office: document.office,
      submittedBy: document.submittedBy,
      basisSha256,
      before: 'before' in golden ? (golden.before as unknown as ResultsDocument) : null,
    })
    expect(JSON.parse(canonicalJson(made))).toEqual(document)
    expect(sha256(canonicalJson(made))).toBe(golden.sha256)
  })

  test.each([
    ['hailong-results/4', 310 / 480],
    ['hailong-results/5', null],
  ] as const)(
    '%s, where unit B was rated and counted nobody, tells of the whole the rate %s',
    (format, rate) => {
      const { document, basis: packed } = golden5
      const counted = countedBasis(unpackBasis(packed).basis)
      const unitA = counted.units.find(({ code }) => code === 'A')
      const served = counted.served?.filter(({ unitId }) => unitId === unitA?.id)
      const made = FORMATS[format](
        { ...counted, ...(served ? { served } : {}) },
        {
          period: parsePeriod(document.period.key),
          said: { narrative: document.narrative, reason: '' },
          office: document.office,
          submittedBy: document.submittedBy,
          basisSha256: '',
          before: null,
        },
      )
      expect(made.participation?.map((row) => [row.unit.code, row.served, row.rate])).toEqual([
        ['ROOT', 480, rate],
        ['A', 480, 250 / 480],
      ])
    },
  )

  test('7, after a publication that told no days, says that they moved where some are missing alone', () => {
    const { document, before, basis } = golden7
    const participation = before.participation.map(({ openDays: _, countedDays: __, ...row }) => row)
    const made = FORMATS['hailong-results/7'](countedBasis(unpackBasis(basis).basis), {
      period: parsePeriod(document.period.key),
      said: { narrative: document.narrative, reason: '' },
      office: document.office,
      submittedBy: document.submittedBy,
      basisSha256: '',
      before: { ...before, participation } as unknown as ResultsDocument,
    })
    // Of unit A every day was counted by then: what was told as exact is exact.
    const days = (made.correction?.changes ?? []).filter(({ figure }) => figure.endsWith('Days'))
    expect(days.map(({ unit, figure, before, after }) => [unit.code, figure, before, after])).toEqual([
      ['ROOT', 'openDays', null, 5],
      ['ROOT', 'countedDays', null, 4],
      ['B', 'openDays', null, 2],
      ['B', 'countedDays', null, 1],
    ])
  })

  test('stands in every document that is made, and is one that can be made anew', async () => {
    const app = await published()
    const row = await app.db.selectFrom('results_publication').select('document').executeTakeFirstOrThrow()
    expect((JSON.parse(row.document) as ResultsDocument).format).toBe(CURRENT_FORMAT)
    expect(await verify(app)).toEqual({ count: 1, faults: [], notes: [] })
  })

  test('1, published before there was a second, is still read and verified', async () => {
    const app = await published()
    const row = await app.db.selectFrom('results_publication').select('basis').executeTakeFirstOrThrow()
    const { verdicts: _, procedures: ____, served: _____, ...first } = unpackBasis(row.basis).basis
    const { packed, sha256: basisSha256 } = packBasis(first)
    await app.db.updateTable('results_publication').set({ basis: packed }).execute()
    const { verdicts: __, procedures: ___, participation: ______, ...document } = await readDocument(app)
    await storeAs(app, {
      ...document,
      verdicts: undefined,
      procedures: undefined,
      participation: undefined,
      format: 'hailong-results/1',
      basisSha256,
    })
    expect(await verify(app)).toEqual({ count: 1, faults: [], notes: [] })
    const page = await (await app.request('/public/results/2026-Q3')).text()
    expect(page).not.toContain('Người gửi đánh giá câu trả lời')
    expect(page).not.toContain('Hài lòng theo thủ tục')
    expect(page).not.toContain('Phục vụ, mời, đánh giá')
  })

  test('of a newer version is named so, and is no fault', async () => {
    const app = await published()
    await storeAs(app, { format: 'hailong-results/8', satisfaction: { whatever: 1 } })
    const { faults, notes } = await verify(app)
    expect(faults).toEqual([])
    expect(notes.map(inEnglish)).toEqual([
      'results 2026-Q3, number 1: made by a newer version (hailong-results/8), which alone can verify it',
    ])
    const response = await app.request('/public/results/2026-Q3.json')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('phiên bản phần mềm mới hơn')
  })

  test('of a newer version whose bytes were changed is broken all the same', async () => {
    const app = await published()
    await storeAs(app, { format: 'hailong-results/8' })
    await app.db
      .updateTable('results_publication')
      .set({ signature: TEST_KEY.sign('another') })
      .execute()
    const { faults, notes } = await verify(app)
    expect(faults.map(inEnglish).join()).toContain('not intact')
    expect(notes.map(inEnglish)).toEqual([])
  })

  test.each(['hailong-results/0', 'hailong-results/01', 'something/2'])(
    'that there never was is broken: %s',
    async (format) => {
      const app = await published()
      await storeAs(app, { format })
      expect((await verify(app)).faults.map(inEnglish).join()).toContain('not what was submitted')
    },
  )
})
