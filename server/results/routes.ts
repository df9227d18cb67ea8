import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { ReturnResults, SignResults, SubmitResults } from '../contract/results/results-requests.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { publishResults, returnResults } from './decide-results.ts'
import { findQuarterPublication, listResultsQuarters, readQuarterKey } from './find-results.ts'
import { submitResults } from './submit-results.ts'

const described = (summary: string) =>
  describeRoute({ summary, tags: ['results'], responses: { 200: { description: summary } } })

/** A quarter's results on their way to the public: submitted by one person, signed by another. */
export function resultRoutes(service: Service) {
  const reader = staff(service, 'results/submit')
  return new Hono<StaffEnv>()
    .get(
      '/api/results',
      described('Quarters and how far their results are, newest first'),
      reader,
      async (c) => c.json(await listResultsQuarters(service)),
    )
    .get(
      '/api/results/:period',
      described('The draft of a quarter, what waits to be signed, and what was published'),
      reader,
      async (c) => c.json(await findQuarterPublication(c.var.ctx, readQuarterKey(c.req.param('period')))),
    )
    .post(
      '/api/results/:period/submission',
      described('Freeze a closed quarter, or a correction of a published one, for a second person'),
      reader,
      jsonBody(SubmitResults),
      async (c) => {
        const period = readQuarterKey(c.req.param('period'))
        await submitResults(c.var.ctx, period, c.req.valid('json'))
        return c.json(await findQuarterPublication(c.var.ctx, period), 201)
      },
    )
    .post(
      '/api/results/:period/publication',
      described('Sign and publish what waits, by the sha256 of the document that was read'),
      staff(service, 'results/publish'),
      jsonBody(SignResults),
      async (c) => {
        const period = readQuarterKey(c.req.param('period'))
        await publishResults(c.var.ctx, period, c.req.valid('json').sha256)
        return c.json(await findQuarterPublication(c.var.ctx, period))
      },
    )
    .post(
      '/api/results/:period/return',
      described('Give what waits back, with a note'),
      reader,
      jsonBody(ReturnResults),
      async (c) => {
        const period = readQuarterKey(c.req.param('period'))
        await returnResults(c.var.ctx, period, c.req.valid('json').note)
        return c.json(await findQuarterPublication(c.var.ctx, period))
      },
    )
}
