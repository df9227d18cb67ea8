import type { Words } from '../../contract/language.ts'
import type { FurtherQuestionKind } from '../../contract/surveys/question-kinds.ts'
import { LEVEL_WORDS } from '../level-words.ts'

export const FURTHER_QUESTION_KIND_WORDS: Readonly<Record<FurtherQuestionKind, Words>> = {
  one: { vi: 'Chọn một', en: 'One choice' },
  many: { vi: 'Chọn nhiều', en: 'Several choices' },
  scale: { vi: 'Thang mức', en: 'A scale' },
  'yes-no': { vi: 'Có hoặc không', en: 'Yes or no' },
  text: { vi: 'Viết vài chữ', en: 'A few words' },
}

interface Worded {
  readonly key: string
  readonly words: Words
}

/** The choices of a scale where nothing else is wanted: the levels of satisfaction, the worst first. */
export const SATISFACTION_CHOICES: readonly Worded[] = LEVEL_WORDS[5].map((words, index) => ({
  key: String(index + 1),
  words,
}))

export const YES_NO_CHOICES: readonly Worded[] = [
  { key: 'yes', words: { vi: 'Có', en: 'Yes' } },
  { key: 'no', words: { vi: 'Không', en: 'No' } },
]
