import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { AskedAt, BallotEntry, DecideBallots, IssueCodes } from '../contract/ballots.ts'
import { BallotFileQuery, BallotTemplateQuery } from '../contract/imports/ballot-file.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { decideBallots } from './decide-ballots.ts'
import { enterBallots, readAsked } from './enter-ballots.ts'
import { readBallotFile } from './from-file/read-ballot-file.ts'
import { writeBallotTemplate } from './from-file/write-template.ts'
import { listBallots } from './list-ballots.ts'
import { issueCodes, listCodes } from './rating-codes.ts'
import { addBallotScan, readBallotScan } from './scan-ballots.ts'

const TAGS = ['ratings']
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const describe = (summary: string) => describeRoute({ summary, tags: TAGS })

/** Ratings beside the tablets': ballots that staff enter, and codes for receipts. */
export function ballotRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/ballots',
      describe('What was entered from paper and for people who were helped, newest first'),
      staff(service, 'ballots/enter'),
      async (c) => c.json(await listBallots(c.var.ctx)),
    )
    .post(
      '/api/ballots',
      describe('Enter ratings of a day, counted by level'),
      staff(service, 'ballots/enter'),
      jsonBody(BallotEntry),
      async (c) => c.json(await enterBallots(c.var.ctx, c.req.valid('json')), 201),
    )
    .get(
      '/api/ballots/asked',
      describe('What a place’s paper forms of a day ask'),
      staff(service, 'ballots/enter'),
      queryString(AskedAt),
      async (c) => c.json(await readAsked(c.var.ctx, c.req.valid('query'))),
    )
    .get(
      '/api/ballots/template',
      describe('An empty file for the forms of a place and day, as a workbook or CSV'),
      staff(service, 'ballots/enter'),
      queryString(BallotTemplateQuery),
      async (c) => {
        const query = c.req.valid('query')
        const written = await writeBallotTemplate(c.var.ctx, query)
        return new Response(typeof written === 'string' ? written : new Uint8Array(written), {
          headers: {
            'content-type': query.format === 'xlsx' ? XLSX : 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="ballots-${query.unit}-${query.day}.${query.format}"`,
          },
        })
      },
    )
    .post(
      '/api/ballots/file',
      describeRoute({
        summary:
          'What every row of a CSV file or workbook of forms (as the body) becomes, and the entry they make; nothing is kept',
        tags: TAGS,
        requestBody: { required: true, content: { 'text/csv': {}, [XLSX]: {} } },
      }),
      staff(service, 'ballots/enter'),
      queryString(BallotFileQuery),
      async (c) =>
        c.json(
          await readBallotFile(c.var.ctx, c.req.valid('query'), new Uint8Array(await c.req.arrayBuffer())),
        ),
    )
    .post(
      '/api/ballots/:id/decide',
      describe('A second person confirms a batch, so that it counts, or refuses it'),
      staff(service, 'ballots/confirm'),
      jsonBody(DecideBallots),
      async (c) => c.json(await decideBallots(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
    .post(
      '/api/ballots/:id/scans',
      describeRoute({
        summary: 'A picture of the forms of a batch that waits (JPEG, PNG or WebP as the body)',
        tags: TAGS,
        requestBody: { required: true, content: { 'image/*': {} } },
      }),
      staff(service, 'ballots/enter'),
      async (c) => {
        const file = new Uint8Array(await c.req.arrayBuffer())
        return c.json(await addBallotScan(c.var.ctx, c.req.param('id'), file), 201)
      },
    )
    .get(
      '/api/ballots/:id/scans/:scanId',
      describe('One picture of the forms of a batch'),
      staff(service, 'ballots/enter'),
      async (c) =>
        c.body(await readBallotScan(c.var.ctx, c.req.param('id'), c.req.param('scanId')), 200, {
          'content-type': 'image/jpeg',
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        }),
    )
    .get(
      '/api/rating-codes',
      describe('Batches of one-time codes and how many were used'),
      staff(service, 'codes/issue'),
      async (c) => c.json(await listCodes(c.var.ctx)),
    )
    .post(
      '/api/rating-codes',
      describe('Issue one-time codes to print on receipts'),
      staff(service, 'codes/issue'),
      jsonBody(IssueCodes),
      async (c) => c.json(await issueCodes(c.var.ctx, c.req.valid('json')), 201),
    )
}
