import { docxTable } from './docx-table.ts'
import { breakAfter, escapeXml, paragraph, WORD_LANGUAGES } from './docx-text.ts'
import { PAPER } from './paper-words.ts'
import type { Block, ReportContent } from './report-content.ts'
import type { LevelBars, ReportTable } from './report-tables.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const TYPES = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Twentieths of a point: A4 and the margins of Decree 30/2020/NĐ-CP, appendix I. */
const PAGE = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 1134 }

/** The parts of a Word file, by their names in it. */
export function docxParts(content: ReportContent): Record<string, Uint8Array> {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/header.xml" ContentType="${WORD}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${TYPES}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${TYPES}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${TYPES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(content.title)}</dc:title><dc:creator>${escapeXml(content.office)}</dc:creator><dc:language>${content.language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${content.publishedAt}</dcterms:created></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${TYPES}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/header" Target="header.xml"/></Relationships>`,
    'word/header.xml': `<w:hdr ${W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`,
    'word/styles.xml': stylesXml(content.language),
    'word/document.xml': documentXml(content),
  }
  const encoder = new TextEncoder()
  return Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(HEAD + xml)]))
}

function stylesXml(language: ReportContent['language']): string {
  const style = (id: string, name: string, look: { text?: string; lines?: string }) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${look.lines ?? ''}</w:pPr><w:rPr>${look.text ?? ''}</w:rPr></w:style>`
  const heading = (level: number, size: number, align = '') =>
    style(`Heading${level}`, `heading ${level}`, {
      lines: `<w:keepNext/><w:spacing w:before="120" w:after="120"/>${align}<w:outlineLvl w:val="${level - 1}"/>`,
      text: `<w:b/><w:sz w:val="${size}"/>`,
    })
  return `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:lang w:val="${WORD_LANGUAGES[language]}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${heading(1, 28, '<w:jc w:val="center"/>')}${heading(2, 27)}${heading(3, 26)}${style('Caption', 'caption', { lines: '<w:keepNext/>', text: '<w:b/><w:sz w:val="24"/>' })}${style('ListParagraph', 'List Paragraph', { lines: '<w:ind w:left="284" w:hanging="284"/>' })}${style('TableText', 'Table Text', { lines: '<w:spacing w:after="0"/>', text: '<w:sz w:val="19"/>' })}${style('HeadText', 'Head Text', { lines: '<w:spacing w:after="40"/><w:jc w:val="center"/>' })}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`
}

function documentXml(content: ReportContent): string {
  const numbers = { table: 0 }
  const draw = (blocks: readonly Block[], isWide: boolean) =>
    blocks.map((block) => blockXml(block, content.language, isWide, numbers)).join('')
  const [first, ...others] = [
    { isWide: false, xml: headXml(content) + draw(keptWithNext(content.body), false) + signerXml(content) },
    ...content.appendices.map(({ title, isWide, blocks }) => ({
      isWide,
      xml: paragraph(title, { style: 'Heading2' }) + draw(blocks, isWide),
    })),
  ]
  if (!first) return ''
  const sections = [first, ...others].map(({ isWide, xml }, index) => {
    const section = sectionXml(isWide, index === 0)
    // The last section stands in the body itself, each other one in the paragraph that ends it.
    return index === others.length ? xml + section : xml + breakAfter(section)
  })
  return `<w:document ${W} ${R}><w:body>${sections.join('')}</w:body></w:document>`
}

/** The last paragraph stays on the page of the signature: none stands there alone. */
function keptWithNext(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) =>
    index === blocks.length - 1 && block.kind === 'paragraph' ? { ...block, keepsNext: true } : block,
  )
}

/** The first page of the paper has no number. */
function sectionXml(isWide: boolean, isFirst: boolean): string {
  const size = isWide
    ? `w:w="${PAGE.height}" w:h="${PAGE.width}" w:orient="landscape"`
    : `w:w="${PAGE.width}" w:h="${PAGE.height}"`
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:type w:val="nextPage"/><w:pgSz ${size}/><w:pgMar w:top="${PAGE.top}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:right="${PAGE.right}" w:header="567" w:footer="567" w:gutter="0"/>${isFirst ? '<w:titlePg/>' : ''}</w:sectPr>`
}

function textWidth(isWide: boolean): number {
  return (isWide ? PAGE.height : PAGE.width) - PAGE.left - PAGE.right
}

function blockXml(
  block: Block,
  language: ReportContent['language'],
  isWide: boolean,
  numbers: { table: number },
): string {
  const table = (each: ReportTable) => {
    numbers.table += 1
    const caption = `${PAPER.tableNumber[language]} ${numbers.table}. ${each.title}`
    return paragraph(caption, { style: 'Caption' }) + docxTable(each, textWidth(isWide)) + paragraph('')
  }
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, { style: 'Heading2' })
    case 'subheading':
      return paragraph(block.text, { style: 'Heading3' })
    case 'paragraph':
      return paragraph(block.text, block)
    case 'list':
      return block.items.map((item) => paragraph(`– ${item}`, { style: 'ListParagraph' })).join('')
    case 'bars':
      return table(sharesTable(block.bars, language))
    case 'table':
      return table(block.table)
  }
}

/** What the PDF draws as bars, in numbers that can be worked on. */
function sharesTable({ title, levels, bars }: LevelBars, language: ReportContent['language']): ReportTable {
  return {
    title,
    columns: [
      { name: PAPER.unit[language], weight: 3.4, isNumber: false },
      { name: PAPER.n[language], weight: 1, isNumber: true },
      ...levels.map((name) => ({ name, weight: 1, isNumber: true })),
    ],
    rows: bars.map(({ name, n, labels }, index) => ({
      cells: [name, n, ...labels],
      rest: null,
      isWhole: index === 0,
    })),
  }
}

function headXml(content: ReportContent): string {
  const line = (text: string, look: { isBold?: boolean; isItalic?: boolean; isUnderlined?: boolean } = {}) =>
    paragraph(text, { style: 'HeadText', ...look })
  const left =
    line(content.office, { isBold: true }) + line(content.reference) + line(`(${content.publication})`)
  const right =
    line(content.country, { isBold: true }) +
    line(content.motto, { isBold: true, isUnderlined: true }) +
    line(content.placeAndDay, { isItalic: true })
  return `${sideBySide(left, right, 0.4)}${paragraph('')}${paragraph(`${content.kind}\n${content.subject}`, { style: 'Heading1' })}${content.basis.map((text) => paragraph(text, { isItalic: true })).join('')}`
}

function signerXml({ recipients, signer }: ReportContent): string {
  const left = recipients.map((text, index) => paragraph(text, { isBold: index === 0 })).join('')
  const right =
    paragraph(signer.title, { style: 'HeadText', isBold: true }) +
    paragraph(signer.how, { style: 'HeadText', isItalic: true }) +
    paragraph('') +
    paragraph('') +
    paragraph(signer.name, { style: 'HeadText', isBold: true })
  return sideBySide(left, right, 0.5)
}

/** Two columns without lines; the left one has that part of the width. */
function sideBySide(left: string, right: string, part: number): string {
  const width = textWidth(false)
  const columns = [Math.round(width * part), width - Math.round(width * part)]
  const cells = [left, right].map(
    (xml, index) => `<w:tc><w:tcPr><w:tcW w:w="${columns[index] ?? 0}" w:type="dxa"/></w:tcPr>${xml}</w:tc>`,
  )
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>`
}
