import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { DuePreviewQuery, PrivacySettingInput } from '../contract/personal-data/privacy-settings.ts'
import { DataRequestInput, DataRequestStep, RequestsQuery } from '../contract/personal-data/data-requests.ts'
import { Refusal } from '../contract/refusals.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { ErasureCertificate } from './erase-held-data.ts'
import { ImpactQuery } from '../contract/personal-data/impact.ts'
import { findHeldData } from './find-held-data.ts'
import { listSettings } from './find-settings.ts'
import { handOverCopy } from './hand-over-copy.ts'
import { drawImpact, readImpact } from './impact/draw-impact.ts'
import { countPastTime } from './keep-by-rules.ts'
import { demandRequest, describeRequest, listRequests } from './list-requests.ts'
import { previewDue } from './preview-due.ts'
import { receiveRequest } from './receive-request.ts'
import { stepRequest } from './step-request.ts'
import { saveSetting } from './save-setting.ts'

const IMPACT_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

const described = (summary: string) => describeRoute({ summary, tags: ['personal-data'] })

/** Personal data in the office: what is said of it, who asked for theirs, how long it is kept. */
export function personalDataRoutes(service: Service) {
  const manager = staff(service, 'personal-data/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/personal-data/settings',
      described('The privacy notice, the days for requests and for keeping: every version'),
      manager,
      async (c) => c.json(await listSettings(service)),
    )
    .post(
      '/api/personal-data/settings',
      described('The next version of one of them, from a day on'),
      manager,
      jsonBody(PrivacySettingInput),
      async (c) => c.json(await saveSetting(c.var.ctx, c.req.valid('json')), 201),
    )
    .get(
      '/api/personal-data/due-preview',
      described('When a request that came this minute would be due, by the rule in force and by other days'),
      manager,
      queryString(DuePreviewQuery),
      async (c) => c.json(await previewDue(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/personal-data/past-time',
      described('What the rules of keeping would erase today, counted and not erased'),
      manager,
      async (c) => c.json(await countPastTime(service)),
    )
    .get(
      '/api/personal-data/impact',
      described(
        'How the impact assessment stands: when it was made, when it is due again, what the file leaves blank',
      ),
      manager,
      async (c) => c.json(await readImpact(c.var.ctx)),
    )
    .get(
      '/api/personal-data/impact/file',
      described(
        'The impact assessment as far as the service can fill it in, as DOCX or PDF; recorded as an export',
      ),
      manager,
      queryString(ImpactQuery),
      async (c) => {
        const { format, lang } = c.req.valid('query')
        return c.body(new Uint8Array(await drawImpact(c.var.ctx, format, lang)), 200, {
          'content-type': IMPACT_TYPES[format],
          'content-disposition': `attachment; filename="danh-gia-tac-dong.${format}"`,
        })
      },
    )
    .get(
      '/api/personal-data/requests',
      described('What people asked about their data: open ones by their due date, then the settled'),
      manager,
      queryString(RequestsQuery),
      async (c) => c.json(await listRequests(c.var.ctx, c.req.valid('query').after)),
    )
    .post(
      '/api/personal-data/requests',
      described('Enter what a person asks about their data'),
      manager,
      jsonBody(DataRequestInput),
      async (c) => c.json(await receiveRequest(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/personal-data/requests/:id/steps',
      described('Reply, check who asks, extend, correct, withdraw consents, erase, finish or refuse'),
      manager,
      jsonBody(DataRequestStep),
      async (c) => {
        await stepRequest(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.json(describeRequest(await demandRequest(service, c.req.param('id'))))
      },
    )
    .get(
      '/api/personal-data/requests/:id/held',
      described('What is held of who asks, and what of it must be kept; the look is recorded'),
      manager,
      async (c) => c.json(await findHeldData(c.var.ctx, await demandRequest(service, c.req.param('id')))),
    )
    .get(
      '/api/personal-data/requests/:id/copy.json',
      described('The same to hand over, recorded'),
      manager,
      async (c) => handOverCopy(c.var.ctx, await demandRequest(service, c.req.param('id')), 'json'),
    )
    .get(
      '/api/personal-data/requests/:id/copy.html',
      described('The same as a page to print'),
      manager,
      async (c) => handOverCopy(c.var.ctx, await demandRequest(service, c.req.param('id')), 'html'),
    )
    .get(
      '/api/personal-data/requests/:id/certificate',
      described('What was erased, when, by which rule, with the hash of that statement'),
      manager,
      async (c) => {
        const { certificate } = await demandRequest(service, c.req.param('id'))
        if (certificate === null) throw new Refusal('data/not-found')
        const { body, sha256 } = JSON.parse(certificate) as { body: string; sha256: string }
        return c.json({ statement: JSON.parse(body) as ErasureCertificate, sha256 })
      },
    )
}
