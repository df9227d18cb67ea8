import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, type ImportOptions, type ImportTotals } from '../../server/channels/files/import-file.ts'
import { ImportMapping } from '../../server/channels/files/import-mapping.ts'
import type { TimelinessReport } from '../../server/contract/report.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { realDataFolder } from './folder.ts'

/*
 * Baltimore's sample of 311 requests, 2014–2017: times without a zone (New York), the file's DueDate is the promised
 * date, its CloseDate the answer. What the service reports is compared with what the file says when read plainly.
 */
const FILE = join(realDataFolder(), 'baltimore311', 'requests-2014-2017.csv')
const ZONE = 'America/New_York'

interface Request {
  readonly quarter: string
  readonly agency: string
  readonly closed: boolean
  readonly hasDue: boolean
  /** Null where one of the two dates is missing. */
  readonly onTime: boolean | null
}

/** `04/22/2014 01:07:39 PM` as text that sorts; '' stays ''. */
function sortable(time: string): string {
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d:\d\d) ([AP])M$/.exec(time)
  if (!match) return ''
  const [, month, day, year, hour, rest, half] = match
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
  return `${year}-${month}-${day} ${String(hours).padStart(2, '0')}:${rest}`
}

function readRequests(): Request[] {
  const rows = parse(readFileSync(FILE), { columns: true, bom: true }) as Record<string, string>[]
  return rows.map((row) => {
    const created = sortable(row['CreatedDate'] ?? '')
    const [due, close] = [sortable(row['DueDate'] ?? ''), sortable(row['CloseDate'] ?? '')]
    return {
      quarter: `${created.slice(0, 4)}-Q${Math.ceil(Number(created.slice(5, 7)) / 3)}`,
      agency: row['Agency'] ?? '',
      closed: close !== '',
      hasDue: due !== '',
      onTime: due === '' || close === '' ? null : close <= due,
    }
  })
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

const requests = readRequests()
const quarters = [...new Set(requests.map(({ quarter }) => quarter))].sort()

test('the file is the one these figures were taken from', () => {
  expect(requests).toHaveLength(7_545)
  const withBoth = requests.filter(({ onTime }) => onTime !== null)
  expect(withBoth).toHaveLength(7_278)
  expect(withBoth.filter(({ onTime }) => onTime)).toHaveLength(6_079)
})

describe.each(DATABASES)('Baltimore 311 on %s', (database) => {
  let app: TestApp
  let cookie: Record<string, string>
  let totals: ImportTotals

  const options: ImportOptions = {
    format: 'csv',
    mapping: ImportMapping.parse(
      JSON.parse(readFileSync(join(import.meta.dirname, 'mappings/baltimore-311.json'), 'utf8')),
    ),
    channel: 'file-import',
    zone: ZONE,
    historical: true,
    policyCode: 'imported',
    isRehearsal: false,
    createUnits: true,
  }
  const run = () => importFile(app.owner, createReadStream(FILE), options, () => undefined)

  beforeAll(async () => {
    app = await startApp(database, { now: '2026-11-20T09:00:00-05:00', env: { ORGANISATION_ZONE: ZONE } })
    await app.addPerson('leader', 'leader')
    cookie = await app.signIn('leader')
    totals = await run()
  })
  afterAll(() => app.stop())

  const report = async (quarter: string): Promise<TimelinessReport> => {
    const response = await app.request(`/api/reports/timeliness?period=${quarter}`, { headers: cookie })
    expect(response.status).toBe(200)
    return (await response.json()) as TimelinessReport
  }

  test('takes every request, and takes it once', async () => {
    expect(totals).toMatchObject({ rows: 7_545, accepted: 7_545, refused: 0 })
    expect(await run()).toMatchObject({ rows: 7_545, accepted: 0, duplicate: 7_545, refused: 0 })
  })

  test('says of those with both dates how many were closed not after due', async () => {
    const rows = await app.db
      .selectFrom('feedback')
      .select(['on_time', (eb) => eb.fn.countAll<number>().as('n')])
      .where('policy_code', '=', 'imported')
      .where('answered_at', 'is not', null)
      .groupBy('on_time')
      .execute()
    expect(Object.fromEntries(rows.map(({ on_time, n }) => [on_time, Number(n)]))).toEqual({
      0: 7_278 - 6_079,
      1: 6_079,
    })
  })

  test.each(quarters)('reports %s as the file has it, by agency', async (quarter) => {
    const expected = requests.filter((request) => request.quarter === quarter)
    const said = await report(quarter)
    expect(said.received).toBe(expected.length)
    expect(said).toMatchObject({
      onTime: expected.filter(({ onTime }) => onTime === true).length,
      late: expected.filter(({ onTime }) => onTime === false).length,
      unpromised: expected.filter(({ hasDue }) => !hasDue).length,
    })
    expect(said.openInTime + said.overdue).toBe(
      expected.filter(({ closed, hasDue }) => !closed && hasDue).length,
    )
    const byUnit = Object.fromEntries(said.byUnit.map(({ unit, received }) => [unit.name, received]))
    expect(byUnit).toEqual(countBy(expected, ({ agency }) => agency))
  })

  test('keeps every history whole', async () => {
    expect(await verifyInstallation(app.service)).toMatchObject({ items: 7_545, faults: [] })
  })
})
