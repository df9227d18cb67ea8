import { parse } from 'csv-parse/sync'
import { listEvents } from '../../../db/queries/history/events.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { giveItem, giveRatings } from '../../fixtures/quarter.ts'

const LINE = [
  'Received',
  'Answered on time',
  'Answered late',
  'Open, in time',
  'Open, overdue',
  'Ended in time without an answer',
  'Ended past due without an answer',
  'No date in the source',
]
/** Nothing was reopened, and nobody asked for a contribution. */
const NOTHING_ELSE = Array.from({ length: LINE.length + 6 }, () => '0')
const FORMULA = "=cmd|' /C calc'!A0"

const VERDICTS = [
  ...['Verdicts', 'Share satisfied', 'Lower bound, 95%', 'Upper bound, 95%'],
  ...['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
]

describe.each(DATABASES)('reports as CSV on %s', (database) => {
  const open: TestApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.stop()
  })

  async function start() {
    const app = await startApp(database)
    open.push(app)
    await app.addUnit('A', { name: FORMULA })
    await app.addUnit('B')
    await app.addUnit('C')
    const personId = await app.addPerson('lanh-dao', 'leader')
    const headers = await app.signIn('lanh-dao')
    const take = async (path: string) => {
      const response = await app.request(`/api/reports/${path}`, { headers })
      expect(response.status).toBe(200)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { response, bytes, rows: parse(bytes, { bom: true }) }
    }
    return { app, db: app.db, personId, take }
  }

  test('gives the satisfaction table with hidden cells as words, in the language asked for', async () => {
    const { db, take } = await start()
    await giveRatings(db, { unit: 'A', levels: [0, 0, 10, 40, 50] })
    await giveRatings(db, { unit: 'B', levels: [0, 0, 2, 5, 5] })
    await giveRatings(db, { unit: 'C', levels: [0, 0, 0, 0, 14] })
    await giveRatings(db, { unit: 'ROOT', levels: [11, 0, 0, 0, 0], flag: 'suspect-burst' })
    await giveRatings(db, { unit: 'C', levels: [0, 0, 0, 0, 74], channel: 'paper' })

    const { response, bytes, rows } = await take('satisfaction.csv?period=2026-Q3')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="satisfaction-2026-Q3-ROOT.csv"',
    )
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [header, total, a, b] = rows
    expect(header?.slice(0, 8)).toEqual([
      'Kỳ',
      'Mã đơn vị',
      'Đơn vị',
      'Số lượt đánh giá',
      'Số lượt hài lòng',
      'Tỷ lệ hài lòng',
      'Cận dưới 95%',
      'Cận trên 95%',
    ])
    expect(total?.slice(3, 6)).toEqual(['126', '114', '0.9048'])
    expect(total?.slice(8, 17)).toEqual(['0', '0', '12', '45', '69', '11', '0', '0', '0'])
    expect(header?.slice(16, -8)).toEqual([
      'Đến sau khi chốt',
      ...[
        'Tính riêng: Điện thoại của người dân',
        'Tính riêng: Cán bộ nhập (phiếu giấy, nhập hộ)',
        'Gộp: Mọi kênh',
      ].flatMap((way) =>
        ['Số lượt đánh giá', 'Số lượt hài lòng', 'Tỷ lệ hài lòng'].map((name) => `${way}: ${name}`),
      ),
    ])
    const few = 'Chưa đủ 10 lượt để công bố'
    expect(total?.slice(17, -8)).toEqual([few, few, few, '74', '74', '1.0000', '200', '188', '0.9400'])
    expect(a?.slice(16, -8)).toEqual(Array.from({ length: 10 }, () => ''))
    expect(a?.slice(3, 6)).toEqual(['100', '90', '0.9000'])
    expect(b?.slice(3, 6)).toEqual(['12', '10', 'dưới 30 lượt, không tính tỷ lệ'])

    const english = (await take('satisfaction.csv?period=2026-Q3&lang=en')).rows
    expect(english[0]?.[3]).toBe('Ratings')

    await giveRatings(db, { unit: 'A', day: '2026-05-05', levels: [0, 0, 0, 0, 5] })
    await giveRatings(db, { unit: 'B', day: '2026-05-05', levels: [0, 0, 0, 0, 53] })
    const hidden = (await take('satisfaction.csv?period=2026-Q2&lang=en')).rows
    expect(hidden.slice(2).map((row) => row[3])).toEqual([
      'Fewer than 10 ratings, not shown',
      'Enough ratings, hidden beside a small group so that nobody can work that out',
    ])
  })

  test('never gives a spreadsheet a formula', async () => {
    const { db, take } = await start()
    await giveRatings(db, { unit: 'A', levels: [0, 0, 0, 0, 100] })
    await giveItem(db, { unit: 'A', status: 'assigned' })
    for (const path of ['satisfaction.csv', 'timeliness.csv']) {
      const { rows } = await take(path)
      expect(rows.flat()).toContain(`'${FORMULA}`)
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }
  })

  test('gives the timeliness table', async () => {
    const { db, take } = await start()
    await giveItem(db, { unit: 'B', status: 'closed', answer: { onTime: true, workingMinutes: 75 } })
    await giveItem(db, { unit: 'C', status: 'assigned' })
    const { rows } = await take('timeliness.csv?period=2026-Q3&lang=en')
    expect(rows).toEqual([
      [
        ...['Period', 'Unit code', 'Unit', ...LINE, 'Deadline decided', 'On time, of those decided'],
        ...['Lower bound, 95%', 'Upper bound, 95%', 'Median working minutes', 'Leads now'],
        ...LINE.map((name) => `Reopened: ${name}`),
        ...['Asked to contribute', 'Contributed on time', 'Contributed late', 'Contributions open, in time'],
        ...['Contributions overdue', 'Contributions no longer needed'],
        ...VERDICTS.map((name) => `Citizens on the answers: ${name}`),
      ],
      [
        ...['2026-Q3', 'ROOT', 'Public Administration Service Centre'],
        ...['2', '1', '0', '0', '1', '0', '0', '0', '2', '0.5'],
        ...[expect.stringMatching(/^0\.0945/), expect.stringMatching(/^0\.9054/), '75', '2'],
        ...NOTHING_ELSE,
        ...VERDICTS.map(() => 'Fewer than 10 ratings, not shown'),
      ],
      [
        ...['2026-Q3', 'B', 'Đơn vị B', '1', '1', '0', '0', '0', '0', '0', '0', '1', '1'],
        ...[expect.stringMatching(/^0\.2065/), '1', '75', '1', ...NOTHING_ELSE, ...VERDICTS.map(() => '')],
      ],
      [
        ...['2026-Q3', 'C', 'Đơn vị C', '1', '0', '0', '0', '1', '0', '0', '0', '1', '0', '0'],
        ...[expect.stringMatching(/^0\.7934/), '', '1', ...NOTHING_ELSE, ...VERDICTS.map(() => '')],
      ],
    ])
  })

  test('writes down who took which report, and nothing where none was given', async () => {
    const { app, db, personId, take } = await start()
    await take('satisfaction.csv?period=2026-Q3&unit=A')
    await take('timeliness.csv?period=2026-Q2')
    await app.addPerson('can-bo', 'officer')
    const officer = await app.signIn('can-bo')
    expect((await app.request('/api/reports/satisfaction.csv', { headers: officer })).status).toBe(403)
    const log = await listEvents(db, 'exports')
    expect(log.map(({ actor_id, body }) => [actor_id, JSON.parse(body) as unknown])).toEqual([
      [personId, { what: 'reports/satisfaction', parameters: { period: '2026-Q3', unit: 'A' } }],
      [personId, { what: 'reports/timeliness', parameters: { period: '2026-Q2', unit: 'ROOT' } }],
    ])
  })
})
