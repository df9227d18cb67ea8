import type { QuestionnaireBody } from '../../server/contract/questionnaire.ts'

/** The levels in the order the questionnaire shows them. */
export function orderLevels({
  scaleSize,
  optionOrder,
}: Pick<QuestionnaireBody, 'scaleSize' | 'optionOrder'>): number[] {
  const worstFirst = Array.from({ length: scaleSize }, (_, index) => index + 1)
  return optionOrder === 'worst-first' ? worstFirst : worstFirst.reverse()
}

/** Keeps the last two syllables of a level together, so that it breaks as "Rất không / hài lòng". */
export function keepLastWordsTogether(words: string): string {
  return words.split(' ').length > 2 ? words.replace(/ (\S+)$/, '\u00a0$1') : words
}
