import {
  type MaskMark,
  type MaskReason,
  type MaskSpan,
  PUBLIC_PARTS,
  type PublicPart,
} from '../../contract/feedback/mask-reasons.ts'
import { digitsOf, findPersonal } from './find-personal.ts'
import { foldedWords } from './fold-vietnamese.ts'

type Texts = Readonly<Record<PublicPart, string>>

/** A number shorter than this is no secret wherever else it stands. */
const LEAST_DIGITS = 6

/** What must not be read, whoever marked it: the sender's own name, phone, e-mail. */
export interface HiddenValue {
  readonly value: string
  readonly reason: MaskReason
}

/**
 * The marks that really hold: pulled out to whole characters, joined where they touch, and put on every other place where
 * the same stands, in whatever way the number is written, so that no masked value can be read a line further on.
 */
export function completeMarks(
  texts: Texts,
  marks: readonly MaskMark[],
  known: readonly HiddenValue[] = [],
): MaskMark[] {
  const hidden = hiddenBy(texts, marks, known)
  return PUBLIC_PARTS.flatMap((part) => {
    const text = texts[part]
    const own: MaskSpan[] = marks
      .filter((mark) => mark.part === part)
      .map((mark) => wholeCharacters(text, mark))
    const same = hidden.flatMap(({ value, reason }) => repeatsOf(text, value, reason))
    return joined([...own, ...same]).map(({ from, to, reason }) => ({ part, from, to, reason }))
  })
}

/** Everything that marks and knowledge hide, as it is written. */
export function hiddenBy(
  texts: Texts,
  marks: readonly MaskMark[],
  known: readonly HiddenValue[],
): HiddenValue[] {
  return [
    ...marks.map(({ part, from, to, reason }) => ({ value: texts[part].slice(from, to), reason })),
    ...known,
  ]
}

/** A text with its marks of `completeMarks` replaced by words. */
export function maskText(
  text: string,
  marks: readonly MaskSpan[],
  say: (reason: MaskReason) => string,
): string {
  let result = ''
  let at = 0
  for (const { from, to, reason } of marks) {
    result += text.slice(at, from) + say(reason)
    at = to
  }
  return result + text.slice(at)
}

/** Can the value still be read in a text: a number in any writing, several words in any case and without their marks? */
export function stillReads(text: string, value: string): boolean {
  const digits = digitsOf(value)
  if (digits.length >= LEAST_DIGITS) return digitsOf(text).includes(nationalDigits(digits))
  const words = wordsOf(value)
  if (words.length < 2) return repeatsOf(text, value, 'other').length > 0
  return ` ${foldedWords(text)} `.includes(` ${foldedWords(value)} `)
}

function wordsOf(value: string): readonly string[] {
  return value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Without `0`, `84` or `0084` in front: the same phone in each of its writings. */
function nationalDigits(digits: string): string {
  return digits.length > 9 ? digits.replace(/^(?:00)?84|^0/, '') : digits
}

function repeatsOf(text: string, value: string, reason: MaskReason): MaskSpan[] {
  const digits = digitsOf(value)
  if (digits.length >= LEAST_DIGITS) {
    const bare = nationalDigits(digits)
    const spread = [...bare].join(String.raw`[\s.,()–—+-]{0,3}`)
    return spansOf(text, new RegExp(String.raw`(?:\+?84|0)?[ .()-]{0,2}${spread}`, 'g'), reason)
  }
  const words = wordsOf(value)
  if (words.join('').length < 2) return []
  const spread = words.join(String.raw`[^\p{L}\p{N}]+`)
  return spansOf(
    text,
    new RegExp(String.raw`(?<![\p{L}\p{N}])${spread}(?![\p{L}\p{N}])`, words.length > 1 ? 'giu' : 'gu'),
    reason,
  )
}

function spansOf(text: string, pattern: RegExp, reason: MaskReason): MaskSpan[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
    reason,
  }))
}

function wholeCharacters(text: string, { from, to, reason }: MaskSpan): MaskSpan {
  const splits = (at: number) => /[\uDC00-\uDFFF\p{M}]/u.test(text[at] ?? '')
  let start = from
  let end = to
  while (start > 0 && splits(start)) start--
  while (end < text.length && splits(end)) end++
  return { from: start, to: end, reason }
}

function joined(spans: readonly MaskSpan[]): MaskSpan[] {
  const result: MaskSpan[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1)
    if (last && span.from < last.to) result[result.length - 1] = { ...last, to: Math.max(last.to, span.to) }
    else result.push(span)
  }
  return result
}

/** What is found in a text and lies under no mark. */
export function leftOpen(text: string, marks: readonly MaskSpan[]): MaskSpan[] {
  return findPersonal(text).filter(
    ({ from, to }) => !marks.some((mark) => mark.from <= from && to <= mark.to),
  )
}
