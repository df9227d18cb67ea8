import { parse } from 'csv-parse/sync'
import { decodeXML } from 'entities'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { convertToHtml } from 'mammoth'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { datasetMetadata } from '../../../../server/reports/paper/dataset-metadata.ts'
import { placeAndDay } from '../../../../server/reports/paper/report-content.ts'
import { dataDictionary, resultsCsv } from '../../../../server/reports/paper/results-csv.ts'
import { resultsDocx } from '../../../../server/reports/paper/results-docx.ts'
import { resultsSvg } from '../../../../server/reports/paper/results-svg.ts'
import { resultsXlsx } from '../../../../server/reports/paper/results-xlsx.ts'
import { playPublishedResults } from '../../../fixtures/published-results.ts'

const published = playPublishedResults()

test.each([
  ['UBND xã Nhà Bè', '2021-06-07', 'Nhà Bè, ngày 07 tháng 6 năm 2021'],
  ['UBND phường Bình Tân', '2021-02-09', 'Bình Tân, ngày 09 tháng 02 năm 2021'],
  ['UBND phường 4', '2021-01-31', 'Phường 4, ngày 31 tháng 01 năm 2021'],
  ['UBND Thành phố Hồ Chí Minh', '2022-04-22', 'Thành phố Hồ Chí Minh, ngày 22 tháng 4 năm 2022'],
  ['Trung tâm Phục vụ hành chính công', '2022-12-29', '............, ngày 29 tháng 12 năm 2022'],
])('%s writes its place and %s as Decree 30/2020 has it', (office, day, written) => {
  expect(placeAndDay(office, day, 'vi')).toBe(written)
})

function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

describe('the quarter as a Word file', () => {
  const readWord = async (units?: number) => {
    const parts = partsOf(await resultsDocx(playPublishedResults(units === undefined ? {} : { units }), 'vi'))
    return { parts, body: parts['word/document.xml'] ?? '' }
  }
  const textOf = (xml: string) =>
    [...xml.matchAll(/<w:t[ >][^<]*>([^<]*)<\/w:t>|<w:t xml:space="preserve">([^<]*)<\/w:t>/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .join('\n')

  test('has true headings, a number from the second page on and its wide table on the long side', async () => {
    const { parts, body } = await readWord()
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1)
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(6)
    expect(parts['word/styles.xml']).toContain('w:styleId="Heading2"><w:name w:val="heading 2"/>')
    expect(parts['word/header.xml']).toContain(' PAGE ')
    expect(body.match(/<w:titlePg\/>/g)).toHaveLength(1)
    expect(body.match(/<w:pgSz[^>]*>/g)).toEqual([
      '<w:pgSz w:w="11906" w:h="16838"/>',
      '<w:pgSz w:w="11906" w:h="16838"/>',
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ])
    // The signature stays with the paragraph before it.
    expect(
      body
        .match(/<w:keepNext\/>(?:(?!<w:p>).)*/gs)
        ?.map(textOf)
        .join(),
    ).toContain('Đối chiếu với')
    const text = textOf(body)
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('82,3% (79–85%), n\u{a0}=\u{a0}530: hài lòng hoặc rất hài lòng.')
    expect(text).toContain('Phòng Giấy Dó &amp; &lt;Mực&gt; Nho')
    expect(text).toContain(published.sha256)
  })

  test('repeats the heads of its tables and splits no row, with 168 units as well', async () => {
    const { body } = await readWord(168)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3)
    const rows = body.match(/<w:tr>/g) ?? []
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(rows.length)
    expect(rows.length).toBeGreaterThan(2 * 169)
  })

  test('reads in another program as headings, tables with heads, and every unit in its row', async () => {
    const results = playPublishedResults()
    const file = await resultsDocx(results, 'vi')
    const { value: html, messages } = await convertToHtml({ buffer: Buffer.from(file) })
    expect(messages.filter(({ message }) => !message.startsWith('Unrecognised paragraph style'))).toEqual([])
    const textsOf = (element: string, within = html) =>
      [...within.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, inside = '']) =>
        inside.replaceAll(/<[^>]*>/g, ' ').trim(),
      )
    expect(textsOf('h1')).toEqual([
      'BÁO CÁO Kết quả hài lòng của người dân và trả lời phản ánh, Quý III/2026',
    ])
    expect(textsOf('h2')).toEqual([
      'I. Tóm tắt',
      'II. Nhận xét của cơ quan',
      'III. Cách tính',
      'IV. Kiểm tra văn bản',
      'Phụ lục I. Hài lòng theo đơn vị',
      'Phụ lục II. Thời hạn trả lời phản ánh theo đơn vị',
    ])
    expect(textsOf('p')).toContain('82,3% (79–85%), n\u{a0}=\u{a0}530: hài lòng hoặc rất hài lòng.')
    const [levels = '', satisfaction = '', deadlines = ''] = [
      ...html.matchAll(/<table><thead>.*?<\/table>/gs),
    ].map(([table]) => table)
    expect(textsOf('th', levels)).toEqual([
      'Đơn vị',
      'Số lượt (n)',
      'Rất không hài lòng',
      'Không hài lòng',
      'Bình thường',
      'Hài lòng',
      'Rất hài lòng',
    ])
    const { document } = results
    expect(textsOf('tr', satisfaction)).toHaveLength(2 + document.satisfaction.byUnit.length)
    expect(textsOf('tr', deadlines)).toHaveLength(2 + document.timeliness.byUnit.length)
    const cells = textsOf('td', satisfaction).map((text) => decodeXML(text))
    for (const { unit } of document.satisfaction.byUnit) expect(cells).toContain(unit.name)
  })

  test('says of what the office wrote in Vietnamese alone that it is Vietnamese', async () => {
    const body = partsOf(await resultsDocx(published, 'en'))['word/document.xml'] ?? ''
    const marked = body.match(/<w:p>(?:(?!<w:p>).)*<w:lang w:val="vi-VN"\/>.*?<\/w:p>/gs) ?? []
    expect(marked.map(textOf)).toEqual(published.document.narrative.vi.split('\n\n'))
  })

  test('has no part that is not XML', async () => {
    const { parts } = await readWord()
    for (const xml of Object.values(parts)) expect(XMLValidator.validate(xml)).toBe(true)
  })
})

describe('the quarter as a workbook', () => {
  test('holds numbers as numbers, hidden figures as words, and no formula', async () => {
    const bytes = await resultsXlsx(published, 'vi')
    const sheets = await readWorkbook(Buffer.from(bytes))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Tóm tắt',
      'Hài lòng theo đơn vị',
      'Đúng hạn theo đơn vị',
      'Từ điển dữ liệu',
      'Cách tính',
    ])
    const [heading, whole, ...units] = sheets[1]?.data ?? []
    expect(heading?.slice(0, 5)).toEqual([
      'Mã đơn vị',
      'Đơn vị',
      'Số lượt đánh giá',
      'Số lượt hài lòng',
      'Tỷ lệ hài lòng',
    ])
    expect(whole?.slice(2, 5)).toEqual([530, 436, 436 / 530])
    expect(units[2]?.slice(0, 3)).toEqual(['U3', '=1+1', 128])
    expect(units[3]?.[2]).toBe('Chưa đủ 10 lượt để công bố')
    expect(units[4]?.slice(2, 5)).toEqual([18, 13, 'dưới 30 lượt'])
    expect(sheets[2]?.data[1]?.slice(2, 4)).toEqual([154, 127])
    const parts = partsOf(bytes)
    expect(Object.values(parts).filter((xml) => /<f[ >]/.test(xml))).toEqual([])
    expect(parts['xl/worksheets/sheet2.xml']).toContain('state="frozen"')
    expect(parts['xl/styles.xml']).toContain('0.0%')
  })
})

describe('the quarter as one long table', () => {
  const rows = (language: 'vi' | 'en') =>
    parse(resultsCsv(published, language), { bom: true, columns: true }) as Readonly<Record<string, string>>[]

  test('has every figure of every unit once, as the report has it', () => {
    const csv = resultsCsv(published, 'vi')
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    const find = (topic: string, unit: string, figure: string) =>
      rows('vi').filter(
        (row) => row['topic'] === topic && row['unit_code'] === unit && row['figure'] === figure,
      )
    expect(find('tablets', 'ROOT', 'share')).toMatchObject([
      { value: String(436 / 530), scope: 'whole', measure: 'tỷ lệ 0–1', shown: 'full', period: '2026-Q3' },
    ])
    expect(find('tablets', 'U4', 'n')).toMatchObject([
      { value: '', shown: 'few', why_empty: 'Chưa đủ 10 lượt để công bố' },
    ])
    expect(find('phone', 'ROOT', 'n')).toMatchObject([{ value: '61' }])
    expect(find('timeliness', 'U1', 'onTime')).toMatchObject([
      { value: '20', figure_name: 'Trả lời đúng hạn' },
    ])
    expect(rows('vi')).toHaveLength(10 * (7 + 3) + 13 * 2 * 7)
  })

  test('no cell of it is a formula', () => {
    expect(resultsCsv(published, 'en')).toContain(",'=1+1,")
    expect(resultsCsv(published, 'en')).not.toMatch(/[,\n]=/)
  })

  test('its dictionary tells of each column and each figure that stands in it', () => {
    for (const language of ['vi', 'en'] as const) {
      const told = dataDictionary(language)
      const columns = Object.keys(rows(language)[0] ?? {})
      expect(told.filter(({ kind }) => kind === 'column').map(({ name }) => name)).toEqual(columns)
      const figures = new Set(rows(language).map((row) => row['figure']))
      const explained = new Map(told.filter(({ kind }) => kind === 'figure').map((each) => [each.name, each]))
      for (const figure of figures) {
        expect(explained.get(figure ?? '')?.meaning).toMatch(/\S/)
        expect(explained.get(figure ?? '')?.measure).toMatch(/\S/)
      }
    }
    expect(columnsOf(dataDictionary('vi'))).toContain('licence')
  })
})

function columnsOf(entries: ReturnType<typeof dataDictionary>): string[] {
  return entries.map(({ name }) => name)
}

describe('the quarter for other sites', () => {
  test('its picture says share, interval, n, quarter, number and sha256, and takes nothing from elsewhere', () => {
    const svg = resultsSvg(published, 'vi')
    for (const words of [
      '82,3%',
      '79–85%',
      'n\u{a0}=\u{a0}530',
      'Quý III/2026',
      'Công bố số 1',
      published.sha256.slice(0, 12),
    ])
      expect(svg).toContain(words)
    expect(svg).toMatch(/role="img" aria-labelledby="title description"/)
    expect(svg).toContain(
      '<title id="title">UBND phường Sao Mai (minh hoạ): Tỷ lệ hài lòng, Quý III/2026</title>',
    )
    expect(svg).not.toMatch(/<script|<image|href|url\(|@import|\son\w+=/)
  })

  test('a name cannot get out of the picture', () => {
    const { document } = published
    const office = { ...document.office, name: '<script>alert(1)</script> & Co' }
    const svg = resultsSvg({ ...published, document: { ...document, office } }, 'vi')
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co')
    expect(svg).not.toContain('<script')
  })

  test('its metadata names the files, the licence and the days, and cannot end the script it stands in', () => {
    const { document } = published
    const office = { ...document.office, name: '</script><b>' }
    const text = datasetMetadata(
      { ...published, document: { ...document, office } },
      'https://mau.example.vn',
    )
    expect(text).not.toContain('<')
    const metadata = JSON.parse(text) as Readonly<Record<string, unknown>>
    expect(metadata).toMatchObject({
      '@type': ['Dataset', 'dcat:Dataset'],
      url: 'https://mau.example.vn/public/results/2026-Q3',
      license: 'CC-BY-4.0',
      temporalCoverage: '2026-07-01/2026-09-30',
      version: '1',
      publisher: { name: '</script><b>' },
    })
    const files = metadata['distribution'] as {
      readonly contentUrl: string
      readonly encodingFormat: string
    }[]
    expect(files).toContainEqual({
      '@type': 'DataDownload',
      contentUrl: 'https://mau.example.vn/public/results/2026-Q3.csv',
      encodingFormat: 'text/csv',
    })
    expect(files).toHaveLength(6)
  })

  test('office files are the same to the last byte when they are made again', async () => {
    for (const write of [resultsDocx, resultsXlsx]) {
      const [first, again] = [await write(published, 'vi'), await write(playPublishedResults(), 'vi')]
      expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true)
    }
  })
})
