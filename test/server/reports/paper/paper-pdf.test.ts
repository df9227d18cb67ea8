import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { resultsPdf } from '../../../../server/reports/paper/results-pdf.ts'
import { playPublishedResults } from '../../../fixtures/published-results.ts'

interface Node {
  readonly role?: string
  /** Of what is drawn on the page: `content`. */
  readonly type?: string
  readonly alt?: string
  readonly lang?: string
  readonly children?: readonly Node[]
}

interface Sheet {
  readonly text: string
  readonly width: number
  readonly height: number
  readonly items: readonly {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly end: number
  }[]
  readonly nodes: readonly Node[]
}

function below(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(below)]
}

/** Opens it with Mozilla's reader, which has nothing in common with what wrote it. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice() }).promise
  const pages: Sheet[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const content = await page.getTextContent()
    const items = content.items.flatMap((item) =>
      'str' in item
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              end: Number(item.transform[4]) + item.width,
            },
          ]
        : [],
    )
    const tree = (await page.getStructTree()) as Node | null
    pages.push({
      text: items
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
      width,
      height,
      items,
      nodes: tree ? below(tree) : [],
    })
  }
  const { info } = await pdf.getMetadata()
  const told = {
    pages,
    info: info as Readonly<Record<string, unknown>>,
    outline: (await pdf.getOutline()).map(({ title }) => title),
    markInfo: await pdf.getMarkInfo(),
  }
  await pdf.destroy()
  return told
}

describe('the quarter on paper', () => {
  const published = playPublishedResults()

  test('has the parts of an official report, in letters that can be read out', async () => {
    const { pages } = await read(await resultsPdf(published, 'vi'))
    const text = pages.map((page) => page.text).join(' ')
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'UBND PHƯỜNG SAO MAI',
      'Số: ....../BC-UBND',
      'Sao Mai, ngày 06 tháng 10 năm 2026',
      'BÁO CÁO Kết quả hài lòng của người dân và trả lời phản ánh, Quý III/2026',
      'Căn cứ Nghị định số 118/2025/NĐ-CP',
      '82,3% (79–85%), n = 530: hài lòng hoặc rất hài lòng.',
      'Quý này bộ phận một cửa mở thêm một quầy.',
      'Đây không phải chỉ số SIPAS.',
      'Phòng Giấy Dó & <Mực> Nho',
      'Chưa đủ 10 lượt để công bố',
      'Nơi nhận:',
      'Lãnh Đạo Mẫu',
      published.sha256,
    ])
      expect(text).toContain(words)
  })

  test('is A4 with its long table on the long side, and numbers every page but the first', async () => {
    const { pages } = await read(await resultsPdf(published, 'vi'))
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
      [595, 842],
      [595, 842],
      [842, 595],
    ])
    const numbers = pages.map(({ items, height }) =>
      items.filter(({ y, text }) => y > height - 50 && text.trim() !== '').map(({ text }) => text),
    )
    expect(numbers).toEqual([[], ['2'], ['3'], ['4']])
  })

  test('tells a screen reader its headings, tables and pictures, and has bookmarks', async () => {
    const { pages, info, outline, markInfo } = await read(
      await resultsPdf(published, 'vi', 'https://mau.example.vn'),
    )
    const nodes = pages.flatMap((page) => page.nodes)
    const count = (role: string) => nodes.filter((node) => node.role === role).length
    expect(markInfo).toMatchObject({ Marked: true })
    expect(info).toMatchObject({
      Title:
        'UBND phường Sao Mai (minh hoạ): Kết quả hài lòng của người dân và trả lời phản ánh, Quý III/2026',
      Language: 'vi',
    })
    expect(count('H1')).toBe(1)
    expect(count('Table')).toBe(2)
    expect(count('TH')).toBe(9 + 7 + 12 + 7)
    expect(nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
      'Mã QR dẫn tới https://mau.example.vn/public/results/2026-Q3',
      expect.stringContaining('Tổ Đèn Lồng, n = 124: 2%, 4%, 10%, 48%, 36%'),
    ])
    expect(outline).toEqual([
      'BÁO CÁO: Kết quả hài lòng của người dân và trả lời phản ánh, Quý III/2026',
      'I. Tóm tắt',
      'II. Nhận xét của cơ quan',
      'III. Cách tính',
      'IV. Kiểm tra văn bản',
      'Phụ lục I. Hài lòng theo đơn vị',
      'Phụ lục II. Thời hạn trả lời phản ánh theo đơn vị',
    ])
  })

  test('draws the dissatisfied left of a middle line, the satisfied right of it, the neutral level by itself', async () => {
    const { pages } = await read(await resultsPdf(published, 'vi'))
    const { items = [], text = '' } = pages.find((page) => page.text.includes('Hình 1.')) ?? {}
    expect(text).toContain('Bên trái vạch giữa: chưa hài lòng; bên phải: hài lòng')
    const name = items.find((item) => item.text.startsWith('Tổ Ô Mai (n ='))
    const labels = items.filter(
      ({ text: label, y }) => label.endsWith('%') && Math.abs(y - (name?.y ?? 0)) < 6,
    )
    expect(labels.toSorted((a, b) => a.x - b.x).map((item) => item.text)).toEqual(['8%', '43%', '39%', '9%'])
  })

  test('has no signature that stands alone on a page, however long the report is', async () => {
    for (const lines of [8, 10, 11, 12, 13, 14]) {
      const narrative = { vi: 'Một dòng nhận xét.\n'.repeat(lines), en: '' }
      const { pages } = await read(
        await resultsPdf(playPublishedResults({ narrative }), 'vi', 'https://mau.example.vn'),
      )
      expect(pages.find(({ text }) => text.includes('NGƯỜI DUYỆT'))?.text).toContain(
        'Đối chiếu với bản đã ký',
      )
    }
  })

  test('repeats the heads of a table of 168 units on each page, tells of every unit, and keeps to the paper', async () => {
    const large = playPublishedResults({ units: 168 })
    const { pages } = await read(await resultsPdf(large, 'vi'))
    const table = pages.filter(({ text }) => text.includes('Tổ Ô Mai') && text.includes('Tiếp nhận'))
    expect(table.length).toBeGreaterThan(5)
    const begins = pages.findIndex(({ text }) => text.includes('Phụ lục II'))
    expect(pages.slice(begins).filter(({ text }) => !text.includes('Trung vị,'))).toEqual([])
    const text = pages
      .slice(begins)
      .map((page) => page.text)
      .join(' ')
    for (const { unit } of large.document.timeliness.byUnit) expect(text).toContain(unit.name)
    for (const { items, width } of pages) {
      const written = items.filter((item) => item.text.trim() !== '')
      expect(Math.min(...written.map(({ x }) => x))).toBeGreaterThan(80)
      expect(Math.max(...written.map(({ end }) => end))).toBeLessThan(width - 50)
      expect(Math.min(...written.map(({ y }) => y))).toBeGreaterThan(56)
    }
    // The heads that stand again are no cells: a table is heard once.
    const isDrawn = ({ role, children }: Node) =>
      role === 'TH' && children?.some(({ type }) => type === 'content')
    const heads = pages.flatMap(({ nodes }) => nodes.filter(isDrawn))
    expect(heads).toHaveLength(9 + 12 + 2 * 169)
  })

  test('shows before and after when it corrects an earlier one', async () => {
    const unit = { code: 'U1', name: 'Tổ Đèn Lồng', nameEn: '' }
    const correction = {
      of: 1,
      reason: 'Hai lượt bị đếm trùng.',
      changes: [
        { unit, figure: 'share' as const, before: 0.811, after: 0.823 },
        { unit, figure: 'n' as const, before: null, after: 1124 },
      ],
    }
    const { pages } = await read(await resultsPdf(playPublishedResults({ correction }), 'vi'))
    const text = pages[0]?.text
    expect(text).toContain('Bản này đính chính lần công bố số 1. Lý do: Hai lượt bị đếm trùng.')
    expect(text).toContain('Tổ Đèn Lồng Tỷ lệ hài lòng 81,1% 82,3%')
    expect(text).toContain('Tổ Đèn Lồng Số lượt đánh giá chưa nêu 1.124')
    expect(text).toContain('(Công bố số 2)')
    expect(text).toContain('Đánh giá: có lượt đến, hoặc được tính khác, sau khi chốt số liệu của bản trước.')

    const english = await read(await resultsPdf(playPublishedResults({ correction }), 'en'))
    expect(english.pages[0]?.text).toContain(
      'Reason: Hai lượt bị đếm trùng. Ratings: some came, or count otherwise, since',
    )
    // A voice reads what the office wrote as the Vietnamese that it is: the reason, and two paragraphs of its own.
    const foreign = english.pages.flatMap(({ nodes }) => nodes.filter(({ lang }) => lang !== undefined))
    expect(foreign.map(({ role, lang }) => [role, lang])).toEqual(Array(3).fill(['P', 'vi']))
  })

  test('is the same to the last byte when it is made again, and says so in English as well', async () => {
    const [first, again, english] = await Promise.all([
      resultsPdf(published, 'vi'),
      resultsPdf(playPublishedResults(), 'vi'),
      resultsPdf(published, 'en'),
    ])
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true)
    const { pages, info } = await read(english)
    expect(info).toMatchObject({ Language: 'en' })
    expect(pages[0]?.text).toContain('82.3% (79–85%), n = 530: satisfied or very satisfied.')
    expect(pages[0]?.text).toContain('This is not the SIPAS index.')
  })
})
