import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OrganisationFile } from '../../../server/contract/organisation/organisation-file.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { applyOrganisation, planOrganisation } from '../../../server/set-up/apply-organisation.ts'
import { describeOrganisation } from '../../../server/set-up/file/describe-organisation.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { PASSWORD, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const OFFICE = {
  name: 'Phường Sao Mai',
  // Children before parents, desks before units that come later: any order will do.
  units: [
    { code: 'MT', name: 'Tổ Môi trường', parent: 'KT' },
    { code: 'KT', name: 'Phòng Kinh tế', kind: 'department', validFrom: '2025-07-01' },
    { code: 'CU', name: 'Tổ Cũ', validFrom: '2020-01-01', validTo: '2025-07-01', successors: ['MT'] },
  ],
  desks: [{ code: 'Q1', unit: 'MT', name: 'Quầy 1' }],
  people: [
    {
      username: 'quantri',
      name: 'Quản Trị',
      password: PASSWORD,
      grants: [{ role: 'administrator', unit: 'ROOT' }],
    },
    { username: 'an', name: 'Văn An', grants: [{ role: 'officer', unit: 'MT' }] },
  ],
  kiosks: [{ name: 'Máy 1', unit: 'MT', desk: 'Q1' }],
  categories: [
    { name: 'Rác thải', nameEn: 'Waste' },
    { name: 'Cũ', retired: true },
  ],
  procedures: [
    {
      code: 'TT1',
      name: 'Khai sinh',
      statutory: { kind: 'working-days', count: 3 },
      committed: { kind: 'working-days', count: 1 },
    },
  ],
  routingRules: [{ name: 'Rác', unit: 'MT', words: ['rác'] }],
}

describe.each(DATABASES)('an organisation as a file on %s', (database) => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp(database)
    await applyOrganisation(app.owner, OrganisationFile.parse(OFFICE))
  })
  afterEach(() => app.stop())

  const refused = (file: object) =>
    applyOrganisation(app.owner, OrganisationFile.parse(file)).then(
      () => 'applied',
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return [error.code, ...error.errors.map(({ field }) => field)]
      },
    )

  test('goes out, and in again with nothing to change, here and in an empty place', async () => {
    const file = OrganisationFile.parse(JSON.parse(JSON.stringify(await describeOrganisation(app.owner))))
    expect((await planOrganisation(app.owner, file)).differences).toEqual([])
    expect((await planOrganisation(app.owner, OrganisationFile.parse(OFFICE))).differences).toEqual([])
    const other = await startApp(database)
    try {
      await applyOrganisation(other.owner, file)
      expect(await describeOrganisation(other.owner)).toEqual(file)
      expect((await verifyInstallation(other.service)).faults).toEqual([])
    } finally {
      await other.stop()
    }
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('changes what differs after a plan that writes nothing, and a running server knows at once', async () => {
    const headers = await app.signIn('quantri')
    const file = {
      units: [
        { code: 'MT', name: 'Tổ Vệ sinh', parent: 'ROOT' },
        { code: 'KT', name: 'Phòng Kinh tế', parent: 'MT' },
      ],
      desks: [{ code: 'Q1', unit: 'KT', name: 'Quầy Một' }],
      people: [{ username: 'an', name: 'Văn An', grants: [{ role: 'head', unit: 'KT' }] }],
      routingRules: [{ name: 'Rác', unit: 'KT', words: ['rác', 'mùi'] }],
      categories: [{ name: 'Rác thải', retired: true }],
    }
    const planned = await app.request('/api/organisation/file/plan', { headers, json: { file } })
    const { differences, fingerprint } = (await planned.json()) as {
      differences: { part: string; key: string; fields: { field: string }[] }[]
      fingerprint: string
    }
    expect(
      differences.map(({ part, key, fields }) => [part, key, ...fields.map(({ field }) => field)]),
    ).toEqual([
      ['categories', 'Rác thải', 'retired'],
      ['units', 'MT', 'name', 'parent'],
      ['units', 'KT', 'parent'],
      ['desks', 'Q1', 'unit', 'name'],
      ['people', 'an', 'grants'],
      ['routingRules', 'Rác', 'unit', 'words'],
    ])
    const order = (print: string) =>
      app.request('/api/organisation/file', { headers, json: { file, fingerprint: print } })
    expect((await order('another')).status).toBe(409)
    expect(await (await order(fingerprint)).json()).toMatchObject({ added: 0, changed: 6 })
    const units = (await (await app.request('/api/units', { headers })).json()) as {
      code: string
      name: string
      parentCode: string
    }[]
    expect(units.find(({ code }) => code === 'KT')).toMatchObject({ parentCode: 'MT' })
    expect(units.find(({ code }) => code === 'MT')).toMatchObject({ name: 'Tổ Vệ sinh', parentCode: 'ROOT' })
    expect((await planOrganisation(app.owner, OrganisationFile.parse(file))).differences).toEqual([])
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('is refused whole, naming entry and field, and nothing of it is written', async () => {
    const before = await describeOrganisation(app.owner)
    const unit = (code: string, more: object) => ({ code, name: code, ...more })
    const good = { code: 'MOI', name: 'Mới' }
    const INVALID = 'request/invalid'
    for (const [file, ...told] of [
      [{ units: [good, unit('KT', { parent: 'MT' })] }, INVALID, 'units.1.parent'],
      [{ units: [good, unit('X', { parent: 'KHONG' })] }, INVALID, 'units.1.parent'],
      [{ units: [good, good] }, INVALID, 'units.1.code'],
      [
        { units: [good, unit('X', { validFrom: '2026-01-01', validTo: '2025-01-01' })] },
        INVALID,
        'units.1.validTo',
      ],
      [{ units: [good, unit('KT', { validFrom: '2024-01-01' })] }, INVALID, 'units.1.validFrom'],
      [
        {
          units: [good],
          people: [
            {
              username: 'an',
              name: 'An',
              grants: [
                { role: 'officer', unit: 'MT' },
                { role: 'officer', unit: 'MT', from: '2026-12-31', lastDay: '2026-12-01' },
              ],
            },
          ],
        },
        INVALID,
        'people.0.grants.1.role',
        'people.0.grants.1.lastDay',
      ],
      [
        { units: [good], procedures: [{ ...OFFICE.procedures[0], validFrom: '2026-01-01' }] },
        INVALID,
        'procedures.0.validFrom',
      ],
      [{ units: [good], desks: [{ code: 'Q2', unit: 'KHONG', name: 'Q' }] }, INVALID, 'desks.0.unit'],
      [
        { units: [good], people: [{ username: 'quantri', name: 'Q', grants: [] }] },
        INVALID,
        'people.0.grants',
      ],
      [
        { units: [good], people: [{ username: 'quantri', name: 'Q', active: false }] },
        INVALID,
        'people.0.active',
      ],
      [{ units: [good, unit('MT', { validTo: '2026-11-20' })] }, 'unit/in-use', 'units.1'],
    ] as const)
      expect(await refused(file), JSON.stringify(file)).toEqual(told)
    expect(await describeOrganisation(app.owner)).toEqual(before)
    const headers = await app.signIn('quantri')
    const plan = async (file: object) => {
      const response = await app.request('/api/organisation/file/plan', { headers, json: { file } })
      return ((await response.json()) as { code: string }).code
    }
    expect(await plan({ format: 2 })).toBe('organisation/file-newer')
    expect(await plan({ format: 0 })).toBe(INVALID)
    // Of an administrator of a part: nothing of the whole.
    await app.addPerson('quantri.kt', 'administrator', 'KT')
    const part = await app.signIn('quantri.kt')
    const json = {
      file: { people: [{ username: 'an', name: 'An', grants: [{ role: 'leader', unit: 'ROOT' }] }] },
    }
    expect((await app.request('/api/organisation/file/plan', { headers: part, json })).status).toBe(403)
  })
})
