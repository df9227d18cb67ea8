import { html } from 'hono/html'
import { CONSENT_TEXTS } from '../consents.ts'
import { hasOffers, type LetterError, type LetterPart, type LetterStep, PARTS_OF } from '../letter.ts'
import { listPhotos } from '../letter-draft.ts'
import { describeOffers } from '../offers.ts'
import type { Language } from '../../contract/language.ts'
import { knownRestrictedWords } from '../../feedback/intake/restricted-words.ts'
import { askedQuestions } from '../../contract/feedback/asked-questions.ts'
import { answerText } from '../../words/answer-words.ts'
import { FEEDBACK_KIND_WORDS } from '../../words/feedback-words.ts'
import type { Html } from '../../public-frame/view.ts'
import { type LetterView, pageOf, questionsOf, stepsFor } from './letter-view.ts'
import { sendQuestion } from './question-page.ts'
import { samePart } from './same-part.ts'
import { CHECK, COMPLAINT, QUESTIONS, SAME } from './strings.ts'

type Said = LetterPart | 'photos'

/** Everything that will be sent, with a way back to each answer; of a letter on one page, what it may be the same as. */
export async function sendCheckPage(
  letter: LetterView,
  errors: readonly LetterError[] = [],
  more: { status?: number; website?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const { view, draft } = letter
  const { language } = view
  const { answers } = draft
  const photos = await listPhotos(view.service, draft)
  const find = await knownRestrictedWords(view.service)
  const mayBeDenunciation = find([answers.text ?? '']).length > 0
  const same = await describeOffers(view.service, answers.same ? [answers.same] : [])
  const asked = stepsFor(letter).flatMap((step) =>
    partsSaid(step, letter).map((part): [LetterStep, Said] => [step, part]),
  )
  const isAskedHere = answers.isQuick === true && hasOffers(answers)
  const fields = html`<h1>${CHECK.title[language]}</h1>
    <dl class="facts">
      ${asked.map(([step, part]) => {
        const name = CHECK.fields[language][part]
        return html`<div>
          <dt>${name}</dt>
          <dd>
            ${part === 'same' ? (same[0]?.title ?? SAME.another[language]) : saidTo(letter, part, photos.length)}
            <a class="change" href="${pageOf(letter, step, { keepFromCheck: true })}"
              >${CHECK.change[language]}<span class="unseen">: ${name}</span></a
            >
          </dd>
        </div>`
      })}
    </dl>
    ${asked.some(([, part]) => part === 'contact') && html`<p class="small">${CHECK.data[language]}</p>`}
    ${mayBeDenunciation && legalWay(language)}
    ${isAskedHere && (await samePart(letter, { language, errors }, answers, 2))}`
  return sendQuestion(letter, {
    step: 'check',
    title: CHECK.title[language],
    fields,
    errors,
    submit: CHECK.submit[language],
    ...more,
  })
}

function partsSaid(step: LetterStep, { categories }: LetterView): readonly Said[] {
  const parts = PARTS_OF[step].filter((part) => part !== 'category' || categories.length > 0)
  return step === 'where' || step === 'all' ? ['photos', ...parts] : parts
}

function withColon(question: string): string {
  return /[?:.!]$/.test(question) ? question : `${question}:`
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

function saidTo(letter: LetterView, part: Exclude<Said, 'same'>, photoCount: number): Html | string {
  const {
    view: { language },
    draft,
    places,
  } = letter
  const { kind, category, more = {}, text, wantsAnswer, name, phone, email, consents = [] } = draft.answers
  const none = CHECK.none[language]
  switch (part) {
    case 'kind':
      return kind ? FEEDBACK_KIND_WORDS[kind][language] : none
    case 'category':
      return category || QUESTIONS.anyCategory[language]
    case 'more': {
      const asked = askedQuestions(questionsOf(letter), more)
      return html`${asked.map(
        (question) =>
          html`<span class="line"
            >${withColon(question.words[language])}
            ${more[question.key] ? answerText(question, more[question.key] ?? '', language) : none}</span
          >`,
      )}`
    }
    case 'text':
      return text ? html`<div class="words" dir="auto">${text}</div>` : none
    case 'place': {
      const { address, spot, ward, lat } = draft.answers
      const wardName = places.find((each) => each.kind === 'ward' && each.wardCode === ward)?.name
      const said = [address, spot, wardName, lat === undefined ? '' : QUESTIONS.point[language]]
      return said.filter((each) => each).join(', ') || none
    }
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
