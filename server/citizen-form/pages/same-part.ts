import { html } from 'hono/html'
import type { LetterAnswers } from '../letter.ts'
import { describeOffers, type Offer } from '../offers.ts'
import type { Language } from '../../contract/language.ts'
import { formatDay } from '../../words/format.ts'
import { type FieldState, radios } from '../../public-frame/form-fields.ts'
import type { Html } from '../../public-frame/view.ts'
import type { LetterView } from './letter-view.ts'
import { SAME } from './strings.ts'

/** “Có phải việc này?”: what was found alike, and that it is another matter. Null where nothing of it is open any more. */
export async function samePart(
  { view, draft }: LetterView,
  state: FieldState,
  answers: LetterAnswers,
  level: 1 | 2,
): Promise<Html | null> {
  const { language } = view
  const offers = await describeOffers(view.service, draft.answers.offered ?? [])
  if (offers.length === 0) return null
  const choices = [
    ...offers.map((offer) => ({ value: offer.id, label: offer.title, hint: aboutOf(offer, language) })),
    { value: 'other', label: SAME.other[language], hint: SAME.otherHint[language] },
  ]
  const chosen = answers.same === undefined ? undefined : answers.same || 'other'
  const question = { title: SAME.title[language], hint: SAME.hint[language], level }
  return html`${radios(state, 'same', question, choices, chosen)}`
}

/** `Rác · Chợ Bàn Cờ · nhận ngày 20/11/2026` */
function aboutOf({ category, place, day }: Offer, language: Language): string {
  return [category, place, `${SAME.received[language]} ${formatDay(day)}`].filter(Boolean).join(' · ')
}
