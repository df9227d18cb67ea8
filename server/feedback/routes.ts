import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { FeedbackListQuery, StaffEntry, UnitDueQuery } from '../contract/feedback/feedback.ts'
import { type FeedbackStep, STEP_NAMES, stepEntry } from '../contract/feedback/feedback-steps.ts'
import { RestrictedWordInput } from '../contract/people.ts'
import { alsoNeeds } from '../described-as.ts'
import { stepRequest } from '../contract/feedback/step-requests.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { STEP_WORDS } from '../words/step-words.ts'
import {
  addRestrictedWord,
  describeRestrictedWords,
  removeRestrictedWord,
} from './intake/restricted-words.ts'
import { enterFeedback } from './intake/enter-feedback.ts'
import { listAlike } from './alike/list-alike.ts'
import { describeFeedback, getFeedback } from './lists/describe-feedback.ts'
import { readAttachment, readPublishedPhoto } from './lists/find-attachment.ts'
import { listConflicts, settleOneConflict } from './lists/list-conflicts.ts'
import { listFeedback } from './lists/list-feedback.ts'
import { publishedHeaders } from './files/file-headers.ts'
import { STEP_ACTIONS } from './steps/actions.ts'
import { previewUnitDue } from './steps/hand-over/preview-unit-due.ts'
import { suggestUnitsFor } from './triage-suggestions.ts'

const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })

/** Items of feedback: lists, one item, entering one, and every step of its life. */
export function feedbackRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  const routes = new Hono<StaffEnv>()
    .get(
      '/api/feedback',
      describe('Items of one view, page by page'),
      reader,
      queryString(FeedbackListQuery),
      async (c) => c.json(await listFeedback(c.var.ctx, c.req.valid('query'))),
    )
    .post(
      '/api/feedback',
      describe('Enter what a citizen says at the desk or by phone'),
      staff(service, 'feedback/enter'),
      jsonBody(StaffEntry),
      async (c) => c.json(await enterFeedback(c.var.ctx, c.req.valid('json')), 201),
    )
    .get('/api/feedback/:id', describe('One item with its history'), reader, async (c) =>
      c.json(await getFeedback(c.var.ctx, c.req.param('id'))),
    )
    .get(
      '/api/feedback/:id/alike',
      describe('Open items that may be the same matter, and why'),
      reader,
      async (c) => c.json(await listAlike(c.var.ctx, c.req.param('id'))),
    )
    .get(
      '/api/feedback/:id/suggestions',
      describe('Which unit may be responsible, and why'),
      staff(service, 'feedback/transfer'),
      async (c) => c.json(await suggestUnitsFor(c.var.ctx, c.req.param('id'))),
    )
    .get(
      '/api/feedback/:id/unit-due',
      describe('What the own clock of a unit would say if it got the item now'),
      staff(service, 'feedback/transfer'),
      queryString(UnitDueQuery),
      async (c) => c.json(await previewUnitDue(c.var.ctx, c.req.param('id'), c.req.valid('query').unit)),
    )
    .get(
      '/api/feedback/:id/attachments/:attachmentId',
      describe('One photo of an item'),
      reader,
      async (c) => {
        const { mediaType, bytes } = await readAttachment(
          c.var.ctx,
          c.req.param('id'),
          c.req.param('attachmentId'),
        )
        return c.body(bytes, 200, {
          'content-type': mediaType,
          'cache-control': 'private, max-age=3600',
          'x-content-type-options': 'nosniff',
        })
      },
    )
    .get(
      '/api/feedback/:id/published-photos/:position',
      describe('One photo as it is proposed or published, with what is covered'),
      reader,
      async (c) => {
        const position = Number(c.req.param('position'))
        const { type, bytes } = await readPublishedPhoto(c.var.ctx, c.req.param('id'), position)
        return c.body(bytes, 200, {
          ...publishedHeaders(type, position),
          'cache-control': 'private, no-cache',
        })
      },
    )
    .get(
      '/api/conflicts',
      describe('What came again with other content'),
      staff(service, 'conflicts/settle'),
      async (c) => c.json(await listConflicts(c.var.ctx)),
    )
    .post(
      '/api/conflicts/:id/settle',
      describe('Somebody has looked at it'),
      staff(service, 'conflicts/settle'),
      async (c) => {
        await settleOneConflict(c.var.ctx, c.req.param('id'))
        return c.body(null, 204)
      },
    )
    .get(
      '/api/restricted-words',
      describe('The words by which an item is held'),
      staff(service, 'restricted/manage'),
      async (c) => c.json(await describeRestrictedWords(c.var.ctx)),
    )
    .post(
      '/api/restricted-words',
      describe('Hold items with a further word'),
      staff(service, 'restricted/manage'),
      jsonBody(RestrictedWordInput),
      async (c) => {
        await addRestrictedWord(c.var.ctx, c.req.valid('json'))
        return c.json(await describeRestrictedWords(c.var.ctx), 201)
      },
    )
    .post(
      '/api/restricted-words/remove',
      describe('Hold items with a word no more'),
      staff(service, 'restricted/manage'),
      jsonBody(RestrictedWordInput),
      async (c) => {
        await removeRestrictedWord(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
  for (const step of STEP_NAMES) addStep(routes, service, step)
  return routes
}

/** `POST /api/feedback/{id}/STEP` as its entry describes it. */
function addStep<S extends FeedbackStep>(routes: Hono<StaffEnv>, service: Service, step: S): void {
  const { permission } = stepEntry(step)
  const take = STEP_ACTIONS[step]
  routes.post(
    `/api/feedback/:id/${step}`,
    describe(`${STEP_WORDS[step].name.en}: ${STEP_WORDS[step].consequence.en}`),
    staff(service, 'feedback/read'),
    alsoNeeds(permission),
    jsonBody(stepRequest(step)),
    async (c) => {
      const id = c.req.param('id') ?? ''
      await take(c.var.ctx, id, c.req.valid('json'))
      return c.json(await describeFeedback(c.var.ctx, id))
    },
  )
}
