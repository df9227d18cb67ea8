import { createPublicKey, verify } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { listSigningKeys } from '../../../db/queries/history/roots.ts'
import { readSnapshot } from '../../../db/dialect.ts'
import { findWaiting } from '../../../db/queries/reports/results.ts'
import type {
  QuarterPublication,
  ResultsDocument,
} from '../../../server/contract/results/published-results.ts'
import { canonicalJson } from '../../../server/domain/canonical-json.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { sha256 } from '../../../server/ids.ts'
import { publishResults, returnResults } from '../../../server/results/decide-results.ts'
import { submitResults } from '../../../server/results/submit-results.ts'
import { findDisclosures } from '../../../server/verify/find-disclosures.ts'
import { verifyActs } from '../../../server/verify/verify-acts.ts'
import { verifyResults } from '../../../server/verify/verify-results.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'
import { actAs, publishQuarter } from '../../fixtures/publish-quarter.ts'
import { giveItem, giveRatings } from '../../fixtures/quarter.ts'
import { inEnglish } from '../../fixtures/in-english.ts'

const Q3 = parsePeriod('2026-Q3')
const NOTHING_SAID = { narrative: { vi: '', en: '' } }
const WHY = 'Máy tính bảng ở bộ phận một cửa gửi muộn'

describe.each(DATABASES)('a quarter on its way to the public on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function quarter(): Promise<TestApp> {
    const app = await startApp(database)
    open.push(app)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await giveRatings(app.db, { unit: 'A', levels: [5, 5, 10, 40, 60] })
    await giveRatings(app.db, { unit: 'B', levels: [2, 3, 5, 20, 30] })
    await giveRatings(app.db, { unit: 'C', levels: [1, 2, 3, 10, 20] })
    await giveRatings(app.db, { unit: 'A', day: '2026-05-05', levels: [10, 10, 10, 30, 40] })
    await giveItem(app.db, { unit: 'A', status: 'assigned' })
    return app
  }
  const bytes = async (app: TestApp, path: string) => (await app.request(path)).text()
  /** Of acts and results; the counts themselves are made up without their ratings. */
  const faultsOf = (app: TestApp) =>
    readSnapshot(app.db, async (tx) => [
      ...(await verifyActs(tx)).faults,
      ...(await verifyResults(tx)).faults,
    ])
  const rateLate = (app: TestApp, unit: string, levels: number[], knownOn: string) =>
    giveRatings(app.db, { unit, levels, knownOn })

  test('is seen by nobody until one person has submitted it and another has signed it', async () => {
    const app = await quarter()
    const page = async () => (await app.request('/public/results/2026-Q3')).status
    expect(await page()).toBe(404)
    expect(await bytes(app, '/public/results/2026-Q3')).toContain('chốt ngày 11/10/2026')
    const submitter = await actAs(app, 'a-trinh', 'leader')
    await submitResults(submitter, Q3, NOTHING_SAID)
    expect(await page()).toBe(404)
    const hash = (await findWaiting(app.db, '2026-Q3'))?.sha256 ?? ''
    await expect(publishResults(submitter, Q3, hash)).rejects.toMatchObject({ code: 'results/second-person' })
    const signer = await actAs(app, 'b-ky', 'leader')
    await expect(publishResults(signer, Q3, 'f'.repeat(64))).rejects.toMatchObject({
      code: 'results/other-document',
    })
    expect(await page()).toBe(404)
    await publishResults(signer, Q3, hash)
    expect(await page()).toBe(200)
    expect(await faultsOf(app)).toEqual([])
  })

  test('has bytes whose hash is the printed one and whose signature the published key confirms', async () => {
    const app = await quarter()
    await publishQuarter(app, '2026-Q3', { narrative: { vi: 'Quý có hai đợt cao điểm.', en: '' } })
    const text = await bytes(app, '/public/results/2026-Q3.json')
    const page = await bytes(app, '/public/results/2026-Q3')
    expect(page).toContain(sha256(text))
    expect(page).toContain('Quý có hai đợt cao điểm.')
    expect(page).toContain('Người nguoi-ky')
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(await bytes(app, '/public/results/2026-Q3/1.json')).toBe(text)
    const listed = (await (await app.request('/public/results.json')).json()) as {
      results: { sha256: string; signature: string; keyId: string }[]
    }
    const [entry] = listed.results
    expect(entry?.sha256).toBe(sha256(text))
    const key = (await listSigningKeys(app.db)).find(({ id }) => id === entry?.keyId)
    expect(
      verify(
        null,
        Buffer.from(text),
        createPublicKey(key?.public_key ?? ''),
        Buffer.from(entry?.signature ?? '', 'base64'),
      ),
    ).toBe(true)
  })

  test('can be had as paper, office files, one figure a line, and a picture for other sites', async () => {
    const app = await quarter()
    await publishQuarter(app)
    const starts = { pdf: '%PDF-', docx: 'PK', xlsx: 'PK', csv: '\ufeff', svg: '<svg' }
    for (const [ending, start] of Object.entries(starts))
      for (const path of [`2026-Q3.${ending}`, `2026-Q3/1.${ending}`]) {
        const response = await app.request(`/public/results/${path}?lang=en`)
        expect(response.status).toBe(200)
        const head = Buffer.from(await response.arrayBuffer())
          .subarray(0, 5)
          .toString()
        expect(head.startsWith(start)).toBe(true)
      }
    expect((await app.request('/public/results/2026-Q3.exe')).status).toBe(404)
    expect(await bytes(app, '/public/results/2026-Q3/data-dictionary.csv')).toContain('Đơn vị')
    const page = await bytes(app, '/public/results/2026-Q3')
    const metadata = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    expect(JSON.parse(metadata)).toMatchObject({ temporalCoverage: '2026-07-01/2026-09-30', version: '1' })
  })

  /** What unit A counted on a day of the quarter. */
  async function enterServed(app: TestApp, day: string, served: number, note?: string): Promise<unknown> {
    const json = { entries: [{ unit: 'A', day, served, ...(note ? { note } : {}) }] }
    const headers = await app.signIn('dem-luot')
    const response = await app.request('/api/reports/served', { json, headers })
    expect(response.status).toBe(201)
    return response.json()
  }
  /** As those who submit and sign see the quarter. */
  async function stateOf(app: TestApp): Promise<QuarterPublication> {
    const headers = await app.signIn('dem-luot')
    return (await (await app.request('/api/results/2026-Q3', { headers })).json()) as QuarterPublication
  }

  test('says who took part: served and rated, unit by unit, with the n that SIPAS wants, on every side', async () => {
    const app = await quarter()
    await app.addPerson('dem-luot', 'coordinator')
    expect(await enterServed(app, '2026-08-14', 400)).toEqual({ entered: 1, publishedQuarters: [] })
    await enterServed(app, '2026-08-17', 100)
    app.clock.set('2026-11-20T09:01:00+07:00')
    await publishQuarter(app)
    const { participation } = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    const told = (code: string) => participation?.find(({ unit }) => unit.code === code)
    expect(told('ROOT')).toMatchObject({
      served: 500,
      offered: null,
      rated: 216,
      // Unit B was rated and counted nobody: of the whole no rate is told.
      rate: null,
      requiredN: null,
      isReached: null,
    })
    expect(told('A')).toMatchObject({ served: 500, rated: 120, rate: 0.24 })
    expect(told('B')).toBeUndefined()
    expect(await bytes(app, '/public/results/2026-Q3')).toContain(
      'Chưa nêu được tỷ lệ tham gia: còn đơn vị được đánh giá mà chưa nhập đủ số lượt phục vụ.',
    )
    expect(await bytes(app, '/public/results/2026-Q3.csv')).toContain('participation,A,')
    const headers = await app.signIn('dem-luot')
    const staff = await app.request('/api/reports/satisfaction?period=2026-Q3&unit=A', { headers })
    expect(await staff.json()).toMatchObject({ participation: { served: 500, rated: 120, rate: 0.24 } })
    expect(await faultsOf(app)).toEqual([])
    expect(await stateOf(app)).toMatchObject({ state: 'published', servedSince: [] })

    // Whoever counts wants more to have taken part: what is signed stays, and the change is told with who made it.
    const signed = await bytes(app, '/public/results/2026-Q3.json')
    app.clock.set('2026-11-20T09:02:00+07:00')
    const receipt = await enterServed(app, '2026-08-14', 200, 'Đếm lại theo sổ')
    expect(receipt).toMatchObject({ entered: 1, publishedQuarters: [{ key: '2026-Q3' }] })
    await enterServed(app, '2026-08-17', 100)
    expect(await bytes(app, '/public/results/2026-Q3.json')).toBe(signed)
    const moved = await stateOf(app)
    expect(moved).toMatchObject({
      state: 'moved',
      servedSince: [
        {
          unit: { code: 'A' },
          desk: null,
          day: '2026-08-14',
          before: { served: 400, offered: null },
          after: { served: 200, offered: null },
          note: 'Đếm lại theo sổ',
          enteredAt: '2026-11-20T02:02:00.000Z',
        },
      ],
    })
    expect(moved.servedSince).toHaveLength(1)
    app.clock.set('2026-11-20T09:03:00+07:00')
    await publishQuarter(app, '2026-Q3', { reason: 'Sổ đếm lượt phục vụ ghi nhầm một ngày' })
    const second = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    expect(
      second.correction?.changes.map(({ unit, figure, before, after }) => [unit.code, figure, before, after]),
    ).toEqual([
      ['ROOT', 'served', 500, 300],
      ['A', 'served', 500, 300],
      ['A', 'rate', 120 / 500, 120 / 300],
    ])
    expect(await bytes(app, '/public/results/2026-Q3/1.json')).toBe(signed)
    for (const [language, figure] of [
      ['vi', 'Lượt phục vụ'],
      ['en', 'Served'],
    ])
      expect(await bytes(app, `/public/results/2026-Q3?lang=${language ?? ''}`)).toMatch(
        new RegExp(`<td>${figure ?? ''}</td>\\s*<td class="number">500</td>\\s*<td class="number">300</td>`),
      )
    expect(await stateOf(app)).toMatchObject({ state: 'published', servedSince: [] })

    // A day that nobody had counted is one to come as well.
    app.clock.set('2026-11-20T09:04:00+07:00')
    await enterServed(app, '2026-08-18', 50)
    expect((await stateOf(app)).servedSince).toMatchObject([{ day: '2026-08-18', before: null }])
    expect((await stateOf(app)).draft?.correction?.changes).toContainEqual({
      unit: { code: 'A', name: 'Đơn vị A', nameEn: 'Đơn vị A' },
      figure: 'served',
      before: 300,
      after: 350,
    })
    expect(await faultsOf(app)).toEqual([])
  })

  test('is corrected when the quarter before was: what it is compared with is another', async () => {
    const app = await startApp(database)
    open.push(app)
    await app.addUnit('A')
    await app.addPerson('dem-luot', 'coordinator')
    await giveRatings(app.db, { unit: 'A', day: '2026-05-05', levels: [0, 0, 0, 40, 60] })
    await giveRatings(app.db, { unit: 'A', levels: [10, 10, 10, 40, 60] })
    await publishQuarter(app, '2026-Q2')
    await publishQuarter(app)
    expect(await stateOf(app)).toMatchObject({ state: 'published' })
    const late = { unit: 'A', day: '2026-05-05', levels: [80, 0, 0, 0, 0], knownOn: '2026-11-02' }
    await giveRatings(app.db, late)
    await publishQuarter(app, '2026-Q2', { reason: 'Máy tính bảng gửi muộn' })
    expect(await stateOf(app)).toMatchObject({ state: 'moved' })
    await publishQuarter(app, '2026-Q3', { reason: 'Quý II đã được đính chính' })
    const { correction } = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    expect(correction?.changes.map(({ figure, before, after }) => [figure, before, after])).toEqual([
      ['previousN', 100, 180],
      ['previousShare', 1, 100 / 180],
    ])
    expect(await bytes(app, '/public/results/2026-Q3?lang=en')).toContain('Period before: it was corrected')
    expect(await faultsOf(app)).toEqual([])
  })

  test('tells in a correction how items ended meanwhile, and needs none for that alone', async () => {
    const app = await startApp(database, { now: '2026-08-14T09:00:00+07:00' })
    open.push(app)
    await app.addUnit('A')
    await app.addPerson('hoa', 'officer', 'A')
    await app.addPerson('dem-luot', 'coordinator')
    await giveRatings(app.db, { unit: 'A', levels: [0, 0, 0, 0, 130] })
    const { id } = await aFeedback(app, { unit: 'A' })
    app.clock.set('2026-11-18T09:00:00+07:00')
    await publishQuarter(app)
    const officer = await staffMember(app, 'hoa')
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: 'Đèn đã được thay trong ngày, xin cảm ơn ông bà.' })
    app.clock.set('2026-11-19T09:00:00+07:00')
    expect(await stateOf(app)).toMatchObject({ state: 'published' })
    await giveRatings(app.db, { unit: 'A', levels: [0, 0, 0, 0, 10], knownOn: '2026-11-02' })
    await publishQuarter(app, '2026-Q3', { reason: 'Máy tính bảng gửi muộn' })
    const { correction } = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    const ofOffice = correction?.changes.filter(({ unit }) => unit.code === 'ROOT')
    expect(ofOffice?.map(({ figure, before, after }) => [figure, before, after])).toEqual([
      ['n', 130, 140],
      ['satisfied', 130, 140],
      ['rated', 130, 140],
      ['late', 0, 1],
      ['overdue', 1, 0],
      ['medianWorkingMinutes', null, 31740],
    ])
  })

  test('moves no more once it is published, whatever changes behind it', async () => {
    const app = await quarter()
    await app.addPerson('nguoi-doc', 'leader')
    await app.addPerson('dem-luot', 'coordinator')
    await publishQuarter(app)
    const before = await bytes(app, '/public/results/2026-Q3.json')
    const page = await bytes(app, '/public/results/2026-Q3')
    const staff = async (unit: string) => {
      const headers = await app.signIn('nguoi-doc')
      return (await app.request(`/api/reports/satisfaction?period=2026-Q3&unit=${unit}`, { headers })).json()
    }
    const [whole, ofA] = [await staff('ROOT'), await staff('A')]
    await rateLate(app, 'A', [30, 0, 0, 0, 0], '2026-11-02')
    await giveRatings(app.db, { unit: 'B', levels: [50, 0, 0, 0, 0], knownOn: '2026-09-01' })
    await giveItem(app.db, { unit: 'B', status: 'assigned' })
    await app.db.updateTable('unit').set({ name: 'Tên khác' }).where('code', '=', 'A').execute()
    await app.addUnit('D')
    await enterServed(app, '2026-08-14', 400)
    app.clock.set('2026-11-25T09:00:00+07:00')
    expect(await bytes(app, '/public/results/2026-Q3.json')).toBe(before)
    expect(await bytes(app, '/public/results/2026-Q3')).toBe(page)
    expect(await staff('ROOT')).toEqual(whole)
    expect(await staff('A')).toMatchObject({ n: (ofA as { n: number }).n })
  })

  test('is corrected by the next number, with a reason and what moved, and the old number stays', async () => {
    const app = await quarter()
    await publishQuarter(app)
    const first = await bytes(app, '/public/results/2026-Q3.json')
    const submitter = await actAs(app, 'nguoi-trinh', 'coordinator')
    await expect(submitResults(submitter, Q3, { ...NOTHING_SAID, reason: WHY })).rejects.toMatchObject({
      code: 'results/nothing-changed',
    })
    await rateLate(app, 'A', [40, 0, 0, 0, 0], '2026-11-02')
    await expect(submitResults(submitter, Q3, { ...NOTHING_SAID, reason: 'ok' })).rejects.toMatchObject({
      code: 'results/reason-needed',
    })
    await publishQuarter(app, '2026-Q3', { reason: WHY })
    const document = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    expect(document).toMatchObject({
      number: 2,
      correction: { of: 1, reason: WHY },
      satisfaction: { n: 256 },
    })
    expect(document.correction?.changes).toContainEqual({
      unit: { code: 'A', name: 'Đơn vị A', nameEn: 'Đơn vị A' },
      figure: 'n',
      before: 120,
      after: 160,
    })
    expect(await bytes(app, '/public/results/2026-Q3/1.json')).toBe(first)
    expect(await bytes(app, '/public/results/2026-Q3/1')).toContain('Bản này đã được đính chính')
    const page = await bytes(app, '/public/results/2026-Q3?lang=en')
    expect(page).toContain(`<span lang="vi">${WHY}</span>`)
    expect(page).toContain('Ratings: some came, or count otherwise, since')
    expect(await faultsOf(app)).toEqual([])
  })

  test('tells late ratings in tens, so that no two numbers give anybody away', async () => {
    const app = await quarter()
    await publishQuarter(app)
    await rateLate(app, 'A', [9, 0, 0, 0, 0], '2026-11-02')
    await rateLate(app, 'B', [0, 0, 0, 0, 12], '2026-11-02')
    await publishQuarter(app, '2026-Q3', { reason: WHY })
    const second = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    const counts = (document: ResultsDocument) =>
      Object.fromEntries(document.satisfaction.byUnit.map(({ unit, n }) => [unit.code, n]))
    expect(counts(second)).toEqual({ A: 120, B: 72, C: 36 })
    await rateLate(app, 'A', [1, 0, 0, 0, 0], '2026-11-10')
    await publishQuarter(app, '2026-Q3', { reason: WHY })
    const third = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    expect(counts(third)).toEqual({ A: 130, B: 72, C: 36 })
    expect(await findDisclosures(app.service)).toMatchObject({ found: [], notes: [] })
  })

  test('lists what moved of other ways and of what is left out, which alone make a correction', async () => {
    const app = await quarter()
    await app.addPerson('dem-luot', 'coordinator')
    await giveRatings(app.db, { unit: 'A', channel: 'paper', levels: [1, 1, 1, 5, 12] })
    await giveRatings(app.db, { unit: 'B', flag: 'suspect-burst', levels: [10, 0, 0, 0, 2] })
    await publishQuarter(app)
    expect(await stateOf(app)).toMatchObject({ state: 'published' })

    // A box of ballots that turns up once the quarter is signed, and a burst.
    const knownOn = '2026-11-02'
    await giveRatings(app.db, { unit: 'A', channel: 'paper', levels: [0, 0, 0, 0, 15], knownOn })
    await giveRatings(app.db, { unit: 'B', flag: 'suspect-burst', levels: [11, 0, 0, 0, 0], knownOn })
    expect(await stateOf(app)).toMatchObject({ state: 'moved' })
    await publishQuarter(app, '2026-Q3', { reason: 'Một thùng phiếu bị bỏ sót' })
    const second = JSON.parse(await bytes(app, '/public/results/2026-Q3.json')) as ResultsDocument
    expect(
      second.correction?.changes.map(({ unit, figure, before, after }) => [unit.code, figure, before, after]),
    ).toEqual([
      ['ROOT', 'rated', 236, 251],
      ['ROOT', 'enteredN', 20, 35],
      ['ROOT', 'enteredSatisfied', 17, 32],
      ['ROOT', 'enteredShare', null, 32 / 35],
      ['ROOT', 'suspect-burst', 12, 23],
    ])
    for (const [language, entered, leftOut] of [
      [
        'vi',
        'Cán bộ nhập \\(phiếu giấy, nhập hộ\\): số lượt đánh giá',
        'Không tính: Chạm liên tiếp bất thường',
      ],
      ['en', 'Entered by staff \\(paper, told to staff\\): ratings', 'Left out: Burst'],
    ] as const) {
      const page = await bytes(app, `/public/results/2026-Q3?lang=${language}`)
      expect(page).toMatch(
        new RegExp(`<td>${entered}</td>\\s*<td class="number">20</td>\\s*<td class="number">35</td>`),
      )
      expect(page).toContain(`<td>${leftOut}`)
    }
    expect(await stateOf(app)).toMatchObject({ state: 'published' })
    expect(await faultsOf(app)).toEqual([])
  })

  test('waits once: a second submission, and a second signature, are refused', async () => {
    const app = await quarter()
    const submitter = await actAs(app, 'nguoi-trinh', 'coordinator')
    const signer = await actAs(app, 'nguoi-ky', 'leader')
    const both = await Promise.allSettled([
      submitResults(submitter, Q3, NOTHING_SAID),
      submitResults(submitter, Q3, NOTHING_SAID),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const hash = (await findWaiting(app.db, '2026-Q3'))?.sha256 ?? ''
    const signed = await Promise.allSettled([
      publishResults(signer, Q3, hash),
      publishResults(signer, Q3, hash),
    ])
    expect(signed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await app.db.selectFrom('results_publication').selectAll().execute()).toHaveLength(1)
    expect(await faultsOf(app)).toEqual([])
  })

  test('goes back with a note, and may be submitted again under the same number', async () => {
    const app = await quarter()
    const submitter = await actAs(app, 'nguoi-trinh', 'coordinator')
    const signer = await actAs(app, 'nguoi-ky', 'leader')
    await submitResults(submitter, Q3, NOTHING_SAID)
    await returnResults(signer, Q3, 'Thiếu nhận xét về tháng 8.')
    await expect(returnResults(signer, Q3, 'lần nữa')).rejects.toMatchObject({
      code: 'results/nothing-waiting',
    })
    await publishQuarter(app)
    expect(JSON.parse(await bytes(app, '/public/results/2026-Q3.json'))).toMatchObject({ number: 1 })
  })

  test('is refused before it closes, for a month, and to whoever has no role over the whole office', async () => {
    const app = await quarter()
    await app.addPerson('can-bo', 'officer', 'A')
    await app.addPerson('truong-a', 'leader', 'A')
    await app.addPerson('lanh-dao', 'leader')
    const as = async (name: string) => (await app.signIn(name)).cookie
    const post = async (cookie: string, key: string) =>
      app.request(`/api/results/${key}/submission`, { headers: { cookie }, json: NOTHING_SAID })
    expect((await post(await as('can-bo'), '2026-Q3')).status).toBe(403)
    expect((await post(await as('truong-a'), '2026-Q3')).status).toBe(403)
    const cookie = await as('lanh-dao')
    expect(await (await post(cookie, '2026-Q4')).json()).toMatchObject({ code: 'results/not-closed' })
    expect(await (await post(cookie, '2026-08')).json()).toMatchObject({ code: 'report/unknown-period' })
    const state = (await (
      await app.request('/api/results/2026-Q3', { headers: { cookie } })
    ).json()) as QuarterPublication
    expect(state).toMatchObject({ state: 'ready', waiting: null, draft: { satisfaction: { n: 216 } } })
    expect((await post(cookie, '2026-Q3')).status).toBe(201)
  })

  test('is shown no more where one byte of its copy was changed, and verification names it', async () => {
    const app = await quarter()
    await publishQuarter(app)
    const { document } = await app.db
      .selectFrom('results_publication')
      .select('document')
      .executeTakeFirstOrThrow()
    const forged = document.replace('"n":216', '"n":217')
    await app.db.updateTable('results_publication').set({ document: forged }).execute()
    expect((await app.request('/public/results/2026-Q3')).status).toBe(503)
    await app.db
      .updateTable('results_publication')
      .set({ document: forged, sha256: sha256(forged) })
      .execute()
    expect((await app.request('/public/results/2026-Q3.json')).status).toBe(503)
    expect((await faultsOf(app)).map(inEnglish).join('\n')).toContain('results 2026-Q3, number 1')
  })
})
