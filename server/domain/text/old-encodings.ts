/*
 * Vietnamese as it was written before Unicode, and Unicode that was read as something else. TCVN 5712:1993 (fonts such as
 * .VnTime) and VNI keep their letters on the places of Western ones; what is left is `Rác` as `R¸c`, `Raùc` or `RÃ¡c`.
 */

export type OldEncoding = 'tcvn3' | 'vni' | 'mojibake'

/** The letters of TCVN3 by the character that Windows-1252 shows in their place. */
const TCVN3 = pairs(
  'µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ ®đ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ «ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ \u00ADư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
)

/** VNI: a letter and a sign behind it; a few letters have a place of their own. */
const VNI_SIGNS =
  'ù\u0301 ø\u0300 û\u0309 õ\u0303 ï\u0323 ê\u0306 é\u0306\u0301 è\u0306\u0300 ú\u0306\u0309 ü\u0306\u0303 ë\u0306\u0323 â\u0302 á\u0302\u0301 à\u0302\u0300 å\u0302\u0309 ã\u0302\u0303 ä\u0302\u0323'
const VNI_MARKS = pairs(`${VNI_SIGNS} ${VNI_SIGNS.toUpperCase()}`)
const VNI_LETTERS = pairs('ñđ Ñ\u0110 æỉ ÆỈ óĩ ÓĨ òị ÒỊ ôơ ÔƠ öư ÖƯ îỵ ÎỴ')
const VNI = new RegExp(
  `[aeouyAEOUYôÔöÖ][${[...VNI_MARKS.keys()].join('')}]|[${[...VNI_LETTERS.keys()].join('')}]`,
  'g',
)

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))
}

/** What Windows-1252 shows for the bytes 0x80 to 0x9F; a dot where it shows nothing. */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

/** The text as it was meant. Text that is not in the encoding comes back as something else: ask `findOldEncoding` first. */
export function decodeOld(text: string, encoding: OldEncoding): string {
  switch (encoding) {
    case 'tcvn3':
      return text.replace(/[\u00A1-\u00FE]/g, (sign) => TCVN3.get(sign) ?? sign)
    case 'vni':
      return text.replace(VNI, decodeVni).normalize('NFC')
    case 'mojibake':
      return readAgain(text) ?? text
  }
}

function decodeVni(signs: string): string {
  const letter = signs.charAt(0)
  return (VNI_LETTERS.get(letter) ?? letter) + (VNI_MARKS.get(signs.charAt(1)) ?? '')
}

/** UTF-8 that was read as Windows-1252, read once more; null where it never was. */
function readAgain(text: string): string | null {
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    const place = WINDOWS_1252.indexOf(sign)
    if (code > 0xff && place < 0) return null
    bytes.push(code > 0xff ? 0x80 + place : code)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

/** UTF-8 that was read as another encoding and lost signs on the way: it can be told, and not be read any more. */
export function isMisread(text: string): boolean {
  return /áº|á»|Ã[\u00A0-\u00BF]|Æ[°¡]|Ä[‘\u0091]/.test(text) && vietnameseShare(text) < HARDLY
}

const ONSET = '(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?'
const RHYME =
  '(?:uyê|uya|iêu|yêu|ươi|ươu|oai|oay|oao|oeo|uây|uôi|uyu|iê|yê|uô|ươ|ưa|ia|ua|oa|oă|oe|uâ|uê|uy|uơ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])'
const SYLLABLE = new RegExp(`^${ONSET}${RHYME}(?:ch|nh|ng|[cmnpt])?$`)
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Which share of the words with other than plain letters are Vietnamese syllables; 1 where there are no such words. */
export function vietnameseShare(text: string): number {
  const words = text
    .split(/[\s\u0021-\u0040\u005B-\u0060\u007B-\u007E“”‘’…–—]+/)
    .filter((word) => /[^\u0000-\u007F]/.test(word))
  if (words.length === 0) return 1
  return words.filter(isSyllable).length / words.length
}

/** Texts are made of few syllables, each met again and again: what each is is kept, up to so many. */
const MOST_KNOWN = 20_000
const known = new Map<string, boolean>()

function isSyllable(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const is = isOneSyllable(word)
  known.set(word, is)
  return is
}

function isOneSyllable(word: string): boolean {
  const letters = word.toLowerCase().normalize('NFD')
  const tones = letters.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(letters.replace(TONES, '').normalize('NFC'))
}

/** Once it is decoded a text is Vietnamese from the first share on, and by the second more than as it stands. */
const SURELY = 0.7
const BETTER = 0.25
/** Below this it hardly is Vietnamese. */
const HARDLY = 0.5
const OLD_ENCODINGS = ['mojibake', 'tcvn3', 'vni'] as const

/** In which of them a text is; null for Vietnamese in Unicode, and for what is no Vietnamese either way. */
export function findOldEncoding(text: string): OldEncoding | null {
  const asItStands = vietnameseShare(text)
  if (asItStands > 1 - BETTER) return null
  const [best] = OLD_ENCODINGS.map((encoding) => ({
    encoding,
    share: vietnameseShare(decodeOld(text, encoding)),
  })).toSorted((a, b) => b.share - a.share)
  const isOther = best !== undefined && decodeOld(text, best.encoding) !== text
  return isOther && best.share >= Math.max(SURELY, asItStands + BETTER) ? best.encoding : null
}
