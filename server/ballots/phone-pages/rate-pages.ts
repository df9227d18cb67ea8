import { html } from 'hono/html'
import type { Language, Words } from '../../contract/language.ts'
import type { Question } from '../../contract/questionnaire.ts'
import { levelWords } from '../../words/level-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { box, errorSummary, FORM_HEADERS, radios } from '../../public-frame/form-fields.ts'
import { type Page, sendPage } from '../../public-frame/page-frame.ts'
import { hiddenFields, type Html, languageField, linkTo, type View } from '../../public-frame/view.ts'
import {
  fieldOf,
  fieldsOf,
  furtherQuestions,
  pathOf,
  type RateState,
  type RateStep,
  stepsOf,
} from './rate-state.ts'
import { RATE } from './strings.ts'

/** A browser may keep these pages, so that its own way back finds the same form; nobody else may. */
const HEADERS = { ...FORM_HEADERS, 'cache-control': 'private, no-cache' }

interface Asked {
  readonly problem?: Words | undefined
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** One question, with what was chosen before it. */
export function askStep(state: RateState, step: RateStep, asked: Asked = {}): Promise<Response> {
  const question = ASK[step](state, asked.problem)
  const { language } = state.view
  const steps = stepsOf(state)
  const next = steps[steps.indexOf(step) + 1]
  const before = steps[steps.indexOf(step) - 1]
  const field = { level: 'level', reasons: 'reason', questions: 'answer', code: 'code' }[step]
  const body = html`${
      before &&
      html`<form class="back" method="post" action="${linkTo(state.view, pathOf(state, before))}">
        ${hiddenFields(fieldsOf(state))} <button class="as-link">${RATE.back[language]}</button>
      </form>`
    }
    <p class="small">
      ${unitName({ name: state.unit.name, nameEn: state.unit.name_en }, language)} ·
      ${RATE.question[language]} ${steps.indexOf(step) + 1} ${RATE.of[language]} ${steps.length}
    </p>
    ${errorSummary(asked.problem ? [{ field, ...asked.problem }] : [], language)}
    <form class="question" method="post" action="${linkTo(state.view, pathOf(state, next))}" novalidate>
      ${hiddenFields(fieldsOf(state, step))} ${question.fields}
      <button type="submit">${next ? RATE.next[language] : RATE.send[language]}</button>
    </form>`
  return sendPage(state.view, {
    title: asked.problem ? `${RATE.problem[language]}: ${question.title}` : question.title,
    status: asked.status ?? (asked.problem ? 422 : 200),
    headers: { ...HEADERS, ...asked.headers },
    inOtherLanguage: { path: pathOf(state, step), fields: fieldsOf(state) },
    body,
  })
}

type Ask = (state: RateState, problem: Words | undefined) => { readonly title: string; readonly fields: Html }

const ASK: Readonly<Record<RateStep, Ask>> = {
  level: (state, problem) => {
    const { view, questionnaire, level } = state
    const { language } = view
    const { question, scaleSize, optionOrder } = questionnaire.body
    const levels = Array.from({ length: scaleSize }, (_, index) => index + 1)
    const shown = optionOrder === 'best-first' ? levels.toReversed() : levels
    const field = { language, errors: problem ? [{ field: 'level', ...problem }] : [] }
    const choices = shown.map((each) => ({
      value: String(each),
      label: levelWords(scaleSize, each)?.[language] ?? String(each),
    }))
    return {
      title: question[language],
      fields: radios(field, 'level', { title: question[language] }, choices, level?.toString()),
    }
  },

  reasons: ({ view, questionnaire, reasons }) => {
    const { language } = view
    const title = `${questionnaire.body.reasonsQuestion[language]} ${RATE.optional[language]}`
    return {
      title,
      fields: html`<fieldset>
        <legend><h1>${title}</h1></legend>
        ${questionnaire.body.reasons.map(({ key, words }) =>
          box('reason', { value: key, label: words[language] }, reasons.includes(key)),
        )}
      </fieldset>`,
    }
  },

  questions: (state) => {
    const { language } = state.view
    const title = `${RATE.further[language]} ${RATE.optional[language]}`
    return {
      title,
      fields: html`<h1>${title}</h1>
        ${shownQuestions(state).map((each) => askFurther(state, each))}`,
    }
  },

  code: (state, problem) => {
    const { view, level, code } = state
    const { language } = view
    const title = `${RATE.code[language]} ${RATE.optional[language]}`
    const rating =
      level === null ? undefined : levelWords(state.questionnaire.body.scaleSize, level)?.[language]
    return {
      title,
      fields: html`<p>${RATE.yourRating[language]}: <strong>${rating}</strong></p>
        <h1><label for="code">${title}</label></h1>
        ${codeField(language, code, problem)}`,
    }
  },
}

/** Without a script a page asks all at once: what rests on the level is known, what rests on an answer says so. */
function shownQuestions(state: RateState): Question[] {
  const { level } = state
  return furtherQuestions(state).filter(
    ({ when }) => !when || !('levelUpTo' in when) || level === null || level <= when.levelUpTo,
  )
}

function askFurther(state: RateState, question: Question): Html {
  const { language } = state.view
  const { key, kind, words, choices } = question
  const hint = conditionHint(state, question)
  const chosen = state.answers[key] ?? []
  const named = choices.map((choice) => ({ value: choice.key, label: choice.words[language] }))
  if (kind !== 'many')
    return radios(
      { language, errors: [] },
      fieldOf(key),
      { title: words[language], level: 2, ...(hint === null ? {} : { hint }) },
      named,
      chosen[0],
    )
  return html`<fieldset>
    <legend><h2>${words[language]}</h2></legend>
    ${hint !== null && html`<p class="hint">${hint}</p>`}
    ${named.map((choice) => box(fieldOf(key), choice, chosen.includes(choice.value)))}
  </fieldset>`
}

/** To whom a question is put that waits for another one's answer. */
function conditionHint(state: RateState, { when }: Question): string | null {
  if (!when || 'levelUpTo' in when) return null
  const { language } = state.view
  const asked = furtherQuestions(state).find(({ key }) => key === when.question)
  const named = asked?.choices
    .filter(({ key }) => when.is.includes(key))
    .map(({ words }) => `“${words[language]}”`)
  return named ? `${RATE.onlyAfter[language]} ${named.join(', ')}.` : null
}

/** The field for a receipt's code, with its hint and what is wrong with what was typed; its label stands before it. */
function codeField(language: Language, typed: string, problem: Words | undefined): Html {
  return html`<p class="hint" id="code-hint">${RATE.codeHint[language]}</p>
    ${problem && html`<p class="error" id="code-error">${problem[language]}</p>`}
    <input
      id="code"
      name="code"
      class="code-input"
      value="${typed}"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="40"
      aria-describedby="${problem ? 'code-hint code-error' : 'code-hint'}"
      ${problem && html`aria-invalid="true"`}
    />`
}

/** The page for a receipt's code, where nobody knows the unit yet. */
export function sendCodeEntry(view: View, entered: string, problem: Words | undefined): Promise<Response> {
  const { language } = view
  const title = RATE.enterCode[language]
  const page: Page = {
    title,
    status: problem ? 400 : 200,
    headers: HEADERS,
    body: html`${errorSummary(problem ? [{ field: 'code', ...problem }] : [], language)}
      <h1>${title}</h1>
      <form class="question" method="get" action="${linkTo(view, '/public/rate')}" novalidate>
        ${languageField(view)}
        <label for="code">${RATE.codeLabel[language]}</label>
        ${codeField(language, entered, problem)}
        <button type="submit">${RATE.next[language]}</button>
      </form>`,
  }
  return sendPage(view, page)
}

export function sendThanks(view: View): Promise<Response> {
  const { language } = view
  return sendPage(view, {
    title: RATE.thanksTitle[language],
    headers: HEADERS,
    body: html`<h1>${RATE.thanksTitle[language]}</h1>
      <p>${RATE.thanks[language]}</p>
      <p><a href="${linkTo(view, '/public/send')}">${RATE.more[language]}</a></p>`,
  })
}
