import { listKnownCategories } from '../../../db/queries/letters.ts'
import { type LetterFlow, type LetterStep, stepsOf } from '../../channels/letter.ts'
import type { LetterDraft } from '../../channels/letter-draft.ts'
import type { Service } from '../../context.ts'
import { localDay } from '../../domain/local-time.ts'
import { PRIVATE_HEADERS } from '../problem-pages.ts'
import type { View } from '../view.ts'

/** A letter on its way, and the request that is about it. */
export interface LetterView {
  readonly view: View
  readonly flow: LetterFlow
  readonly draft: LetterDraft
  readonly categories: readonly string[]
  /** The rating is not here yet. */
  readonly isEarly: boolean
  /** The person came from the last page to change one answer, and goes back there. */
  readonly fromCheck: boolean
}

/**
 * One person's words: kept by no cache, found by no search engine. Browsers leave the origin out of a form where no
 * referrer may be told, so it is told to ourselves.
 */
export const LETTER_HEADERS = { ...PRIVATE_HEADERS, 'referrer-policy': 'same-origin' }

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

export function stepsFor({ flow, draft, categories }: LetterView): readonly LetterStep[] {
  return stepsOf(flow, draft.answers, { hasCategories: categories.length > 0 })
}

/** The categories that the office's rules hold today; a letter about a rating has none. */
export function categoriesFor(service: Service, flow: LetterFlow): Promise<readonly string[]> {
  if (flow === 'continue') return Promise.resolve([])
  return listKnownCategories(service.db, localDay(service.now(), service.organisation.zone))
}
