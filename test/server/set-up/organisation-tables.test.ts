import readSheets from 'read-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OrganisationFile } from '../../../server/contract/organisation/organisation-file.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { applyOrganisation } from '../../../server/set-up/apply-organisation.ts'
import { describeOrganisation } from '../../../server/set-up/file/describe-organisation.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const OFFICE = {
  units: [
    { code: '007', name: '=Tổ "Một"; cửa', nameEn: 'One', kind: 'office', parent: 'KT' },
    { code: 'KT', name: 'Phòng Kinh tế', kind: 'department', validFrom: '2025-07-01' },
    { code: 'CU', name: 'Tổ Cũ', validFrom: '2020-01-01', validTo: '2025-07-01', successors: ['KT'] },
  ],
  people: [
    {
      username: 'quantri',
      name: 'Quản Trị',
      password: PASSWORD,
      grants: [{ role: 'administrator', unit: 'ROOT' }],
    },
    {
      username: 'an',
      name: 'Văn An',
      email: 'an@example.vn',
      grants: [{ role: 'officer', unit: '007', from: '2026-11-01', lastDay: '2026-12-31' }],
    },
  ],
}

describe.each(DATABASES)('units and people as spreadsheets on %s', (database) => {
  let app: TestApp
  let headers: { cookie: string }
  beforeAll(async () => {
    app = await startApp(database)
    await applyOrganisation(app.owner, OrganisationFile.parse(OFFICE))
    headers = await app.signIn('quantri')
  })
  afterAll(() => app.stop())

  const download = async (query: string) =>
    new Uint8Array(await (await app.request(`/api/organisation/tables?${query}`, { headers })).arrayBuffer())
  const send = (path: string, body: Uint8Array | string) =>
    app.request(`/api/organisation/tables${path}`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
  const plan = async (body: Uint8Array | string) =>
    (await (await send('/plan', body)).json()) as {
      differences: { part: string; key: string; fields: { field: string }[] }[]
      fingerprint: string
      code?: string
      errors?: readonly FieldError[]
    }
  const wrong = async (body: Uint8Array | string) =>
    ((await plan(body)).errors ?? []).map(({ field, vi }) => `${field} ${vi}`)

  test('go out in both languages and in again with nothing to change, and no cell is a formula', async () => {
    for (const query of [
      'format=xlsx',
      'format=xlsx&lang=en',
      'format=units.csv',
      'format=people.csv&lang=en',
    ])
      expect([query, (await plan(await download(query))).differences]).toEqual([query, []])
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await download('format=units.csv'))
    expect(csv.startsWith('\uFEFFMã đơn vị,Tên đơn vị,Tên tiếng Anh,')).toBe(true)
    expect(csv).toContain(`007,"'=Tổ ""Một""; cửa",One,"Tổ, văn phòng",KT,01/01/2000,,\r\n`)
    expect(csv).toContain('CU,Tổ Cũ')
    const sheets = await readSheets(Buffer.from(await download('format=xlsx')))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Đơn vị', 'Người dùng'])
    expect(sheets[1]?.data.find(([username]) => username === 'an')).toEqual([
      'an',
      'Văn An',
      'an@example.vn',
      'Tiếng Việt',
      'Có',
      'Cán bộ xử lý @ 007 (01/11/2026 – 31/12/2026)',
    ])
  })

  test('change what differs after a plan that writes nothing, rows and columns in any order', async () => {
    const file = [
      'DANH SÁCH;;;',
      'TÊN ĐƠN VỊ;Thuộc đơn vị;mã đơn vị;Ghi chú',
      'Tổ Con;MOI;CON;chưa có cấp trên',
      'Tổ Mới;KT;MOI;',
      'Phòng Kinh tế, Hạ tầng;;KT;',
    ].join('\r\n')
    const { differences, fingerprint } = await plan(file)
    expect(differences.map(({ key, fields }) => [key, ...fields.map(({ field }) => field)])).toEqual([
      ['CON', 'code', 'name', 'parent'],
      ['MOI', 'code', 'name', 'parent'],
      ['KT', 'name'],
    ])
    expect((await describeOrganisation(app.owner)).units).toHaveLength(4)
    expect((await send('?fingerprint=another', file)).status).toBe(409)
    expect(await (await send(`?fingerprint=${fingerprint}`, file)).json()).toMatchObject({
      added: 2,
      changed: 1,
    })
    expect((await plan(file)).differences).toEqual([])
    const people = 'username,name,email,roles\nan,Văn An,-,-\nbinh,Bình,,"head @ MOI; Cán bộ xử lý @ CON"\n'
    const told = await plan(people.replace('roles', 'Vai trò'))
    expect(told.differences.map(({ key, fields }) => [key, ...fields.map(({ field }) => field)])).toEqual([
      ['an', 'email', 'grants'],
      ['binh', 'username', 'name', 'grants'],
    ])
  })

  test('are refused whole, naming row, column and what would be right', async () => {
    const before = await describeOrganisation(app.owner)
    const units = (...rows: string[]) =>
      ['Mã đơn vị,Tên đơn vị,Loại,Thuộc đơn vị,Có từ ngày', ...rows].join('\n')
    expect(await wrong(units('A,Tổ A,Tổ,KT,', 'B,Tổ B,,KT,2026-13-01'))).toEqual([
      expect.stringMatching(/^C2 dòng 2, cột “Loại”, đang ghi “Tổ”: cần một trong: .*Tổ, văn phòng/),
      'E3 dòng 3, cột “Có từ ngày”, đang ghi “2026-13-01”: cần một ngày như 22/08/2026 hoặc 2026-08-22',
    ])
    expect(await wrong(units('A,Tổ A,,KHONG,', ',Tổ B,,A,', 'C,Tổ C,,D,', 'D,Tổ D,,C,'))).toEqual([
      expect.stringMatching(/^A3 dòng 3, cột “Mã đơn vị”: /),
    ])
    expect(await wrong(units('A,Tổ A,,KHONG,', 'C,Tổ C,,D,', 'D,Tổ D,,C,', 'D,Hai lần,,KT,'))).toEqual(
      expect.arrayContaining([
        'D2 dòng 2, cột “Thuộc đơn vị”, đang ghi “KHONG”: không có đơn vị mang mã này',
        'A5 dòng 5, cột “Mã đơn vị”, đang ghi “D”: đứng hai lần trong tệp',
      ]),
    )
    expect(await wrong('Tên đăng nhập,Họ và tên,Vai trò\nquantri,Quản Trị,-')).toEqual([
      expect.stringMatching(/dòng 2, cột “Vai trò”/),
    ])
    expect(await wrong('Tên đăng nhập,Họ và tên,Vai trò\nx,X,Trưởng\ny,Y,Giám đốc @ KT')).toEqual([
      expect.stringMatching(/^C2 .*cần vai trò và mã đơn vị như “Cán bộ xử lý @ HT”/),
      expect.stringMatching(/^C3 .*cần một trong: Cán bộ xử lý \|/),
    ])
    const sheet = [['Ghi chú'], ['Mã đơn vị', 'Tên đơn vị', 'Có từ ngày'], ['E', '#REF!', '01/01/2026']]
    const workbook = await writeWorkbook(
      sheet.map((row) => row.map((value) => ({ value, type: String }))),
      { sheet: 'Tổ chức' },
    ).toBuffer()
    expect(await wrong(workbook)).toEqual([
      'Tổ chức!B3 dòng 3, cột “Tên đơn vị”, đang ghi “#REF!”: công thức bị lỗi; xin ghi giá trị vào ô',
    ])
    const codeOf = async (body: Uint8Array | string) => (await plan(body)).code
    expect(await codeOf('Cột lạ,Cột khác\n1,2')).toBe('import/unknown-column')
    expect(await codeOf('Mã đơn vị,Tên đơn vị\n')).toBe('import/no-rows')
    expect(await codeOf(workbook.subarray(0, workbook.length - 40))).toBe('import/foreign-format')
    expect(await describeOrganisation(app.owner)).toEqual(before)
  })
})
