import { describe, expect, test } from 'vitest'
import { lettersInWords } from '../../../server/domain/text/enough-words.ts'

describe('the letters of a text that are words', () => {
  test.each([
    ['Chờ công dân bổ sung ảnh', 19],
    ['chờ công dân bổ sung ảnh'.normalize('NFD'), 19],
    ['Not our street', 12],
    ['aaaaaaaaaaaaaa', 0],
    ['..........', 0],
    ['1234567890', 0],
    ['xxxxx xxxxx', 0],
    ['bcdfg hklmn', 0],
    ['ok ok ok ok ok', 2],
    ['', 0],
  ])('of “%s” are %i', (text, letters) => {
    expect(lettersInWords(text)).toBe(letters)
  })
})
