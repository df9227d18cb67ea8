import type { ScaleSize } from '../../contract/level.ts'
import {
  type DivergingFrame,
  divergingFrame,
  type DivergingParts,
  divergingParts,
  type LevelPart,
  widthOf,
} from '../../domain/statistics/diverging-bars.ts'
import type { LevelBars } from './report-tables.ts'
import type { Tag, TaggedPdf } from './tagged-pdf.ts'

const ROW = 22
const BAR = 13
const NAMES = 150
const SIZE = 9
/** What stands above the bars of a page: the caption in two lines, how they are read, and the key. */
const HEAD = 84
/** A part as wide as this holds its percentage. */
const LEAST_LABELLED = 20

/** From light to dark, so that the order is seen without colour: the lower levels warm, the upper ones blue. */
const LOOKS: Readonly<Record<ScaleSize, readonly { readonly fill: string; readonly text: string }[]>> = {
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

/**
 * The levels of each row around a middle line, as on the screen: the dissatisfied left of it, the satisfied right, the neutral level in
 * a column of its own. In pieces that fit a page, all in one frame; each piece is a figure that says what it shows.
 */
export function drawBars(pdf: TaggedPdf, parent: Tag, bars: LevelBars, caption: string): void {
  const { doc } = pdf
  pdf.makeRoom(HEAD + 2 * ROW)
  const drawn = bars.bars.map((bar) => ({ ...bar, parts: divergingParts(bar.shares, bars.scaleSize) }))
  const frame = divergingFrame(drawn.map(({ parts }) => parts))
  let rest: readonly DrawnBar[] = drawn
  let piece = 0
  while (rest.length > 0) {
    const fits = Math.max(1, Math.floor((pdf.bottom - doc.y - HEAD) / ROW))
    const shown = rest.slice(0, fits)
    rest = rest.slice(fits)
    drawPiece(pdf, parent, {
      ...bars,
      frame,
      bars: shown,
      caption: piece === 0 ? caption : `${caption} (${piece + 1})`,
    })
    piece += 1
    if (rest.length > 0) pdf.addPage(false)
  }
}

type DrawnBar = LevelBars['bars'][number] & { readonly parts: DivergingParts }

interface Piece extends Omit<LevelBars, 'bars'> {
  readonly caption: string
  readonly frame: DivergingFrame
  readonly bars: readonly DrawnBar[]
}

function drawPiece(pdf: TaggedPdf, parent: Tag, piece: Piece): void {
  const { doc } = pdf
  pdf.paragraph(parent, piece.caption, { font: 'bold', size: 12, tag: 'P', after: 2 })
  pdf.paragraph(parent, piece.hint, { font: 'italic', size: 11, after: 4 })
  const alt = piece.bars.map(({ name, n, labels }) => `${name}, n = ${n}: ${labels.join(', ')}`).join('; ')
  pdf.tagged(
    parent,
    'Figure',
    () => {
      drawKey(pdf, piece)
      for (const bar of piece.bars) drawBar(pdf, bar, piece)
    },
    { alt: `${piece.caption}. ${piece.levels.join(', ')}. ${alt}.` },
  )
  doc.y += 10
}

function drawKey(pdf: TaggedPdf, { levels, scaleSize }: Piece): void {
  const { doc } = pdf
  const top = doc.y
  const step = pdf.width / levels.length
  levels.forEach((level, index) => {
    const x = pdf.left + index * step
    doc.rect(x, top + 1, 9, 9).fillAndStroke(lookOf(scaleSize, index).fill, '#000')
    doc.fillColor('#000')
    pdf.textAt(level, x + 12, top, { size: SIZE, width: step - 14 })
  })
  doc.y = top + 18
}

function drawBar(pdf: TaggedPdf, bar: DrawnBar, { frame, scaleSize }: Piece): void {
  const { doc } = pdf
  const top = doc.y
  doc.fillColor('#000')
  const name = { size: SIZE, width: NAMES - 8, align: 'right' } as const
  const label = `${bar.name} (n = ${bar.n})`
  const height = Math.min(pdf.heightOf(label, name), ROW)
  pdf.use(name)
  doc.text(label, pdf.left, top + (ROW - height) / 2, { ...name, height: ROW, ellipsis: true })
  /** Points of paper for one of a hundred. */
  const scale = (pdf.width - NAMES) / frame.all
  const middle = pdf.left + NAMES + frame.left * scale
  const drawParts = (parts: readonly LevelPart[], from: number) => {
    let x = from
    for (const { index, share } of parts) {
      const { fill, text } = lookOf(scaleSize, index)
      const width = share * scale
      doc
        .lineWidth(0.5)
        .rect(x, top + (ROW - BAR) / 2, width, BAR)
        .fillAndStroke(fill, '#000')
      doc.fillColor(text)
      if (width > LEAST_LABELLED)
        pdf.textAt(bar.labels[index] ?? '', x, top + (ROW - SIZE) / 2 - 0.5, {
          size: SIZE,
          width,
          align: 'center',
        })
      x += width
    }
  }
  const lineAt = (x: number) =>
    doc
      .lineWidth(1)
      .moveTo(x, top)
      .lineTo(x, top + ROW)
      .stroke('#000')
  drawParts(bar.parts.left, middle - widthOf(bar.parts.left) * scale)
  drawParts(bar.parts.right, middle)
  lineAt(middle)
  if (frame.neutralFrom !== null) {
    const own = middle + frame.neutralFrom * scale
    drawParts(bar.parts.neutral, own)
    lineAt(own)
  }
  doc.fillColor('#000')
  doc.y = top + ROW
}

function lookOf(size: ScaleSize, index: number): { readonly fill: string; readonly text: string } {
  return LOOKS[size][index] ?? { fill: '#fff', text: '#000' }
}
