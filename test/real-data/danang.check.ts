import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, type ImportOptions, type ImportTotals } from '../../server/channels/files/import-file.ts'
import { ImportMapping } from '../../server/channels/files/import-mapping.ts'
import type { FeedbackList } from '../../server/contract/feedback/feedback.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { realDataFolder } from './folder.ts'

/** Real feedback of the Đà Nẵng 1022 portal, mapped by its own field names; its times carry no zone. */
const FILE = join(realDataFolder(), 'danang1022', 'samples.json')

interface Sample {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly unit?: string
}
const samples = JSON.parse(readFileSync(FILE, 'utf8')) as Sample[]

describe.each(DATABASES)('Đà Nẵng 1022 on %s', (database) => {
  let app: TestApp
  let totals: ImportTotals
  let cookie: Record<string, string>

  const options: ImportOptions = {
    format: 'json',
    mapping: ImportMapping.parse(
      JSON.parse(readFileSync(join(import.meta.dirname, 'mappings/danang-1022.json'), 'utf8')),
    ),
    channel: 'call-centre-1022',
    zone: 'Asia/Ho_Chi_Minh',
    historical: true,
    policyCode: 'imported',
    isRehearsal: false,
    createUnits: true,
  }
  const run = () => importFile(app.owner, createReadStream(FILE), options, () => undefined)

  beforeAll(async () => {
    app = await startApp(database)
    await app.addPerson('coordinator', 'coordinator')
    cookie = await app.signIn('coordinator')
    totals = await run()
  })
  afterAll(() => app.stop())

  test('takes every item once, however often the file is read', async () => {
    expect(totals).toMatchObject({ rows: samples.length, accepted: samples.length, refused: 0 })
    expect(await run()).toMatchObject({ accepted: 0, duplicate: samples.length })
  })

  test('keeps each citizen’s words, marks and all', async () => {
    const rows = await app.db.selectFrom('feedback').select(['external_ref', 'title', 'text']).execute()
    for (const { id, title, text } of samples) {
      const row = rows.find(({ external_ref }) => external_ref === String(id))
      expect(row?.title).toBe(title.normalize('NFC'))
      expect(row?.text).toBe(text.normalize('NFC').trim())
    }
  })

  test('gives an item to the unit that the source names, and what it does not name to triage', async () => {
    const rows = await app.db
      .selectFrom('feedback')
      .innerJoin('unit', 'unit.id', 'feedback.lead_unit_id')
      .select(['external_ref', 'unit.name', 'unit.depth'])
      .execute()
    for (const { id, unit } of samples) {
      const row = rows.find(({ external_ref }) => external_ref === String(id))
      if (unit === undefined) expect(row?.depth).toBe(0)
      else expect(row?.name).toBe(unit)
    }
  })

  test('counts a day without an hour as due at its end, and judges the answer by it', async () => {
    const item = await app.db
      .selectFrom('feedback')
      .select(['promised_due_at', 'on_time', 'policy_code'])
      .where('external_ref', '=', '12733')
      .executeTakeFirstOrThrow()
    expect(item).toEqual({ promised_due_at: '2018-02-23T17:00:00.000Z', on_time: 1, policy_code: 'imported' })
  })

  test('finds an item by words without marks', async () => {
    const response = await app.request('/api/feedback?view=all&q=quan nhau karaoke', { headers: cookie })
    const { items } = (await response.json()) as FeedbackList
    expect(items.map(({ title }) => title)).toEqual([
      'Quán nhậu tự phát hát karaoke gây ồn ào tại 36 Nguyễn Cao',
    ])
  })
})
