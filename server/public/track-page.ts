import { html } from 'hono/html'
import { describeDeadlineRule, describeDeadlineStep, describeDeadlineSteps } from '../words/deadline-words.ts'
import { CITIZEN_STEP_WORDS, FEEDBACK_KIND_WORDS } from '../words/feedback-words.ts'
import { citizenSteps, isOpen } from '../domain/lifecycle.ts'
import type { Language } from '../contract/language.ts'
import type { CitizenAct } from '../contract/feedback/citizen-acts.ts'
import { codeToKeep } from '../public-frame/code-to-keep.ts'
import { codeForm } from '../public-frame/code-form.ts'
import type { TrackedItem } from './find-tracked-item.ts'
import { dueMoment, moment } from '../public-frame/moments.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { FORM_HEADERS } from '../public-frame/form-fields.ts'
import { STATUS_SENTENCES, TRACK } from './track-strings.ts'
import {
  type Attempt,
  consentForm,
  outcome,
  replyForm,
  typedFields,
  verdictForms,
  withdrawForm,
} from './track/act-forms.ts'
import { answerFiles } from './track/answer-files.ts'
import { ownWords } from './track/own-words.ts'
import { type Html, linkTo, type View } from '../public-frame/view.ts'

/** The field for the code, by itself. */
export function sendTrackForm(view: View): Promise<Response> {
  const { language } = view
  const body = html`<h1>${TRACK.title[language]}</h1>
    <p class="lead">${TRACK.lead[language]}</p>
    <section class="panel" aria-label="${TRACK.code[language]}">${codeForm(view)}</section>
    <p class="links"><a href="${linkTo(view, '/public/lost-code')}">${TRACK.lostCode[language]}</a></p>`
  return sendPage(view, { title: TRACK.title[language], section: 'track', body })
}

/** Where an item stands, when and why an answer is due, and the answer: for whoever holds its code. */
export function sendTrackPage(view: View, item: TrackedItem, said: Said = {}): Promise<Response> {
  const { language } = view
  const { attempt = null, done = null, status = 200, headers } = said
  const title = `${TRACK.item[language]} ${item.trackingCode}`
  const state = { view, item, attempt }
  const isAsked = item.status === 'waiting-for-citizen'
  const body = html`<h1>${TRACK.item[language]} <span class="code">${item.trackingCode}</span></h1>
    ${outcome(state, done)} ${headline(view, item)} ${togetherWith(view, item)} ${isAsked && replyForm(state)}
    ${interim(view, item)} ${road(view, item)} ${answers(view, item)} ${verdictForms(state)}
    ${facts(view, item)} ${proof(view, item)}
    <section aria-labelledby="yours">
      <h2 id="yours">${TRACK.yourWords[language]}</h2>
      ${ownWords(view, item)} ${!isAsked && replyForm(state)} ${withdrawForm(state)}
    </section>
    ${consentForm(state)} ${codeToKeep(view, item.trackingCode)}
    <p class="small">${TRACK.keepCode[language]}</p>
    <p class="links">
      <a href="${linkTo(view, `/public/track/${item.trackingCode}/contact`)}"
        >${TRACK.changeContact[language]}</a
      >
    </p>`
  const path = `/public/track/${item.trackingCode}`
  return sendPage(view, {
    title,
    section: 'track',
    status,
    headers: { ...FORM_HEADERS, ...headers },
    body,
    ...(attempt && {
      inOtherLanguage: { path: `${path}/${attempt.act}`, fields: typedFields(attempt) },
    }),
  })
}

/** What came before the page: something was done, or something was not taken. */
interface Said {
  readonly attempt?: Attempt
  readonly done?: CitizenAct | null
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** The one thing the person came for. */
function headline(view: View, item: TrackedItem): Html {
  const { language } = view
  const { status, answeredAt, promisedDueAt, currentDueAt, isOverdue, ended, askedFor } = item
  const sentence = sentenceOf(item, language)
  if (ended) {
    return html`<div class="headline">
      <p class="headline-main">${sentence}</p>
      ${ended.reason !== null && html`<p>${TRACK.reason[language]}: <bdi>${ended.reason}</bdi></p>`}
    </div>`
  }
  if (status === 'waiting-for-citizen') {
    return html`<div class="headline headline-soon">
      <p class="headline-main">${sentence}</p>
      ${askedFor !== null && html`<p>${TRACK.askedFor[language]}: <bdi>${askedFor}</bdi></p>`}
      ${!item.isJoined && html`<p>${TRACK.howToAdd[language]} ${TRACK.waiting[language]}</p>`}
    </div>`
  }
  if (isOpen(status)) {
    return isOverdue
      ? html`<div class="headline headline-overdue">
          <p class="headline-main">${TRACK.overdue[language]} ${dueMoment(view, currentDueAt)}.</p>
          <p>${sentence} ${TRACK.overdueHelp[language]}</p>
        </div>`
      : html`<div class="headline">
          ${
            promisedDueAt !== null &&
            html`<p class="headline-main">${TRACK.dueAt[language]} ${dueMoment(view, currentDueAt)}.</p>`
          }
          <p>${sentence}</p>
        </div>`
  }
  return html`<div class="headline headline-done">
    <p class="headline-main">${sentence}</p>
    ${
      answeredAt !== null &&
      html`<p>${TRACK.answeredAt[language]} ${moment(view, answeredAt)}${verdict(view, item)}.</p>`
    }
  </div>`
}

/** A first reply is no answer: it says so, and until when one follows. */
function interim(view: View, { interim: said, unit }: TrackedItem): Html | null {
  const { language } = view
  if (!said) return null
  return html`<section aria-labelledby="interim">
    <h2 id="interim">${TRACK.interim[language]} ${unit[language]}</h2>
    <div class="answer">
      <p class="small">${moment(view, said.at)}</p>
      <div class="words" dir="auto" lang="vi">${said.text}</div>
      <p><strong>${TRACK.interimUntil[language]} ${dueMoment(view, said.until)}.</strong></p>
    </div>
  </section>`
}

/** Who joined is not who is asked, nor who withdrew. */
function sentenceOf({ status, isJoined }: TrackedItem, language: Language): string {
  if (isJoined && status === 'waiting-for-citizen') return TRACK.waitsForFirst[language]
  if (isJoined && status === 'withdrawn') return TRACK.withdrawnByFirst[language]
  return STATUS_SENTENCES[status][language]
}

/** That others sent the same, and how many, as far as that tells of nobody. */
function togetherWith({ language }: View, { isJoined, people, hasOthers }: TrackedItem): Html | null {
  if (!hasOthers) return null
  return html`<p>
    ${people === null ? TRACK.others[language] : html`<strong>${people} ${TRACK.people[language]}</strong>.`}
    ${isJoined && `${TRACK.joined[language]} ${TRACK.joinedMay[language]}`}
  </p>`
}

function verdict({ language }: View, { onTime }: TrackedItem): string {
  if (onTime === null) return ''
  return `, ${(onTime ? TRACK.answeredOnTime : TRACK.answeredLate)[language]}`
}

const CHECK = html`<svg class="check" viewBox="0 0 20 20" aria-hidden="true">
  <path d="M4.5 10.5 8.5 14.5 15.5 6.5" />
</svg>`

function road(view: View, item: TrackedItem): Html {
  const { language } = view
  const steps = citizenSteps(item.status)
  const times = item.ended
    ? [item.receivedAt, item.ended.at]
    : [item.receivedAt, item.takenOnAt, steps.at(-1)?.state === 'now' ? item.answeredAt : null]
  return html`<section aria-labelledby="road">
    <h2 id="road">${TRACK.road[language]}</h2>
    <ol class="road">
      ${steps.map(({ step, state }, index) => {
        const at = times[index] ?? null
        const isAnswer = item.ended === null && index === steps.length - 1
        const isOver = state === 'done' || (state === 'now' && isAnswer)
        return html`<li
          class="road-${isOver ? 'done' : state}"
          ${state === 'now' && html`aria-current="step"`}
        >
          ${isOver && CHECK}<span class="unseen">${TRACK[state][language]}</span>
          <span class="road-name">${CITIZEN_STEP_WORDS[step][language]}</span>
          ${at !== null && state !== 'ahead' && html`<span class="road-time">${moment(view, at)}</span>`}
        </li>`
      })}
    </ol>
  </section>`
}

/** Under the name of the unit: who wrote it is nobody's business but the unit's. */
function answers(view: View, { answers, status, isJoined, trackingCode }: TrackedItem): Html | null {
  const { language } = view
  if (answers.length === 0) return null
  return html`<section aria-labelledby="answer-1">
    ${answers.map(({ text, at, unit, amendedAt, earlier, files }, index) => {
      const heading = index === 0 && !isOpen(status) ? TRACK.answerOf : TRACK.earlierAnswerOf
      return html`<h2 id="answer-${index + 1}">${heading[language]} ${unit[language]}</h2>
        <div class="answer">
          <p class="small">
            ${moment(view, at)}${amendedAt !== null && html` · ${TRACK.amendedAt[language]} ${moment(view, amendedAt)}`}
          </p>
          <div class="words" dir="auto" lang="vi">${text}</div>
          ${files.length > 0 && answerFiles(view, trackingCode, files)}
          ${
            earlier.length > 0 &&
            html`<details>
              <summary>${TRACK.earlierText[language]}</summary>
              ${earlier.map(
                (before) =>
                  html`<p class="small">${moment(view, before.at)}</p>
                    <div class="words" dir="auto" lang="vi">${before.text}</div>`,
              )}
            </details>`
          }
        </div>`
    })}
    ${
      !isOpen(status) &&
      html`<h3>${TRACK.dissatisfiedTitle[language]}</h3>
        <ul>
          ${(isJoined ? TRACK.dissatisfiedJoined : TRACK.dissatisfied)[language].map((each) => html`<li>${each}</li>`)}
        </ul>`
    }
  </section>`
}

function facts(view: View, item: TrackedItem): Html {
  const { language } = view
  const { promisedDueAt, currentDueAt, status } = item
  const hasMoved = promisedDueAt !== null && promisedDueAt !== currentDueAt
  const unit = status === 'new' ? TRACK.triage[language] : item.unit[language]
  return html`<section aria-labelledby="facts">
    <h2 id="facts">${TRACK.facts[language]}</h2>
    <dl class="facts">
      ${fact(TRACK.kind[language], FEEDBACK_KIND_WORDS[item.kind][language])}
      ${fact(TRACK.received[language], moment(view, item.receivedAt))} ${fact(TRACK.unit[language], unit)}
      ${
        promisedDueAt !== null &&
        fact((hasMoved ? TRACK.promised : TRACK.answerDue)[language], dueMoment(view, promisedDueAt))
      }
      ${hasMoved && fact(TRACK.dueNow[language], dueMoment(view, currentDueAt))}
    </dl>
    ${hasMoved && whyMoved(view, item)}
  </section>`
}

function fact(name: string, value: Html | string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

function whyMoved({ language }: View, { deadline, cycle }: TrackedItem): Html {
  const movers = deadline.steps.filter(({ step }) => step === 'pause-given-back' || step === 'extension')
  const zone = deadline.steps.find((step) => step.step === 'received')?.zone
  const otherwise = (cycle > 1 ? TRACK.movedReopened : TRACK.movedOtherwise)[language]
  const reasons =
    movers.length > 0 ? movers.map((step) => describeDeadlineStep(step, language, zone)) : [otherwise]
  return html`<h3>${TRACK.movedTitle[language]}</h3>
    <ul>
      ${reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>`
}

function proof({ language }: View, { deadline }: TrackedItem): Html {
  const { rule, calendarVersion, steps } = deadline
  return html`<details>
    <summary>${TRACK.whyDue[language]}</summary>
    ${rule && html`<p>${TRACK.rule[language]}: ${describeDeadlineRule(rule, language)}.</p>`}
    <ol>
      ${describeDeadlineSteps(steps, language).map((step) => html`<li>${step}.</li>`)}
    </ol>
    ${calendarVersion !== null && html`<p class="small">${TRACK.calendar[language]} ${calendarVersion}.</p>`}
  </details>`
}
