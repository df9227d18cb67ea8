import { type Context, Hono } from 'hono'
import { findPublicFeedback } from '../../db/queries/feedback/public-feedback.ts'
import { deleteOptOut, isOptedOut, saveOptOut } from '../../db/queries/feedback/messages.ts'
import { clientAddress } from '../client-address.ts'
import { isoOf, type Service } from '../context.ts'
import { readTrackingCode } from '../feedback/intake/tracking-code.ts'
import { sha256 } from '../ids.ts'
import { readLinkToken } from '../messages/links.ts'
import { hasChannels } from '../messages/open-channels.ts'
import { sendTooOften, sendUnknownCode } from '../public-frame/problem-pages.ts'
import { readTextForm } from '../public-frame/read-form.ts'
import { linkTo, viewOf } from '../public-frame/view.ts'
import { ownSiteOnly } from '../sign-in/own-site.ts'
import { waitAfterMiss } from '../public-frame/misses.ts'
import { askLostCode, openLostCodeLink } from './ask-lost-code.ts'
import { askContactChange, cancelContactChange, confirmContact } from './change-contact.ts'
import { sendChoice, sendCodes, sendContactForm, sendNotice } from './pages.ts'
import { CONTACT } from './strings.ts'
import { readContact } from './typed-contact.ts'
import { createLimiter } from '../limits.ts'

/** Requests that make somebody be written to: from one address, which a whole network may share; and to one contact. */
const REQUESTS = { points: 20, duration: 15 * 60 }
const TO_ONE_CONTACT = { points: 3, duration: 60 * 60 }

const LOST = {
  title: CONTACT.lostTitle,
  lead: CONTACT.lostLead,
  submit: CONTACT.lostSend,
  path: '/public/lost-code',
  isForAll: true,
}
const OVER = { title: CONTACT.overTitle, text: CONTACT.over, status: 410 }

/** How a citizen gets their code back, changes their contact, and chooses to get messages or none: without a script. */
export function contactRoutes(service: Service) {
  const requests = createLimiter(service, 'lost-code', REQUESTS)
  const contacts = createLimiter(service, 'lost-code-contact', TO_ONE_CONTACT)
  const view = (c: Context) => viewOf(service, c)
  const own = ownSiteOnly(service)

  const isOneTooMany = (contact: object): Promise<boolean> =>
    contacts.consume(sha256(JSON.stringify(contact).toLowerCase())).then(
      () => false,
      () => true,
    )
  const waitFor = (c: Context) => waitAfterMiss(requests, clientAddress(c, service.config.trustProxy))

  async function codeOf(c: Context) {
    const code = readTrackingCode(c.req.param('code') ?? '')
    return code === null ? undefined : findPublicFeedback(service.db, code)
  }
  const changeForm = (code: string) => ({
    title: CONTACT.changeTitle,
    lead: CONTACT.changeLead,
    submit: CONTACT.changeSend,
    path: `/public/track/${code}/contact`,
  })
  const optOut = (c: Context) => readLinkToken(service, 'stop', c.req.param('token') ?? '')

  return (
    new Hono()
      .get('/public/lost-code', (c) => sendContactForm(view(c), LOST))
      .post('/public/lost-code', own, async (c) => {
        const typed = (await readTextForm(c)).value('contact')
        const contact = readContact(typed)
        if (!contact) return sendContactForm(view(c), LOST, { typed })
        const waitMs = await waitFor(c)
        if (waitMs !== null) return sendTooOften(view(c), waitMs)
        if (!hasChannels(service))
          return sendNotice(view(c), { title: CONTACT.lostTitle, text: CONTACT.noWay, status: 503 })
        // Also who has asked too often for this contact reads the same: nothing tells a known one from others.
        if (!(await isOneTooMany(contact))) await askLostCode(service, contact, view(c).language)
        return sendNotice(view(c), { title: CONTACT.lostSentTitle, text: CONTACT.lostSent })
      })
      .get('/public/lost-code/:token', async (c) => {
        const items = await openLostCodeLink(service, c.req.param('token'))
        if (items) return sendCodes(view(c), items)
        const waitMs = await waitFor(c)
        return waitMs === null ? sendNotice(view(c), OVER) : sendTooOften(view(c), waitMs)
      })
      .get('/public/messages/:token', async (c) => {
        const contact = optOut(c)
        if (contact === null) return sendNotice(view(c), OVER)
        const isOff = await isOptedOut(service.db, contact)
        return sendChoice(view(c), {
          title: CONTACT.messagesTitle,
          text: isOff ? CONTACT.messagesOff : CONTACT.messagesOn,
          submit: isOff ? CONTACT.start : CONTACT.stop,
          path: `/public/messages/${c.req.param('token')}${isOff ? '/on' : ''}`,
        })
      })
      // Also by the mailbox's own button (RFC 8058), which comes from elsewhere.
      .post('/public/messages/:token', async (c) => {
        const contact = optOut(c)
        if (contact === null) return sendNotice(view(c), OVER)
        await saveOptOut(service.db, contact, isoOf(service.now()))
        return c.redirect(linkTo(view(c), `/public/messages/${c.req.param('token')}`), 303)
      })
      .post('/public/messages/:token/on', own, async (c) => {
        const contact = optOut(c)
        if (contact === null) return sendNotice(view(c), OVER)
        await deleteOptOut(service.db, contact)
        return c.redirect(linkTo(view(c), `/public/messages/${c.req.param('token')}`), 303)
      })
      .get('/public/track/:code/contact', async (c) => {
        const item = await codeOf(c)
        if (item) return sendContactForm(view(c), changeForm(item.tracking_code))
        const waitMs = await waitFor(c)
        return waitMs === null ? sendUnknownCode(view(c), c.req.param('code')) : sendTooOften(view(c), waitMs)
      })
      .post('/public/track/:code/contact', own, async (c) => {
        const waitMs = await waitFor(c)
        if (waitMs !== null) return sendTooOften(view(c), waitMs)
        const item = await codeOf(c)
        if (!item) return sendUnknownCode(view(c), c.req.param('code'))
        const form = changeForm(item.tracking_code)
        const typed = (await readTextForm(c)).value('contact')
        const contact = readContact(typed)
        if (!contact) return sendContactForm(view(c), form, { typed })
        if (!hasChannels(service))
          return sendNotice(view(c), { title: form.title, text: CONTACT.noWay, status: 503 })
        if (!(await isOneTooMany(contact))) await askContactChange(service, item.id, contact)
        return sendNotice(view(c), { title: form.title, text: CONTACT.changeSent })
      })
      .get('/public/contact/:purpose/:token', (c) => {
        const purpose = purposeOf(c)
        const id = purpose && readLinkToken(service, purpose, c.req.param('token'))
        if (!purpose || !id) return sendNotice(view(c), OVER)
        return sendChoice(view(c), {
          title: purpose === 'confirm' ? CONTACT.confirmTitle : CONTACT.cancelTitle,
          submit: CONTACT[purpose],
          path: `/public/contact/${purpose}/${c.req.param('token')}`,
        })
      })
      .post('/public/contact/:purpose/:token', own, async (c) => {
        const purpose = purposeOf(c)
        const id = purpose && readLinkToken(service, purpose, c.req.param('token'))
        if (!purpose || !id) return sendNotice(view(c), OVER)
        const isDone = await (purpose === 'confirm' ? confirmContact : cancelContactChange)(service, id)
        if (!isDone) return sendNotice(view(c), OVER)
        return sendNotice(view(c), {
          title: CONTACT.done,
          text: purpose === 'confirm' ? CONTACT.confirmed : CONTACT.cancelled,
        })
      })
  )
}

function purposeOf(c: Context): 'confirm' | 'cancel' | null {
  const purpose = c.req.param('purpose')
  return purpose === 'confirm' || purpose === 'cancel' ? purpose : null
}
