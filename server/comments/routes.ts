import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { Service } from '../context.ts'
import { CommentQuery } from '../contract/comments.ts'
import { queryString } from '../read-input.ts'
import { listComments } from './list-comments.ts'

export function commentRoutes(service: Service) {
  return new Hono<StaffEnv>().get(
    '/api/comments',
    describeRoute({
      summary: 'What citizens wrote beside their ratings, by unit and day',
      tags: ['ratings'],
    }),
    staff(service, 'comments/read'),
    queryString(CommentQuery),
    async (c) => c.json(await listComments(c.var.ctx, c.req.valid('query'))),
  )
}
