/** A heading or a paragraph of the privacy notice. */
interface NoticePart {
  readonly isHeading: boolean
  readonly words: string
}

/** How a notice is written: `# ` begins a heading, every other line is a paragraph. */
export function noticeParts(text: string): NoticePart[] {
  return text.split(/\n+/).flatMap((line): NoticePart[] => {
    const words = line.trim()
    if (words === '') return []
    const isHeading = words.startsWith('# ')
    return [{ isHeading, words: isHeading ? words.slice(2) : words }]
  })
}
