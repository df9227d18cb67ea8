import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanText,
  containsWords,
  fold,
  foldedWords,
  spelledWords,
} from '../../../server/domain/text/fold-vietnamese.ts'
import * as known from '../../../server/domain/text/known-words.ts'

/** The 67 small letters with marks of Vietnamese, with what they fold to. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'àáảãạăằắẳẵặâầấẩẫậ',
  e: 'èéẻẽẹêềếểễệ',
  i: 'ìíỉĩị',
  o: 'òóỏõọôồốổỗộơờớởỡợ',
  u: 'ùúủũụưừứửữự',
  y: 'ỳýỷỹỵ',
  d: 'đ',
}
const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...Object.values(LETTERS)
      .flatMap((letters) => [...letters, ...letters.toUpperCase()])
      .concat([...'aAbBzZ 019,./\n']),
  ),
})
const anyCodeUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
const anyText = fc.oneof(vietnamese, fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCodeUnit }))

describe('folding Vietnamese', () => {
  test('the words of a text are those of the whole, though each is worked out by itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(known.foldedWords(text)).toBe(foldedWords(text))
        expect(known.spelledWords(text)).toBe(spelledWords(text))
      }),
      { numRuns: 2_000 },
    )
  })

  test('every marked letter folds to its plain one, small or capital, composed or not', () => {
    for (const [plain, letters] of Object.entries(LETTERS)) {
      for (const letter of letters) {
        const forms = [letter, letter.toUpperCase(), letter.normalize('NFD')]
        expect(forms.map(fold), letter).toEqual([plain, plain, plain])
      }
    }
  })

  test.each([
    ['Đường Nguyễn Thị Minh Khai', 'duong nguyen thi minh khai'],
    ['  Ủy   ban\tnhân dân\n', 'uy ban nhan dan'],
    ['Ðà Nẵng viết bằng chữ eth', 'da nang viet bang chu eth'],
    ['rác\u200Bthải\uFEFF', 'racthai'],
    ['a\u05B4\u034F\u05B0', 'a\u05B0\u05B4'],
    ['İSTANBUL', 'istanbul'],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('both places of the tone fold alike', () => {
    expect(fold('hoà bình, thuý')).toBe(fold('hòa bình, thúy'))
  })

  test('composed and decomposed text fold alike, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('tidying text before it is stored', () => {
  test.each([
    ['Phường Bến Thành'.normalize('NFD'), 'Phường Bến Thành'],
    ['dòng một\r\ndòng hai\rdòng ba\u2028dòng bốn', 'dòng một\ndòng hai\ndòng ba\ndòng bốn'],
    ['ổ\u200D gà\u0000\u0007\u009F\ttrước nhà', 'ổ gà\ttrước nhà'],
    ['gửi \u202Etxt.exe', 'gửi txt.exe'],
    ['nửa cặp \uD83D thay thế', 'nửa cặp  thay thế'],
    ['mặt cười 😀 còn nguyên', 'mặt cười 😀 còn nguyên'],
  ])('%j is kept as %j', (text, kept) => {
    expect(cleanText(text)).toBe(kept)
  })

  test('what is kept is composed, well formed, without hidden characters, and stays so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = cleanText(text)
        expect(kept).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200D\u2060\uFEFF]|\p{Cs}/u)
        expect(kept.normalize('NFC')).toBe(kept)
        expect(cleanText(kept)).toBe(kept)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('finding whole words', () => {
  test.each([
    ['Rác, thải ở hẻm 3/2!', 'rac thai o hem 3 2'],
    ['…', ''],
  ])('the words of %j are %j', (text, words) => {
    expect(foldedWords(text)).toBe(words)
  })

  test.each([
    ['Bãi rác tự phát', 'rác', true],
    ['Trác Văn Quân', 'rác', false],
    ['Ổ gà, đường Lê Lợi', 'DUONG LE LOI', true],
    ['đường Lê Lợi', 'lê', true],
    ['đường Lê Lợi', 'đường Lợi', false],
    ['bất cứ điều gì', '', false],
    ['', '', false],
  ])('in %j the phrase %j is found: %s', (text, phrase, found) => {
    expect(containsWords(foldedWords(text), foldedWords(phrase))).toBe(found)
  })
})
