import { afterEach, describe, expect, test } from 'vitest'
import { readSnapshot } from '../../../db/dialect.ts'
import { findWaiting } from '../../../db/queries/reports/results.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { publishResults } from '../../../server/results/decide-results.ts'
import { submitResults } from '../../../server/results/submit-results.ts'
import { verifyActs } from '../../../server/verify/verify-acts.ts'
import { verifyResults } from '../../../server/verify/verify-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { actAs, publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveRatings } from '../../fixtures/quarter.ts'

const Q3 = parsePeriod('2026-Q3')
const NOTHING_SAID = { narrative: { vi: '', en: '' } }
const WHY = 'Máy tính bảng ở bộ phận một cửa gửi muộn'

/** Each is refused, and of what is kept nothing moves. */
describe.each(DATABASES)('a quarter is refused on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    await app.addUnit('A')
    await giveRatings(app.db, { unit: 'A', levels: [5, 5, 10, 40, 60] })
    const submitter = await actAs(app, 'nguoi-trinh', 'coordinator')
    const kept = async () => ({
      results: await app.db.selectFrom('results_publication').selectAll().orderBy('id').execute(),
      acts: await app.db
        .selectFrom('history_event')
        .select(['chain', 'seq'])
        .where('chain', '=', 'results')
        .execute(),
    })
    /** What it is refused as, when nothing moved. */
    const refused = async (attempt: () => Promise<unknown>) => {
      const before = await kept()
      const code = await attempt().then(
        () => 'not refused',
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      )
      expect(await kept()).toEqual(before)
      return code
    }
    return { app, submitter, refused }
  }
  const faultsOf = (app: TestApp) =>
    readSnapshot(app.db, async (tx) => [
      ...(await verifyActs(tx)).faults,
      ...(await verifyResults(tx)).faults,
    ])

  test('when it is frozen twice', async () => {
    const { app, submitter, refused } = await start()
    await submitResults(submitter, Q3, NOTHING_SAID)
    expect(await refused(() => submitResults(submitter, Q3, NOTHING_SAID))).toBe('results/waiting')
    expect(await faultsOf(app)).toEqual([])
  })

  test('to the second of two different people who sign at once', async () => {
    const { app, submitter, refused } = await start()
    await submitResults(submitter, Q3, NOTHING_SAID)
    const sha256 = (await findWaiting(app.db, Q3.key))?.sha256 ?? ''
    const signers = [await actAs(app, 'ky-mot', 'leader'), await actAs(app, 'ky-hai', 'leader')]
    const signed = await Promise.allSettled(signers.map((signer) => publishResults(signer, Q3, sha256)))
    expect(signed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    for (const signer of signers)
      expect(await refused(() => publishResults(signer, Q3, sha256))).toBe('results/nothing-waiting')
    expect(await faultsOf(app)).toEqual([])
  })

  test('when the copy that waits is broken: nobody can sign it', async () => {
    const { app, submitter, refused } = await start()
    await submitResults(submitter, Q3, NOTHING_SAID)
    const waiting = await findWaiting(app.db, Q3.key)
    const document = waiting?.document.replace('"n":120', '"n":121') ?? ''
    await app.db.updateTable('results_publication').set({ document }).execute()
    const signer = await actAs(app, 'nguoi-ky', 'leader')
    expect(await refused(() => publishResults(signer, Q3, waiting?.sha256 ?? ''))).toBe('results/broken')
  })

  test('when the copy it would correct is broken', async () => {
    const { app, submitter, refused } = await start()
    await publishQuarter(app)
    await giveRatings(app.db, { unit: 'A', levels: [20, 0, 0, 0, 0], knownOn: '2026-11-02' })
    const { document } = await app.db
      .selectFrom('results_publication')
      .select('document')
      .executeTakeFirstOrThrow()
    await app.db
      .updateTable('results_publication')
      .set({ document: document.replace('"n":120', '"n":121') })
      .execute()
    expect(await refused(() => submitResults(submitter, Q3, { ...NOTHING_SAID, reason: WHY }))).toBe(
      'results/broken',
    )
    // The list of quarters names it still, and tells no figure of it.
    const list = await app.request('/public/results')
    expect(list.status).toBe(200)
    const page = await list.text()
    expect(page).toContain('href="/public/results/2026-Q3"')
    expect(page).not.toContain('83,3%')
  })

  test('as a correction of nothing, and as one without its reason', async () => {
    const { app, submitter, refused } = await start()
    await publishQuarter(app)
    const correct = (reason: string) => () => submitResults(submitter, Q3, { ...NOTHING_SAID, reason })
    expect(await refused(correct(WHY))).toBe('results/nothing-changed')
    await giveRatings(app.db, { unit: 'A', levels: [20, 0, 0, 0, 0], knownOn: '2026-11-02' })
    expect(await refused(correct('   '))).toBe('results/reason-needed')
    expect(await faultsOf(app)).toEqual([])
  })

  test.each([
    ['2026-Q5', 'quarters run from 2026-Q1 to 2026-Q4'],
    ['2026-09-30..2026-09-01', 'ends before it begins; perhaps 2026-09-01..2026-09-30 is meant'],
    ['2026-09-30T12..2026-09-30T12', 'ends before it begins'],
    ['2026-02-30..2026-03-01', 'there is no 2026-02-30'],
  ])('for a period there is not, whoever asks for it: %s', async (key, words) => {
    const { app } = await start()
    await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    for (const path of [
      'reports/satisfaction?period=',
      'reports/timeliness?period=',
      'reports/indexes?period=',
      'reports/late-moves?period=',
      'reports/open-items?period=',
      'results/',
    ]) {
      const response = await app.request(`/api/${path}${key}`, { headers })
      expect([path, response.status]).toEqual([path, 404])
      const said = (await response.json()) as { code: string; errors: { en: string }[] }
      expect(said.code).toBe('report/unknown-period')
      expect(said.errors[0]?.en).toContain(words)
    }
  })

  test('by a rule set without its inputs there is no value: it names what is missing', async () => {
    const { app } = await start()
    await app.addPerson('lanh-dao', 'leader')
    const response = await app.request('/api/reports/indexes?period=2026-Q3', {
      headers: await app.signIn('lanh-dao'),
    })
    const { indexes } = (await response.json()) as {
      indexes: { code: string; value: number | null; inputs: { origin: string; missing: string | null }[] }[]
    }
    const agency = indexes.find(({ code }) => code === 'dossiers-on-time')
    expect(agency?.value ?? null).toBeNull()
    const entered = agency?.inputs.filter(({ origin }) => origin === 'entered') ?? []
    expect(entered.length).toBeGreaterThan(0)
    expect(new Set(entered.map(({ missing }) => missing))).toEqual(new Set(['not-entered']))
  })
})
