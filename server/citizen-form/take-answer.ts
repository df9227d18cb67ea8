import type { Context } from 'hono'
import type { LetterError, LetterStep } from './letter.ts'
import { firstMissing } from './letter.ts'
import { addDraftPhoto, keepAnswers, removeDraftPhoto } from './letter-draft.ts'
import { sendFollowUp } from './low-rating.ts'
import { readStep } from './read-letter.ts'
import { sendLetter } from './web-form.ts'
import { Id } from '../contract/fields.ts'
import { askedQuestions } from '../contract/feedback/asked-questions.ts'
import { localDay } from '../domain/local-time.ts'
import { REFUSALS, Refusal } from '../contract/refusals.ts'
import { sendCheckPage } from './pages/check-page.ts'
import { type LetterView, pageOf, questionsOf, stepsFor } from './pages/letter-view.ts'
import { sendPhotosPage } from './pages/photos-page.ts'
import { ASK } from './pages/questions.ts'
import { sendQuestion } from './pages/question-page.ts'
import { readTextForm, readUpload, type TypedForm } from '../public-frame/read-form.ts'
import { QUESTIONS } from './pages/strings.ts'

/** What stands above the form when an answer is held back: nothing of it is lost. */
export interface Hold {
  readonly error: LetterError
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** The page of one question, with the answers as they stand. */
export function askQuestion(letter: LetterView, step: LetterStep): Promise<Response> {
  if (step === 'check') return sendCheckPage(letter)
  if (step === 'photos') return sendPhotosPage(letter)
  const { view, draft } = letter
  const { title, fields } = ASK[step]({ letter, language: view.language, answers: draft.answers, errors: [] })
  return sendQuestion(letter, { step, title, fields, errors: [] })
}

/** Takes the answer of one page and leads to the next; or shows the page again, with every word as it was typed. */
export async function takeAnswer(
  c: Context,
  letter: LetterView,
  step: LetterStep,
  hold: Hold | null,
): Promise<Response> {
  if (step === 'photos') return takePhotos(c, letter, hold)
  const form = await readTextForm(c)
  const { view, draft } = letter
  const { language } = view
  const read = readStep(step, form, draft.answers, knownChoices(letter))
  const errors = hold ? [hold.error] : read.errors
  const more = { website: form.value('website'), ...(hold ?? {}) }
  if (step === 'check') return errors.length > 0 ? sendCheckPage(letter, errors, more) : send(c, letter)
  if (errors.length > 0) {
    const answers = { ...draft.answers, ...read.answers }
    const { title, fields } = ASK[step]({ letter, language, answers, errors })
    return sendQuestion(letter, { step, title, fields, errors, ...more })
  }
  const answers = await keepAnswers(view.service, draft, read.answers)
  const answered = { ...letter, draft: { ...draft, answers } }
  return c.redirect(
    opensMore(answered, step, form) ? pageOf(answered, 'more') : nextPage(answered, step),
    303,
  )
}

/** What the letter may choose from, and what its category asks today. */
function knownChoices(letter: LetterView) {
  const { view, flow, categories, questionSets } = letter
  const { service } = view
  const today = localDay(service.now(), service.organisation.zone)
  return {
    flow,
    categories,
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

async function takePhotos(c: Context, letter: LetterView, hold: Hold | null): Promise<Response> {
  const { view, draft } = letter
  const { service } = view
  if (hold) return sendPhotosPage(letter, [hold.error], hold)
  const form = await readUpload(c)
  const website = readStep('photos', form, draft.answers, knownChoices(letter)).errors
  if (website.length > 0) return sendPhotosPage(letter, website, { website: form.value('website') })
  if (draft.row === null) await keepAnswers(service, draft, {})
  const removed = form.value('remove')
  if (removed !== '') {
    if (Id.safeParse(removed).success) await removeDraftPhoto(service, draft, removed)
    return c.redirect(pageOf(letter, 'photos'), 303)
  }
  const staysHere = form.value('more') !== ''
  if (form.files.length === 0 && staysHere)
    return sendPhotosPage(letter, [{ field: 'photo', ...QUESTIONS.photoMissing }])
  const errors: LetterError[] = []
  for (const file of form.files) {
    const problem = await addPhoto(letter, file)
    if (problem) errors.push(problem)
  }
  if (errors.length > 0) return sendPhotosPage(letter, errors)
  return c.redirect(staysHere ? pageOf(letter, 'photos') : nextPage(letter, 'photos'), 303)

  async function addPhoto({ draft }: LetterView, file: File): Promise<LetterError | null> {
    try {
      await addDraftPhoto(service, draft, new Uint8Array(await file.arrayBuffer()))
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const words = error.code === 'request/too-many-items' ? QUESTIONS.photoTooMany : REFUSALS[error.code]
      return { field: 'photo', vi: `${file.name}: ${words.vi}`, en: `${file.name}: ${words.en}` }
    }
  }
}

async function send(c: Context, letter: LetterView): Promise<Response> {
  const { draft, flow } = letter
  const missing = firstMissing(flow, draft.answers, questionsOf(letter))
  if (missing !== null && draft.row?.sent_at == null) return c.redirect(pageOf(letter, missing), 303)
  await finish(letter)
  return c.redirect(pageOf(letter, 'done', { keepFromCheck: false }), 303)
}

/** Sends what is ready to be sent; again if a first try was cut short. */
export async function finish({ view, draft, flow }: LetterView): Promise<void> {
  const { service, language } = view
  if (flow === 'send') await sendLetter(service, draft, language)
  else if (draft.code !== null) await sendFollowUp(service, { ...draft, code: draft.code }, language)
}
