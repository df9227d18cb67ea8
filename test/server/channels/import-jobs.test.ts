import { deflateRawSync } from 'node:zlib'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workOffImports } from '../../../server/channels/imports/work-off.ts'
import { forgetImports } from '../../../server/channels/imports/forget-imports.ts'
import type { ImportJob, ImportJobDetail, ImportPlan } from '../../../server/contract/imports/imports.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const HEADER = 'Mã phản ánh;Ngày gửi;Nội dung phản ánh;Lĩnh vực;Đơn vị xử lý;Ghi chú'

describe.each(DATABASES)('a file that is brought in on %s', (database) => {
  let app: TestApp
  let cookie: { cookie: string }

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT', { name: 'Phòng Môi trường' })
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('can.bo', 'officer')
    cookie = await app.signIn('dieu.phoi')
  })
  afterAll(() => app.stop())

  const call = async (method: string, path: string, init: { json?: unknown; body?: BodyInit } = {}) => {
    const response = await app.request(`/api/import-jobs${path}`, { method, headers: cookie, ...init })
    const body = response.status === 204 ? undefined : ((await response.json()) as unknown)
    return { status: response.status, body: body as ImportJobDetail & { code?: string; errors?: unknown } }
  }
  const upload = (content: string | Buffer, name = 'phan-anh.csv') =>
    call('POST', `?name=${encodeURIComponent(name)}`, { body: new Uint8Array(Buffer.from(content)) })
  const show = async (id: string) => (await call('GET', `/${id}`)).body
  const ask = async (id: string, act: 'try' | 'run' | 'stop') => {
    const { status } = await call('POST', `/${id}/${act}`)
    await app.app.imported()
    return { status, job: await show(id) }
  }
  const replan = (id: string, plan: ImportPlan) => call('PUT', `/${id}/plan`, { json: plan })
  const report = async (id: string, of: 'trial' | 'run') => {
    const response = await app.request(`/api/import-jobs/${id}/report.csv?of=${of}`, { headers: cookie })
    return (await response.text()).trim().split('\n')
  }
  const received = (like: string) =>
    app.db
      .selectFrom('feedback')
      .select(['external_ref', 'received_at', 'category', 'lead_unit_id', 'status'])
      .where('external_ref', 'like', like)
      .orderBy('external_ref')
      .execute()

  test('is read, mapped by hand where nobody can guess, tried, run, and finds only doubles the second time', async () => {
    const file = [
      'BÁO CÁO PHẢN ÁNH;;;;;',
      HEADER,
      'N-1;05/03/2024 09:05 SA;Rác ở hẻm;Môi sinh;phong moi truong;',
      'N-2;25/03/2024 02:30 CH;Đèn hỏng;Hạ tầng;Tổ lạ;',
      'N-3;2024-03-07;Cống vỡ;Môi sinh;MT;',
      'N-4;31/02/2024;Ngày sai;;;',
      'N-5;45358.5;Ngày của bảng tính;;;',
      'N-6;07/03/2024;;;;',
    ].join('\r\n')
    const found = await upload(file)
    expect(found.status).toBe(201)
    const { id, look, plan, state } = found.body
    expect({ state, reading: look.reading, columns: look.columns }).toEqual({
      state: 'found',
      reading: { encoding: 'UTF-8', delimiter: ';', headerLine: 2, sheet: null },
      columns: HEADER.split(';'),
    })
    expect(look.rows[0]).toMatchObject({
      line: 3,
      cells: ['N-1', '05/03/2024 09:05 SA', 'Rác ở hẻm', 'Môi sinh', 'phong moi truong', ''],
    })
    expect(look.dates['Ngày gửi']).toEqual({
      order: 'excel-1900',
      isSure: true,
      iso: 1,
      dayFirst: 3,
      monthFirst: 2,
      halfDays: 2,
      serial: 1,
      unread: 1,
    })
    expect(plan.fields).toEqual({
      externalRef: { columns: ['Mã phản ánh'] },
      receivedAt: { columns: ['Ngày gửi'], dates: 'excel-1900' },
      text: { columns: ['Nội dung phản ánh'] },
      category: { columns: ['Lĩnh vực'] },
      leadUnit: { columns: ['Đơn vị xử lý'] },
    })
    expect(look.lists.leadUnit).toEqual([
      { value: 'phong moi truong', rows: 1, known: 'Phòng Môi trường' },
      { value: 'Tổ lạ', rows: 1, known: null },
      { value: 'MT', rows: 1, known: 'Phòng Môi trường' },
    ])
    expect((await call('POST', `/${id}/run`)).body.code).toBe('import/not-now')

    const { text: _, ...incomplete } = plan.fields
    await replan(id, { ...plan, fields: incomplete })
    const refused = await call('POST', `/${id}/try`)
    expect([refused.status, refused.body.code]).toEqual([400, 'request/invalid'])
    expect(refused.body.errors).toMatchObject([{ field: 'text' }])
    const fields: ImportPlan['fields'] = {
      ...plan.fields,
      category: { columns: ['Lĩnh vực'], values: { 'Môi sinh': 'Môi trường' } },
      leadUnit: { columns: ['Đơn vị xử lý'], values: { 'Tổ lạ': 'MT' } },
    }
    const mapped = await replan(id, { ...plan, fields })
    expect(mapped.body.look.lists.leadUnit?.map(({ known }) => known)).not.toContain(null)
    expect((await call('POST', `/${id}/mapping`, { json: { name: 'Cổng thành phố' } })).body.mapping).toBe(
      'Cổng thành phố',
    )

    const tried = await ask(id, 'try')
    expect(tried.job).toMatchObject({
      state: 'tried',
      rowsInAll: 6,
      counts: { rows: 6, accepted: 4, duplicate: 0, refused: 2 },
      reports: ['trial'],
    })
    expect(tried.job.fates.map(({ field, rows, first }) => [field, rows, first[0]?.line])).toEqual([
      ['receivedAt', 1, 6],
      ['text', 1, 8],
    ])
    expect(await received('N-%')).toEqual([])
    const trial = await report(id, 'trial')
    expect(trial).toHaveLength(7)
    expect(trial[1]).toBe('3,N-1,accepted,,,,')
    expect(trial[4]).toMatch(/^6,N-4,refused,feedback\/invalid,receivedAt,.*DD\/MM\/YYYY/)

    expect((await ask(id, 'run')).job).toMatchObject({
      state: 'done',
      counts: { rows: 6, accepted: 4, duplicate: 0, refused: 2 },
    })
    const unit = (await received('N-1'))[0]?.lead_unit_id
    expect(await received('N-%')).toMatchObject([
      {
        external_ref: 'N-1',
        received_at: '2024-03-05T02:05:00.000Z',
        category: 'Môi trường',
        lead_unit_id: unit,
      },
      {
        external_ref: 'N-2',
        received_at: '2024-03-25T07:30:00.000Z',
        category: 'Hạ tầng',
        lead_unit_id: unit,
      },
      { external_ref: 'N-3', received_at: '2024-03-06T17:00:00.000Z', lead_unit_id: unit },
      { external_ref: 'N-5', received_at: '2024-03-07T05:00:00.000Z' },
    ])
    const acts = await app.db
      .selectFrom('history_event')
      .select('body')
      .where('kind', '=', 'file-imported')
      .execute()
    expect(JSON.parse(acts[0]?.body ?? '')).toMatchObject({ file: 'phan-anh.csv', accepted: 4, refused: 2 })
    for (const act of ['try', 'run', 'stop'] as const)
      expect((await call('POST', `/${id}/${act}`)).body.code).toBe('import/not-now')

    const again = (await upload(file, 'lan-hai.csv')).body
    expect(again).toMatchObject({
      mapping: 'Cổng thành phố',
      plan: { fields },
      before: { by: 'Người dieu.phoi' },
    })
    await ask(again.id, 'try')
    expect((await ask(again.id, 'run')).job.counts).toMatchObject({ accepted: 0, duplicate: 4, refused: 2 })
    expect((await report(again.id, 'run'))[1]).toBe('3,N-1,duplicate,,,,')
    const { faults } = await verifyInstallation(app.service)
    expect(faults).toEqual([])
  })

  test('is stopped, cut off in the middle of a batch, and goes on after the last row that is kept', async () => {
    const rows = Array.from({ length: 350 }, (_, at) => `K-${1000 + at},05/03/2024,Rác ${at}`)
    const { id } = (await upload(['ma,ngay,noi dung', ...rows].join('\n'), 'dài.csv')).body
    await ask(id, 'try')
    // Another process than this one works on it, for this one was not woken.
    await app.db
      .updateTable('import_job')
      .set({ state: 'running', rows_done: 0, accepted: 0 })
      .where('id', '=', id)
      .execute()
    let batches = 0
    await workOffImports(app.service, () => Promise.resolve(++batches < 2))
    const cut = await show(id)
    expect([cut.state, cut.counts.accepted]).toEqual(['running', 200])
    expect(await received('K-%')).toHaveLength(200)

    const { broken } = breakAfterItems(app)
    await expect(workOffImports(broken, () => Promise.resolve(true))).rejects.toThrow('the disk is full')
    expect(await received('K-%')).toHaveLength(200)
    expect((await show(id)).counts.rows).toBe(200)

    expect((await ask(id, 'stop')).job.state).toBe('stopped')
    expect(await ask(id, 'run')).toMatchObject({
      status: 200,
      job: { state: 'done', counts: { rows: 350, accepted: 350, duplicate: 0, refused: 0 } },
    })
    expect(await received('K-%')).toHaveLength(350)
    expect(await report(id, 'run')).toHaveLength(351)
    const pieces = await app.db.selectFrom('import_piece').select('number').where('job_id', '=', id).execute()
    expect(pieces).toEqual([])
  })

  test('is read as a person says, and its columns are found anew', async () => {
    const { id, plan } = (await upload('ma;ngay;noi dung\nL-1;05/03/2024;một, hai\n')).body
    const commas = await replan(id, { ...plan, reading: { ...plan.reading, delimiter: ',' } })
    expect(commas.body).toMatchObject({
      state: 'mapped',
      look: { columns: ['ma;ngay;noi dung'], reading: { delimiter: ',' } },
      plan: { fields: {} },
    })
    const right = await replan(id, { ...commas.body.plan, reading: { ...plan.reading, delimiter: ';' } })
    expect(right.body.plan.fields).toEqual(plan.fields)
    expect((await replan(id, { ...plan, reading: { ...plan.reading, headerLine: 9 } })).status).toBe(422)
    expect((await call('DELETE', `/${id}`)).status).toBe(204)
    expect((await call('GET', `/${id}`)).body.code).toBe('import/not-found')
  })

  test('may be a workbook whose dates are dates, whatever the column is said to show, or JSON', async () => {
    const book = await writeWorkbook([
      { sheet: 'Bìa', data: [['Báo cáo']] },
      {
        sheet: 'Dữ liệu',
        data: [
          ['Mã', 'Ngày', 'Nội dung'],
          ['W-1', { value: new Date(Date.UTC(2024, 2, 5)), type: Date, format: 'dd/mm/yyyy' }, 'Rác'],
          ['W-2', '03/05/2024', 'Rác'],
        ],
      },
    ]).toBuffer()
    const { id, look, plan } = (await upload(Buffer.from(book), 'so.xlsx')).body
    expect([look.format, look.sheets, look.reading.sheet]).toEqual(['xlsx', ['Bìa', 'Dữ liệu'], 'Dữ liệu'])
    expect(look.dates['Ngày']).toMatchObject({ isSure: false, iso: 1 })
    const receivedAt = { columns: ['Ngày'], dates: 'month-first' as const }
    await replan(id, { ...plan, fields: { ...plan.fields, receivedAt } })
    await ask(id, 'try')
    await ask(id, 'run')
    expect((await received('W-%')).map(({ received_at }) => received_at)).toEqual([
      '2024-03-04T17:00:00.000Z',
      '2024-03-04T17:00:00.000Z',
    ])
    const items = [
      { id: 'J-1', created: '2024-03-05T08:00:00Z', description: 'Rác', place: { lat: 10.7, lng: 106.6 } },
    ]
    const json = (await upload(JSON.stringify(items), 'a.json')).body
    expect(json.look.columns).toEqual(['id', 'created', 'description', 'place.lat', 'place.lng'])
    await ask(json.id, 'try')
    expect((await ask(json.id, 'run')).job.counts).toMatchObject({ accepted: 1 })
  })

  test('that nobody can read is refused with advice, and nothing of it stays', async () => {
    const before = ((await call('GET', '')).body as unknown as ImportJob[]).length
    const bad: [content: string | Buffer, code: string][] = [
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import/foreign-format'],
      ['<html><table><tr><td>Mã</td></tr></table></html>', 'import/foreign-format'],
      [
        Buffer.from(
          'PK\u0003\u0004'.padEnd(30, '\0') + 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
          'latin1',
        ),
        'import/foreign-format',
      ],
      [zipBomb(), 'import/workbook-too-large'],
      ['', 'import/unreadable'],
      ['ma,ngay,noi dung\n', 'import/no-rows'],
      [
        Buffer.concat([
          Buffer.from('mã,ngày,nội dung\n1,05/03/2024,Rác đường phố\n2,05/03/2024,R'),
          Buffer.from([0xe1, 0x0a]),
        ]),
        'import/wrong-encoding',
      ],
      [`${'a,'.repeat(100_000)}\n1\n`, 'import/unreadable'],
      ['[1, 2]', 'import/unreadable'],
    ]
    const codes = []
    for (const [content] of bad) codes.push((await upload(content)).body.code)
    expect(codes).toEqual(bad.map(([, code]) => code))
    expect((await upload(bad[0]?.[0] ?? '')).body.errors).toMatchObject([
      { en: expect.stringContaining('save it as .xlsx') as string },
    ])
    expect((await call('GET', '')).body).toHaveLength(before)
    const twice = await upload('ma,ngay,noi dung,noi dung\nB-1,05/03/2024,Rác,Rác\n')
    expect(twice.body.look).toMatchObject({ columns: ['ma', 'ngay'], twice: ['noi dung'] })
    const { id, plan } = twice.body
    await replan(id, { ...plan, fields: { ...plan.fields, text: { columns: ['noi dung'] } } })
    expect((await ask(id, 'try')).job).toMatchObject({
      state: 'mapped',
      problem: { code: 'import/column-twice', errors: [{ field: 'noi dung' }] },
    })
    await forgetImports(app.service, -1)
    expect((await call('GET', '')).body).toEqual([])
    expect(await app.db.selectFrom('import_piece').select('number').execute()).toEqual([])
  })

  test('is the root coordinator’s alone, also while it runs', async () => {
    const { id } = (await upload('ma,ngay,noi dung\nR-1,05/03/2024,Rác\n')).body
    await ask(id, 'try')
    const officer = await app.signIn('can.bo')
    const response = await app.request(`/api/import-jobs/${id}/run`, { method: 'POST', headers: officer })
    expect(response.status).toBe(403)
    await app.db.updateTable('import_job').set({ state: 'running' }).where('id', '=', id).execute()
    const { id: person } = await app.db
      .selectFrom('person')
      .select('id')
      .where('username', '=', 'can.bo')
      .executeTakeFirstOrThrow()
    await app.db.updateTable('import_job').set({ asked_by: person }).where('id', '=', id).execute()
    await workOffImports(app.service, () => Promise.resolve(true))
    expect(await show(id)).toMatchObject({ state: 'failed', problem: { code: 'access/not-allowed' } })
    expect(await received('R-%')).toEqual([])
  })
})

/** A service that cannot write once the items of a batch are stored: as a process that is killed before it commits. */
function breakAfterItems(app: TestApp) {
  const fail = () => Promise.reject(new Error('the disk is full'))
  return { broken: { ...app.service, listeners: [...app.service.listeners, fail] } }
}

/** An archive of a few kilobytes that unpacks to more than a workbook may have. */
function zipBomb(): Buffer {
  const content = deflateRawSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 })
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.write('PK\u0001\u0002', 'latin1')
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(content.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + content.length, 16)
  return Buffer.concat([local, name, content, entry, name, end])
}
