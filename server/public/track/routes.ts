import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { BlankEnv } from 'hono/types'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { findAttachment } from '../../../db/queries/feedback/attachments.ts'
import { findFile } from '../../../db/queries/feedback/answers/answer-files.ts'
import { clientAddress } from '../../client-address.ts'
import type { Service } from '../../context.ts'
import { type CitizenAct, CITIZEN_ACTS, MAX_REPLY_PHOTOS } from '../../contract/feedback/citizen-acts.ts'
import { Refusal } from '../../contract/refusals.ts'
import { fileHeaders } from '../../feedback/files/file-headers.ts'
import { MAX_PHOTO_BYTES, thumbnailOf } from '../../feedback/intake/photo.ts'
import { readTrackingCode } from '../../feedback/intake/tracking-code.ts'
import { waitAfterMiss } from '../../public-frame/misses.ts'
import {
  PRIVATE_HEADERS,
  sendMissingCode,
  sendNotFound,
  sendTooOften,
  sendUnknownCode,
} from '../../public-frame/problem-pages.ts'
import { readTextForm, readUpload } from '../../public-frame/read-form.ts'
import { linkTo, type View, viewOf } from '../../public-frame/view.ts'
import { ownSiteOnly } from '../../sign-in/own-site.ts'
import { formatDuration } from '../../words/format.ts'
import { findTrackedItem, type TrackedItem } from '../find-tracked-item.ts'
import { sendTrackForm, sendTrackPage } from '../track-page.ts'
import { type Attempt, TYPED_FIELDS } from './act-forms.ts'
import { ANSWER_BACK } from './strings.ts'
import { type NotTaken, takeAct } from './take-act.ts'
import { createLimiter, type Limiter } from '../../limits.ts'

/** Wrong tracking codes from one address, which a whole mobile network may share; a code has 65 random bits. */
const MISSES = { points: 20, duration: 15 * 60 }
/** What senders do, from one address and about one item. */
const ACTS_OF_ADDRESS = { points: 120, duration: 15 * 60 }
const ACTS_ON_ITEM = { points: 20, duration: 15 * 60 }

const MAX_BODY_BYTES = MAX_REPLY_PHOTOS * MAX_PHOTO_BYTES + 256 * 1024
const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Refusal('request/too-large')
  },
})

/** Where an item stands, and what whoever holds its code may do about it. */
export function trackRoutes(service: Service) {
  const misses = createLimiter(service, 'track-miss', MISSES)
  const byAddress = createLimiter(service, 'citizen-act', ACTS_OF_ADDRESS)
  const byItem = createLimiter(service, 'citizen-act-on-item', ACTS_ON_ITEM)
  const view = (c: Context) => viewOf(service, c)
  const addressOf = (c: Context) => clientAddress(c, service.config.trustProxy)

  async function find(c: Context): Promise<TrackedItem | null> {
    const code = readTrackingCode(c.req.param('code') ?? '')
    return code === null ? null : findTrackedItem(service, code)
  }

  // A right code is shown whatever others of its network have typed.
  async function sendMiss(c: Context): Promise<Response> {
    const waitMs = await waitAfterMiss(misses, addressOf(c))
    return waitMs === null
      ? sendUnknownCode(view(c), c.req.param('code') ?? '')
      : sendTooOften(view(c), waitMs)
  }

  async function take(c: Context): Promise<Response> {
    const item = await find(c)
    if (!item) return sendMiss(c)
    const act = actNamed(c.req.param('act'))
    if (act === null) return sendNotFound(view(c))
    const { language } = view(c)
    const form = await readForm(c)
    const typed = Object.fromEntries(TYPED_FIELDS.map((name) => [name, form.value(name)])) as Attempt['typed']
    if (form.value('show') !== '')
      return sendTrackPage(view(c), item, { attempt: { act, errors: [], typed } })
    const held = await hold([byItem, item.id], [byAddress, addressOf(c)])
    const problem = held ?? (await takeAct(service, item.id, act, { typed, files: form.files, language }))
    if (problem === null) return c.redirect(doneAddress(view(c), item, act), 303)
    // As it stands now: somebody may have answered or closed it meanwhile.
    const now = (await find(c)) ?? item
    const { errors, status } = problem
    const headers = held?.headers ?? {}
    return sendTrackPage(view(c), now, { attempt: { act, errors, typed }, status, headers })
  }

  /** To whoever holds the item's code: small, or as it is kept. */
  async function showPhoto(c: Context<BlankEnv, '/public/track/:code/photos/:photo'>): Promise<Response> {
    const item = await find(c)
    if (!item) return sendMiss(c)
    const known = item.photos.find(({ id }) => id === c.req.param('photo'))
    const photo = known && (await findAttachment(service.db, item.id, known.id))
    if (!photo) return sendNotFound(view(c))
    const bytes = new Uint8Array(Buffer.from(photo.content, 'base64'))
    return c.body(c.req.query('size') === 'full' ? bytes : await thumbnailOf(bytes), 200, {
      ...PRIVATE_HEADERS,
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  /** What the office put to its answer, to whoever holds the item's code: a photo small, or as it is kept. */
  async function showFile(c: Context<BlankEnv, '/public/track/:code/files/:file'>): Promise<Response> {
    const item = await find(c)
    if (!item) return sendMiss(c)
    const known = item.answers.flatMap(({ files }) => files).find(({ id }) => id === c.req.param('file'))
    const file = known && (await findFile(service.db, known.itemId, known.id))
    if (!file) return sendNotFound(view(c))
    const bytes = new Uint8Array(Buffer.from(file.content, 'base64'))
    const isSmall = file.media_type === 'image/jpeg' && c.req.query('size') !== 'full'
    return c.body(isSmall ? await thumbnailOf(bytes) : bytes, 200, {
      ...PRIVATE_HEADERS,
      ...fileHeaders({ type: file.media_type, name: file.name }),
    })
  }

  return new Hono()
    .get('/public/track', (c) => {
      const entered = c.req.query('code')
      if (entered === undefined) return sendTrackForm(view(c))
      if (entered.trim() === '') return sendMissingCode(view(c))
      const path = `/public/track/${encodeURIComponent(readTrackingCode(entered) ?? entered.trim())}`
      return c.redirect(linkTo(view(c), path), 303)
    })
    .get('/public/track/:code', async (c) => {
      const item = await find(c)
      return item ? sendTrackPage(view(c), item, { done: actNamed(c.req.query('done')) }) : sendMiss(c)
    })
    .get('/public/track/:code/photos/:photo', showPhoto)
    .get('/public/track/:code/files/:file', showFile)
    .get('/public/track/:code/:act', (c) =>
      c.redirect(linkTo(view(c), `/public/track/${encodeURIComponent(c.req.param('code'))}`), 303),
    )
    .post('/public/track/:code/:act', ownSiteOnly(service), limitBody, take)
}

/** Only a reply comes with files. */
async function readForm(c: Context): Promise<Awaited<ReturnType<typeof readUpload>>> {
  const isUpload = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
  return isUpload ? readUpload(c) : { ...(await readTextForm(c)), files: [] }
}

function actNamed(name: string | undefined): CitizenAct | null {
  return name !== undefined && Object.hasOwn(CITIZEN_ACTS, name) ? (name as CitizenAct) : null
}

function doneAddress({ language }: View, { trackingCode }: TrackedItem, act: CitizenAct): string {
  const query = new URLSearchParams({ done: act, ...(language === 'vi' ? {} : { lang: language }) })
  return `/public/track/${trackingCode}?${query.toString()}`
}

type Held = NotTaken & { readonly headers: Readonly<Record<string, string>> }

/** Too much about one item (which then holds up nobody else of the address) or from one address: nothing is done, and the page says when to try again. */
async function hold(...limits: readonly (readonly [Limiter, string])[]): Promise<Held | null> {
  try {
    for (const [limiter, key] of limits) await limiter.consume(key)
    return null
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    const words = (language: 'vi' | 'en') =>
      `${ANSWER_BACK.tooOften[language]} ${formatDuration(minutes, language)}.`
    return {
      status: 429,
      errors: [{ field: 'content', vi: words('vi'), en: words('en') }],
      headers: { 'retry-after': String(Math.ceil(error.msBeforeNext / 1000)) },
    }
  }
}
