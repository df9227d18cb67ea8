import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

/** An element of the structure tree: what a part of the paper is, for those who hear it read. */
export type Tag = ReturnType<PDFKit.PDFDocument['struct']>

interface TagOptions {
  readonly alt?: string
  /** Which cells a heading cell of a table is over. */
  readonly scope?: 'Row' | 'Column'
  /** Where it is another language than the paper's. */
  readonly lang?: string
}

/** Points. */
export const MM = 72 / 25.4

/** Points below a paragraph that says nothing else. */
export const PARAGRAPH_GAP = 6

/** Decree 30/2020/NĐ-CP, appendix I: 20–25 mm above and below, 30–35 mm on the left, 15–20 mm on the right. */
const MARGINS = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 20 * MM }

/** Tinos has the widths of Times New Roman and every Vietnamese letter (SIL Open Font License). */
const FONTS = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const

export interface TextLook {
  readonly font?: keyof typeof FONTS
  /** Points. */
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  readonly width?: number
}

interface PdfFacts {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly createdAt: Date
}

/**
 * An A4 PDF in which everything drawn is either tagged or marked as decoration (ISO 32000-1, 14.7–14.8), with the fonts in it.
 * The same calls give the same bytes.
 */
export class TaggedPdf {
  readonly doc: PDFKit.PDFDocument
  readonly root: Tag
  private readonly chunks: Uint8Array[] = []
  private readonly finished: Promise<void>

  constructor({ title, author, language, createdAt }: PdfFacts) {
    const fontFile = (file: string) =>
      createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${file}`)
    this.doc = new PDFDocument({
      size: 'A4',
      margins: MARGINS,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      lang: language,
      // None before they are registered: a font opened under two names is read from the disk at every use.
      font: '',
      info: { Title: title, Author: author, Creator: 'Hài Lòng', CreationDate: createdAt },
    })
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, fontFile(file))
    this.doc.on('data', (chunk: Uint8Array) => this.chunks.push(chunk))
    this.finished = new Promise((resolve, reject) => this.doc.on('end', resolve).on('error', reject))
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  get left(): number {
    return this.doc.page.margins.left
  }

  get width(): number {
    return this.doc.page.width - this.doc.page.margins.left - this.doc.page.margins.right
  }

  /** Where the margin below begins. */
  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom
  }

  addPage(isWide: boolean): void {
    this.doc.addPage({ size: 'A4', layout: isWide ? 'landscape' : 'portrait', margins: MARGINS })
  }

  /** A new page of the same shape, unless `height` points still have room. */
  makeRoom(height: number): boolean {
    if (this.doc.y + height <= this.bottom) return false
    this.addPage(this.doc.page.width > this.doc.page.height)
    return true
  }

  /** An element that holds others. */
  group(parent: Tag, name: string, options: TagOptions = {}): Tag {
    const tag = this.doc.struct(name, options)
    parent.add(tag)
    return tag
  }

  /** An element that holds what `draw` draws. */
  tagged(parent: Tag, name: string, draw: () => void, options: TagOptions = {}): void {
    const tag = this.group(parent, name, options)
    const content = this.doc.markStructureContent(name)
    draw()
    this.doc.endMarkedContent()
    tag.add(content)
    tag.end()
  }

  /** What a person sees and nobody needs to hear: rules, page numbers, headings repeated. */
  decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  use({ font = 'regular', size = 13 }: TextLook): void {
    this.doc.font(font).fontSize(size)
  }

  heightOf(text: string, look: TextLook): number {
    this.use(look)
    return this.doc.heightOfString(text, { width: look.width ?? this.width })
  }

  /** Draws text at a place without going to another page. */
  textAt(text: string, x: number, y: number, look: TextLook): void {
    this.use(look)
    this.doc.text(text, x, y, { width: look.width ?? this.width, align: look.align ?? 'left' })
  }

  /** A paragraph below what was drawn last. */
  paragraph(
    parent: Tag,
    text: string,
    look: TextLook & Pick<TagOptions, 'lang'> & { readonly tag?: string; readonly after?: number } = {},
  ): void {
    this.use(look)
    const line = this.doc.currentLineHeight(true)
    this.makeRoom(Math.min(this.heightOf(text, look), 2 * line))
    this.tagged(
      parent,
      look.tag ?? 'P',
      () => {
        this.textAt(text, this.left, this.doc.y, look)
      },
      look.lang === undefined ? {} : { lang: look.lang },
    )
    this.doc.y += look.after ?? PARAGRAPH_GAP
  }

  /** Ends the document, with numbers from the second page on, centred in the margin above. */
  async bytes(): Promise<Uint8Array> {
    const { start, count } = this.doc.bufferedPageRange()
    for (let index = start + 1; index < start + count; index++) {
      this.doc.switchToPage(index)
      this.decoration(() => {
        this.textAt(String(index + 1), this.left, 10 * MM, { align: 'center' })
      }, 'Pagination')
    }
    this.root.end()
    this.doc.end()
    await this.finished
    return new Uint8Array(Buffer.concat(this.chunks))
  }
}
