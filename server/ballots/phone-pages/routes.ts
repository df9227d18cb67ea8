import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findDeskByCode } from '../../../db/queries/kiosks.ts'
import { findCode } from '../../../db/queries/rating-codes.ts'
import { refuseCrossSite } from '../../sign-in/own-site.ts'
import { type PhoneOutcome, rateByPhone } from '../rate-by-phone.ts'
import { CODE_LENGTH, hashOfCode } from '../rating-codes.ts'
import { clientAddress } from '../../client-address.ts'
import type { Service } from '../../context.ts'
import { Code } from '../../contract/fields.ts'
import type { Words } from '../../contract/language.ts'
import { Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { knownUnits } from '../../known-organisation.ts'
import { knownQuestionnaireAt } from '../../surveys/known-questionnaires.ts'
import { readTextForm } from '../../public-frame/read-form.ts'
import { waitAfterMiss } from '../../public-frame/misses.ts'
import { sendNotFound, sendTooOften } from '../../public-frame/problem-pages.ts'
import { readCode } from '../../public-frame/read-code.ts'
import { linkTo, viewOf } from '../../public-frame/view.ts'
import { sendPaperForm } from './paper-form-page.ts'
import { sendPosterPage } from './poster-page.ts'
import { askStep, sendCodeEntry, sendThanks } from './rate-pages.ts'
import { pathOf, type RateState, readState, stepsOf } from './rate-state.ts'
import { RATE } from './strings.ts'
import { createLimiter, type Limiter } from '../../limits.ts'

/** From one address, which a whole waiting room may share: ratings sent, and codes nobody has. */
const SENDS = { points: 120, duration: 60 * 60 }
const UNKNOWN_CODES = { points: 40, duration: 15 * 60 }

const MAX_FORM_BYTES = 16 * 1024

/** What becomes of a code that gives no rating: the page comes back and says so. */
const CODE_PROBLEMS: Readonly<Partial<Record<PhoneOutcome, Words>>> = {
  unknown: RATE.unknown,
  spent: RATE.spent,
  expired: RATE.expired,
}

/** A rating from a citizen's own phone, from a poster or with the code of a receipt; and the poster itself. */
export function rateRoutes(service: Service) {
  const sends = createLimiter(service, 'phone-rating', SENDS)
  const unknownCodes = createLimiter(service, 'phone-rating-miss', UNKNOWN_CODES)
  const addressFrom = (c: Context) => clientAddress(c, service.config.trustProxy)
  const limitForm = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: () => {
      throw new Refusal('request/too-large')
    },
  })

  /** Null where there is no such unit now. */
  async function findPlace(c: Context) {
    const code = Code.safeParse(c.req.param('unit')).data
    const unit = code === undefined ? undefined : (await knownUnits(service)).byCode.get(code)
    const today = localDay(service.now(), service.organisation.zone)
    if (!unit || unit.valid_from > today || (unit.valid_to !== null && unit.valid_to <= today)) return null
    return {
      view: viewOf(service, c),
      unit,
      questionnaire: await knownQuestionnaireAt(service, { path: unit.path, desk_id: null }),
    }
  }

  /** As an address opens it: with a receipt's code at most. */
  async function open(c: Context): Promise<RateState | null> {
    const place = await findPlace(c)
    const value = (name: string) => (name === 'code' ? (c.req.query(name) ?? '') : '')
    return place && readState(place, { value, all: () => [] })
  }

  /** As a page's form sends it. */
  async function openSent(c: Context): Promise<RateState | null> {
    refuseCrossSite(c, service.config)
    const place = await findPlace(c)
    return place && readState(place, await readTextForm(c))
  }

  async function enterByCode(c: Context): Promise<Response> {
    const view = viewOf(service, c)
    const entered = c.req.query('code') ?? ''
    if (entered.trim() === '') return sendCodeEntry(view, '', undefined)
    const code = readCode(entered, CODE_LENGTH)
    if (code === null) return sendCodeEntry(view, entered, RATE.codeShape)
    const found = await findCode(service.db, hashOfCode(code))
    if (!found) {
      const waitMs = await waitAfterMiss(unknownCodes, addressFrom(c))
      return waitMs === null ? sendCodeEntry(view, entered, RATE.unknown) : sendTooOften(view, waitMs)
    }
    const query = new URLSearchParams({ code, ...(view.language === 'vi' ? {} : { lang: view.language }) })
    return c.redirect(`/public/rate/${encodeURIComponent(found.unit_code)}?${query.toString()}`, 303)
  }

  async function show(c: Context): Promise<Response> {
    const page = c.req.param('page')
    const state = await open(c)
    if (!state) return sendNotFound(viewOf(service, c))
    if (page === undefined) return askStep(state, 'level')
    if (page === 'poster') return sendPosterPage(state.view, state.unit)
    if (page === 'form') return showForm(c, state)
    if (page === 'thanks') return sendThanks(state.view)
    // An address alone has chosen nothing: it begins with the first question.
    return isStep(state, page) ? c.redirect(linkTo(state.view, pathOf(state)), 303) : sendNotFound(state.view)
  }

  /** On paper: as the unit asks today, or one of its desks, which may ask something else. */
  async function showForm(c: Context, { view, unit, questionnaire }: RateState): Promise<Response> {
    const named = c.req.query('desk') ?? ''
    if (named === '') return sendPaperForm(view, { unit, desk: null }, questionnaire)
    const code = Code.safeParse(named).data
    const desk = code === undefined ? undefined : await findDeskByCode(service.db, code)
    const today = localDay(service.now(), service.organisation.zone)
    if (!desk || desk.unit_id !== unit.id || (desk.ended_on !== null && desk.ended_on <= today))
      return sendNotFound(view)
    const asked = await knownQuestionnaireAt(service, { path: unit.path, desk_id: desk.id })
    return sendPaperForm(view, { unit, desk }, asked)
  }

  /** One of the questions, with what was chosen before it in the form. */
  async function ask(c: Context): Promise<Response> {
    const state = await openSent(c)
    const step = state && stepsOf(state).find((each) => each === c.req.param('page'))
    if (!step) return sendNotFound(viewOf(service, c))
    if (step !== 'level' && state.level === null)
      return askStep(state, 'level', { problem: RATE.chooseLevel })
    return askStep(state, step)
  }

  async function send(c: Context): Promise<Response> {
    const state = await openSent(c)
    if (!state) return sendNotFound(viewOf(service, c))
    if (state.level === null) return askStep(state, 'level', { problem: RATE.chooseLevel })
    const code = state.code.trim() === '' ? null : readCode(state.code, CODE_LENGTH)
    if (code === null && state.code.trim() !== '') return askStep(state, 'code', { problem: RATE.codeShape })
    const address = addressFrom(c)
    const sendTooMuch = () =>
      askStep(state, 'code', { problem: RATE.tooOften, status: 429, headers: { 'retry-after': '600' } })
    if (!(await mayGoOn(sends, address))) return sendTooMuch()
    const outcome = await rateByPhone(service, {
      token: state.token,
      unitId: state.unit.id,
      questionnaireVersionId: state.questionnaire.id,
      level: state.level,
      reasons: state.reasons,
      answers: state.answers,
      language: state.view.language,
      code,
      address,
    })
    const problem = CODE_PROBLEMS[outcome]
    if (outcome === 'unknown' && (await waitAfterMiss(unknownCodes, address)) !== null) return sendTooMuch()
    if (problem) return askStep(state, 'code', { problem })
    return c.redirect(linkTo(state.view, `/public/rate/${encodeURIComponent(state.unit.code)}/thanks`), 303)
  }

  return new Hono()
    .use('/public/rate/*', limitForm)
    .get('/public/rate', enterByCode)
    .get('/public/rate/:unit', show)
    .get('/public/rate/:unit/:page', show)
    .post('/public/rate/:unit', send)
    .post('/public/rate/:unit/:page', ask)
}

function isStep(state: RateState, page: string): boolean {
  return stepsOf(state).some((step) => step === page)
}

async function mayGoOn(limiter: Limiter, address: string): Promise<boolean> {
  return limiter.consume(address).then(
    () => true,
    () => false,
  )
}
