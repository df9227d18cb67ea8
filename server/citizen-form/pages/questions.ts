import { html } from 'hono/html'
import { CONSENT_PURPOSES, CONSENT_TEXTS } from '../consents.ts'
import type { LetterAnswers, LetterPart } from '../letter.ts'
import { FEEDBACK_KINDS } from '../../contract/feedback/feedback-kind.ts'
import { FEEDBACK_KIND_WORDS } from '../../words/feedback-words.ts'
import { type Html, linkTo } from '../../public-frame/view.ts'
import { box, errorOf, type FieldState, marksOf, radios } from '../../public-frame/form-fields.ts'
import { type LetterView, questionsOf } from './letter-view.ts'
import { moreFields } from './more-fields.ts'
import { placePart } from './place-part.ts'
import { KIND_HINTS, LETTER, QUESTIONS } from './strings.ts'

/** What a question shows: the answers as they stand or as they were typed, and what is wrong with them. */
interface Asked extends FieldState {
  readonly letter: LetterView
  readonly answers: LetterAnswers
}

/** One part of a page: its own heading is the page's where it is asked alone. */
type Question = (asked: Asked, level: 1 | 2) => { readonly title: string; readonly fields: Html }

function heading(level: 1 | 2, said: Html | string): Html {
  return level === 1 ? html`<h1>${said}</h1>` : html`<h2>${said}</h2>`
}

export const ASK: Readonly<Record<Exclude<LetterPart, 'same'>, Question>> = {
  kind: (asked, level) => {
    const { language, answers } = asked
    const title = QUESTIONS.kind[language]
    const choices = FEEDBACK_KINDS.map((kind) => ({
      value: kind,
      label: FEEDBACK_KIND_WORDS[kind][language],
      hint: KIND_HINTS[kind][language],
    }))
    return { title, fields: radios(asked, 'kind', { title, level }, choices, answers.kind) }
  },

  category: (asked) => {
    const { language, answers, letter } = asked
    const title = QUESTIONS.category[language]
    return {
      title,
      fields: html`${
        letter.categories.length > 0 &&
        html`<div class="field part">
          <label for="category">${title} ${LETTER.optional[language]}</label>
          ${errorOf(asked, 'category')}
          <select id="category" name="category" ${marksOf(asked, 'category', false)}>
            <option value="">${QUESTIONS.anyCategory[language]}</option>
            ${letter.categories.map(
              (category) =>
                html`<option value="${category}" ${category === answers.category && html`selected`}>
                  ${category}
                </option>`,
            )}
          </select>
        </div>`
      }`,
    }
  },

  more: (asked) => {
    const { language, letter } = asked
    return {
      title: QUESTIONS.more[language],
      fields: moreFields(asked, questionsOf(letter), asked.answers.more ?? {}),
    }
  },

  text: (asked, level) => {
    const { language, answers, letter } = asked
    const isLetter = letter.flow === 'send'
    const isOptional = !isLetter && answers.wantsAnswer !== true
    const title = `${(isLetter ? QUESTIONS.text : QUESTIONS.comment)[language]}${
      isOptional ? ` ${LETTER.optional[language]}` : ''
    }`
    return {
      title,
      fields: html`${heading(level, html`<label for="text">${title}</label>`)}
        ${letter.isEarly && early(letter)} ${!isLetter && html`<p>${LETTER.staffDoNotSee[language]}</p>`}
        <p class="hint" id="text-hint">
          ${(isLetter ? QUESTIONS.textHint : QUESTIONS.commentHint)[language]}
        </p>
        ${errorOf(asked, 'text')}
        <textarea id="text" name="text" rows="8" ${marksOf(asked, 'text', true)}>
${answers.text ?? ''}</textarea>`,
    }
  },

  place: (asked) => ({ title: QUESTIONS.place[asked.language], fields: placePart(asked) }),

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

  contact: (asked, level) => {
    const { language, answers } = asked
    const title = `${QUESTIONS.contact[language]} ${LETTER.optional[language]}`
    const given = answers.consents ?? []
    return {
      title,
      fields: html`${heading(level, title)}
        <p>${QUESTIONS.contactHint[language]}</p>
        ${line(asked, 'name', answers.name, 'name', 'text')}
        ${line(asked, 'phone', answers.phone, 'tel', 'tel')}
        ${line(asked, 'email', answers.email, 'email', 'email')}
        <fieldset aria-describedby="consents-hint">
          <legend>${QUESTIONS.consents[language]}</legend>
          <p class="hint" id="consents-hint">${QUESTIONS.consentsHint[language]}</p>
          <p class="aside-link">
            <a href="${linkTo(asked.letter.view, '/public/privacy')}">${QUESTIONS.privacy[language]}</a>
          </p>
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
