import { encode } from 'uqr'
import { PAPER } from './paper-words.ts'
import { drawBars } from './pdf-bars.ts'
import { drawTable } from './pdf-table.ts'
import type { Block, ReportContent } from './report-content.ts'
import { MM, PARAGRAPH_GAP, type Tag, TaggedPdf } from './tagged-pdf.ts'

/** Points: the code's side, the room below it, and what recipients and signature need. */
const CODE = 26 * MM
const CODE_GAP = 8
const SIGNATURE = 42 * MM

/** Draws a report; everything it says is in `content`. */
export function drawReport(content: ReportContent): Promise<Uint8Array> {
  const { language, title, office, publishedAt } = content
  const pdf = new TaggedPdf({ title, author: office, language, createdAt: new Date(publishedAt) })
  const numbers = { table: 0, figure: 0 }
  const drawAll = (parent: Tag, blocks: readonly Block[]) =>
    blocks.forEach((block) => drawBlock(pdf, parent, block, language, numbers))

  const main = pdf.group(pdf.root, 'Sect')
  drawHead(pdf, main, content)
  drawAll(main, content.body.slice(0, -1))
  pdf.makeRoom(endingHeight(pdf, content))
  drawAll(main, content.body.slice(-1))
  if (content.checkUrl !== null) drawCode(pdf, main, content.checkUrl, language)
  drawSigner(pdf, main, content)
  for (const appendix of content.appendices) {
    pdf.addPage(appendix.isWide)
    const part = pdf.group(pdf.root, 'Sect')
    drawHeading(pdf, part, appendix.title)
    drawAll(part, appendix.blocks)
  }
  return pdf.bytes()
}

function drawHeading(pdf: TaggedPdf, parent: Tag, text: string): void {
  pdf.makeRoom(60)
  pdf.doc.outline.addItem(text)
  pdf.paragraph(parent, text, { tag: 'H2', font: 'bold', size: 13.5 })
}

function drawBlock(
  pdf: TaggedPdf,
  parent: Tag,
  block: Block,
  language: ReportContent['language'],
  numbers: { table: number; figure: number },
): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(pdf, parent, block.text)
    case 'subheading':
      pdf.makeRoom(50)
      return pdf.paragraph(parent, block.text, { tag: 'H3', font: 'bold' })
    case 'paragraph':
      return pdf.paragraph(parent, block.text, block.language ? { lang: block.language } : {})
    case 'list':
      return drawList(pdf, parent, block.items)
    case 'bars': {
      numbers.figure += 1
      const caption = `${PAPER.figureNumber[language]} ${numbers.figure}. ${block.bars.title}`
      return drawBars(pdf, parent, block.bars, caption)
    }
    case 'table': {
      numbers.table += 1
      const caption = `${PAPER.tableNumber[language]} ${numbers.table}. ${block.table.title}`
      return drawTable(pdf, parent, block.table, caption)
    }
  }
}

function drawList(pdf: TaggedPdf, parent: Tag, items: readonly string[]): void {
  const list = pdf.group(parent, 'L')
  for (const item of items) {
    const line = pdf.group(list, 'LI')
    pdf.paragraph(line, `– ${item}`, { tag: 'LBody', after: 4 })
    line.end()
  }
  list.end()
  pdf.doc.y += 4
}

/** The last paragraph with the code and the signature: no signature stands alone on a page. */
function endingHeight(pdf: TaggedPdf, { body, checkUrl }: ReportContent): number {
  const last = body.at(-1)
  const paragraph = last?.kind === 'paragraph' ? pdf.heightOf(last.text, {}) + PARAGRAPH_GAP : 0
  return paragraph + (checkUrl === null ? 0 : CODE + CODE_GAP) + SIGNATURE
}

/** The office on the left, country and motto on the right, the rest below in the middle. */
function drawHead(pdf: TaggedPdf, parent: Tag, content: ReportContent): void {
  const { doc } = pdf
  const left = { x: pdf.left, width: 62 * MM }
  const right = { x: left.x + left.width + 2 * MM, width: pdf.width - left.width - 2 * MM }
  const top = doc.y
  const line = (
    { x, width }: typeof left,
    text: string,
    look: { font: 'regular' | 'bold' | 'italic'; size: number; rule?: number },
  ) => {
    const y = doc.y
    pdf.tagged(parent, 'P', () => pdf.textAt(text, x, y, { ...look, width, align: 'center' }))
    if (look.rule === undefined) return
    const length = look.rule * Math.min(doc.widthOfString(text), width)
    const start = x + (width - length) / 2
    pdf.decoration(() =>
      doc
        .lineWidth(0.7)
        .moveTo(start, doc.y + 2)
        .lineTo(start + length, doc.y + 2)
        .stroke(),
    )
    doc.y += 7
  }
  line(left, content.office, { font: 'bold', size: 12.5, rule: 0.4 })
  line(left, content.reference, { font: 'regular', size: 13 })
  line(left, `(${content.publication})`, { font: 'regular', size: 12 })
  const below = doc.y
  doc.y = top
  line(right, content.country, { font: 'bold', size: 12 })
  line(right, content.motto, { font: 'bold', size: 13, rule: 1 })
  line(right, content.placeAndDay, { font: 'italic', size: 13 })
  doc.y = Math.max(below, doc.y) + 16

  doc.outline.addItem(`${content.kind}: ${content.subject}`)
  const heading = `${content.kind}\n${content.subject}`
  pdf.paragraph(parent, heading, { tag: 'H1', font: 'bold', size: 14, align: 'center', after: 4 })
  const rule = 40 * MM
  const start = pdf.left + (pdf.width - rule) / 2
  pdf.decoration(() =>
    doc
      .lineWidth(0.7)
      .moveTo(start, doc.y)
      .lineTo(start + rule, doc.y)
      .stroke(),
  )
  doc.y += 12
  for (const basis of content.basis) pdf.paragraph(parent, basis, { font: 'italic', after: 4 })
  doc.y += 4
}

function drawCode(pdf: TaggedPdf, parent: Tag, url: string, language: ReportContent['language']): void {
  const { doc } = pdf
  const { data, size } = encode(url, { ecc: 'M', border: 2 })
  const side = CODE
  pdf.makeRoom(side)
  const top = doc.y
  const dot = side / size
  pdf.tagged(
    parent,
    'Figure',
    () => {
      data.forEach((row, y) =>
        row.forEach((isDark, x) => {
          if (isDark) doc.rect(pdf.left + x * dot, top + y * dot, dot + 0.02, dot + 0.02)
        }),
      )
      doc.fill('#000')
    },
    { alt: `${PAPER.qr[language]} ${url}` },
  )
  doc.y = top + side + CODE_GAP
}

function drawSigner(pdf: TaggedPdf, parent: Tag, { recipients, signer }: ReportContent): void {
  const { doc } = pdf
  pdf.makeRoom(SIGNATURE)
  const top = doc.y + 10
  const half = pdf.width / 2
  const [title = '', ...others] = recipients
  doc.y = top
  pdf.tagged(parent, 'P', () => pdf.textAt(title, pdf.left, doc.y, { font: 'bold', size: 12, width: half }))
  for (const other of others)
    pdf.tagged(parent, 'P', () => pdf.textAt(other, pdf.left, doc.y, { size: 11, width: half }))
  doc.y = top
  const line = (text: string, font: 'bold' | 'italic') =>
    pdf.tagged(parent, 'P', () =>
      pdf.textAt(text, pdf.left + half, doc.y, { font, size: 13, width: half, align: 'center' }),
    )
  line(signer.title, 'bold')
  line(signer.how, 'italic')
  doc.y += 14 * MM
  line(signer.name, 'bold')
}
