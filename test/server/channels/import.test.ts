import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  importFile,
  type ImportOptions,
  type ReportLine,
} from '../../../server/channels/files/import-file.ts'
import { ImportMapping } from '../../../server/channels/files/import-mapping.ts'
import { importCommand } from '../../../server/cli/import.ts'
import { readConfig } from '../../../server/config.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import { parsePeriod } from '../../../server/domain/period.ts'
import { timelinessReport } from '../../../server/reports/timeliness-report.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { staffMember } from '../../fixtures/feedback.ts'
import { DATA_ENV } from '../../fixtures/data-folder.ts'

const MAPPING = ImportMapping.parse({
  externalRef: 'Mã',
  receivedAt: { column: 'Nhận', format: 'DD/MM/YYYY HH:mm' },
  text: 'Nội dung',
  kind: { from: 'Loại', values: { 'Kiến nghị': 'proposal' }, otherwise: 'report' },
  promisedDueAt: { column: 'Hạn', format: 'DD/MM/YYYY' },
  answeredAt: { column: 'Trả lời', format: 'DD/MM/YYYY HH:mm' },
  leadUnit: 'Đơn vị',
})
const HEADER = 'Mã,Nhận,Nội dung,Loại,Hạn,Trả lời,Đơn vị'

describe.each(DATABASES)('an import on %s', (database) => {
  let app: TestApp
  let counter = 0

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT', { name: 'Phòng Môi trường' })
  })
  afterAll(() => app.stop())

  const run = async (content: string | Buffer, changes: Partial<ImportOptions> = {}) => {
    const lines: ReportLine[] = []
    const totals = await importFile(
      app.owner,
      inChunks(Buffer.from(content)),
      {
        format: 'csv',
        mapping: MAPPING,
        channel: 'file-import',
        zone: 'Asia/Ho_Chi_Minh',
        historical: true,
        policyCode: 'imported',
        isRehearsal: false,
        createUnits: false,
        ...changes,
      },
      (reported) => void lines.push(...reported),
    )
    return { totals, lines }
  }
  const aRef = () => `F-${++counter}`
  const stored = (ref: string) =>
    app.db.selectFrom('feedback').selectAll().where('external_ref', '=', ref).executeTakeFirst()
  const refusalOf = async (content: string | Buffer, changes: Partial<ImportOptions> = {}) => {
    const thrown = await run(content, changes).catch((error: unknown) => error)
    if (!(thrown instanceof Refusal)) throw new Error('the file was not refused')
    return thrown
  }

  test('old items come in with what their source had promised and answered', async () => {
    const [late, open] = [aRef(), aRef()]
    const { totals } = await run(
      `${HEADER}\n${late},05/03/2024 08:00,Rác,Phản ánh,07/03/2024,08/03/2024 00:01,Phòng Môi trường\n` +
        `${open},05/03/2024 08:00,"Cây, đổ",Kiến nghị,,,phong moi truong\n`,
    )
    expect(totals).toEqual({ rows: 2, accepted: 2, warned: 0, duplicate: 0, refused: 0, codes: {} })
    expect(await stored(late)).toMatchObject({
      received_at: '2024-03-05T01:00:00.000Z',
      received_on: '2024-03-05',
      policy_code: 'imported',
      promised_due_at: '2024-03-07T17:00:00.000Z',
      status: 'answered',
      on_time: 0,
      historical: 1,
    })
    expect(await stored(open)).toMatchObject({
      text: 'Cây, đổ',
      kind: 'proposal',
      policy_code: 'same-day',
      promised_due_at: null,
      on_time: null,
      status: 'assigned',
      routing: JSON.stringify({ kind: 'source', unit: 'phong moi truong', match: 'without-marks' }),
    })
  })

  test('old items without a date in their source are neither on time nor late, open or answered', async () => {
    const [answered, open] = [aRef(), aRef()]
    await run(
      `${HEADER}\n${answered},05/03/2024 08:00,Rác,,,08/03/2024 00:01,MT\n${open},05/03/2024 08:00,Rác,,,,MT\n`,
    )
    expect(await stored(answered)).toMatchObject({ promised_due_at: null, on_time: null, breached_at: null })
    const root = await findUnitByCode(app.db, 'ROOT')
    if (!root) throw new Error('no root')
    const report = await timelinessReport(app.service, root, parsePeriod('2024-03-05..2024-03-05'))
    expect(report).toMatchObject({ unpromised: report.received - report.late - report.onTime, overdue: 0 })
    expect(report.unpromised).toBeGreaterThanOrEqual(2)
  })

  test('answered on the day it was due is on time', async () => {
    const ref = aRef()
    await run(`${HEADER}\n${ref},05/03/2024 08:00,Rác,,07/03/2024,07/03/2024 23:59,MT\n`)
    expect(await stored(ref)).toMatchObject({ on_time: 1 })
  })

  test('the same file again finds duplicates only; changed content is kept aside', async () => {
    const ref = aRef()
    const file = `${HEADER}\n${ref},05/03/2024 08:00,Rác,,,,MT\n`
    await run(file)
    expect((await run(file)).totals).toMatchObject({ accepted: 0, duplicate: 1 })
    const changed = await run(file.replace('Rác', 'Rác nhiều'))
    expect(changed.totals.codes).toEqual({ 'feedback/conflict': 1 })
    expect(await stored(ref)).toMatchObject({ text: 'Rác' })
  })

  test('bad rows are reported with line, field and words; good ones around them are kept', async () => {
    const [first, last] = [aRef(), aRef()]
    const { totals, lines } = await run(
      [
        HEADER,
        `${first},05/03/2024 08:00,"hai\ndòng",,,,MT`,
        `${aRef()},2024-03-05,Rác,,,,MT`,
        `${aRef()},05/03/2024 08:00,,,,,MT`,
        `${aRef()},31/02/2024 08:00,Rác,,,,MT`,
        `${aRef()},05/03/2024 08:00,Rác,,04/03/2024,,MT`,
        `${aRef()},05/03/2024 08:00`,
        `${aRef()},05/03/2999 08:00,Rác,,,,MT`,
        `${last},05/03/2024 08:00,Rác,,,,Đơn vị lạ`,
      ].join('\r\n'),
    )
    expect(totals).toMatchObject({ rows: 8, accepted: 3, warned: 1, refused: 5 })
    expect(lines.map(({ line, status, field, code }) => [line, status, field, code])).toEqual([
      [2, 'accepted', '', ''],
      [4, 'refused', 'receivedAt', 'feedback/invalid'],
      [5, 'refused', 'text', 'feedback/invalid'],
      [6, 'refused', 'receivedAt', 'feedback/invalid'],
      [7, 'accepted', 'promisedDueAt', ''],
      [8, 'refused', '', 'feedback/invalid'],
      [9, 'refused', '', 'feedback/received-in-future'],
      [10, 'accepted', '', ''],
    ])
    expect(lines.filter(({ status, vi, en }) => status === 'refused' && (vi === '' || en === ''))).toEqual([])
    expect(await stored(last)).toMatchObject({
      status: 'new',
      routing: JSON.stringify({ kind: 'source', unit: 'Đơn vị lạ', match: 'unknown' }),
    })
  })

  test('a dry run reports the same and writes nothing', async () => {
    const [ref, other] = [aRef(), aRef()]
    const file = [
      HEADER,
      `${ref},05/03/2024 08:00,Rác,,,,MT`,
      `${ref},05/03/2024 08:00,Rác,,,,MT`,
      `${ref},05/03/2024 08:00,Khác,,,,MT`,
      `${other},sai,Rác,,,,MT`,
    ].join('\n')
    const rehearsed = await run(file, { isRehearsal: true })
    expect(await stored(ref)).toBeUndefined()
    expect(rehearsed).toEqual(await run(file))
    expect(rehearsed.totals).toMatchObject({ accepted: 1, duplicate: 1, refused: 2 })
  })

  test('items of any age need the word that they are history', async () => {
    const file = `${HEADER}\n${aRef()},05/03/2024 08:00,Rác,,,,MT\n`
    const { totals } = await run(file, { historical: false })
    expect(totals.codes).toEqual({ 'feedback/received-too-long-ago': 1 })
  })

  test('units that the file names are made on request, once', async () => {
    const rows = [1, 2, 3].map(() => `${aRef()},05/03/2024 08:00,Rác,,,,Ban Quản lý Chợ`)
    await run([HEADER, ...rows].join('\n'), { createUnits: true })
    const made = await app.db
      .selectFrom('unit')
      .select('code')
      .where('name', '=', 'Ban Quản lý Chợ')
      .execute()
    expect(made).toEqual([{ code: 'BAN-QUAN-LY-CHO' }])
  })

  test('units whose names differ by their marks alone stay apart; an unmarked name that may be either waits in triage', async () => {
    const [one, other, either] = [aRef(), aRef(), aRef()]
    const row = (ref: string, unit: string) => `${ref},05/03/2024 08:00,Rác,,,,${unit}`
    const file = [HEADER, row(either, 'Xa Tan Thanh'), row(one, 'Xã Tân Thạnh'), row(other, 'Xã Tân Thanh')]
    await run(file.join('\n'), { createUnits: true })
    const made = await app.db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('name', 'in', ['Xã Tân Thạnh', 'Xã Tân Thanh', 'Xa Tan Thanh'])
      .execute()
    const idOf = (name: string) => made.find((unit) => unit.name === name)?.id
    expect(made).toHaveLength(2)
    expect(await stored(one)).toMatchObject({ lead_unit_id: idOf('Xã Tân Thạnh'), status: 'assigned' })
    expect(await stored(other)).toMatchObject({ lead_unit_id: idOf('Xã Tân Thanh'), status: 'assigned' })
    const waiting = await stored(either)
    expect(waiting?.status).toBe('new')
    expect(JSON.parse(waiting?.routing ?? '')).toEqual({
      kind: 'source',
      unit: 'Xa Tan Thanh',
      match: 'several',
      among: ['Xã Tân Thạnh', 'Xã Tân Thanh'],
    })
  })

  test.each([',', ';', '\t'])('the separator %j and a byte order mark are understood', async (separator) => {
    const ref = aRef()
    const row = [ref, '05/03/2024 08:00', 'Rác', '', '', '', 'MT']
    const file = `\ufeff${[HEADER.replaceAll(',', separator), row.join(separator)].join('\n')}`
    expect((await run(file)).totals).toMatchObject({ accepted: 1 })
  })

  test('a quote that never ends is refused with its line; what came before is kept', async () => {
    const ref = aRef()
    const file = `${HEADER}\n${ref},05/03/2024 08:00,"Rác",,,,MT\n${aRef()},05/03/2024 08:00,"Rác,,,,MT\n${'x\n'.repeat(50)}`
    const refusal = await refusalOf(file)
    expect([refusal.code, refusal.errors[0]?.field]).toEqual(['import/unreadable', 'line 3'])
    expect(await stored(ref)).toBeDefined()
  })

  test('bytes that are not UTF-8 are refused with their line, wherever chunks are cut', async () => {
    const good = Buffer.from(`${HEADER}\n${aRef()},05/03/2024 08:00,Rác đường phố,,,,MT\n`)
    const refusal = await refusalOf(Buffer.concat([good, Buffer.from([0x41, 0xe1, 0x0a])]))
    expect([refusal.code, refusal.detail]).toEqual(['import/wrong-encoding', 'line 3'])
  })

  test('a column that the file does not have is named', async () => {
    const refusal = await refusalOf('Mã,Nhận,Nội dung\n1,05/03/2024 08:00,x\n')
    expect(refusal.code).toBe('import/unknown-column')
    expect(new Set(refusal.errors.map(({ field }) => field))).toEqual(
      new Set(['Loại', 'Hạn', 'Trả lời', 'Đơn vị']),
    )
  })

  test('an empty file is refused', async () => {
    expect((await refusalOf('')).code).toBe('import/unreadable')
  })

  test.each([
    ['a list', (items: unknown[]) => JSON.stringify(items, null, 2)],
    ['one object a line', (items: unknown[]) => items.map((item) => JSON.stringify(item)).join('\n')],
  ])('JSON in our own names needs no mapping: %s', async (_name, write) => {
    const [one, two] = [aRef(), aRef()]
    const items = [
      {
        externalRef: one,
        receivedAt: '2024-03-05T08:00:00+07:00',
        text: 'Ngoặc "}" và {',
        place: { wardCode: '26734', lat: 10.77, lng: 106.69 },
        sender: { name: 'Trần Văn An', hideName: true },
      },
      { externalRef: two, receivedAt: '2024-03-05', text: 'Chỉ có ngày' },
    ]
    const { totals } = await run(write(items), { format: 'json', mapping: undefined })
    expect(totals).toMatchObject({ rows: 2, accepted: 2 })
    expect(await stored(one)).toMatchObject({ ward_code: '26734', text: 'Ngoặc "}" và {' })
    expect(await stored(two)).toMatchObject({ received_at: '2024-03-04T17:00:00.000Z' })
  })

  test('a sender who wishes to stay unnamed does, in whatever words the source writes it', async () => {
    const wishes: [said: string, hide: number][] = [
      ['Ẩn danh', 1],
      ['Đúng', 1],
      ['có'.normalize('NFD'), 1],
      ['x', 1],
      ['true', 1],
      ['a word that nobody foresaw', 1],
      ['-', 0],
      ['Không', 0],
      ['Không'.normalize('NFD'), 0],
      ['KHÔNG ẨN DANH', 0],
      ['công khai', 0],
      ['false', 0],
      ['0', 0],
      ['', 0],
    ]
    const rows = wishes.map(([said, hide]) => ({ ref: aRef(), said, hide }))
    const lines = rows.map(({ ref, said }) => `${ref},05/03/2024 08:00,Rác,Bà Hoa,${said}`)
    await run(['Mã,Nhận,Nội dung,Tên,Ẩn danh', ...lines].join('\n'), {
      mapping: ImportMapping.parse({
        externalRef: 'Mã',
        receivedAt: { column: 'Nhận', format: 'DD/MM/YYYY HH:mm' },
        text: 'Nội dung',
        senderName: 'Tên',
        hideName: 'Ẩn danh',
      }),
    })
    const kept = await app.db
      .selectFrom('feedback_sender')
      .innerJoin('feedback', 'feedback.id', 'feedback_sender.feedback_id')
      .select(['external_ref', 'hide_name'])
      .execute()
    const hidden = new Map(kept.map(({ external_ref, hide_name }) => [external_ref, hide_name]))
    expect(rows.map(({ said, ref }) => [said, hidden.get(ref)])).toEqual(wishes)
  })

  test.each([
    ['an object that never ends', '[{"externalRef":"1"},\n{"externalRef":', 'line 2'],
    ['words', 'not json', 'line 1'],
    ['a broken object', '[{"externalRef" 1}]', 'line 1'],
  ])('JSON that cannot be read is refused with its line: %s', async (_name, content, field) => {
    const refusal = await refusalOf(content, { format: 'json', mapping: undefined })
    expect([refusal.code, refusal.errors[0]?.field]).toEqual(['import/unreadable', field])
  })

  test('more rows than one batch are all received, in order', async () => {
    const rows = Array.from({ length: 1_201 }, () => `${aRef()},05/03/2024 08:00,Rác,,,,MT`)
    const { totals, lines } = await run([HEADER, ...rows].join('\n'))
    expect(totals).toMatchObject({ rows: 1_201, accepted: 1_201 })
    expect(lines.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2))
  })

  test('the coordinator may upload a file; an officer may not', async () => {
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('can.bo', 'officer')
    const file = `externalRef,receivedAt,text\n${aRef()},2024-03-05T08:00:00Z,Rác\nX,sai,Rác\n`
    const upload = async (username: string, fields: Record<string, string | Blob>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      const headers = await app.signIn(username)
      return app.request('/api/imports', { method: 'POST', headers, body: form })
    }
    const content = new Blob([file], { type: 'text/csv' })
    const rehearsed = await upload('dieu.phoi', { file: content, dryRun: 'true' })
    expect(await rehearsed.json()).toMatchObject({ totals: { accepted: 1, refused: 1 }, dryRun: true })
    const done = await upload('dieu.phoi', { file: content })
    expect([done.status, await done.json()]).toMatchObject([
      200,
      {
        totals: { accepted: 1, refused: 1 },
        reading: { encoding: 'UTF-8', delimiter: ',', headerLine: 1 },
        lines: [{ line: 3, field: 'receivedAt' }],
      },
    ])
    expect((await upload('can.bo', { file: content })).status).toBe(403)
    expect((await upload('dieu.phoi', { file: 'no file' })).status).toBe(400)
    expect((await upload('dieu.phoi', { file: content, mapping: '{' })).status).toBe(400)
    const { call } = await staffMember(app, 'dieu.phoi')
    expect((await call('/api/imports', { no: 'form' })).status).toBe(400)
  })

  test('the command prints totals and writes a report that no spreadsheet runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hailong-import-'))
    const [file, map, report] = ['in.csv', 'map.json', 'out.csv'].map((name) => join(folder, name))
    if (!file || !map || !report) throw new Error('no folder')
    writeFileSync(file, `Ref,At,Words\n=1+1,2024-03-05 08:00,Rác\n${aRef()},hôm qua,Rác\n`)
    writeFileSync(map, JSON.stringify({ externalRef: 'Ref', receivedAt: 'At', text: 'Words' }))
    const printed: string[] = []
    const config = readConfig({ DATABASE_URL: app.url, LOG_LEVEL: 'silent', ...DATA_ENV })
    const command = (...args: string[]) =>
      importCommand.run({
        args: [file, ...args],
        config,
        print: (line) => printed.push(typeof line === 'string' ? line : line.en),
      })
    expect(await command('--map', map, '--historical', '--report', report)).toBe(1)
    expect(printed.slice(0, 2)).toEqual([
      'read as UTF-8, columns apart by comma, their names on line 1',
      '2 rows: 1 accepted, 0 there already, 1 refused',
    ])
    const [, first, second] = readFileSync(report, 'utf8').split('\n')
    expect(first).toContain("2,'=1+1,accepted")
    expect(second).toContain('refused,feedback/invalid,receivedAt')
    await expect(command('--zone', 'Mars/One')).rejects.toThrow('--zone')
    rmSync(folder, { recursive: true })
  })
})

/** Small pieces, so that characters and fields are cut in two. */
async function* inChunks(content: Buffer): AsyncGenerator<Uint8Array> {
  const size = content.length > 10_000 ? 4_096 : 7
  for (let at = 0; at < content.length; at += size)
    yield await Promise.resolve(content.subarray(at, at + size))
}
