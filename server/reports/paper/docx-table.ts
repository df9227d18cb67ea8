import { paragraph } from './docx-text.ts'
import type { ReportTable, TableRow } from './report-tables.ts'

/** A table as wide as `width` twentieths of a point; its heading stands on every page again, and no row is split. */
export function docxTable(table: ReportTable, width: number): string {
  const all = table.columns.reduce((sum, { weight }) => sum + weight, 0)
  const widths = table.columns.map(({ weight }) => Math.floor((weight / all) * width))
  const heading: TableRow = { cells: table.columns.map(({ name }) => name), rest: null, isWhole: true }
  const grid = widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')
  const rows = table.rows.map((row) => rowXml(table, row, widths, false)).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:firstColumn="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowXml(table, heading, widths, true)}${rows}</w:tbl>`
}

function rowXml(table: ReportTable, row: TableRow, widths: readonly number[], isHeading: boolean): string {
  const cells = row.cells.map((text, column) => {
    const align = isHeading ? 'center' : table.columns[column]?.isNumber ? 'right' : 'left'
    return cellXml(paragraph(text, { style: 'TableText', align, isBold: row.isWhole }), widths[column] ?? 0, {
      span: 1,
      isHeading,
    })
  })
  const missing = widths.slice(row.cells.length)
  const rest =
    row.rest === null
      ? ''
      : cellXml(
          paragraph(row.rest, { style: 'TableText' }),
          missing.reduce((sum, width) => sum + width, 0),
          { span: missing.length, isHeading },
        )
  return `<w:tr><w:trPr><w:cantSplit/>${isHeading ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}${rest}</w:tr>`
}

function cellXml(
  xml: string,
  width: number,
  { span, isHeading }: { span: number; isHeading: boolean },
): string {
  const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  const shade = isHeading ? '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>' : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}${shade}</w:tcPr>${xml}</w:tc>`
}
