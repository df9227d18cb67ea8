import { html } from 'hono/html'
import { CONSENT_PURPOSES, CONSENT_TEXTS } from '../consents.ts'
import type { LetterAnswers, LetterStep } from '../letter.ts'
import { FEEDBACK_KINDS } from '../../contract/feedback/feedback-kind.ts'
import { FEEDBACK_KIND_WORDS } from '../../words/feedback-words.ts'
import type { Html } from '../../public-frame/view.ts'
import { box, errorOf, type FieldState, marksOf, radios } from '../../public-frame/form-fields.ts'
import { type LetterView, questionsOf } from './letter-view.ts'
import { moreFields } from './more-fields.ts'
import { KIND_HINTS, LETTER, QUESTIONS } from './strings.ts'

/** What a question shows: the answers as they stand or as they were typed, and what is wrong with them. */
interface Asked extends FieldState {
  readonly letter: LetterView
  readonly answers: LetterAnswers
}

type Question = (asked: Asked) => { readonly title: string; readonly fields: Html }

/** One question a page; its title is the page's. */
export const ASK: Readonly<Record<Exclude<LetterStep, 'check' | 'photos'>, Question>> = {
  kind: (asked) => {
    const { language, answers } = asked
    const title = QUESTIONS.kind[language]
    const choices = FEEDBACK_KINDS.map((kind) => ({
      value: kind,
      label: FEEDBACK_KIND_WORDS[kind][language],
      hint: KIND_HINTS[kind][language],
    }))
    return { title, fields: radios(asked, 'kind', { title }, choices, answers.kind) }
  },

  category: (asked) => {
    const { language, answers, letter } = asked
    const title = QUESTIONS.category[language]
    const choices = [
      ...letter.categories.map((category) => ({ value: category, label: category })),
      { value: '', label: QUESTIONS.anyCategory[language] },
    ]
    return {
      title: `${title} ${LETTER.optional[language]}`,
      fields: radios(asked, 'category', { title }, choices, answers.category),
    }
  },

  more: (asked) => {
    const { language, letter } = asked
    return {
      title: QUESTIONS.more[language],
      fields: moreFields(asked, questionsOf(letter), asked.answers.more ?? {}),
    }
  },

  text: (asked) => {
    const { language, answers, letter } = asked
    const isLetter = letter.flow === 'send'
    const isOptional = !isLetter && answers.wantsAnswer !== true
    const title = `${(isLetter ? QUESTIONS.text : QUESTIONS.comment)[language]}${
      isOptional ? ` ${LETTER.optional[language]}` : ''
    }`
    return {
      title,
      fields: html`<h1><label for="text">${title}</label></h1>
        ${letter.isEarly && early(letter)} ${!isLetter && html`<p>${LETTER.staffDoNotSee[language]}</p>`}
        <p class="hint" id="text-hint">
          ${(isLetter ? QUESTIONS.textHint : QUESTIONS.commentHint)[language]}
        </p>
        ${errorOf(asked, 'text')}
        <textarea id="text" name="text" rows="8" ${marksOf(asked, 'text', true)}>
${answers.text ?? ''}</textarea>`,
    }
  },

  place: (asked) => {
    const { language, answers } = asked
    const title = `${QUESTIONS.place[language]} ${LETTER.optional[language]}`
    return {
      title,
      fields: html`<h1><label for="address">${title}</label></h1>
        <p class="hint" id="address-hint">${QUESTIONS.placeHint[language]}</p>
        ${errorOf(asked, 'address')}
        <input
          id="address"
          name="address"
          value="${answers.address ?? ''}"
          autocomplete="off"
          ${marksOf(asked, 'address', true)}
        />`,
    }
  },

  reply: (asked) => {
    const { language, answers } = asked
    const title = QUESTIONS.reply[language]
    const choices = [
      { value: 'yes', label: QUESTIONS.yes[language] },
      { value: 'no', label: QUESTIONS.no[language] },
    ]
    const chosen = answers.wantsAnswer === undefined ? undefined : answers.wantsAnswer ? 'yes' : 'no'
    const question = { title, hint: QUESTIONS.replyHint[language] }
    return { title, fields: radios(asked, 'wantsAnswer', question, choices, chosen) }
  },

  contact: (asked) => {
    const { language, answers } = asked
    const title = `${QUESTIONS.contact[language]} ${LETTER.optional[language]}`
    const given = answers.consents ?? []
    return {
      title,
      fields: html`<h1>${title}</h1>
        <p>${QUESTIONS.contactHint[language]}</p>
        ${line(asked, 'name', answers.name, 'name', 'text')}
        ${line(asked, 'phone', answers.phone, 'tel', 'tel')}
        ${line(asked, 'email', answers.email, 'email', 'email')}
        <fieldset aria-describedby="consents-hint">
          <legend>${QUESTIONS.consents[language]}</legend>
          <p class="hint" id="consents-hint">${QUESTIONS.consentsHint[language]}</p>
          ${CONSENT_PURPOSES.map((purpose) =>
            box(
              'consents',
              { value: purpose, label: CONSENT_TEXTS[purpose][language] },
              given.includes(purpose),
            ),
          )}
        </fieldset>`,
    }
  },
}

function line(
  asked: Asked,
  field: 'name' | 'phone' | 'email',
  value: string | undefined,
  autocomplete: string,
  type: string,
): Html {
  return html`<div class="field">
    <label for="${field}">${QUESTIONS[field][asked.language]}</label>
    ${errorOf(asked, field)}
    <input
      id="${field}"
      name="${field}"
      type="${type}"
      value="${value ?? ''}"
      autocomplete="${autocomplete}"
      ${marksOf(asked, field, false)}
    />
  </div>`
}

function early({ view, draft }: LetterView): Html {
  return html`<div class="headline">
    <p>${LETTER.ratingNotHere[view.language]} <span class="code">${draft.code}</span></p>
  </div>`
}
