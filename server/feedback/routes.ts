import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import {
  AnswerRequest,
  AskContributionRequest,
  ClaimRequest,
  ExtendRequest,
  FeedbackListQuery,
  GiveContributionRequest,
  MergeRequest,
  NoteRequest,
  ReasonRequest,
  StaffEntry,
  TransferRequest,
  WithdrawContributionRequest,
} from '../contract/feedback.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { addNote } from './steps/add-note.ts'
import { answerFeedback } from './steps/answer-feedback.ts'
import { approveAnswer, returnToOfficer, submitForApproval } from './steps/approve-answer.ts'
import { askContribution, withdrawContribution } from './steps/ask-contribution.ts'
import { claimFeedback } from './steps/claim-feedback.ts'
import { closeFeedback, reopenFeedback } from './steps/close-feedback.ts'
import { getFeedback } from './lists/describe-feedback.ts'
import { endFeedback } from './steps/end-feedback.ts'
import { enterFeedback } from './intake/enter-feedback.ts'
import { readAttachment } from './lists/find-attachment.ts'
import { approveExtension, askExtension, rejectExtension } from './steps/extend-feedback.ts'
import { giveContribution } from './steps/give-contribution.ts'
import { listFeedback } from './lists/list-feedback.ts'
import { mergeFeedback } from './steps/merge-feedback.ts'
import { pauseFeedback, resumeFeedback } from './steps/pause-feedback.ts'
import { transferFeedback } from './steps/transfer-feedback.ts'

/** A reason that may be left out. */
const RemarkRequest = ReasonRequest.partial({ reason: true })

const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })

/** Each step answers with the item as it then stands, at the version the next step needs. */
export function feedbackRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  return new Hono<StaffEnv>()
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
    .post('/api/feedback/:id/claim', describe('Take it on'), reader, jsonBody(ClaimRequest), async (c) =>
      c.json(await claimFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/transfer',
      describe('Hand it to another unit, or out of triage'),
      reader,
      jsonBody(TransferRequest),
      async (c) => c.json(await transferFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/notes',
      describe('Write a note for colleagues'),
      reader,
      jsonBody(NoteRequest),
      async (c) => c.json(await addNote(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/answer',
      describe('Answer the citizen'),
      reader,
      jsonBody(AnswerRequest),
      async (c) => c.json(await answerFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/submit',
      describe('Put an answer before a second person'),
      reader,
      jsonBody(AnswerRequest),
      async (c) => c.json(await submitForApproval(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/approve',
      describe('Answer the citizen with what somebody else proposed'),
      reader,
      jsonBody(ClaimRequest),
      async (c) => c.json(await approveAnswer(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/return',
      describe('Return a proposed answer to its author, with a reason'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await returnToOfficer(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/pause',
      describe('Wait for the citizen; the clock stands still'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await pauseFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/resume',
      describe('Go on; the time spent waiting is given back'),
      reader,
      jsonBody(RemarkRequest),
      async (c) => c.json(await resumeFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/extend',
      describe('Ask for more working time; nothing moves until it is granted'),
      reader,
      jsonBody(ExtendRequest),
      async (c) => c.json(await askExtension(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/extend/approve',
      describe('Grant the extension asked for by somebody else'),
      reader,
      jsonBody(RemarkRequest),
      async (c) => c.json(await approveExtension(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/extend/reject',
      describe('Refuse the extension asked for by somebody else'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await rejectExtension(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/contributions',
      describe('Ask another unit to contribute; who leads it and until when stays'),
      reader,
      jsonBody(AskContributionRequest),
      async (c) => c.json(await askContribution(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/contributions/:contribution/give',
      describe('Give what the unit was asked to contribute, once'),
      staff(service, 'feedback/handle'),
      jsonBody(GiveContributionRequest),
      async (c) => {
        const { id, contribution } = c.req.param()
        return c.json(await giveContribution(c.var.ctx, id, contribution, c.req.valid('json')))
      },
    )
    .post(
      '/api/feedback/:id/contributions/:contribution/withdraw',
      describe('Withdraw what a unit was asked and has not given'),
      reader,
      jsonBody(WithdrawContributionRequest),
      async (c) => {
        const { id, contribution } = c.req.param()
        return c.json(await withdrawContribution(c.var.ctx, id, contribution, c.req.valid('json')))
      },
    )
    .post(
      '/api/feedback/:id/refuse',
      describe('Not accepted, with a reason'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await endFeedback(c.var.ctx, c.req.param('id'), 'refuse', c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/redirect',
      describe('Show the citizen the way to the competent body'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await endFeedback(c.var.ctx, c.req.param('id'), 'redirect', c.req.valid('json'))),
    )
    .post('/api/feedback/:id/spam', describe('Mark as spam'), reader, jsonBody(ReasonRequest), async (c) =>
      c.json(await endFeedback(c.var.ctx, c.req.param('id'), 'mark-spam', c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/merge',
      describe('Make a duplicate part of another item'),
      reader,
      jsonBody(MergeRequest),
      async (c) => c.json(await mergeFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/close',
      describe('Nothing more is to be done'),
      reader,
      jsonBody(RemarkRequest),
      async (c) => c.json(await closeFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/feedback/:id/reopen',
      describe('A new cycle with its own deadline'),
      reader,
      jsonBody(ReasonRequest),
      async (c) => c.json(await reopenFeedback(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
}
