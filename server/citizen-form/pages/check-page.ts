import { html } from 'hono/html'
import { CONSENT_TEXTS } from '../consents.ts'
import type { LetterError, LetterStep } from '../letter.ts'
import { listPhotos } from '../letter-draft.ts'
import type { Language } from '../../contract/language.ts'
import { knownRestrictedWords } from '../../feedback/intake/restricted-words.ts'
import { askedQuestions } from '../../contract/feedback/asked-questions.ts'
import { answerText } from '../../words/answer-words.ts'
import { FEEDBACK_KIND_WORDS } from '../../words/feedback-words.ts'
import type { Html } from '../../public-frame/view.ts'
import { type LetterView, pageOf, questionsOf, stepsFor } from './letter-view.ts'
import { sendQuestion } from './question-page.ts'
import { CHECK, COMPLAINT, QUESTIONS } from './strings.ts'

type Asked = Exclude<LetterStep, 'check'>

/** Everything that will be sent, with a way back to each answer. */
export async function sendCheckPage(
  letter: LetterView,
  errors: readonly LetterError[] = [],
  more: { status?: number; website?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const { view, draft } = letter
  const { language } = view
  const photos = await listPhotos(view.service, draft)
  const find = await knownRestrictedWords(view.service)
  const mayBeDenunciation = find([draft.answers.text ?? '']).length > 0
  const asked = stepsFor(letter).filter((step): step is Asked => step !== 'check')
  const fields = html`<h1>${CHECK.title[language]}</h1>
    <dl class="facts">
      ${asked.map((step) => {
        const name = CHECK.fields[language][step]
        return html`<div>
          <dt>${name}</dt>
          <dd>
            ${saidTo(letter, step, photos.length)}
            <a class="change" href="${pageOf(letter, step, { keepFromCheck: true })}"
              >${CHECK.change[language]}<span class="unseen">: ${name}</span></a
            >
          </dd>
        </div>`
      })}
    </dl>
    ${asked.includes('contact') && html`<p class="small">${CHECK.data[language]}</p>`}
    ${mayBeDenunciation && legalWay(language)}`
  return sendQuestion(letter, {
    step: 'check',
    title: CHECK.title[language],
    fields,
    errors,
    submit: CHECK.submit[language],
    ...more,
  })
}

/** Offered before it is sent; sending it on stays possible. */
function legalWay(language: Language): Html {
  return html`<section class="headline" aria-labelledby="legal-way">
    <h2 id="legal-way">${COMPLAINT.maybe[language]}</h2>
    <ul>
      ${COMPLAINT.points[language].map((point) => html`<li>${point}</li>`)}
    </ul>
    <p>${COMPLAINT.sendOn[language]}</p>
  </section>`
}

function saidTo(letter: LetterView, step: Asked, photoCount: number): Html | string {
  const {
    view: { language },
    draft,
  } = letter
  const {
    kind,
    category,
    more = {},
    text,
    address,
    wantsAnswer,
    name,
    phone,
    email,
    consents = [],
  } = draft.answers
  const none = CHECK.none[language]
  switch (step) {
    case 'kind':
      return kind ? FEEDBACK_KIND_WORDS[kind][language] : none
    case 'category':
      return category || QUESTIONS.anyCategory[language]
    case 'more': {
      const asked = askedQuestions(questionsOf(letter), more)
      return html`${asked.map(
        (question) =>
          html`<span class="line"
            >${question.words[language]}
            ${more[question.key] ? answerText(question, more[question.key] ?? '', language) : none}</span
          >`,
      )}`
    }
    case 'text':
      return text ? html`<div class="words" dir="auto">${text}</div>` : none
    case 'place':
      return address || none
    case 'photos':
      return photoCount === 0 ? none : `${photoCount} ${CHECK.photoCount[language]}`
    case 'reply':
      return (wantsAnswer ? CHECK.yes : CHECK.no)[language]
    case 'contact': {
      const lines = [name, phone, email].filter((each) => each)
      return lines.length + consents.length === 0
        ? none
        : html`${lines.map((each) => html`<span class="line">${each}</span>`)}
          ${consents.map((purpose) => html`<span class="line">✓ ${CONSENT_TEXTS[purpose][language]}</span>`)}`
    }
  }
}
