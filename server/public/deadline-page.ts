import { html } from 'hono/html'
import { describeDeadlineRule, describeDeadlineSteps } from '../words/deadline-words.ts'
import { DEADLINE } from './deadline-strings.ts'
import { dueMoment } from '../public-frame/moments.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { type Html, languageField, type View } from '../public-frame/view.ts'
import {
  choosablePolicies,
  type ChoosablePolicy,
  type DeadlineAnswer,
  type DeadlineForm,
  fillForm,
  workOutDeadline,
} from './work-out-deadline.ts'
import { utcText } from '../domain/local-time.ts'

/** The public calculator: if feedback came in then, when would an answer be due, and why? */
export async function sendDeadlinePage(view: View): Promise<Response> {
  const { language, service, url } = view
  const policies = await choosablePolicies(service)
  const form = fillForm(service, askedIn(url.searchParams), policies)
  const answer = await workOutDeadline(service, form, policies)
  const title = DEADLINE.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${DEADLINE.lead[language]}</p>
    ${
      policies.length === 0
        ? html`<p>${DEADLINE.noPolicy[language]}</p>`
        : [calculator(view, form, policies, answer), outcome(view, answer)]
    }
    <p class="small">${DEADLINE.zone[language]} ${service.organisation.zone}.</p>`
  const isInvalid = answer.kind === 'invalid' && policies.length > 0
  return sendPage(view, { title, section: 'deadline', status: isInvalid ? 400 : 200, body })
}

function askedIn(query: URLSearchParams): Partial<DeadlineForm> {
  const asked = (['date', 'time', 'policy'] as const).flatMap((field) => {
    const value = query.get(field)
    return value === null ? [] : [[field, value]]
  })
  return Object.fromEntries(asked) as Partial<DeadlineForm>
}

const PROBLEMS = { date: DEADLINE.badDate, time: DEADLINE.badTime, policy: DEADLINE.badPolicy }

function calculator(
  view: View,
  form: DeadlineForm,
  policies: readonly ChoosablePolicy[],
  answer: DeadlineAnswer,
): Html {
  const { language } = view
  const wrong = answer.kind === 'invalid' ? answer.fields : []
  const marks = (field: keyof DeadlineForm) => {
    const isWrong = wrong.includes(field)
    const describedBy = [
      ...(field === 'policy' ? [] : [`${field}-hint`]),
      ...(isWrong ? [`${field}-error`] : []),
    ]
    return [
      describedBy.length > 0 && html` aria-describedby="${describedBy.join(' ')}"`,
      isWrong && html` aria-invalid="true"`,
    ]
  }
  const error = (field: keyof DeadlineForm) =>
    wrong.includes(field) && html`<p class="error" id="${field}-error">${PROBLEMS[field][language]}</p>`
  return html`<form class="panel calculator" action="/public/deadline" method="get" novalidate>
    ${languageField(view)}
    <div class="field">
      <label for="date">${DEADLINE.date[language]}</label>
      <p class="hint" id="date-hint">${DEADLINE.dateHint[language]}</p>
      ${error('date')}
      <input id="date" name="date" value="${form.date}" maxlength="20" autocomplete="off" ${marks('date')} />
    </div>
    <div class="field">
      <label for="time">${DEADLINE.time[language]}</label>
      <p class="hint" id="time-hint">${DEADLINE.timeHint[language]}</p>
      ${error('time')}
      <input id="time" name="time" value="${form.time}" maxlength="20" autocomplete="off" ${marks('time')} />
    </div>
    <div class="field field-wide">
      <label for="policy">${DEADLINE.policy[language]}</label>
      ${error('policy')}
      <select id="policy" name="policy" ${marks('policy')}>
        ${policies.map(
          ({ code, name }) =>
            html`<option value="${code}" ${code === form.policy && html`selected`}>
              ${name[language]}
            </option>`,
        )}
      </select>
    </div>
    <button type="submit">${DEADLINE.submit[language]}</button>
  </form>`
}

function outcome(view: View, answer: DeadlineAnswer): Html | null {
  const { language } = view
  if (answer.kind === 'invalid') return null
  if (answer.kind === 'no-working-time') {
    return html`<div class="headline headline-overdue">
      <p class="headline-main">${DEADLINE.noWorkingTime[language]}</p>
    </div>`
  }
  const { deadline, rule, holidays } = answer
  return html`<section aria-labelledby="due">
    <div class="headline">
      <h2 id="due" class="headline-main">
        ${DEADLINE.due[language]} ${dueMoment(view, utcText(deadline.dueAt))}
      </h2>
      ${
        holidays !== 'announced' &&
        html`<p>${(holidays === 'computed' ? DEADLINE.computed : DEADLINE.unknownYear)[language]}</p>`
      }
    </div>
    <h3>${DEADLINE.why[language]}</h3>
    <ol class="proof">
      ${describeDeadlineSteps(deadline.steps, language).map((step) => html`<li>${step}.</li>`)}
    </ol>
    <p class="small">${DEADLINE.rule[language]}: ${describeDeadlineRule(rule, language)}.</p>
  </section>`
}
