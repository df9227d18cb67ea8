import type { LevelBars } from './report-tables.ts'
import type { Tag, TaggedPdf } from './tagged-pdf.ts'

const ROW = 22
const BAR = 13
const NAMES = 150
const SIZE = 9

/** From light to dark, so that the order is seen without colour: the lower levels warm, the upper ones blue. */
const LOOKS: Readonly<Record<number, readonly { readonly fill: string; readonly text: string }[]>> = {
  3: [
    { fill: '#f7d3a8', text: '#000' },
    { fill: '#5b8fc0', text: '#000' },
    { fill: '#0b3a66', text: '#fff' },
  ],
  5: [
    { fill: '#fdebd8', text: '#000' },
    { fill: '#efb57c', text: '#000' },
    { fill: '#a4a9ae', text: '#000' },
    { fill: '#3f74ab', text: '#fff' },
    { fill: '#0b3a66', text: '#fff' },
  ],
}

/** The levels of each row as parts of a bar, in pieces that fit a page; each piece is a figure that says what it shows. */
export function drawBars(pdf: TaggedPdf, parent: Tag, bars: LevelBars, caption: string): void {
  const { doc } = pdf
  pdf.makeRoom(90)
  let rest = bars.bars
  let piece = 0
  while (rest.length > 0) {
    const fits = Math.max(1, Math.floor((pdf.bottom - doc.y - 56) / ROW))
    const shown = rest.slice(0, fits)
    rest = rest.slice(fits)
    drawPiece(pdf, parent, {
      ...bars,
      bars: shown,
      caption: piece === 0 ? caption : `${caption} (${piece + 1})`,
    })
    piece += 1
    if (rest.length > 0) pdf.addPage(false)
  }
}

function drawPiece(pdf: TaggedPdf, parent: Tag, piece: LevelBars & { readonly caption: string }): void {
  const { doc } = pdf
  pdf.paragraph(parent, piece.caption, { font: 'bold', size: 12, tag: 'P', after: 4 })
  const alt = piece.bars.map(({ name, n, labels }) => `${name}, n = ${n}: ${labels.join(', ')}`).join('; ')
  pdf.tagged(
    parent,
    'Figure',
    () => {
      drawKey(pdf, piece.levels)
      for (const bar of piece.bars) drawBar(pdf, bar, piece.levels.length)
    },
    { alt: `${piece.caption}. ${piece.levels.join(', ')}. ${alt}.` },
  )
  doc.y += 10
}

function drawKey(pdf: TaggedPdf, levels: readonly string[]): void {
  const { doc } = pdf
  const top = doc.y
  const step = pdf.width / levels.length
  levels.forEach((level, index) => {
    const x = pdf.left + index * step
    doc.rect(x, top + 1, 9, 9).fillAndStroke(lookOf(levels.length, index).fill, '#000')
    doc.fillColor('#000')
    pdf.textAt(level, x + 12, top, { size: SIZE, width: step - 14 })
  })
  doc.y = top + 18
}

function drawBar(pdf: TaggedPdf, bar: LevelBars['bars'][number], size: number): void {
  const { doc } = pdf
  const top = doc.y
  doc.fillColor('#000')
  const name = { size: SIZE, width: NAMES - 8, align: 'right' } as const
  const label = `${bar.name} (n = ${bar.n})`
  const height = Math.min(pdf.heightOf(label, name), ROW)
  pdf.use(name)
  doc.text(label, pdf.left, top + (ROW - height) / 2, { ...name, height: ROW, ellipsis: true })
  const full = pdf.width - NAMES
  let x = pdf.left + NAMES
  bar.shares.forEach((share, index) => {
    const { fill, text } = lookOf(size, index)
    const width = share * full
    doc
      .lineWidth(0.5)
      .rect(x, top + (ROW - BAR) / 2, width, BAR)
      .fillAndStroke(fill, '#000')
    doc.fillColor(text)
    if (width > 20)
      pdf.textAt(bar.labels[index] ?? '', x, top + (ROW - SIZE) / 2 - 0.5, {
        size: SIZE,
        width,
        align: 'center',
      })
    x += width
  })
  doc.fillColor('#000')
  doc.y = top + ROW
}

function lookOf(size: number, index: number): { readonly fill: string; readonly text: string } {
  return LOOKS[size]?.[index] ?? { fill: '#fff', text: '#000' }
}
