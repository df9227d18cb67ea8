import { escapeUTF8 } from 'entities'
import type { Language } from '../../contract/language.ts'

/** As Word names them. */
export const WORD_LANGUAGES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' }

interface ParagraphLook {
  readonly style?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  /** On the page of what follows. */
  readonly keepsNext?: boolean
  /** Where it is another than the file's. */
  readonly language?: Language
}

/** Text for XML 1.0: control characters, which it cannot hold, are left out. */
export function escapeXml(text: string): string {
  return escapeUTF8(text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''))
}

/** One paragraph; a line feed in `text` begins a new line of it. */
export function paragraph(text: string, look: ParagraphLook = {}): string {
  const { style, align, isBold, isItalic, isUnderlined, language, keepsNext } = look
  const layout = [
    style && `<w:pStyle w:val="${style}"/>`,
    keepsNext && '<w:keepNext/>',
    align && align !== 'left' && `<w:jc w:val="${align}"/>`,
  ]
  const type = [
    isBold && '<w:b/>',
    isItalic && '<w:i/>',
    isUnderlined && '<w:u w:val="single"/>',
    language && `<w:lang w:val="${WORD_LANGUAGES[language]}"/>`,
  ]
  const lines = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>')
  return `<w:p><w:pPr>${layout.filter(Boolean).join('')}</w:pPr><w:r><w:rPr>${type.filter(Boolean).join('')}</w:rPr>${lines}</w:r></w:p>`
}

/** The paragraph that ends a section. */
export function breakAfter(section: string): string {
  return `<w:p><w:pPr>${section}</w:pPr></w:p>`
}
