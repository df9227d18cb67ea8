import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { readPublic } from '../../../db/long-reads.ts'
import { findPublishedPhoto } from '../../../db/queries/feedback/publications.ts'
import {
  findNumber,
  findPublished,
  listPublishedNumbers,
} from '../../../db/queries/feedback/published-answers.ts'
import { clientAddress } from '../../client-address.ts'
import type { Service } from '../../context.ts'
import { localDay } from '../../domain/local-time.ts'
import { publishedHeaders } from '../../feedback/files/file-headers.ts'
import { hidePublication } from '../../feedback/steps/publish/hide-publication.ts'
import { sendNotFound } from '../../public-frame/problem-pages.ts'
import { readTextForm } from '../../public-frame/read-form.ts'
import { type View, viewOf } from '../../public-frame/view.ts'
import { ownSiteOnly } from '../../sign-in/own-site.ts'
import { sendAtom, sendJson, sendRobots, sendSitemap } from './feeds.ts'
import { type AskedAnswers, findAnswers, findEntry, findWeek, listFilters, weekOf } from './find-answers.ts'
import { sendAnswerEntry, sendAnswerList, sendAnswerNotice, sendAnswerSheet } from './pages.ts'
import { ANSWERS } from './strings.ts'
import { createLimiter } from '../../limits.ts'

/** Reports that hide an entry: from one address, and from all together, so that nobody empties the list. */
const REPORTS_OF_ONE = { points: 5, duration: 60 * 60 }
const REPORTS_OF_ALL = { points: 60, duration: 60 * 60 }

/** One sitemap may name so many addresses. */
const SITEMAP_ENTRIES = 49_000

const describe = (summary: string) => describeRoute({ summary, tags: ['open-data'] })

/** Answers that everybody may read. */
export function answerRoutes(service: Service) {
  const one = createLimiter(service, 'answer-report', REPORTS_OF_ONE)
  const all = createLimiter(service, 'answer-reports', REPORTS_OF_ALL)
  const view = (c: Context) => viewOf(service, c)
  const mayReport = async (c: Context): Promise<boolean> => {
    try {
      await one.consume(clientAddress(c, service.config.trustProxy))
      await all.consume('all')
      return true
    } catch {
      return false
    }
  }

  return new Hono()
    .get('/public/answers', async (c) => {
      const asked = askedOf(c)
      const [page, filters] = await Promise.all([findAnswers(service, asked), listFilters(service)])
      return sendAnswerList(view(c), asked, page, filters)
    })
    .get(
      '/public/answers.atom',
      describeRoute({
        summary: 'Published answers, newest first, as Atom',
        tags: ['open-data'],
        responses: { 200: { description: 'A feed (RFC 4287)', content: { 'application/atom+xml': {} } } },
      }),
      async (c) => sendAtom(view(c), await findAnswers(service, askedOf(c))),
    )
    .get('/public/answers.json', describe('Published answers, newest first'), async (c) =>
      sendJson(view(c), await findAnswers(service, askedOf(c))),
    )
    .get('/public/answers/sheet', async (c) => {
      const week = weekOf(c.req.query('week') ?? '', localDay(service.now(), service.organisation.zone))
      return sendAnswerSheet(view(c), week, await findWeek(service, week))
    })
    .get('/public/answers/:number', async (c) => {
      const number = numberOf(c)
      const entry = number === null ? null : await findEntry(service, number)
      return entry ? sendAnswerEntry(view(c), entry) : sendGone(service, view(c), number)
    })
    .get('/public/answers/:number/photos/:index', async (c) => {
      const number = numberOf(c)
      const position = Number(c.req.param('index'))
      // As the entry itself: of an item that is held by now there is none.
      const known = number === null ? undefined : await findPublished(service.db, number)
      const photo =
        known && Number.isInteger(position)
          ? await findPublishedPhoto(service.db, known.feedback_id, position)
          : undefined
      if (!photo) return sendNotFound(view(c))
      return c.body(photo.bytes, 200, {
        ...publishedHeaders(photo.type, position),
        'cache-control': 'no-cache',
      })
    })
    .post('/public/answers/:number/report', ownSiteOnly(service), async (c) => {
      const number = numberOf(c)
      const known = number === null ? undefined : await findNumber(service.db, number)
      if (known?.state !== 'published') return sendGone(service, view(c), number)
      const words = (await readTextForm(c)).value('what').slice(0, 1_000)
      const { language } = view(c)
      if (!(await mayReport(c)))
        return sendAnswerNotice(view(c), {
          title: ANSWERS.reportTitle[language],
          text: ANSWERS.tooOften[language],
          status: 429,
          headers: { 'retry-after': String(REPORTS_OF_ONE.duration) },
        })
      await hidePublication(service, known.feedback_id, { by: 'reader', words })
      return sendAnswerNotice(view(c), {
        title: ANSWERS.reportedTitle[language],
        text: ANSWERS.reported[language],
        status: 200,
      })
    })
    .get('/sitemap.xml', async (c) =>
      sendSitemap(view(c), await readPublic(service.db, (tx) => listPublishedNumbers(tx, SITEMAP_ENTRIES))),
    )
    .get('/robots.txt', (c) => sendRobots(view(c)))
}

function askedOf(c: Context): AskedAnswers {
  const asked = (name: keyof AskedAnswers) => c.req.query(name)?.trim() ?? ''
  return {
    q: asked('q'),
    unit: asked('unit'),
    category: asked('category'),
    month: asked('month'),
    after: asked('after'),
  }
}

function numberOf(c: Context): number | null {
  const written = c.req.param('number') ?? ''
  return /^[1-9]\d{0,8}$/.test(written) ? Number(written) : null
}

/** What was published once is said to be down; any other number was never there. */
async function sendGone(service: Service, view: View, number: number | null): Promise<Response> {
  const known = number === null ? undefined : await findNumber(service.db, number)
  if (!known) return sendNotFound(view)
  const { language } = view
  return sendAnswerNotice(view, {
    title: ANSWERS.downTitle[language],
    text: ANSWERS.down[language],
    status: 410,
  })
}
