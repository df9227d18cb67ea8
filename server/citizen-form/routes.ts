import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { BlankEnv } from 'hono/types'
import { bodyLimit } from 'hono/body-limit'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { findRatingByCode } from '../../db/queries/feedback/letters.ts'
import { refuseCrossSite } from '../sign-in/own-site.ts'
import { firstMissing, LETTER_STEPS, type LetterAnswers, type LetterFlow, type LetterStep } from './letter.ts'
import { findThumbnail, newDraftToken, openDraft } from './letter-draft.ts'
import { findFollowUpState } from './low-rating.ts'
import { clientAddress } from '../client-address.ts'
import type { Service } from '../context.ts'
import { knownPlaces } from '../known-places.ts'
import { formatDuration } from '../words/format.ts'
import { Refusal } from '../contract/refusals.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS } from '../feedback/intake/photo.ts'
import { waitAfterMiss } from '../public-frame/misses.ts'
import { PRIVATE_HEADERS, sendNotFound, sendTooOften } from '../public-frame/problem-pages.ts'
import { linkTo, viewOf } from '../public-frame/view.ts'
import { readFollowUpCode, sendCodePage } from './pages/code-page.ts'
import {
  sendAlreadyUsed,
  sendComplaintPage,
  sendReceipt,
  sendThanks,
  sendWaiting,
} from './pages/end-pages.ts'
import { knownQuestionSets } from '../feedback/questions/known-question-sets.ts'
import { categoriesFor, type LetterView, pageOf, questionsOf, stepsFor } from './pages/letter-view.ts'
import { NEARBY_PATH, sendLocateScript, sendPlaces } from './pages/locate-script.ts'
import { LETTER } from './pages/strings.ts'
import { askQuestion, finish, type Hold, takeAnswer } from './take-answer.ts'
import { createLimiter, type Limiter } from '../limits.ts'

/** From one address, which a whole waiting room may share: answers of single pages, letters sent, codes nobody has. */
const ANSWERS = { points: 400, duration: 15 * 60 }
const SENDS = { points: 60, duration: 60 * 60 }
const UNKNOWN_CODES = { points: 40, duration: 15 * 60 }

const MAX_TEXT_FORM_BYTES = 256 * 1024
const MAX_UPLOAD_BYTES = MAX_PHOTOS * MAX_PHOTO_BYTES + MAX_TEXT_FORM_BYTES

const tooLarge = (): never => {
  throw new Refusal('request/too-large')
}
const limitText = bodyLimit({ maxSize: MAX_TEXT_FORM_BYTES, onError: tooLarge })
const limitUpload = bodyLimit({ maxSize: MAX_UPLOAD_BYTES, onError: tooLarge })

/** A citizen's own words from their own phone: a letter of its own, or more about a rating. */
export function letterRoutes(service: Service) {
  const answers = createLimiter(service, 'letter-page', ANSWERS)
  const sends = createLimiter(service, 'letter', SENDS)
  const unknownCodes = createLimiter(service, 'letter-code-miss', UNKNOWN_CODES)
  const addressOf = (c: Context) => clientAddress(c, service.config.trustProxy)

  /** Null for an address that no letter has. */
  async function open(c: Context, flow: LetterFlow, token: string): Promise<LetterView | null> {
    const code = flow === 'continue' ? readFollowUpCode(c.req.param('code') ?? '') : null
    if (flow === 'continue' && code === null) return null
    const draft = await openDraft(service, token, code)
    if (!draft) return null
    const categories = await categoriesFor(service, flow)
    return {
      view: viewOf(service, c),
      flow,
      draft: { ...draft, answers: asAsked(c, draft.answers, categories) },
      categories,
      questionSets: await knownQuestionSets(service),
      places: flow === 'send' ? await knownPlaces(service) : [],
      isEarly: code !== null && (await findRatingByCode(service.db, code)) === undefined,
      fromCheck: c.req.query('from') === 'check',
    }
  }

  async function show(c: Context, flow: LetterFlow): Promise<Response> {
    const letter = await open(c, flow, c.req.param('token') ?? '')
    if (!letter) return sendNotFound(viewOf(service, c))
    const page = c.req.param('page') ?? ''
    if (page === 'done') return showEnd(c, letter)
    if (letter.draft.row?.sent_at) return c.redirect(pageOf(letter, 'done', { keepFromCheck: false }), 303)
    if (page === 'complaint' && flow === 'send') return sendComplaintPage(letter)
    const step = stepNamed(letter, page)
    if (step === null) return sendNotFound(letter.view)
    const missing = step === 'check' ? firstMissing(flow, letter.draft.answers, questionsOf(letter)) : null
    return missing === null ? askQuestion(letter, step) : c.redirect(pageOf(letter, missing), 303)
  }

  async function take(c: Context, flow: LetterFlow): Promise<Response> {
    refuseCrossSite(c, service.config)
    const letter = await open(c, flow, c.req.param('token') ?? '')
    const step = letter && stepNamed(letter, c.req.param('page') ?? '')
    if (!letter || step === null) return sendNotFound(viewOf(service, c))
    // A second press on "send" meets the first receipt, and so does a page left open in another tab.
    if (letter.draft.row?.sent_at && step !== 'check')
      return c.redirect(pageOf(letter, 'done', { keepFromCheck: false }), 303)
    const hold = await throttle(step === 'check' ? sends : answers, addressOf(c))
    return takeAnswer(c, letter, step, hold)
  }

  async function showEnd(c: Context, letter: LetterView): Promise<Response> {
    const { draft, flow } = letter
    if (!draft.row?.sent_at) return c.redirect(pageOf(letter, stepsFor(letter)[0] ?? 'check'), 303)
    if (draft.row.answers !== '{}') await finish(letter)
    if (flow === 'send') {
      const { row } = (await openDraft(service, draft.token, null)) ?? {}
      if (!row?.feedback_id) throw new Error('a letter that was sent has no item')
      return sendReceipt(letter, row.feedback_id)
    }
    const state = await findFollowUpState(service, draft.code ?? '')
    if (state?.draft_id !== draft.id) return sendAlreadyUsed(letter.view)
    if (state.feedback_id !== null) return sendReceipt(letter, state.feedback_id)
    return state.done_at === null ? sendWaiting(letter, state.wants_answer === 1) : sendThanks(letter)
  }

  async function start(c: Context, flow: LetterFlow): Promise<Response> {
    const letter = await open(c, flow, newDraftToken())
    const first = letter && stepsFor(letter)[0]
    return letter && first ? askQuestion(letter, first) : sendNotFound(viewOf(service, c))
  }

  /** To whoever holds the letter's address, until it is sent. */
  async function showPhoto(c: Context<BlankEnv, '/public/send/:token/photos/:photo'>): Promise<Response> {
    const draft = await openDraft(service, c.req.param('token'), null)
    const bytes = draft && (await findThumbnail(service, draft, c.req.param('photo')))
    if (!bytes) return sendNotFound(viewOf(service, c))
    return c.body(bytes, 200, {
      ...PRIVATE_HEADERS,
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  return new Hono()
    .use('/public/send/*', (c, next) => (isUpload(c) ? limitUpload(c, next) : limitText(c, next)))
    .use('/public/continue/*', limitText)
    .get('/public/send', (c) => start(c, 'send'))
    .get('/public/locate.js', () => sendLocateScript())
    .get(
      NEARBY_PATH,
      describeRoute({
        summary: 'Places that a letter may name, for the page that looks for the nearest',
        tags: ['open-data'],
      }),
      () => sendPlaces(service),
    )
    .get('/public/send/:token/:page', (c) => show(c, 'send'))
    .get('/public/send/:token/photos/:photo', showPhoto)
    .post('/public/send/:token/:page', (c) => take(c, 'send'))
    .get('/public/continue', (c) => {
      const view = viewOf(service, c)
      const entered = c.req.query('code')
      if (entered === undefined) return sendCodePage(view)
      const code = readFollowUpCode(entered)
      if (code !== null) return c.redirect(linkTo(view, `/public/continue/${code}`), 303)
      return sendCodePage(view, { entered, problem: entered.trim() === '' ? 'missing' : 'wrong' })
    })
    .get('/public/continue/:code', async (c) => {
      const view = viewOf(service, c)
      const code = readFollowUpCode(c.req.param('code'))
      if (code === null) return sendCodePage(view, { entered: c.req.param('code'), problem: 'wrong' })
      if (await findFollowUpState(service, code)) return sendAlreadyUsed(view)
      const isKnown = (await findRatingByCode(service.db, code)) !== undefined
      const waitMs = isKnown ? null : await waitAfterMiss(unknownCodes, addressOf(c))
      return waitMs === null ? start(c, 'continue') : sendTooOften(view, waitMs)
    })
    .get('/public/continue/:code/:token/:page', (c) => show(c, 'continue'))
    .post('/public/continue/:code/:token/:page', (c) => take(c, 'continue'))
}

function isUpload(c: Context): boolean {
  return /\/(?:where|all)$/.test(c.req.path)
}

/** Pages that ask step by step, and the one that asks everything at once, which a field in the address leads to. */
function asAsked(c: Context, answers: LetterAnswers, categories: readonly string[]): LetterAnswers {
  const page = c.req.param('page') ?? ''
  const known = categories.find((category) => category === c.req.query('category'))
  if (page === '' && known !== undefined) return { ...answers, isQuick: true, category: known }
  if (page === 'all') return { ...answers, isQuick: true }
  return ['where', 'what', 'same', 'contact'].includes(page) ? { ...answers, isQuick: false } : answers
}

function stepNamed(letter: LetterView, name: string): LetterStep | null {
  const step = LETTER_STEPS.find((each) => each === name)
  return step && stepsFor(letter).includes(step) ? step : null
}

/** Too much from one address: the page comes back with what was typed, and says when to try again. */
async function throttle(limiter: Limiter, address: string): Promise<Hold | null> {
  try {
    await limiter.consume(address)
    return null
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    const words = (language: 'vi' | 'en') =>
      `${LETTER.tooOften[language]} ${formatDuration(minutes, language)}.`
    return {
      error: { field: 'letter', vi: words('vi'), en: words('en') },
      status: 429,
      headers: { 'retry-after': String(Math.ceil(error.msBeforeNext / 1000)) },
    }
  }
}
