import { TRACK } from '../track-strings.ts'
import { html } from 'hono/html'
import { CONSENT_TEXTS } from '../../citizen-form/consents.ts'
import {
  type CitizenAct,
  MAX_REPLY_TEXT,
  MAX_VERDICT_TEXT,
  VERDICT_LEVELS,
} from '../../contract/feedback/citizen-acts.ts'
import type { Language } from '../../contract/language.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { whyNot } from '../../domain/citizen/citizen-standing.ts'
import { box, errorOf, errorSummary, marksOf } from '../../public-frame/form-fields.ts'
import { moment } from '../../public-frame/moments.ts'
import { type Html, linkTo, type View } from '../../public-frame/view.ts'
import { formatDay } from '../../words/format.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'
import type { TrackedItem } from '../find-tracked-item.ts'
import { ANSWER_BACK, DONE_WORDS } from './strings.ts'

/** What was sent and not taken: the page shows every word of it again. */
export interface Attempt {
  readonly act: CitizenAct
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<TypedField, string>>
}

/** The fields of the forms, by the name they are sent under, which is their id as well. */
export const TYPED_FIELDS = ['text', 'level', 'why', 'reason', 'remark', 'sure'] as const
export type TypedField = (typeof TYPED_FIELDS)[number]

interface FormState {
  readonly view: View
  readonly item: TrackedItem
  readonly attempt: Attempt | null
}

/** Above everything else: that something was done, or what is wrong. */
export function outcome({ view, item, attempt }: FormState, done: CitizenAct | null): Html | null {
  const { language } = view
  if (attempt) {
    const lost = may(item, attempt.act) ? '' : attempt.typed.text || attempt.typed.reason || attempt.typed.why
    return html`${errorSummary(attempt.errors, language)}
    ${
      lost !== '' &&
      html`<h2>${ANSWER_BACK.notSent[language]}</h2>
        <div class="own"><div class="words" dir="auto">${lost}</div></div>`
    }` as Html
  }
  if (done === null) return null
  return html`<div class="headline headline-done" role="status">
    <p class="headline-main">${DONE_WORDS[done][language]}</p>
  </div>` as Html
}

function may({ standing }: TrackedItem, act: CitizenAct): boolean {
  return whyNot(act, standing) === null
}

/** The field for a reply: open where the unit waits for it, folded where it is the one thing that can be added. */
export function replyForm(state: FormState): Html | null {
  const { view, item, attempt } = state
  const { language } = view
  if (!may(item, 'reply')) return null
  const field = fieldState(state, 'reply')
  const wasAsked = item.status === 'waiting-for-citizen'
  const form = html`<form
    method="post"
    enctype="multipart/form-data"
    action="${addressOf(state, 'reply')}"
    novalidate
  >
    <p class="hint" id="text-hint">${(wasAsked ? ANSWER_BACK.askedHint : ANSWER_BACK.addHint)[language]}</p>
    ${area(field, 'text', ANSWER_BACK.text[language], { typed: typedIn(state, 'reply', 'text'), max: MAX_REPLY_TEXT, hasHint: true })}
    <div class="field">
      <label for="photo">${ANSWER_BACK.photos[language]}</label>
      <p class="hint" id="photo-hint">${ANSWER_BACK.photosHint[language]}</p>
      ${errorOf(field, 'photo')}
      <input
        id="photo"
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        ${marksOf(field, 'photo', true)}
      />
    </div>
    <button type="submit">${ANSWER_BACK.send[language]}</button>
  </form>` as Html
  if (!wasAsked) return folded(ANSWER_BACK.add[language], form, attempt?.act === 'reply')
  return html`<section class="panel" aria-labelledby="reply">
    <h2 id="reply">${ANSWER_BACK.asked[language]}</h2>
    ${form}
  </section>` as Html
}

/** The sender's verdict on the answer, and the way to have it taken up again. */
export function verdictForms(state: FormState): Html | null {
  const { view, item } = state
  const { language } = view
  const { lastDay, today } = item.standing
  if (item.verdict === null && lastDay === null) return null
  const isOver = lastDay !== null && today > lastDay
  return html`<section aria-labelledby="verdict">
    <h2 id="verdict">${ANSWER_BACK.judgeTitle[language]}</h2>
    ${item.verdict && givenVerdict(view, item.verdict)} ${may(item, 'judge') && judgeForm(state)}
    ${
      lastDay !== null &&
      html`<p class="small">
        ${(isOver ? ANSWER_BACK.daysOver : ANSWER_BACK.until)[language]} ${formatDay(lastDay)}.
      </p>`
    }
    ${may(item, 'reopen') && reopenForm(state)}
  </section>` as Html
}

function givenVerdict(
  view: View,
  { level, reason, at, isOfEarlierText }: NonNullable<TrackedItem['verdict']>,
): Html {
  const { language } = view
  return html`<p>
      ${ANSWER_BACK.judged[language]}
      <strong>${LEVEL_WORDS[VERDICT_LEVELS][level - 1]?.[language] ?? ''}</strong>
      (${moment(view, at)}). ${isOfEarlierText && TRACK.ofEarlierText[language]}
    </p>
    ${reason !== null && html`<div class="own"><div class="words" dir="auto" lang="vi">${reason}</div></div>`}` as Html
}

function judgeForm(state: FormState): Html {
  const { language } = state.view
  const field = fieldState(state, 'judge')
  const chosen = typedIn(state, 'judge', 'level')
  const levels = LEVEL_WORDS[VERDICT_LEVELS].map((words, index) => ({ words, value: String(index + 1) }))
  return html`<form class="panel" method="post" action="${addressOf(state, 'judge')}" novalidate>
    <fieldset aria-describedby="level-hint">
      <legend>${ANSWER_BACK.level[language]}</legend>
      <p class="hint" id="level-hint">${ANSWER_BACK.judgeHint[language]}</p>
      ${errorOf(field, 'level')}
      ${levels.toReversed().map(({ words, value }, index) => {
        const id = index === 0 ? 'level' : `level-${value}`
        return html`<div class="choice">
          <input type="radio" id="${id}" name="level" value="${value}" ${value === chosen && html`checked`} />
          <label for="${id}">${words[language]}</label>
        </div>`
      })}
    </fieldset>
    ${area(field, 'why', ANSWER_BACK.why[language], { typed: typedIn(state, 'judge', 'why'), max: MAX_VERDICT_TEXT })}
    <button type="submit">${ANSWER_BACK.judge[language]}</button>
  </form>` as Html
}

function reopenForm(state: FormState): Html {
  const { language } = state.view
  const field = fieldState(state, 'reopen')
  const form = html`<form method="post" action="${addressOf(state, 'reopen')}" novalidate>
    <p class="hint" id="reason-hint">${ANSWER_BACK.reopenHint[language]}</p>
    ${area(field, 'reason', ANSWER_BACK.reopenReason[language], {
      typed: typedIn(state, 'reopen', 'reason'),
      max: MAX_VERDICT_TEXT,
      hasHint: true,
    })}
    <button type="submit">${ANSWER_BACK.reopen[language]}</button>
  </form>` as Html
  return folded(ANSWER_BACK.reopenTitle[language], form, state.attempt?.act === 'reopen')
}

/** Whether it may be published: what the sender agreed to, and the button for the other choice. */
export function consentForm(state: FormState): Html | null {
  const { view, item } = state
  const { language } = view
  const act = item.standing.consent === 'given' ? 'forbid-publication' : 'allow-publication'
  if (!may(item, act)) return null
  const isGiven = act === 'forbid-publication'
  return html`<section aria-labelledby="consent">
    <h2 id="consent">${ANSWER_BACK.consentTitle[language]}</h2>
    <p>${(isGiven ? ANSWER_BACK.consentGiven : ANSWER_BACK.consentNone)[language]}</p>
    <form method="post" action="${addressOf(state, act)}">
      ${!isGiven && html`<p>${CONSENT_TEXTS.publish[language]}</p>`}
      <button class="quiet" type="submit">
        ${(isGiven ? ANSWER_BACK.takeBack : ANSWER_BACK.agree)[language]}
      </button>
    </form>
  </section>` as Html
}

export function withdrawForm(state: FormState): Html | null {
  const { view, item, attempt } = state
  const { language } = view
  if (!may(item, 'withdraw')) return null
  const field = fieldState(state, 'withdraw')
  const form = html`<form method="post" action="${addressOf(state, 'withdraw')}" novalidate>
    <p>${ANSWER_BACK.withdrawHint[language]}</p>
    ${area(field, 'remark', ANSWER_BACK.withdrawReason[language], {
      typed: typedIn(state, 'withdraw', 'remark'),
      max: MAX_VERDICT_TEXT,
    })}
    ${errorOf(field, 'sure')}
    ${box('sure', { value: 'yes', label: ANSWER_BACK.sure[language] }, typedIn(state, 'withdraw', 'sure') === 'yes')}
    <button class="quiet" type="submit">${ANSWER_BACK.withdraw[language]}</button>
  </form>` as Html
  return folded(ANSWER_BACK.withdrawTitle[language], form, attempt?.act === 'withdraw')
}

/** What a form is given back as in the other language: nothing is done by it. */
export function typedFields(attempt: Attempt): (readonly [string, string])[] {
  return [['show', 'yes'], ...TYPED_FIELDS.map((name) => [name, attempt.typed[name]] as const)]
}

function folded(title: string, form: Html, isOpen: boolean): Html {
  return html`<details class="unprinted" ${isOpen && html`open`}>
    <summary>${title}</summary>
    ${form}
  </details>` as Html
}

interface FormField {
  readonly language: Language
  readonly errors: readonly FieldError[]
}

function fieldState({ view: { language }, attempt }: FormState, act: CitizenAct): FormField {
  return { language, errors: attempt?.act === act ? attempt.errors : [] }
}

function typedIn({ attempt }: FormState, act: CitizenAct, field: TypedField): string {
  return attempt?.act === act ? attempt.typed[field] : ''
}

function area(
  state: FormField,
  name: TypedField,
  label: string,
  { typed, max, hasHint = false }: { typed: string; max: number; hasHint?: boolean },
): Html {
  // A line feed right after the tag is the parser's, not the person's.
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${errorOf(state, name)}
    <textarea id="${name}" name="${name}" rows="4" maxlength="${max}" ${marksOf(state, name, hasHint)}>
${typed}</textarea>
  </div>` as Html
}

function addressOf({ view, item }: FormState, act: CitizenAct): string {
  return linkTo(view, `/public/track/${item.trackingCode}/${act}`)
}
