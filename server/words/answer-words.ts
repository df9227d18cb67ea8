import type { CategoryQuestion, QuestionKind } from '../contract/feedback/asked-questions.ts'
import type { Language, Words } from '../contract/language.ts'
import { formatDay } from './format.ts'

export const QUESTION_KIND_WORDS: Readonly<Record<QuestionKind, Words>> = {
  text: { vi: 'Chữ ngắn', en: 'A short text' },
  'one-of': { vi: 'Chọn một', en: 'One of a list' },
  number: { vi: 'Số', en: 'A number' },
  date: { vi: 'Ngày', en: 'A day' },
  'yes-no': { vi: 'Có hoặc không', en: 'Yes or no' },
}

export const YES_NO_WORDS: Readonly<Record<'yes' | 'no', Words>> = {
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
}

/** An answer as people read it. */
export function answerText(question: CategoryQuestion, answer: string, language: Language): string {
  switch (question.kind) {
    case 'one-of':
      return question.options.find(({ key }) => key === answer)?.words[language] ?? answer
    case 'yes-no':
      return answer === 'yes' || answer === 'no' ? YES_NO_WORDS[answer][language] : answer
    case 'date':
      return formatDay(answer)
    case 'number':
      return language === 'vi' ? answer.replace('.', ',') : answer
    case 'text':
      return answer
  }
}
