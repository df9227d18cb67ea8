import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { RateLimiterMemory } from 'rate-limiter-flexible'
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
import { knownCurrentQuestionnaire } from '../../surveys/known-questionnaires.ts'
import { readTextForm } from '../../public-frame/read-form.ts'
import { sendNotFound, sendTooOften } from '../../public-frame/problem-pages.ts'
import { readCode } from '../../public-frame/read-code.ts'
import { linkTo, viewOf } from '../../public-frame/view.ts'
import { sendPosterPage } from './poster-page.ts'
import { askStep, sendCodeEntry, sendThanks } from './rate-pages.ts'
import { addressOf, type RateState, readState, stepsOf } from './rate-state.ts'
import { RATE } from './strings.ts'

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
  const sends = new RateLimiterMemory(SENDS)
  const unknownCodes = new RateLimiterMemory(UNKNOWN_CODES)
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
    return { view: viewOf(service, c), unit, questionnaire: await knownCurrentQuestionnaire(service) }
  }

  async function open(c: Context): Promise<RateState | null> {
    const place = await findPlace(c)
    const values = {
      value: (name: string) => c.req.query(name) ?? '',
      all: (name: string) => c.req.queries(name) ?? [],
    }
    return place && readState(place, values)
  }

  async function enterByCode(c: Context): Promise<Response> {
    const view = viewOf(service, c)
    const entered = c.req.query('code') ?? ''
    if (entered.trim() === '') return sendCodeEntry(view, '', undefined)
    const address = addressFrom(c)
    const before = await unknownCodes.get(address)
    if (before && before.remainingPoints <= 0) return sendTooOften(view, before.msBeforeNext)
    const code = readCode(entered, CODE_LENGTH)
    if (code === null) return sendCodeEntry(view, entered, RATE.codeShape)
    const found = await findCode(service.db, hashOfCode(code))
    if (!found) {
      await unknownCodes.penalty(address)
      return sendCodeEntry(view, entered, RATE.unknown)
    }
    const query = new URLSearchParams({ code, ...(view.language === 'vi' ? {} : { lang: view.language }) })
    return c.redirect(`/public/rate/${encodeURIComponent(found.unit_code)}?${query.toString()}`, 303)
  }

  async function show(c: Context): Promise<Response> {
    const page = c.req.param('page') ?? 'level'
    const state = await open(c)
    if (!state) return sendNotFound(viewOf(service, c))
    if (page === 'poster') return sendPosterPage(state.view, state.unit)
    if (page === 'thanks') return sendThanks(state.view)
    const step = stepsOf(state).find((each) => each === page)
    if (!step || (step === 'level' && c.req.param('page'))) return sendNotFound(state.view)
    if (step !== 'level' && state.level === null)
      return askStep(state, 'level', { problem: RATE.chooseLevel })
    return askStep(state, step)
  }

  async function send(c: Context): Promise<Response> {
    refuseCrossSite(c, service.config)
    const place = await findPlace(c)
    if (!place) return sendNotFound(viewOf(service, c))
    const state = readState(place, await readTextForm(c))
    if (state.level === null) return c.redirect(addressOf(state, 'level'), 303)
    const code = state.code.trim() === '' ? null : readCode(state.code, CODE_LENGTH)
    if (code === null && state.code.trim() !== '') return askStep(state, 'code', { problem: RATE.codeShape })
    const address = addressFrom(c)
    const misses = await unknownCodes.get(address)
    const isTooMuch = code !== null && misses !== null && misses.remainingPoints <= 0
    if (isTooMuch || !(await mayGoOn(sends, address)))
      return askStep(state, 'code', {
        problem: RATE.tooOften,
        status: 429,
        headers: { 'retry-after': '600' },
      })
    const outcome = await rateByPhone(service, {
      token: state.token,
      unitId: state.unit.id,
      questionnaireVersionId: state.questionnaire.id,
      level: state.level,
      reasons: state.reasons,
      language: state.view.language,
      code,
    })
    const problem = CODE_PROBLEMS[outcome]
    if (outcome === 'unknown') await unknownCodes.penalty(address)
    if (problem) return askStep(state, 'code', { problem })
    return c.redirect(linkTo(state.view, `/public/rate/${encodeURIComponent(state.unit.code)}/thanks`), 303)
  }

  return new Hono()
    .use('/public/rate/*', limitForm)
    .get('/public/rate', enterByCode)
    .get('/public/rate/:unit', show)
    .get('/public/rate/:unit/:page', show)
    .post('/public/rate/:unit', send)
}

async function mayGoOn(limiter: RateLimiterMemory, address: string): Promise<boolean> {
  return limiter.consume(address).then(
    () => true,
    () => false,
  )
}
