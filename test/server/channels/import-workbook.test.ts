import { deflateRawSync } from 'node:zlib'
import writeWorkbook, { type Cell } from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type FileReading,
  importFile,
  type ImportOptions,
  type ReportLine,
} from '../../../server/channels/files/import-file.ts'
import { unpackedSize } from '../../../server/channels/files/workbook-size.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const HEADER = ['externalRef', 'receivedAt', 'text']
const TEXT = 'Nắp cống vỡ ở hẻm nhỏ'

describe.each(DATABASES)('a workbook on %s', (database) => {
  let app: TestApp

  beforeAll(async () => {
    app = await startApp(database)
  })
  afterAll(() => app.stop())

  const run = async (content: Buffer, changes: Partial<ImportOptions> = {}) => {
    const lines: ReportLine[] = []
    let reading: FileReading | undefined
    const totals = await importFile(
      app.owner,
      inPieces(content),
      {
        format: 'csv',
        channel: 'file-import',
        zone: 'Asia/Ho_Chi_Minh',
        historical: true,
        policyCode: 'imported',
        isRehearsal: false,
        createUnits: false,
        onOpened: (opened) => void (reading = opened),
        ...changes,
      },
      (reported) => void lines.push(...reported),
    )
    return { totals, lines, reading }
  }
  const refusalOf = async (content: Buffer) => {
    const thrown = await run(content).catch((error: unknown) => error)
    if (!(thrown instanceof Refusal)) throw new Error('the workbook was not refused')
    return thrown.code
  }

  test('is read from the sheet that has the columns, below its title, with days and times as they are shown', async () => {
    const sheets = [
      { sheet: 'Bìa', data: [['Báo cáo tháng']] },
      {
        sheet: 'Phản ánh',
        data: [
          ['SỞ MẪU', '', ''],
          ['', '', ''],
          HEADER,
          [
            'W-1',
            { value: new Date(Date.UTC(2026, 10, 19, 9, 30)), type: Date, format: 'dd/mm/yyyy hh:mm' },
            TEXT,
          ],
          ['', '', ''],
          ['W-2', '19/11/2026 10:00 SA', `${TEXT}\nhai dòng`],
          ['W-3', 'hôm qua', TEXT],
          ['W-4', '2026-11-19', '#N/A'],
        ],
      },
    ]
    const content = await workbook(sheets)
    const dry = await run(content, { isRehearsal: true })
    expect(dry.totals).toMatchObject({ rows: 4, accepted: 2, refused: 2 })
    expect(await stored()).toEqual([])

    const { totals, lines, reading } = await run(content)
    expect(reading).toEqual({
      encoding: 'Excel (.xlsx)',
      sheet: 'Phản ánh',
      delimiter: null,
      headerLine: 3,
    })
    expect(totals).toEqual(dry.totals)
    expect(lines.map(({ line, externalRef, status, field }) => [line, externalRef, status, field])).toEqual([
      [4, 'W-1', 'accepted', ''],
      [6, 'W-2', 'accepted', ''],
      [7, 'W-3', 'refused', 'receivedAt'],
      [8, 'W-4', 'refused', 'text'],
    ])
    expect(await stored()).toEqual([
      { external_ref: 'W-1', received_at: '2026-11-19T02:30:00.000Z' },
      { external_ref: 'W-2', received_at: '2026-11-19T03:00:00.000Z' },
    ])
    expect((await run(content)).totals).toMatchObject({ accepted: 0, duplicate: 2, refused: 2 })
  })

  test('with a column twice, without one, or without rows is refused before anything is written', async () => {
    const codes = []
    for (const data of [[[...HEADER, 'text']], [['externalRef', 'text']], [HEADER], [['']]])
      codes.push(await refusalOf(await workbook([{ sheet: 'A', data }])))
    expect(codes).toEqual([
      'import/column-twice',
      'import/unknown-column',
      'import/no-rows',
      'import/no-rows',
    ])
  })

  test('larger than it may be is refused, with what to do', async () => {
    const large = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(33 * 1024 * 1024)])
    expect(await refusalOf(large)).toBe('import/workbook-too-large')
  })

  test('that is another archive, or was cut off, is said to be no workbook', async () => {
    const whole = await workbook([{ sheet: 'A', data: [HEADER, ['W-9', '2026-11-19', TEXT]] }])
    expect(await refusalOf(archive('a.txt', Buffer.from('a'), 1))).toBe('import/foreign-format')
    expect(await refusalOf(whole.subarray(0, whole.length - 100))).toBe('import/foreign-format')
  })

  const stored = () =>
    app.db
      .selectFrom('feedback')
      .select(['external_ref', 'received_at'])
      .where('external_ref', 'like', 'W-%')
      .orderBy('external_ref')
      .execute()
})

test('an archive that says it is small is judged by what it unpacks to', async () => {
  const bomb = archive('xl/worksheets/sheet1.xml', Buffer.alloc(1024 * 1024), 10)
  expect([await unpackedSize(bomb, 1024 * 1024 - 1), await unpackedSize(bomb, 1024 * 1024)]).toEqual([
    Infinity,
    1024 * 1024,
  ])
})

type Cells = readonly (string | Exclude<Cell, string>)[]

async function workbook(sheets: readonly { sheet: string; data: readonly Cells[] }[]): Promise<Buffer> {
  const written = writeWorkbook(
    sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => [...row]) })),
  )
  return Buffer.from(await written.toBuffer())
}

/** A zip archive of one part that says of itself what size it unpacks to. */
function archive(name: string, content: Buffer, saidSize: number): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(saidSize, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.write('PK\u0001\u0002', 'latin1')
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(saidSize, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

async function* inPieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < content.length; from += 65_536)
    yield await Promise.resolve(content.subarray(from, from + 65_536))
}
