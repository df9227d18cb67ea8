import { findLastEvent, listTexts, type StoredEvent } from '../../../db/queries/history/events.ts'
import { findQuestionSet } from '../../../db/queries/feedback/question-sets.ts'
import type { Db } from '../../../db/open.ts'
import {
  askedQuestions,
  type CategoryAnswers,
  type ItemAnswers,
  type QuestionSet,
} from '../../contract/feedback/asked-questions.ts'
import type { TextRef } from '../../contract/feedback/feedback-events.ts'
import { readFeedbackEvent, textOf, type Texts, textsById } from '../../history/read-event.ts'
import { answerText } from '../../words/answer-words.ts'
import { toQuestionSet } from './known-question-sets.ts'

/** What an item's category asked and what was answered last, by the version it was asked in; the words lie in `textId`. */
interface KeptAnswers extends ItemAnswers {
  readonly textId: string
}

/** Null where nothing was asked, was answered, or stands any more. */
export async function findItemAnswers(db: Db, itemId: string): Promise<KeptAnswers | null> {
  const [answered, categorised] = await Promise.all([
    findLastEvent(db, itemId, 'questions-answered'),
    findLastEvent(db, itemId, 'categorised'),
  ])
  const last = (answered?.seq ?? 0) > (categorised?.seq ?? 0) ? answered : categorised
  return last ? answersIn(db, [last], textsById(await listTexts(db, itemId))) : null
}

/** The same where the item's history was read. */
export async function answersIn(
  db: Db,
  events: readonly StoredEvent[],
  texts: Texts,
): Promise<KeptAnswers | null> {
  const kept = lastIn(events)
  const said = textOf(texts, kept?.answers.text ?? null)
  if (!kept || said === null) return null
  const row = await findQuestionSet(db, kept.questionSet)
  if (!row) return null
  const set = toQuestionSet(row)
  return {
    set: { id: set.id, category: set.category, version: set.version },
    asked: askedAnswers(set, JSON.parse(said) as CategoryAnswers),
    textId: kept.answers.text,
  }
}

/** Only one of the entries can hold what stands: a later one without answers has taken the earlier ones away. */
function lastIn(
  events: readonly StoredEvent[],
): { readonly questionSet: string; readonly answers: TextRef } | null {
  const last = events.findLast(({ kind }) => kind === 'questions-answered' || kind === 'categorised')
  const event = last && readFeedbackEvent(last)
  if (event?.kind === 'questions-answered') return event.body
  if (event?.kind !== 'categorised') return null
  const { questionSet, answers } = event.body
  return questionSet === null || answers === undefined ? null : { questionSet, answers }
}

function askedAnswers({ questions }: QuestionSet, answers: CategoryAnswers): ItemAnswers['asked'] {
  return askedQuestions(questions, answers).map((question) => ({
    question,
    answer: answers[question.key] ?? '',
  }))
}

/** Question and answer a line, as the citizen read them: what a person or a search looks through. */
export function answerLines(set: QuestionSet, answers: CategoryAnswers): string[] {
  return linesOf(askedAnswers(set, answers))
}

export function linesOf(asked: ItemAnswers['asked']): string[] {
  return asked
    .filter(({ answer }) => answer !== '')
    .map(
      ({ question, answer }) =>
        `${question.words.vi.replace(/[:?]$/, '')}: ${answerText(question, answer, 'vi')}`,
    )
}
