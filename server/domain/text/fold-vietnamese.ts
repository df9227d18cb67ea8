/**
 * Marks that nobody sees: soft hyphen, zero-width space and all joiners, direction marks, byte order mark.
 * Left in, they make equal words unequal, and the direction marks let a text pretend to be another.
 */
const INVISIBLE = /[\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** Combining marks of Latin script: all tones, ă â ê ô ơ ư once decomposed. */
const MARKS = /[\u0300-\u036F]/g

/** đ has no decomposition; ð (eth) stands in its place in texts from old keyboards and fonts. */
const BARRED_D = /[đð]/g
const ETH = /ð/g

/** The five tones: each may stand on one vowel of its syllable or another (hoà, hòa). */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const LETTERS = /[\p{L}\p{M}]+/gu
const WORDS = /[\p{L}\p{M}\p{N}]+/gu

/** Control characters but tab and line feed, and halves of surrogate pairs: neither database keeps them all. */
const UNSTORABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu

/** Anything that is not kept as it is: most texts have nothing of it. */
const UNCLEAN = new RegExp(`\\r|[\\u2028\\u2029]|${INVISIBLE.source}|${UNSTORABLE.source}`, 'u')

/** All that `\s` means among Latin characters. */
const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0
const TAB = 0x09
const CARRIAGE_RETURN = 0x0d

/** How each character of Latin script folds, worked out once: '' where it vanishes, undefined where not yet known. */
const folded: (string | undefined)[] = []
/** Latin with all Vietnamese letters ends before U+0250, with the precomposed ones at U+1E00–U+1EFF. */
export const isLatin = (unit: number): boolean => unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)

/**
 * Vietnamese without marks, for search and comparison: `Đường Nguyễn Huệ` → `duong nguyen hue`. The same for composed
 * and decomposed text, and for both places of the tone (hoà, hòa). Folding twice changes nothing.
 */
export function fold(text: string): string {
  let result = ''
  let gap = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Outside Latin letters fold by their neighbours: the whole text goes the long way.
    if (!isLatin(unit)) return tidySpaces(foldSlowly(text))
    if (unit === SPACE || unit === NO_BREAK_SPACE || (unit >= TAB && unit <= CARRIAGE_RETURN)) {
      gap = true
      continue
    }
    const letter = (folded[unit] ??= foldSlowly(String.fromCharCode(unit)))
    if (gap && letter !== '' && result !== '') result += ' '
    if (letter !== '') gap = false
    result += letter
  }
  return result
}

function foldSlowly(text: string): string {
  return text.replace(INVISIBLE, '').toLowerCase().normalize('NFD').replace(MARKS, '').replace(BARRED_D, 'd')
}

function tidySpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Text as it is stored: composed (NFC), `\n` line ends, no control or invisible characters, trimmed. */
export function cleanText(text: string): string {
  const stored = UNCLEAN.test(text)
    ? text
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replace(INVISIBLE, '')
        .replace(UNSTORABLE, '')
    : text
  return stored.normalize('NFC').trim()
}

/** The folded words of a text with one space between them: `Rác, ở hẻm 3/2!` → `rac o hem 3 2`. */
export function foldedWords(text: string): string {
  return wordsOf(fold(text))
}

/**
 * Vietnamese with its marks, for telling names and words apart: `Chợ` and `chợ` are one, `cho` is another. Lower case, the
 * same for composed and decomposed text; each tone stands behind its syllable, so that both places of it are the same.
 */
export function spell(text: string): string {
  const plain = text.replace(INVISIBLE, '').toLowerCase().normalize('NFD').replace(ETH, 'đ')
  return tidySpaces(plain.replace(LETTERS, toneLast))
}

function toneLast(letters: string): string {
  const tones = letters.match(TONES)
  return tones ? letters.replace(TONES, '') + tones.join('') : letters
}

/** The words of a text with their marks, as `spell` gives them, with one space between them. */
export function spelledWords(text: string): string {
  return wordsOf(spell(text))
}

/** Does anything in what `spell` or `spelledWords` gave carry a mark? A text without any was typed without. */
export function hasMarks(spelled: string): boolean {
  return /[\u0300-\u036Fđ]/.test(spelled)
}

function wordsOf(text: string): string {
  return (text.match(WORDS) ?? []).join(' ')
}

/** Does the phrase stand in the text, whole words only? Both as words with one space between; an empty phrase never does. */
export function containsWords(text: string, phrase: string): boolean {
  return phrase !== '' && ` ${text} `.includes(` ${phrase} `)
}
