import type { ReportTable, TableRow } from './report-tables.ts'
import type { Tag, TaggedPdf, TextLook } from './tagged-pdf.ts'

const PADDING = 3
const SIZE = 9.5

/** A table with its title; the heading row stands on every page again, and no row goes over a page's end. */
export function drawTable(pdf: TaggedPdf, parent: Tag, table: ReportTable, caption: string): void {
  const { doc } = pdf
  const widths = widthsOf(table, pdf.width)
  const heading: TableRow = { cells: table.columns.map(({ name }) => name), rest: null, isWhole: true }
  const headingHeight = heightOf(pdf, heading, widths)
  const tag = pdf.group(parent, 'Table')
  pdf.makeRoom(headingHeight + 60)
  pdf.tagged(tag, 'Caption', () => pdf.textAt(caption, pdf.left, doc.y, { font: 'bold', size: 12 }))
  doc.y += 4

  const drawHeading = (cell: DrawCell) =>
    drawRow(pdf, table, heading, { widths, height: headingHeight, cell, isHeading: true })
  const head = pdf.group(pdf.group(tag, 'THead'), 'TR')
  drawHeading((draw) => pdf.tagged(head, 'TH', draw, { scope: 'Column' }))
  const body = pdf.group(tag, 'TBody')
  for (const row of table.rows) {
    const height = heightOf(pdf, row, widths)
    if (pdf.makeRoom(height)) drawHeading((draw) => pdf.decoration(draw, 'Pagination'))
    const line = pdf.group(body, 'TR')
    const cell: DrawCell = (draw, column) =>
      pdf.tagged(line, column === 0 ? 'TH' : 'TD', draw, column === 0 ? { scope: 'Row' } : {})
    drawRow(pdf, table, row, { widths, height, cell, isHeading: false })
  }
  tag.end()
  doc.y += 12
}

type DrawCell = (draw: () => void, column: number) => void

interface RowPlace {
  readonly widths: readonly number[]
  readonly height: number
  readonly cell: DrawCell
  readonly isHeading: boolean
}

function widthsOf({ columns }: ReportTable, width: number): number[] {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0)
  return columns.map(({ weight }) => (weight / all) * width)
}

/** Each cell with its width; what stands in place of the missing ones is as wide as they are. */
function cellsOf({ cells, rest }: TableRow, widths: readonly number[]): { text: string; width: number }[] {
  const own = cells.map((text, index) => ({ text, width: widths[index] ?? 0 }))
  if (rest === null) return own
  return [...own, { text: rest, width: widths.slice(cells.length).reduce((sum, width) => sum + width, 0) }]
}

function lookOf(row: TableRow, width: number): TextLook {
  return { font: row.isWhole ? 'bold' : 'regular', size: SIZE, width: width - 2 * PADDING }
}

function heightOf(pdf: TaggedPdf, row: TableRow, widths: readonly number[]): number {
  const heights = cellsOf(row, widths).map(({ text, width }) => pdf.heightOf(text, lookOf(row, width)))
  return Math.max(...heights) + 2 * PADDING
}

function drawRow(pdf: TaggedPdf, table: ReportTable, row: TableRow, place: RowPlace): void {
  const { doc } = pdf
  const { widths, height, cell, isHeading } = place
  const top = doc.y
  const cells = cellsOf(row, widths)
  pdf.decoration(() => {
    if (isHeading) doc.rect(pdf.left, top, pdf.width, height).fill('#e8e8e8')
    doc.lineWidth(0.5).strokeColor('#000')
    let x = pdf.left
    for (const { width } of cells) {
      doc.rect(x, top, width, height).stroke()
      x += width
    }
    doc.fillColor('#000')
  })
  let x = pdf.left
  cells.forEach(({ text, width }, column) => {
    const isNumber = (table.columns[column]?.isNumber ?? false) && column < row.cells.length
    const align = isHeading ? 'center' : isNumber ? 'right' : 'left'
    const at = x + PADDING
    cell(() => pdf.textAt(text, at, top + PADDING, { ...lookOf(row, width), align }), column)
    x += width
  })
  doc.y = top + height
}
