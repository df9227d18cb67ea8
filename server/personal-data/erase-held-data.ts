import { purgeDeletedWords } from '../../db/dialect.ts'
import { eraseHeldBeside, listHeldItems } from '../../db/queries/feedback/held-data.ts'
import { listAttachments } from '../../db/queries/feedback/attachments.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { RequestWithPerson, StoredRequest } from '../../db/queries/office/data-requests.ts'
import { type Context, isoOf } from '../context.ts'
import type { DataRequestStep } from '../contract/personal-data/data-requests.ts'
import { Refusal } from '../contract/refusals.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { eraseWords } from '../history/erase-words.ts'
import { sha256 } from '../ids.ts'
import { findUnsent, heldBy } from './find-held-data.ts'

/** What proves that data was erased: what, when, by which rule, and where each item's history stood then. */
export interface ErasureCertificate {
  readonly format: 1
  readonly request: string
  readonly erasedAt: string
  readonly rule: string
  readonly items: readonly {
    readonly code: string
    readonly texts: number
    readonly photos: number
    readonly historySeq: number
    readonly historyHash: string
  }[]
  readonly drafts: number
  readonly waitingWords: number
}

/**
 * Erases what the person may ask to have erased: the words, sender, photos, published copy and search words of the items
 * named, and what lies beside them. Their histories stay whole. An item that is being handled or held as a complaint stops
 * it before anything is gone (`data/kept-by-law`); one that was erased already is passed over.
 */
export async function eraseHeld(
  ctx: Context,
  request: RequestWithPerson,
  { rule, items: wanted }: Extract<DataRequestStep, { step: 'erase' }>,
): Promise<Partial<StoredRequest>> {
  const by = heldBy(request)
  const chosen = (await listHeldItems(ctx.db, by)).filter(({ id }) => wanted.includes(id))
  if (chosen.length !== new Set(wanted).size) throw new Refusal('feedback/not-found')
  if (chosen.some(({ is_open, restricted }) => is_open === 1 || restricted === 1))
    throw new Refusal('data/kept-by-law')
  const erased: ErasureCertificate['items'][number][] = []
  for (const { id, tracking_code, salt } of chosen) {
    const photos = await listAttachments(ctx.db, id)
    const texts = (await listTexts(ctx.db, id)).filter(({ text }) => text !== null)
    if (salt !== null) await eraseWords(ctx, id, rule)
    const after = await findFeedback(ctx.db, id)
    if (!after) throw new Refusal('feedback/not-found')
    erased.push({
      code: tracking_code,
      texts: texts.length,
      photos: photos.length,
      historySeq: after.last_event_seq,
      historyHash: after.last_event_hash,
    })
  }
  const unsent = await findUnsent(ctx, by)
  await ctx.db.transaction().execute((tx) => eraseHeldBeside(tx, by, unsent))
  await purgeDeletedWords(ctx.db)
  const certificate: ErasureCertificate = {
    format: 1,
    request: request.code,
    erasedAt: isoOf(ctx.now()),
    rule,
    items: erased,
    drafts: unsent.drafts.length,
    waitingWords: unsent.waiting.length,
  }
  const body = canonicalJson(certificate)
  return { certificate: JSON.stringify({ body, sha256: sha256(body) }) }
}
