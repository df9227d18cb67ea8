import {
  changePublication,
  type StoredPublication,
  takeNumber,
  writeWords,
} from '../../../../db/queries/feedback/publications.ts'
import type { Tx } from '../../../../db/dialect.ts'
import type { Context } from '../../../context.ts'
import { Refusal } from '../../../contract/refusals.ts'
import type { StepRequest } from '../../../contract/feedback/step-requests.ts'
import { localDay } from '../../../domain/local-time.ts'
import { foldedWords, spelledWords } from '../../../domain/text/fold-vietnamese.ts'
import { personOf } from '../extension-standing.ts'
import { takeStep } from '../take-step.ts'
import { writtenText } from '../written-text.ts'
import { demandPublishable, demandState, findPublishing, isOwn } from './publishing.ts'

/**
 * The masked texts as they were proposed are published, under a number of their own. Throws `publication/own-proposal`,
 * `publication/earlier-answer`.
 */
export function approvePublication(
  ctx: Context,
  id: string,
  input: StepRequest<'approve-publication'>,
): Promise<void> {
  return takeStep(ctx, 'approve-publication', id, input, async (item, { at, nowMs }) => {
    const standing = await findPublishing(ctx.db, item)
    demandPublishable(standing.shown)
    const stored = demandState(standing, 'proposed')
    if (isOwn(stored, ctx.actor)) throw new Refusal('publication/own-proposal')
    if (standing.isOfEarlierAnswer) throw new Refusal('publication/earlier-answer')
    const texts = standing.shown.publication?.texts
    // The number is taken where nobody else can take it; the entry that names it is made before.
    const number = stored.number ?? (await ctx.db.transaction().execute((tx) => reserve(tx, stored)))
    return {
      changes: {},
      body: { publicationId: stored.id, number, proposedBy: stored.proposed_by },
      write: async (tx) => {
        await changePublication(tx, stored.id, {
          state: 'published',
          published_at: at,
          published_on: localDay(nowMs, ctx.organisation.zone),
          decided_by: personOf(ctx.actor),
        })
        await writeWords(tx, number, wordsOf(`${texts?.question ?? ''} ${texts?.answer ?? ''}`))
      },
    }
  })
}

/** A number is given once, and stays with the entry also where publishing it fails at the last moment. */
async function reserve(tx: Tx, { id }: StoredPublication): Promise<number> {
  const number = await takeNumber(tx, id)
  await changePublication(tx, id, { number })
  return number
}

/** Back to whoever proposed it, with a reason. */
export function returnPublication(
  ctx: Context,
  id: string,
  input: StepRequest<'return-publication'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'return-publication', id, input, async (item) => {
    const stored = demandState(await findPublishing(ctx.db, item), 'proposed')
    return {
      changes: {},
      body: { publicationId: stored.id, reason, proposedBy: stored.proposed_by },
      write: (tx) => changePublication(tx, stored.id, { state: 'returned' }),
    }
  })
}

/** A person looked at what a reader reported, and shows the entry again. */
export function restorePublication(
  ctx: Context,
  id: string,
  input: StepRequest<'restore-publication'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'restore-publication', id, input, async (item) => {
    const standing = await findPublishing(ctx.db, item)
    demandPublishable(standing.shown)
    const stored = demandState(standing, 'reported')
    const texts = standing.shown.publication?.texts
    return {
      changes: {},
      body: { publicationId: stored.id, reason },
      write: async (tx) => {
        await changePublication(tx, stored.id, { state: 'published' })
        if (stored.number !== null)
          await writeWords(tx, stored.number, wordsOf(`${texts?.question ?? ''} ${texts?.answer ?? ''}`))
      },
    }
  })
}

/** Nobody outside reads it any more; what it said and who took it down stays in the history. */
export function withdrawPublication(
  ctx: Context,
  id: string,
  input: StepRequest<'withdraw-publication'>,
): Promise<void> {
  const reason = writtenText(ctx, 'reason', input.reason)
  return takeStep(ctx, 'withdraw-publication', id, input, async (item) => {
    const stored = demandState(await findPublishing(ctx.db, item), 'published', 'reported')
    return {
      changes: {},
      body: { publicationId: stored.id, reason },
      write: (tx) => takeDown(tx, stored, 'withdrawn'),
    }
  })
}

/** It is shown and found no more. */
export async function takeDown(
  tx: Tx,
  { id, number }: Pick<StoredPublication, 'id' | 'number'>,
  state: 'withdrawn' | 'reported',
): Promise<void> {
  await changePublication(tx, id, { state })
  if (number !== null) await writeWords(tx, number, [])
}

/** Each word of a text once in each spelling. */
function wordsOf(text: string): { readonly folded: string; readonly spelled: string }[] {
  const spelled = new Set(spelledWords(text).split(' ').filter(Boolean))
  return [...spelled].map((word) => ({ folded: foldedWords(word), spelled: word }))
}
