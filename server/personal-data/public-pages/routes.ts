import { type Context, Hono } from 'hono'
import type { Service } from '../../context.ts'
import { viewOf } from '../../public-frame/view.ts'
import { sendNoticePage } from './notice-page.ts'

/** What citizens read about their data, and how they ask for it: without a script. */
export function privacyRoutes(service: Service) {
  const view = (c: Context) => viewOf(service, c)
  return new Hono().get('/public/privacy', (c) => sendNoticePage(view(c)))
}
