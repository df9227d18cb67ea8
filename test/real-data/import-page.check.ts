import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RoutingRuleInput } from '../../server/contract/people.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'
import { realDataFolder } from './folder.ts'

/*
 * Files that went wrong somewhere, and files of two cities, through the import page as a coordinator does it: chosen, read, tried,
 * brought in, the report taken. What is right is said beside each file by whoever collected them.
 */

/** A Monday after the days in the files. */
const NOW = '2026-11-30T09:00:00+07:00'

interface Seen {
  /** What is said of a file that is not taken. */
  readonly refused?: string
  readonly encoding?: string
  /** What would become of the rows, and what became of them. */
  readonly trial?: string
  readonly run?: string
  /** Why rows are refused or warned of: kind, field, rows. */
  readonly fates?: readonly string[]
}

const said = (rows: number, counts: string) => ({
  trial: `Đã chạy thử: ${rows} dòng – ${counts.replace('nhận', 'sẽ nhận')}`,
  run: `Đã nhập xong: ${rows} / ${rows} dòng – ${counts}`,
})
const taken = (rows: number, warned = 0) =>
  said(rows, `${rows} nhận${warned > 0 ? ` (${warned} có lưu ý)` : ''} · 0 đã có · 0 từ chối`)
const refused = (rows: number) => said(rows, `0 nhận · 0 đã có · ${rows} từ chối`)

describe('real files through the import page', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  let page: Page

  beforeAll(async () => {
    browser = await startBrowser({ now: NOW })
    app = await startApp('sqlite', { now: NOW })
    for (const [code, name] of [
      ['TA1', 'Xã Thạnh An'],
      ['TA2', 'Xã Thanh An'],
      ['KD', 'Phòng Kinh doanh'],
      ['TH', 'Chi cục Thuế'],
      ['TY', 'Trạm Thú y'],
    ] as const)
      await app.addUnit(code, { name })
    for (const [unit, word] of [
      ['KD', 'chợ'],
      ['TH', 'thuế'],
      ['TY', 'chó'],
    ] as const)
      await addRoutingRule(app.owner, RoutingRuleInput.parse({ name: word, unit, words: [word] }))
    await app.addPerson('dieu.phoi', 'coordinator')
    served = await serveApp(app)
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
    const [name = '', value = ''] = (await app.signIn('dieu.phoi')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    page = await context.newPage()
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await app.stop()
    await browser.close()
  })

  const choose = async (path: string, content: Buffer = readFileSync(join(realDataFolder(), path))) => {
    await page.goto(`${served.url}/app/import`)
    const file = { name: basename(path), mimeType: 'application/octet-stream', buffer: content }
    await page.getByLabel('Chọn tệp hoặc thả tệp vào đây').setInputFiles(file)
    const read = page.getByRole('heading', { name: '1. Tệp được đọc thế nào' })
    const problem = page.locator('import-drop').getByRole('alert')
    await read.or(problem).first().waitFor()
    return (await read.isVisible()) ? undefined : (await problem.innerText()).trim()
  }
  const textOf = async (label: string) =>
    (await page.locator('import-run').getByText(label).innerText()).trim()
  const fatesOf = async () =>
    (await page.locator('import-run tbody tr').all()).length === 0
      ? []
      : await page.locator('import-run tbody tr').evaluateAll((rows) =>
          rows.map((row) =>
            [...row.querySelectorAll('td')]
              .filter((_, at) => at !== 2)
              .map((cell) => (cell.textContent ?? '').trim())
              .join(' '),
          ),
        )
  const bringIn = async (): Promise<Seen> => {
    await page.getByRole('button', { name: 'Chạy thử' }).click()
    const tried = page.getByText('Đã chạy thử:')
    const failed = page.locator('import-run .problem')
    const notYet = page.locator('import-page .errors')
    await tried.or(failed).or(notYet).first().waitFor()
    for (const problem of [failed, notYet])
      if (await problem.isVisible())
        return { refused: (await problem.innerText()).replace(/\s+/g, ' ').trim() }
    const [trial, fates] = [await textOf('Đã chạy thử:'), await fatesOf()]
    expect(await findAxeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Nhập vào hệ thống' }).click()
    await page.getByText('Đã nhập xong:').waitFor()
    const run = await textOf('Đã nhập xong:')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải báo cáo nhập (CSV)' }).click()
    const report = readFileSync(await (await download).path(), 'utf8')
    expect(report.trim().split('\n').length).toBeGreaterThan(1)
    return { trial, run, ...(fates.length > 0 ? { fates } : {}) }
  }
  const through = async (path: string, prepare?: () => Promise<void>, content?: Buffer): Promise<Seen> => {
    const refused = await choose(path, content)
    if (refused !== undefined) return { refused }
    await prepare?.()
    const encoding = page.getByLabel('Bảng mã')
    const found = (await encoding.isVisible())
      ? (await encoding.locator('option').first().innerText()).replace('tự tìm: ', '').trim()
      : undefined
    return { ...(found === undefined ? {} : { encoding: found }), ...(await bringIn()) }
  }

  test.each<[string, Seen]>([
    // As they were written, to the last digit.
    ['bigint.json', { encoding: 'UTF-8', ...taken(3) }],
    [
      'coordinates.csv',
      { encoding: 'UTF-8', ...taken(3, 3), fates: ['có lưu ý place.lat 3 2 (B-17), 3 (B-18), 4 (B-19)'] },
    ],
    ['cp1258.csv', { encoding: 'Windows-1258', ...taken(1) }],
    ['empty-lines-end.csv', { encoding: 'UTF-8', ...taken(1) }],
    [
      'excel-error-text.csv',
      {
        encoding: 'UTF-8',
        ...refused(4),
        fates: ['từ chối text 4 2 (B-9), 3 (B-10), 4 (B-11), 5 (B-12)'],
      },
    ],
    ['fold-collision-units.csv', { encoding: 'UTF-8', ...taken(2) }],
    ['fold-collision-words.csv', { encoding: 'UTF-8', ...taken(5) }],
    ['header-case.csv', { encoding: 'UTF-8', ...taken(1) }],
    // The column that stands twice is named, and cannot be chosen.
    ['header-dup.csv', { encoding: 'UTF-8', refused: 'text: cần một cột của tệp' }],
    ['historical-no-due.csv', { encoding: 'UTF-8', ...taken(2) }],
    ['html.xls', { refused: 'Tệp không phải CSV, JSON hoặc sổ tính .xlsx; xem danh sách kèm theo.' }],
    ['mixed-eol.csv', { encoding: 'UTF-8', ...taken(2) }],
    ['nfd-header.csv', { encoding: 'UTF-8', ...taken(1) }],
    ['quoted-newline-header.csv', { encoding: 'UTF-8', ...taken(1) }],
    // Column names alone.
    ['real.xlsx', { refused: 'Tệp không có dòng dữ liệu nào.' }],
    [
      'sci-phone.csv',
      {
        encoding: 'UTF-8',
        ...taken(4, 3),
        fates: ['có lưu ý sender.phone 2 3 (B-6), 4 (B-7)', 'có lưu ý sender.phone 1 2 (B-5)'],
      },
    ],
    [
      'sci-ref.csv',
      {
        encoding: 'UTF-8',
        ...refused(3),
        fates: ['từ chối externalRef 3 2 (1.02603E+11), 3 (1.02603E+11), 4 (1.02603E+11)'],
      },
    ],
    ['utf16le.csv', { encoding: 'UTF-16', ...taken(1) }],
    ['values-space.csv', { encoding: 'UTF-8', ...taken(5) }],
    ['vi-am-pm.csv', { encoding: 'UTF-8', ...taken(2) }],
  ])('%s', async (name, right) => {
    expect(await through(`cases/${name}`)).toEqual(right)
  })

  test('what they say is kept as it was meant: digits, hours, units by their marks, words by theirs', async () => {
    const rows = await app.db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select(['external_ref', 'unit.code', 'received_at', 'on_time', 'feedback.kind'])
      .execute()
    const of = (ref: string) => rows.find(({ external_ref }) => external_ref === ref)
    for (const digits of ['12345678901234567890', '12345678901234567891', '9007199254740993'])
      expect(of(digits)?.code).toBe('ROOT')
    expect([of('S-1'), of('S-2')].map((row) => row?.received_at)).toEqual([
      '2026-11-27T07:30:00.000Z',
      '2026-11-27T02:05:00.000Z',
    ])
    expect(['U-1', 'U-2', 'W-1', 'W-2', 'W-3', 'W-5'].map((ref) => of(ref)?.code)).toEqual([
      'TA1',
      'TA2',
      'ROOT',
      'ROOT',
      'KD',
      'TY',
    ])
    expect(['TH', 'KD']).toContain(of('W-4')?.code)
    expect([of('HIS-1'), of('HIS-2')].map((row) => row?.on_time)).toEqual([null, null])
    expect(new Set(['V-1', 'V-2', 'V-3', 'V-4', 'V-5'].map((ref) => of(ref)?.kind))).toEqual(
      new Set(['report']),
    )
  })

  test('a slice of Baltimore’s requests: month first, in halves of days, an agency said by hand', async () => {
    const path = 'baltimore311/requests-2014-2017.csv'
    const lines = readFileSync(join(realDataFolder(), path), 'utf8').split('\n').slice(0, 301)
    const prepare = async () => {
      await page.getByText('tháng/ngày: 300').first().waitFor()
      await page.getByLabel('“Solid Waste”').selectOption({ label: 'là Phòng Kinh doanh' })
      await page.getByText('Đang đọc lại…').waitFor({ state: 'hidden' })
    }
    expect(await through(path, prepare, Buffer.from(lines.join('\n')))).toMatchObject(taken(300))
  })

  test('Đà Nẵng’s feedback, whose time nobody could guess', async () => {
    const prepare = async () => {
      await page.getByLabel('Thời điểm nhận (bắt buộc)').selectOption('occurred')
      await page.getByText('Đang đọc lại…').waitFor({ state: 'hidden' })
    }
    expect(await through('danang1022/samples.json', prepare)).toMatchObject(taken(6))
  })
})
