import { type LetterFlow, type LetterStep, stepsOf } from '../letter.ts'
import type { LetterDraft } from '../letter-draft.ts'
import type { Service } from '../../context.ts'
import type { CategoryQuestion } from '../../contract/feedback/asked-questions.ts'
import type { ListedPlace } from '../../contract/places/places.ts'
import { localDay } from '../../domain/local-time.ts'
import { knownCategories } from '../../feedback/intake/known-rules.ts'
import type { QuestionSets } from '../../feedback/questions/known-question-sets.ts'
import type { View } from '../../public-frame/view.ts'

/** A letter on its way, and the request that is about it. */
export interface LetterView {
  readonly view: View
  readonly flow: LetterFlow
  readonly draft: LetterDraft
  readonly categories: readonly string[]
  readonly questionSets: QuestionSets
  readonly places: readonly ListedPlace[]
  /** The rating is not here yet. */
  readonly isEarly: boolean
  /** The person came from the last page to change one answer, and goes back there. */
  readonly fromCheck: boolean
}

/** The address of one of the letter's pages, in the view's language. */
export function pageOf(
  { view, draft, flow, fromCheck }: LetterView,
  page: LetterStep | 'done' | 'complaint',
  { keepFromCheck = fromCheck }: { keepFromCheck?: boolean } = {},
): string {
  const query = new URLSearchParams()
  if (view.language !== 'vi') query.set('lang', view.language)
  if (keepFromCheck && page !== 'check') query.set('from', 'check')
  const base = flow === 'send' ? '/public/send' : `/public/continue/${draft.code ?? ''}`
  const path = `${base}/${draft.token}/${page}`
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** The address of a small picture of one of its photos. */
export function photoOf({ draft }: LetterView, photoId: string): string {
  return `/public/send/${draft.token}/photos/${photoId}`
}

export function stepsFor(letter: LetterView): readonly LetterStep[] {
  const { flow, draft } = letter
  return stepsOf(flow, draft.answers, questionsOf(letter).length > 0)
}

/** What the category of this letter asked when it was chosen. */
export function questionsOf({
  questionSets,
  draft,
}: Pick<LetterView, 'questionSets' | 'draft'>): readonly CategoryQuestion[] {
  return questionSets.byId.get(draft.answers.questionSet ?? '')?.questions ?? []
}

/** The categories that the office's rules hold today; a letter about a rating has none. */
export function categoriesFor(service: Service, flow: LetterFlow): Promise<readonly string[]> {
  if (flow === 'continue') return Promise.resolve([])
  return knownCategories(service, localDay(service.now(), service.organisation.zone))
}
