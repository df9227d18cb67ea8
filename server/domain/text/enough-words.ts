/** A syllable or word: it has a vowel, and no letter stands in it three times in a row. */
const WORD = /^(?=.*[aeiouy])(?!.*(.)\1\1)\p{L}+$/u

/**
 * So many letters stand in words of a text, each different word counted once: `aaaaaaaaaa`, `....` and `ok ok ok ok ok` are
 * no reasons. Marks are left out only to find the vowel.
 */
export function lettersInWords(text: string): number {
  const words = new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [],
  )
  return [...words]
    .filter((word) => WORD.test(word.normalize('NFD').replace(/\p{M}/gu, '')))
    .reduce((sum, word) => sum + word.length, 0)
}
