import type { Language } from '../contract/language.ts'

/**
 * What a recording of these words is called: their letters without marks, joined by dashes (`Rất hài lòng` →
 * `vi/rat-hai-long`). Words that change have another name, so that no recording ever says what the screen does not.
 */
export function recordingName(language: Language, words: string): string {
  const plain = words.toLowerCase().normalize('NFD').replace(/đ/g, 'd')
  return `${language}/${(plain.replace(/\p{M}/gu, '').match(/[a-z0-9]+/g) ?? []).join('-')}`
}
