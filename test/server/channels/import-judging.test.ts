import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type FileReading,
  importFile,
  type ImportOptions,
  type ReportLine,
} from '../../../server/channels/files/import-file.ts'
import { ImportMapping } from '../../../server/channels/files/import-mapping.ts'
import { Refusal } from '../../../server/contract/refusals.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const MAPPING = ImportMapping.parse({
  externalRef: 'Mã hồ sơ',
  receivedAt: 'Ngày nhận',
  text: 'Nội dung',
})
const TEXT = 'Nắp cống vỡ ở hẻm nhỏ'

/** `TEXT` as programs write it that are older than Unicode. */
const OLD_BYTES: Readonly<Record<string, Buffer>> = {
  'Windows-1258': Buffer.from(
    'N\u0103\u0301p c\u00F4\u0301ng v\u01A1\u0303 \u01A1\u0309 he\u0309m nho\u0309'
      .replaceAll('\u0103', '\u00E3')
      .replaceAll('\u0301', '\u00EC')
      .replaceAll('\u01A1', '\u00F5')
      .replaceAll('\u0303', '\u00DE')
      .replaceAll('\u0309', '\u00D2'),
    'latin1',
  ),
  'TCVN3 (ABC)': Buffer.from('N¾p cèng vì ë hÎm nhá', 'latin1'),
  VNI: Buffer.from('Naép coáng vôõ ôû heûm nhoû', 'latin1'),
}

describe.each(DATABASES)('a file on %s', (database) => {
  let app: TestApp
  let counter = 0

  beforeAll(async () => {
    app = await startApp(database)
  })
  afterAll(() => app.stop())

  const run = async (content: string | Buffer, changes: Partial<ImportOptions> = {}) => {
    const lines: ReportLine[] = []
    let reading: FileReading | undefined
    const totals = await importFile(
      app.owner,
      inChunks(Buffer.from(content)),
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
  const aRef = () => `J-${++counter}`
  const stored = (ref: string) =>
    app.db
      .selectFrom('feedback as f')
      .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
      .selectAll('f')
      .select(['s.name', 's.phone', 's.note'])
      .where('external_ref', '=', ref)
      .executeTakeFirst()
  const refusalOf = async (content: string | Buffer, changes: Partial<ImportOptions> = {}) => {
    const thrown = await run(content, changes).catch((error: unknown) => error)
    if (!(thrown instanceof Refusal)) throw new Error('the file was not refused')
    return thrown
  }

  test.each([
    ['its header in another case', 'EXTERNALREF,receivedat,Text', 1],
    ['blanks around its names', ' externalRef ,\u00a0receivedAt,"text\n"', 1],
    ['a title above the header', 'SỞ MẪU,,\nNgày in: 20/11/2026,,\n\nexternalRef,receivedAt,text', 4],
    ['the sign said on its first line', 'sep=|\nexternalRef|receivedAt|text', 2],
    ['a comma in the title and semicolons below', 'Xã Mẫu, huyện Mẫu, 2026\nexternalRef;receivedAt;text', 2],
    ['columns that nobody asked for, twice', 'externalRef,receivedAt,text,ghi chú,ghi chú', 1],
  ])('is understood with %s', async (_name, header, headerLine) => {
    const sign = ['|', ';'].find((each) => header.split('\n').at(-1)?.includes(each)) ?? ','
    const ref = aRef()
    const { totals, reading } = await run(
      `${header}\n${[ref, '2026-11-19 09:00', TEXT, ...(header.includes('ghi') ? ['', ''] : [])].join(sign)}\n`,
    )
    expect(totals).toMatchObject({ rows: 1, accepted: 1 })
    expect(reading).toEqual({ encoding: 'UTF-8', delimiter: sign, headerLine })
    expect(await stored(ref)).toMatchObject({ text: TEXT })
  })

  test('is understood with names over two lines and in decomposed letters', async () => {
    const ref = aRef()
    const header = '"Mã\r\nhồ sơ";"Ngày nhận";"Nội dung"'
    const { totals, lines } = await run(`${header.normalize('NFD')}\n${ref};19/11/2026 09:00;${TEXT}`, {
      mapping: MAPPING,
    })
    expect([totals.accepted, lines[0]?.line]).toEqual([1, 3])
  })

  test.each(['\r\n', '\n', '\r'])(
    'is read with line ends mixed with %j, and its lines are counted',
    async (end) => {
      const [one, two] = [aRef(), aRef()]
      const { lines } = await run(
        `externalRef,receivedAt,text\r\n${one},2026-11-19 09:00,"a${end}b"${end}${two},sai,x`,
      )
      expect(lines.map(({ line, status }) => [line, status])).toEqual([
        [2, 'accepted'],
        [4, 'refused'],
      ])
    },
  )

  test('is refused once, with what it lacks and what it has, before any row', async () => {
    const { code, errors } = await refusalOf('Mã,Ngày,text\n1,2,3\n4,5,6\n')
    expect(code).toBe('import/unknown-column')
    expect(errors.map(({ field }) => field)).toEqual(['externalRef', 'receivedAt'])
    expect(errors[0]?.vi).toContain('Mã, Ngày, text')
  })

  test('is refused where a column that is read stands twice', async () => {
    const { code, detail } = await refusalOf('externalRef,receivedAt,text,Text\nA,2026-11-19,,x\n')
    expect([code, detail]).toEqual(['import/column-twice', 'text'])
  })

  test.each([
    ['only a header', 'externalRef,receivedAt,text\n,,\n;;\n', 'csv'],
    ['an empty list', '[]', 'json'],
  ] as const)('with %s is no success', async (_name, content, format) => {
    expect((await refusalOf(content, { format })).code).toBe('import/no-rows')
  })

  test.each([
    ['a broken Excel workbook', Buffer.from('PK\u0003\u0004\u0014\u0000'), 'Excel'],
    [
      'an OpenDocument spreadsheet',
      Buffer.from(
        `PK\u0003\u0004${'\u0000'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`,
      ),
      'OpenDocument',
    ],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'Excel'],
    ['a web page called .xls', '<html><table><tr><td>externalRef</td></tr></table></html>', 'HTML'],
    ['a PDF', '%PDF-1.7', 'PDF'],
  ])('that is %s is named, with what to do', async (_name, content, name) => {
    const { code, errors } = await refusalOf(content)
    expect([code, errors[0]?.field]).toEqual(['import/foreign-format', 'file'])
    expect(errors[0]?.vi).toContain(name)
    expect(errors[0]?.vi).toContain('.xlsx')
    expect(errors[0]?.vi).toContain('CSV UTF-8')
  })

  test.each(['utf16le', 'utf16be', 'utf16le without a mark'])(
    'in %s is read, and said to be',
    async (way) => {
      const ref = aRef()
      const text = `externalRef\treceivedAt\ttext\n${ref}\t2026-11-19 09:00\t${TEXT}\n`
      const bytes = Buffer.from(way.includes('without') ? text : `\ufeff${text}`, 'utf16le')
      const { reading } = await run(way === 'utf16be' ? bytes.swap16() : bytes)
      expect(reading).toMatchObject({ encoding: 'UTF-16', delimiter: '\t' })
      expect(await stored(ref)).toMatchObject({ text: TEXT })
    },
  )

  test.each(Object.entries(OLD_BYTES))('in %s is read, and said to be', async (encoding, bytes) => {
    const ref = aRef()
    const before = Buffer.from(`externalRef,receivedAt,text\n${ref},2026-11-19 09:00,`)
    const { reading } = await run(Buffer.concat([before, bytes, Buffer.from('\n')]))
    expect(reading?.encoding).toBe(encoding)
    expect(await stored(ref)).toMatchObject({ text: TEXT })
  })

  test('in UTF-8 with the letters of an old font is read as what its writer saw', async () => {
    const ref = aRef()
    const { reading } = await run(
      `externalRef,receivedAt,text\n${ref},2026-11-19 09:00,${OLD_BYTES['TCVN3 (ABC)']?.toString('latin1') ?? ''}\n`,
    )
    expect(reading?.encoding).toBe('TCVN3 (ABC)')
    expect(await stored(ref)).toMatchObject({ text: TEXT })
  })

  test('may hold times in several notations, morning and afternoon in Vietnamese', async () => {
    const times = ['2026-11-19 09:05', '19/11/2026 09:05', '19/11/2026 09:05 SA', '19-11-2026 09:05:00']
    const refs = times.map(aRef)
    const rows = times.map((time, index) => `${refs[index] ?? ''},${time},x`)
    await run(['externalRef,receivedAt,text', ...rows].join('\n'))
    for (const ref of refs)
      expect(await stored(ref)).toMatchObject({ received_at: '2026-11-19T02:05:00.000Z' })
    const afternoon = aRef()
    const mapping = ImportMapping.parse({
      externalRef: 'externalRef',
      receivedAt: { column: 'receivedAt', format: ['YYYY.MM.DD', 'hh:mm A DD/MM/YYYY'] },
      text: 'text',
    })
    await run(`externalRef,receivedAt,text\n${afternoon},02:30 CH 19/11/2026,x`, { mapping })
    expect(await stored(afternoon)).toMatchObject({ received_at: '2026-11-19T07:30:00.000Z' })
  })

  test('references are text: digits of any length are kept, rounded ones are refused', async () => {
    const digits = ['90071992547409931', '90071992547409932']
    const items = digits.map((ref) => `{"externalRef":${ref},"receivedAt":"2026-11-19","text":"x \\" 12"}`)
    expect((await run(`[${items.join(',')}]`, { format: 'json' })).totals).toMatchObject({ accepted: 2 })
    for (const ref of digits) expect(await stored(ref)).toMatchObject({ text: 'x " 12' })
    const { totals, lines } = await run(
      'externalRef,receivedAt,text\n1.12603E+11,2026-11-19,x\n1.12603E+11,2026-11-19,y\n',
    )
    expect(totals).toMatchObject({ refused: 2 })
    expect(lines[0]).toMatchObject({ field: 'externalRef', code: 'feedback/invalid' })
  })

  test('errors of a spreadsheet are no values: refused as the text, left out with a warning elsewhere', async () => {
    const refs = ['#REF!', '#N/A', 'NULL', '-', '####'].map((text) => [aRef(), text] as const)
    const { totals } = await run(
      ['externalRef,receivedAt,text', ...refs.map(([ref, text]) => `${ref},2026-11-19,${text}`)].join('\n'),
    )
    expect(totals).toMatchObject({ rows: 5, refused: 5 })
    const phones = ['9.12346E+8', '#N/A', '#####', '', '0912.345.678 - 0281234567'].map(
      (phone) => [aRef(), phone] as const,
    )
    const { totals: kept, lines } = await run(
      [
        'externalRef,receivedAt,text,sender.phone,sender.name',
        ...phones.map(([ref, phone]) => `${ref},2026-11-19,Rác,${phone},Lê Mẫu`),
      ].join('\n'),
    )
    expect(kept).toMatchObject({ accepted: 5, warned: 3 })
    expect(lines.map(({ field }) => field)).toEqual(['sender.phone', 'sender.phone', 'sender.phone', '', ''])
    const two = await stored(phones[4]?.[0] ?? '')
    expect(two).toMatchObject({ name: 'Lê Mẫu', phone: '0912 345 678', note: '0281234567' })
  })

  test('half a pair of coordinates, or none that are decimals, is no place', async () => {
    const points = ['0;0', '0x1F;1e2', '10.7;', '10,776;106,701'].map((point) => [aRef(), point] as const)
    const { totals } = await run(
      [
        'externalRef;receivedAt;text;place.lat;place.lng',
        ...points.map(([ref, point]) => `${ref};2026-11-19;x;${point}`),
      ].join('\n'),
    )
    expect(totals).toMatchObject({ accepted: 4, warned: 3 })
    const places = await Promise.all(points.map(async ([ref]) => (await stored(ref))?.place))
    expect(places).toEqual([null, null, null, '{"lat":10.776,"lng":106.701}'])
  })

  test('words of the source are translated in any case and composition', async () => {
    const mapping = ImportMapping.parse({
      ...MAPPING,
      kind: { from: 'Loại', values: { 'Kiến nghị': 'proposal' }, otherwise: 'question' },
    })
    const words = ['Kiến nghị', 'kiến nghị ', 'KIẾN\u00a0NGHỊ', 'Kiến nghị'.normalize('NFD'), 'Kien nghi']
    const rows = words.map((word) => [aRef(), word] as const)
    await run(
      ['Mã hồ sơ,Ngày nhận,Nội dung,Loại', ...rows.map(([ref, word]) => `${ref},2026-11-19,x,${word}`)].join(
        '\n',
      ),
      { mapping },
    )
    const kinds = await Promise.all(rows.map(async ([ref]) => (await stored(ref))?.kind))
    expect(kinds).toEqual(['proposal', 'proposal', 'proposal', 'proposal', 'question'])
  })
})

/** Small pieces, so that characters, line ends and fields are cut in two. */
async function* inChunks(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 7) yield await Promise.resolve(content.subarray(at, at + 7))
}
