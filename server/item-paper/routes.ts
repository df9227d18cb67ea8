import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import { findFile } from '../../db/queries/feedback/answers/answer-files.ts'
import { findAttachment } from '../../db/queries/feedback/attachments.ts'
import { type Context, isoOf, type Service } from '../context.ts'
import { LANGUAGES } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'
import { findInScope } from '../feedback/find-in-scope.ts'
import { thumbnailOf } from '../feedback/intake/photo.ts'
import { describeFeedback } from '../feedback/lists/describe-feedback.ts'
import { recordAct } from '../history/append.ts'
import { knownNames } from '../known-organisation.ts'
import { queryString } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import type { ItemPaper } from './draw-item.ts'
import { nameHider } from './hide-names.ts'
import { ITEM_PAPER } from './paper-words.ts'

const PaperQuery = z.strictObject({
  language: z.enum(LANGUAGES).default('vi'),
  /** Names of staff. */
  names: z.enum(['shown', 'hidden']).default('hidden'),
})

/** An item's whole file on paper. */
export function itemPaperRoutes(service: Service) {
  return new Hono<StaffEnv>().get(
    '/api/feedback/:id/paper',
    describeRoute({ summary: 'The file of one item as PDF', tags: ['feedback'] }),
    staff(service, 'feedback/read'),
    queryString(PaperQuery),
    async (c) => {
      const { code, bytes } = await makeItemPaper(c.var.ctx, c.req.param('id'), c.req.valid('query'))
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="phan-anh-${code}.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
    },
  )
}

/**
 * Everything that happened to an item, without its sender; kept among the exports. Throws `feedback/not-found`,
 * `access/not-allowed` of what is held.
 */
async function makeItemPaper(
  ctx: Context,
  id: string,
  { language, names }: z.infer<typeof PaperQuery>,
): Promise<{ readonly code: string; readonly bytes: Uint8Array }> {
  // What is held never leaves as a file.
  if ((await findInScope(ctx, id)).restricted === 1) throw new Refusal('access/not-allowed')
  const item = await describeFeedback(ctx, id)
  const photos: Uint8Array[] = []
  for (const photo of item.attachments) {
    const found = await findAttachment(ctx.db, id, photo.id)
    if (found) photos.push(await thumbnailOf(Buffer.from(found.content, 'base64')))
  }
  const files: ItemPaper['files'][number][] = []
  for (const file of item.files) {
    const isShown = file.type === 'image/jpeg' && file.state !== 'withdrawn'
    const found = isShown ? await findFile(ctx.db, id, file.id) : undefined
    files.push({ file, thumbnail: found ? await thumbnailOf(Buffer.from(found.content, 'base64')) : null })
  }
  // Large, and wanted seldom: no start and no command waits for it.
  const { drawItem } = await import('./draw-item.ts')
  const bytes = await drawItem({
    item,
    office: (await knownNames(ctx))[language],
    language,
    zone: ctx.organisation.zone,
    madeAt: isoOf(ctx.now()),
    hide: names === 'hidden' ? nameHider(item, ITEM_PAPER.officer[language]) : (text) => text,
    photos,
    files,
  })
  const parameters = { code: item.trackingCode, language, names }
  await ctx.db.transaction().execute((tx) => recordAct(tx, ctx, 'exported', { what: 'item', parameters }))
  return { code: item.trackingCode, bytes }
}
