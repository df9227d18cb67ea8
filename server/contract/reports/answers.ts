import type { Words } from '../language.ts'
import type { RatingWay } from '../rating-channel.ts'
import type { Interval, PeriodReply, Shown } from '../report.ts'
import type { FurtherQuestionKind } from '../surveys/question-kinds.ts'

interface AnsweredChoice {
  readonly key: string
  readonly words: Words
  /** Null where nothing is told of the question. */
  readonly n: number | null
  /** Of the question's `n`, 0–1; null of fewer than thirty. */
  readonly share: number | null
  /** 95 %; null of what staff entered, which is no sample. */
  readonly interval: Interval | null
}

/** A further question, in one way of rating: all versions of its questionnaire that have the key, taken together. */
export interface AnsweredQuestion {
  readonly questionnaire: Words & { readonly code: string }
  readonly key: string
  readonly kind: FurtherQuestionKind
  /** As the newest version that was answered calls it. */
  readonly words: Words
  /** Numbers of the versions that were answered. */
  readonly versions: readonly number[]
  readonly way: RatingWay
  readonly shown: Shown
  /** Who answered; of a question with several choices, who rated with a version that asks it. Null where it is hidden. */
  readonly n: number | null
  readonly choices: readonly AnsweredChoice[]
}

/** `GET /api/reports/answers`: answers to further questions, of the last closed quarter in a period. */
export interface AnswersReport {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  /** Null where none in the period is closed. */
  readonly quarter: PeriodReply | null
  readonly questions: readonly AnsweredQuestion[]
  readonly asOf: string
}
