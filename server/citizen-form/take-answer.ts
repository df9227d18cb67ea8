import type { Context } from 'hono'
import { html } from 'hono/html'
import {
  firstMissing,
  hasOffers,
  type LetterAnswers,
  type LetterError,
  type LetterStep,
  PARTS_OF,
} from './letter.ts'
import { addDraftPhoto, keepAnswers, removeDraftPhoto } from './letter-draft.ts'
import { sendFollowUp } from './low-rating.ts'
import { findOffers } from './offers.ts'
import { readSame, readStep } from './read-letter.ts'
import { sendLetter } from './web-form.ts'
import { Id } from '../contract/fields.ts'
import { askedQuestions } from '../contract/feedback/asked-questions.ts'
import { localDay } from '../domain/local-time.ts'
import { REFUSALS, Refusal } from '../contract/refusals.ts'
import { sendCheckPage } from './pages/check-page.ts'
import { type LetterView, pageOf, questionsOf, stepsFor } from './pages/letter-view.ts'
import { photosPart } from './pages/photos-part.ts'
import { ASK } from './pages/questions.ts'
import { sendQuestion } from './pages/question-page.ts'
import { samePart } from './pages/same-part.ts'
import { readTextForm, readUpload, type TypedForm } from '../public-frame/read-form.ts'
import type { Html } from '../public-frame/view.ts'
import { QUESTIONS, SAME } from './pages/strings.ts'

/** What stands above the form when an answer is held back: nothing of it is lost. */
export interface Hold {
  readonly error: LetterError
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

interface Shown {
  readonly answers?: LetterAnswers
  readonly errors?: readonly LetterError[]
  readonly website?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

const hasPhotos = (step: LetterStep) => step === 'where' || step === 'all'

/** One page with its questions, with the answers as they stand or as they were typed. */
export async function askQuestion(
  letter: LetterView,
  step: LetterStep,
  shown: Shown = {},
): Promise<Response> {
  const { answers = letter.draft.answers, errors = [], ...more } = shown
  if (step === 'check') return sendCheckPage(letter, errors, more)
  const { language } = letter.view
  const asked = { letter, language, answers, errors }
  const isUpload = hasPhotos(step)
  const title = titleOf(letter, step, answers)
  const parts: (Html | null)[] = isUpload ? [await photosPart(letter, asked)] : []
  const level = PARTS_OF[step].length + parts.length === 1 ? 1 : 2
  for (const part of PARTS_OF[step])
    parts.push(
      part === 'same' ? await samePart(letter, asked, answers, level) : ASK[part](asked, level).fields,
    )
  return sendQuestion(letter, {
    step,
    title,
    fields: html`${level === 2 && html`<h1>${title}</h1>`} ${parts}`,
    errors,
    isUpload,
    ...(isUpload ? { after: otherWay(letter, step) } : {}),
    ...more,
  })
}

function titleOf(letter: LetterView, step: Exclude<LetterStep, 'check'>, answers: LetterAnswers): string {
  const { language } = letter.view
  if (step === 'where' || step === 'what' || step === 'all') return QUESTIONS[step][language]
  if (step === 'same') return SAME.title[language]
  return ASK[step]({ letter, language, answers, errors: [] }, 1).title
}

/** Two ways of asking the same: everything on one page, or step by step. */
function otherWay(letter: LetterView, step: LetterStep): Html {
  const { language } = letter.view
  const [page, words] =
    step === 'where' ? (['all', QUESTIONS.toAll] as const) : (['where', QUESTIONS.toParts] as const)
  return html`<p class="back"><a href="${pageOf(letter, page)}">${words[language]}</a></p>`
}

/** Takes the answers of one page and leads to the next; or shows the page again, with every word as it was typed. */
export async function takeAnswer(
  c: Context,
  letter: LetterView,
  step: LetterStep,
  hold: Hold | null,
): Promise<Response> {
  if (step === 'check') return takeCheck(c, letter, hold)
  const isMultipart = (c.req.header('content-type') ?? '').startsWith('multipart/')
  const form =
    isMultipart && hasPhotos(step) ? await readUpload(c) : { ...(await readTextForm(c)), files: [] }
  const { view, draft } = letter
  const read = readStep(step, form, draft.answers, knownChoices(letter))
  const answers = { ...draft.answers, ...read.answers }
  const more = { website: form.value('website'), ...(hold ?? {}) }
  if (hold) return askQuestion(letter, step, { answers, errors: [hold.error], ...more })
  const isAboutPhotos = form.value('remove') !== '' || form.value('more') !== ''
  // Whoever adds a photo first has not answered the rest yet.
  const errors = isAboutPhotos ? read.errors.filter(({ field }) => field === 'website') : read.errors
  const photoErrors = errors.length === 0 ? await takePhotos(letter, form) : []
  if (errors.length + photoErrors.length > 0)
    return askQuestion(letter, step, { answers, errors: [...errors, ...photoErrors], ...more })
  const isKept = read.errors.length === 0
  const kept = isKept
    ? await keepAnswers(view.service, draft, await withOffers(letter, step, answers))
    : answers
  const newer = { ...letter, draft: { ...draft, answers: kept } }
  if (!isAboutPhotos)
    return c.redirect(opensMore(newer, step, form) ? pageOf(newer, 'more') : nextPage(newer, step), 303)
  return isKept ? c.redirect(pageOf(newer, step), 303) : askQuestion(letter, step, { answers, status: 200 })
}

/** What is found alike once there are words, and anew whenever they change. */
async function withOffers(
  letter: LetterView,
  step: LetterStep,
  answers: LetterAnswers,
): Promise<LetterAnswers> {
  if (letter.flow === 'continue' || !PARTS_OF[step].some((part) => part === 'text' || part === 'place'))
    return answers
  const offered = await findOffers(letter.view.service, answers)
  const isStillOffered =
    answers.same === '' ? sameOffers(answers.offered, offered) : offered.includes(answers.same ?? '')
  return {
    ...answers,
    isQuick: step === 'all',
    offered,
    same: offered.length > 0 && isStillOffered ? answers.same : undefined,
  }
}

/** What the letter may choose from, and what its category asks today. */
function knownChoices(letter: LetterView) {
  const { view, flow, categories, places, questionSets } = letter
  const { service } = view
  const today = localDay(service.now(), service.organisation.zone)
  return {
    flow,
    categories,
    places,
    questions: questionsOf(letter),
    askedToday: (category: string) => questionSets.askedOn(category, today)?.id ?? '',
  }
}

/** An answer opened a question that was not on the page: it is asked before the letter goes on. */
function opensMore(letter: LetterView, step: LetterStep, form: TypedForm): boolean {
  if (step !== 'more') return false
  const shown = form.all('shown')
  const asked = askedQuestions(questionsOf(letter), letter.draft.answers.more ?? {})
  return asked.some(({ key }) => !shown.includes(key))
}

/** Another matter than these stays one while nothing new is found. */
function sameOffers(before: readonly string[] = [], offered: readonly string[]): boolean {
  return offered.every((id) => before.includes(id))
}

function nextPage(letter: LetterView, step: LetterStep): string {
  const { flow, draft, fromCheck } = letter
  if (draft.answers.kind === 'complaint') return pageOf(letter, 'complaint')
  const steps = stepsFor(letter)
  const isWanted = step === 'reply' && draft.answers.wantsAnswer
  const missing = firstMissing(flow, draft.answers, questionsOf(letter))
  if (fromCheck && !isWanted && missing === null) return pageOf(letter, 'check')
  const next = steps[steps.indexOf(step) + 1] ?? 'check'
  // The last page needs every answer; the question without one comes first.
  return pageOf(letter, next === 'check' ? (missing ?? next) : next)
}

async function takePhotos(
  { view, draft }: LetterView,
  form: TypedForm & { readonly files: readonly File[] },
): Promise<LetterError[]> {
  const { service } = view
  const removed = form.value('remove')
  if (removed !== '') {
    if (Id.safeParse(removed).success) await removeDraftPhoto(service, draft, removed)
    return []
  }
  if (form.files.length === 0)
    return form.value('more') === '' ? [] : [{ field: 'photo', ...QUESTIONS.photoMissing }]
  if (draft.row === null) await keepAnswers(service, draft, {})
  const errors: LetterError[] = []
  for (const file of form.files) {
    try {
      await addDraftPhoto(service, draft, new Uint8Array(await file.arrayBuffer()))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = error.code === 'request/too-many-items' ? QUESTIONS.photoTooMany : REFUSALS[error.code]
      errors.push({ field: 'photo', vi: `${file.name}: ${words.vi}`, en: `${file.name}: ${words.en}` })
    }
  }
  return errors
}

async function takeCheck(c: Context, letter: LetterView, hold: Hold | null): Promise<Response> {
  const form = await readTextForm(c)
  const { view, draft, flow } = letter
  const { answers } = draft
  const isAsked = answers.isQuick === true && hasOffers(answers) && draft.row?.sent_at == null
  const same = isAsked ? readSame(form, answers) : { answers: {}, errors: [] }
  const read = readStep('check', form, answers, knownChoices(letter))
  const errors = hold ? [hold.error] : [...read.errors, ...same.errors]
  const more = { website: form.value('website'), ...(hold ?? {}) }
  if (errors.length > 0) return sendCheckPage(letter, errors, more)
  const missing = firstMissing(flow, answers, questionsOf(letter))
  if (missing !== null && draft.row?.sent_at == null) return c.redirect(pageOf(letter, missing), 303)
  if (isAsked) await keepAnswers(view.service, draft, same.answers)
  await finish(letter)
  return c.redirect(pageOf(letter, 'done', { keepFromCheck: false }), 303)
}

/** Sends what is ready to be sent; again if a first try was cut short. */
export async function finish({ view, draft, flow }: LetterView): Promise<void> {
  const { service, language } = view
  if (flow === 'send') await sendLetter(service, draft, language)
  else if (draft.code !== null) await sendFollowUp(service, { ...draft, code: draft.code }, language)
}
