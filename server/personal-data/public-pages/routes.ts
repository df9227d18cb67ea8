import { type Context, Hono } from 'hono'
import { findDataRequestByCode } from '../../../db/queries/office/data-requests.ts'
import { clientAddress } from '../../client-address.ts'
import { contextFor, type Service } from '../../context.ts'
import { DataRequestInput } from '../../contract/personal-data/data-requests.ts'
import { DATA_REQUEST_KINDS } from '../../contract/personal-data/data-kinds.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { FORM } from '../../public-frame/strings.ts'
import { waitAfterMiss } from '../../public-frame/misses.ts'
import { sendTooOften } from '../../public-frame/problem-pages.ts'
import { readTextForm } from '../../public-frame/read-form.ts'
import { linkTo, viewOf } from '../../public-frame/view.ts'
import { parse } from '../../read-input.ts'
import { ownSiteOnly } from '../../sign-in/own-site.ts'
import { readRequestCode, receiveRequest } from '../receive-request.ts'
import { sendNoticePage } from './notice-page.ts'
import { sendRequestForm, sendRequestState, sendUnknownRequest, type TypedRequest } from './request-pages.ts'
import { PRIVACY } from './strings.ts'
import { createLimiter } from '../../limits.ts'

/** Requests and wrong codes from one address, which a whole network may share. */
const FROM_ONE_ADDRESS = { points: 20, duration: 15 * 60 }

/** What citizens read about their data, and how they ask for it: without a script. */
export function privacyRoutes(service: Service) {
  const view = (c: Context) => viewOf(service, c)
  const sent = createLimiter(service, 'data-request', FROM_ONE_ADDRESS)
  const misses = createLimiter(service, 'data-request-miss', FROM_ONE_ADDRESS)
  const address = (c: Context) => clientAddress(c, service.config.trustProxy)

  return new Hono()
    .get('/public/privacy', (c) => sendNoticePage(view(c)))
    .get('/public/privacy/request', (c) => sendRequestForm(view(c)))
    .post('/public/privacy/request', ownSiteOnly(service), async (c) => {
      const form = await readTextForm(c)
      const typed: TypedRequest = {
        kind: form.value('kind'),
        name: form.value('name').trim(),
        contact: form.value('contact').trim(),
        itemCode: form.value('itemCode').trim(),
        words: form.value('words').trim(),
      }
      const website = form.value('website')
      const errors = missing(typed, website)
      if (errors.length > 0) return sendRequestForm(view(c), typed, errors, website)
      try {
        const { itemCode, ...rest } = typed
        const input = parse(DataRequestInput, { ...rest, ...(itemCode === '' ? {} : { itemCode }) })
        const waitMs = await waitAfterMiss(sent, address(c))
        if (waitMs !== null) return await sendTooOften(view(c), waitMs)
        const { code } = await receiveRequest(contextFor(service, { kind: 'public' }), input)
        return c.redirect(linkTo(view(c), `/public/privacy/request/${code}`), 303)
      } catch (error) {
        if (!(error instanceof Refusal) || error.errors.length === 0) throw error
        return sendRequestForm(view(c), typed, error.errors, website)
      }
    })
    .get('/public/privacy/request/:code', async (c) => {
      const code = readRequestCode(c.req.param('code'))
      const request = code === null ? undefined : await findDataRequestByCode(service.db, code)
      if (request) return sendRequestState(view(c), request)
      const waitMs = await waitAfterMiss(misses, address(c))
      return waitMs === null ? sendUnknownRequest(view(c)) : sendTooOften(view(c), waitMs)
    })
}

function missing({ kind, name }: TypedRequest, website: string): FieldError[] {
  const isKind = DATA_REQUEST_KINDS.some((each) => each === kind)
  return [
    ...(isKind ? [] : [{ field: 'kind', ...PRIVACY.noKind }]),
    ...(name === '' ? [{ field: 'name', ...PRIVACY.noName }] : []),
    ...(website === '' ? [] : [{ field: 'website', ...FORM.leaveEmpty }]),
  ]
}
