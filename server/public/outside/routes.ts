import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findAttachment } from '../../../db/queries/feedback/attachments.ts'
import { clientAddress } from '../../client-address.ts'
import type { Service } from '../../context.ts'
import { text as storableText } from '../../contract/fields.ts'
import { type FieldError, REFUSALS, Refusal } from '../../contract/refusals.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS, readPhoto, thumbnailOf } from '../../feedback/intake/photo.ts'
import { answerOutside, openOutsideLink, type OpenedOutside } from '../../feedback/outside/settle-outside.ts'
import { waitAfterMiss } from '../../public-frame/misses.ts'
import { PRIVATE_HEADERS, sendNotFound, sendTooOften } from '../../public-frame/problem-pages.ts'
import { readUpload } from '../../public-frame/read-form.ts'
import { viewOf } from '../../public-frame/view.ts'
import { ownSiteOnly } from '../../sign-in/own-site.ts'
import { sendOutsideNotice, sendOutsidePage } from './pages.ts'
import { OUTSIDE } from './strings.ts'
import { createLimiter } from '../../limits.ts'

/** Wrong links from one address; a link has 144 random bits. */
const MISSES = { points: 20, duration: 15 * 60 }
/** Answers tried by one link. */
const TRIES = { points: 20, duration: 15 * 60 }
const MAX_TEXT = 10_000

const limitBody = bodyLimit({
  maxSize: MAX_PHOTOS * MAX_PHOTO_BYTES + 256 * 1024,
  onError: () => {
    throw new Refusal('request/too-large')
  },
})

const OVER = { title: OUTSIDE.overTitle, text: OUTSIDE.over, status: 410 }
const DONE = { title: OUTSIDE.doneTitle, text: OUTSIDE.done, status: 200 }

/** Where a body without an account reads what it is asked, and answers: without a script. */
export function outsidePageRoutes(service: Service) {
  const misses = createLimiter(service, 'outside-miss', MISSES)
  const tries = createLimiter(service, 'outside-try', TRIES)
  const view = (c: Context) => viewOf(service, c)
  const tokenOf = (c: Context) => c.req.param('token') ?? ''

  /** The request, or the page that says why there is none. */
  async function open(c: Context): Promise<OpenedOutside | Response> {
    const found = await openOutsideLink(service, tokenOf(c))
    if (found === 'over') return sendOutsideNotice(view(c), OVER)
    if (found !== null) return found
    const waitMs = await waitAfterMiss(misses, clientAddress(c, service.config.trustProxy))
    return waitMs === null ? sendOutsideNotice(view(c), OVER) : sendTooOften(view(c), waitMs)
  }

  async function answer(c: Context): Promise<Response> {
    const asked = await open(c)
    if (asked instanceof Response) return asked
    const form = await readUpload(c)
    const typed = form.value('text').replaceAll('\r\n', '\n')
    const isHeld = await tries.consume(asked.id).then(
      () => false,
      () => true,
    )
    const { errors, photos } = isHeld
      ? { errors: [{ field: 'text', ...wordsOf('request/too-often') }], photos: [] }
      : await judge(typed, form.files)
    if (errors.length > 0)
      return sendOutsidePage(view(c), tokenOf(c), asked, { errors, typed, status: isHeld ? 429 : 422 })
    try {
      await answerOutside(service, asked.id, { text: typed, photos })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'outside/over') return sendOutsideNotice(view(c), OVER)
      const said = error.errors.length > 0 ? error.errors : [{ field: 'text', ...wordsOf(error.code) }]
      return sendOutsidePage(view(c), tokenOf(c), asked, { errors: said, typed, status: error.status })
    }
    return sendOutsideNotice(view(c), DONE)
  }

  async function showPhoto(c: Context): Promise<Response> {
    const asked = await open(c)
    if (asked instanceof Response) return asked
    const id = asked.photos.find((each) => each === c.req.param('photo'))
    const photo = id && (await findAttachment(service.db, asked.feedbackId, id))
    if (!photo) return sendNotFound(view(c))
    const bytes = new Uint8Array(Buffer.from(photo.content, 'base64'))
    return c.body(c.req.query('size') === 'full' ? bytes : await thumbnailOf(bytes), 200, {
      ...PRIVATE_HEADERS,
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  }

  return new Hono()
    .get('/public/outside/:token', async (c) => {
      const asked = await open(c)
      return asked instanceof Response ? asked : sendOutsidePage(view(c), tokenOf(c), asked)
    })
    .get('/public/outside/:token/photos/:photo', showPhoto)
    .post('/public/outside/:token', ownSiteOnly(service), limitBody, answer)
}

/** All photos or none: what cannot be read is named, and the rest is not sent behind the person's back. */
async function judge(typed: string, files: readonly File[]) {
  const errors: FieldError[] = []
  const photos: Awaited<ReturnType<typeof readPhoto>>[] = []
  if (typed.trim() === '') errors.push({ field: 'text', ...OUTSIDE.empty })
  else if (typed.length > MAX_TEXT) errors.push({ field: 'text', ...OUTSIDE.tooLong })
  else if (!storableText(MAX_TEXT).safeParse(typed).success)
    errors.push({ field: 'text', ...wordsOf('request/invalid') })
  if (files.length > MAX_PHOTOS) errors.push({ field: 'photo', ...OUTSIDE.tooMany })
  else
    for (const file of files)
      try {
        photos.push(await readPhoto(new Uint8Array(await file.arrayBuffer())))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { vi, en } = wordsOf(error.code)
        errors.push({ field: 'photo', vi: `${file.name}: ${vi}`, en: `${file.name}: ${en}` })
      }
  return { errors, photos }
}

function wordsOf(code: keyof typeof REFUSALS) {
  const { vi, en } = REFUSALS[code]
  return { vi, en }
}
