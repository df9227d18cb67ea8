import { listEvents, listTexts } from '../../../db/queries/history/events.ts'
import {
  findOutsideByToken,
  findOutsideRequest,
  insertOutsidePhoto,
  listLapsedOutside,
  settleOutsideRequest,
  type StoredOutsideRequest,
} from '../../../db/queries/outside/requests.ts'
import type { Db } from '../../../db/open.ts'
import type { Tx } from '../../../db/dialect.ts'
import { type Context, contextFor, isoOf, type Service } from '../../context.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import { isMovedSince, outsideState } from '../../domain/answers/outside-request.ts'
import { entryTime } from '../../history/append.ts'
import { changeItems } from '../../history/change-items.ts'
import { readFeedbackEvent, textOf, textsById } from '../../history/read-event.ts'
import { sha256 } from '../../ids.ts'
import { findItem, type Item } from '../find-in-scope.ts'
import type { readPhoto } from '../intake/photo.ts'
import { MAX_ATTEMPTS, saveItemPlan } from '../steps/take-step.ts'
import { writtenText } from '../steps/written-text.ts'

type Photo = Awaited<ReturnType<typeof readPhoto>>

/** What whoever holds a link reads: nothing of the sender, nothing of the office's own work. */
export interface OpenedOutside {
  readonly id: string
  readonly feedbackId: string
  readonly request: string
  readonly words: string
  /** Ids of the item's photos that were chosen for it. */
  readonly photos: readonly string[]
  readonly until: string
}

/** The request that a link leads to; null for a link nobody made, and `over` once it is answered, withdrawn or has ended. */
export async function openOutsideLink(
  { db, now }: Service,
  token: string,
): Promise<OpenedOutside | 'over' | null> {
  const found = await findOutsideByToken(db, sha256(token))
  if (!found) return null
  if (outsideState(found, now()) !== 'open') return 'over'
  const texts = textsById(await listTexts(db, found.feedback_id))
  const [request, words] = [textOf(texts, found.request_id), textOf(texts, found.words_id)]
  if (request === null || words === null) return 'over'
  return {
    id: found.id,
    feedbackId: found.feedback_id,
    request,
    words,
    photos: JSON.parse(found.photos) as string[],
    until: found.until_at,
  }
}

/**
 * The body's word, once: it gives the item back to the officer where nobody moved it on meanwhile, else it is only recorded.
 * Throws `outside/over`, `request/invalid` without words.
 */
export function answerOutside(
  service: Service,
  requestId: string,
  input: { readonly text: string; readonly photos: readonly Photo[] },
): Promise<void> {
  const ctx = contextFor(service, { kind: 'public' })
  const text = writtenText(ctx, 'text', input.text)
  const photos = input.photos.map((photo) => ({ ...photo, id: ctx.newId() }))
  return settle(ctx, requestId, 'open', {
    event: (moved) => ({
      kind: 'outside-answered',
      body: { requestId, text, photos: photos.map(({ bytes }) => sha256(bytes)), moved },
    }),
    sets: (at) => ({ given_at: at, text_id: text.id }),
    more: async (tx, item, at) => {
      for (const { id, width, height, bytes } of photos)
        await insertOutsidePhoto(tx, {
          id,
          feedback_id: item.id,
          request_id: requestId,
          width,
          height,
          content: Buffer.from(bytes).toString('base64'),
          sha256: sha256(bytes),
          created_at: at,
        })
    },
  })
}

/** Silence until its date gives the item back to the officer. Safe to repeat. */
export async function endOutsideRequests(service: Service, mayGoOn: () => Promise<boolean>): Promise<void> {
  const ctx = contextFor(service, { kind: 'service' })
  for (const { id: requestId } of await listLapsedOutside(service.db, isoOf(service.now()))) {
    if (!(await mayGoOn())) return
    await settle(ctx, requestId, 'lapsed', {
      event: (moved) => ({ kind: 'outside-lapsed', body: { requestId, moved } }),
      sets: (at) => ({ ended_at: at, ended_by: 'lapsed' }),
    }).catch((error: unknown) => {
      // Whoever was faster settled it.
      if (!(error instanceof Refusal && error.code === 'outside/over')) throw error
    })
  }
}

interface Settlement {
  readonly event: (moved: boolean) => NewFeedbackEvent
  readonly sets: (at: string) => Parameters<typeof settleOutsideRequest>[2]
  readonly more?: (tx: Tx, item: Item, at: string) => Promise<void>
}

/** Worked out anew where somebody else wrote about the item meanwhile: whether it was moved is true at the moment of the entry. */
async function settle(
  ctx: Context,
  requestId: string,
  wanted: 'open' | 'lapsed',
  { event, sets, more }: Settlement,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const before = await findOutsideRequest(ctx.db, requestId)
    const item = before && (await findItem(ctx.db, before.feedback_id))
    const at = entryTime(ctx)
    const isOver = before?.given_at !== null || before.ended_at !== null
    if (!item || isOver || outsideState(before, Date.parse(at)) !== wanted) throw new Refusal('outside/over')
    const moved = !(await isMoved(ctx.db, item, before))
    const plan = {
      ...(moved ? { changes: {} } : {}),
      news: [event(moved)],
      write: async (tx: Tx) => {
        if (!(await settleOutsideRequest(tx, requestId, { ...sets(at), moved: Number(moved) })))
          throw new Refusal('outside/over')
        await more?.(tx, item, at)
      },
    }
    const moment = { at, status: item.status }
    if (await changeItems(ctx, (tx) => saveItemPlan(tx, ctx, item, moment, plan))) return
  }
  throw new Refusal('feedback/changed-meanwhile')
}

/** Has anybody moved the item on since the body was asked? */
async function isMoved(db: Db, item: Item, { id, cycle }: StoredOutsideRequest): Promise<boolean> {
  if (item.status !== 'in-progress' || item.cycle !== cycle) return true
  const events = await listEvents(db, item.id)
  const asked = events.findIndex((stored) => {
    if (stored.kind !== 'outside-asked') return false
    const read = readFeedbackEvent(stored)
    return read.kind === 'outside-asked' && read.body.requestId === id
  })
  const since = events.slice(asked + 1).map(({ sets }) => JSON.parse(sets ?? '{}') as Record<string, unknown>)
  return isMovedSince(since, item.lead_unit_id)
}
