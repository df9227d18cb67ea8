import type { Channel } from '../../contract/channel.ts'
import { readAnswers } from '../../domain/questions/category-questions.ts'
import type { Incoming, TakenAnswers } from '../intake/incoming.ts'
import { answerLines } from './item-answers.ts'
import { isOf, type QuestionSets } from './known-question-sets.ts'

/** Here a person has the form before them and can mend an answer, or the protocol wants it refused; another program is told, and its answer kept aside. */
const BY_FORM: readonly Channel[] = ['web-form', 'desk', 'phone', 'open311']

/**
 * What was answered to what the item's category asks: by the version that was asked, though a newer one stands meanwhile.
 * Errors are of fields `answers.KEY`.
 */
export function takeAnswers(
  sets: QuestionSets,
  { answers: given = {}, questionSet }: Incoming,
  category: string | null,
  { channel, onDay }: { readonly channel: Channel; readonly onDay: string },
): TakenAnswers {
  const named = questionSet === undefined ? undefined : sets.byId.get(questionSet)
  const isNamed = named !== undefined && category !== null && isOf(named, category)
  const set = isNamed ? named : category === null ? null : sets.askedOn(category, onDay)
  const { answers, errors } = readAnswers(set?.questions ?? [], given, {
    isOwn: channel === 'web-form' && isNamed,
  })
  const taken =
    set && Object.keys(answers).length > 0
      ? { setId: set.id, category: set.category, values: answers, lines: answerLines(set, answers) }
      : null
  const isForm = BY_FORM.includes(channel)
  return {
    answers: taken,
    errors: isForm ? errors.map((error) => ({ ...error, field: `answers.${error.field}` })) : [],
    aside: isForm
      ? {}
      : Object.fromEntries(errors.map(({ field }) => [`answers.${field}`, given[field] ?? ''])),
  }
}
