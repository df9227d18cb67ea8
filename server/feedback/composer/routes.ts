import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import type { DraftKind } from '../../contract/feedback/composer/drafts.ts'
import { Id, text } from '../../contract/fields.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { listEarlier } from './earlier-items.ts'
import { readMentionable } from './mentions.ts'
import { keepDraft, readDrafts } from './drafts.ts'

const draft = { text: text(10_000, 0), version: Id.nullable() }
const DraftRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['note', 'answer'] satisfies DraftKind[]), ...draft }),
  z.strictObject({ kind: z.literal('contribution' satisfies DraftKind), about: Id, ...draft }),
])

/** What stands beside the text that a person writes on an item. */
export function composerRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  const describe = (summary: string) => describeRoute({ summary, tags: ['feedback'] })
  return new Hono<StaffEnv>()
    .get('/api/feedback/:id/draft', describe('What I have begun to write on this item'), reader, async (c) =>
      c.json(await readDrafts(c.var.ctx, c.req.param('id'))),
    )
    .get('/api/feedback/:id/earlier', describe('What the same citizen sent before'), reader, async (c) =>
      c.json(await listEarlier(c.var.ctx, c.req.param('id'))),
    )
    .get('/api/feedback/:id/mentionable', describe('Whom a note on this item may name'), reader, async (c) =>
      c.json(await readMentionable(c.var.ctx, c.req.param('id'))),
    )
    .put(
      '/api/feedback/:id/draft',
      describe('Keep what I have written so far, for me alone; an empty text leaves none'),
      reader,
      jsonBody(DraftRequest),
      async (c) => c.json(await keepDraft(c.var.ctx, c.req.param('id'), c.req.valid('json'))),
    )
}
