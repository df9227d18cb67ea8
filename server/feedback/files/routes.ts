import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { FILE_KINDS } from '../../contract/feedback/composer/answer-files.ts'
import { text } from '../../contract/fields.ts'
import { queryString } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { addFile, readItemFile, readUnsent, removeFile } from './add-file.ts'
import { fileHeaders } from './file-headers.ts'

const FileQuery = z.strictObject({ kind: z.enum(FILE_KINDS), name: text(300) })

/** Photos and documents that the staff put to a note or an answer. */
export function answerFileRoutes(service: Service) {
  const reader = staff(service, 'feedback/read')
  const writer = staff(service, 'feedback/note')
  const describe = (summary: string) =>
    describeRoute({ summary, tags: ['feedback'], security: [{ session: [] }] })
  return new Hono<StaffEnv>()
    .get('/api/feedback/:id/files', describe('My files that were not sent yet'), reader, async (c) =>
      c.json(await readUnsent(c.var.ctx, c.req.param('id'))),
    )
    .post(
      '/api/feedback/:id/files',
      describe('Add a file to what I write (JPEG, PNG, WebP or PDF as the body)'),
      writer,
      queryString(FileQuery),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        return c.json(await addFile(c.var.ctx, c.req.param('id'), { ...c.req.valid('query'), bytes }), 201)
      },
    )
    .get(
      '/api/feedback/:id/files/:fileId',
      describe('One file of an answer or a note'),
      reader,
      async (c) => {
        const file = await readItemFile(c.var.ctx, c.req.param('id'), c.req.param('fileId'))
        return c.body(file.bytes, 200, { ...fileHeaders(file), 'cache-control': 'private, max-age=3600' })
      },
    )
    .delete(
      '/api/feedback/:id/files/:fileId',
      describe('Take away a file of mine that was not sent'),
      writer,
      async (c) => {
        await removeFile(c.var.ctx, c.req.param('id'), c.req.param('fileId'))
        return c.body(null, 204)
      },
    )
}
