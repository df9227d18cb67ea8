import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Tx } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'
import { insertConflict, type NewConflict } from '../../../db/queries/feedback/conflicts.ts'
import { type FeedbackSender, listBySource } from '../../../db/queries/feedback/feedback.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Channel } from '../../contract/channel.ts'
import type { FeedbackReceipt } from '../../contract/feedback/feedback.ts'
import { EVENT_BODIES } from '../../contract/feedback/feedback-events.ts'
import type { ItemWarning } from '../../contract/feedback/item-warnings.ts'
import { Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { changeItems } from '../../history/change-items.ts'
import { hashOfText } from '../../history/event-chain.ts'
import { sha256 } from '../../ids.ts'
import { WARNING_WORDS } from '../../words/warning-words.ts'
import { type Incoming, tidyItem } from './incoming.ts'
import { type Intake, openIntake } from './intake.ts'
import { makeItemRows, type NewItemRows } from './new-item-rows.ts'
import { storeItems, storeWithin } from './store-items.ts'

export interface ReceiveOptions {
  readonly channel: Channel
  /** Items from before this service, of any age. */
  readonly historical?: boolean
  /** The policy code of items whose due date the source gives. */
  readonly sourcePolicyCode?: string
}

/**
 * Receives one item: checked, routed to the unit that answers, its deadline promised. The same source reference again
 * gives the first receipt as `duplicate`. Throws `feedback/invalid`, `feedback/received-in-future`,
 * `feedback/received-too-long-ago` or `feedback/conflict` (same reference, other content: kept for the coordinator).
 */
export async function receiveFeedback(
  ctx: Context,
  incoming: Incoming,
  options: ReceiveOptions,
): Promise<FeedbackReceipt> {
  const [outcome] = await judgeAll(ctx, await prepareItems(ctx, await openIntake(ctx), [incoming], options))
  if (outcome instanceof Refusal) throw outcome
  if (!outcome) throw new Error('an item without an outcome')
  return outcome
}

/** Receives many items in one transaction. Each is judged by itself: one that is refused never stops the others. */
export async function receiveMany(
  ctx: Context,
  incoming: readonly Incoming[],
  options: ReceiveOptions,
): Promise<FeedbackReceipt[]> {
  return receivePrepared(ctx, await prepareItems(ctx, await openIntake(ctx), incoming, options))
}

export function refusedReceipt(externalRef: string | null, { code, errors }: Refusal): FeedbackReceipt {
  return {
    externalRef,
    id: null,
    trackingCode: null,
    status: 'refused',
    leadUnit: null,
    promisedDueAt: null,
    code,
    ...(errors.length > 0 ? { errors } : {}),
  }
}

type Outcome = FeedbackReceipt | Refusal

/** An item made ready to be stored, or why it is refused. */
export type Prepared = NewItemRows | { readonly externalRef: string | null; readonly refusal: Refusal }

/** What is not refused yet. */
export function readyOnes(prepared: readonly Prepared[]): NewItemRows[] {
  return prepared.flatMap((each) => ('refusal' in each ? [] : [each]))
}

/** Stores what was prepared, in one transaction, and tells what became of each item. */
export async function receivePrepared(
  ctx: Context,
  prepared: readonly Prepared[],
): Promise<FeedbackReceipt[]> {
  const outcomes = await judgeAll(ctx, prepared)
  return outcomes.map((outcome, index) =>
    outcome instanceof Refusal ? refusedReceipt(externalRefOf(prepared[index]), outcome) : outcome,
  )
}

/**
 * The same, with what was told of each item at hand in the transaction that stores them: `then` writes there what must stand or
 * fall with the items.
 */
export async function receiveWith(
  ctx: Context,
  prepared: readonly Prepared[],
  then: (receipts: readonly FeedbackReceipt[], tx: Tx) => Promise<void>,
): Promise<void> {
  const rows = readyOnes(prepared)
  await changeItems(ctx, async (tx) => {
    const stored = await storeWithin(tx, ctx, rows)
    const firsts = await findFirsts(
      tx,
      rows.filter(({ item }) => !stored.has(item.id)),
    )
    const receipts: FeedbackReceipt[] = []
    for (const each of prepared) {
      if ('refusal' in each) receipts.push(refusedReceipt(each.externalRef, each.refusal))
      else if (stored.has(each.item.id)) receipts.push(acceptedReceipt(each))
      else {
        const said = replay(each, firsts)
        if ('conflict' in said) await insertConflict(tx, conflictOf(ctx, each, said.conflict))
        receipts.push(
          'conflict' in said
            ? refusedReceipt(each.item.external_ref, new Refusal('feedback/conflict'))
            : said,
        )
      }
    }
    await then(receipts, tx)
  })
}

function externalRefOf(prepared: Prepared | undefined): string | null {
  if (!prepared) return null
  return 'refusal' in prepared ? prepared.externalRef : prepared.item.external_ref
}

async function judgeAll(ctx: Context, prepared: readonly Prepared[]): Promise<Outcome[]> {
  const rows = readyOnes(prepared)
  const stored = await storeItems(ctx, rows)
  const firsts = await findFirsts(
    ctx.db,
    rows.filter(({ item }) => !stored.has(item.id)),
  )
  return Promise.all(
    prepared.map(async (each) => {
      if ('refusal' in each) return each.refusal
      if (stored.has(each.item.id)) return acceptedReceipt(each)
      const said = replay(each, firsts)
      return 'conflict' in said ? keepConflict(ctx, each, said.conflict) : said
    }),
  )
}

/** So many are made ready in one turn of the event loop: neither a tap nor the commit under way waits for the rest. */
const ITEMS_A_TURN = 4

/** Checks, routes and dates each item; nothing is written yet. */
export async function prepareItems(
  ctx: Context,
  intake: Intake,
  incoming: readonly Incoming[],
  options: ReceiveOptions,
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const [index, item] of incoming.entries()) {
    if (index > 0 && index % ITEMS_A_TURN === 0) await nextTurn()
    prepared.push(prepareItem(ctx, intake, item, options))
  }
  return prepared
}

function prepareItem(
  ctx: Context,
  intake: Intake,
  item: Incoming,
  { channel, historical = false, sourcePolicyCode = 'imported' }: ReceiveOptions,
): Prepared {
  try {
    const tidy = tidyItem(item, ctx.now(), {
      historical,
      takeAnswers: (read, category) => {
        const onDay = localDay(Date.parse(read.receivedAt), ctx.organisation.zone)
        return intake.takeAnswers(read, category, { channel, onDay })
      },
    })
    return makeItemRows(ctx, intake, tidy, { channel, historical, sourcePolicyCode })
  } catch (error) {
    if (error instanceof Refusal) return { externalRef: item.externalRef, refusal: error }
    throw error
  }
}

type First = Awaited<ReturnType<typeof listBySource>>[number]

/** Whoever used the references of these rows (all of one channel) first: here, a moment ago elsewhere, or long ago. */
export async function findFirsts(
  db: Db,
  rows: readonly NewItemRows[],
): Promise<ReadonlyMap<string | null, First>> {
  const refs = [...new Set(rows.flatMap(({ item }) => item.external_ref ?? []))]
  const channel = rows[0]?.item.channel
  if (channel === undefined || refs.length === 0) return new Map()
  const firsts = await listBySource(db, channel, refs)
  return new Map(firsts.map((first) => [first.external_ref, first]))
}

function acceptedReceipt({ item, leadUnit, warnings }: NewItemRows): FeedbackReceipt {
  return {
    externalRef: item.external_ref,
    id: item.id,
    trackingCode: item.tracking_code,
    status: 'accepted',
    leadUnit,
    promisedDueAt: item.promised_due_at,
    ...warningsOf(warnings),
  }
}

/** What the sender is told of what was odd. */
export function warningsOf(warnings: readonly ItemWarning[]): Pick<FeedbackReceipt, 'warnings'> {
  if (warnings.length === 0) return {}
  return { warnings: warnings.map((warning) => ({ ...warning, ...WARNING_WORDS[warning.what] })) }
}

/** What whoever came first was told, or that this says something else. */
function replay(
  rows: NewItemRows,
  firsts: ReadonlyMap<string | null, First>,
): FeedbackReceipt | { readonly conflict: First } {
  const first = firsts.get(rows.item.external_ref)
  if (!first) throw new Error('an item was neither stored nor known')
  if (!isSameContent(first, rows.content)) return { conflict: first }
  return {
    externalRef: first.external_ref,
    id: first.id,
    trackingCode: first.tracking_code,
    status: 'duplicate',
    ...receiptOf(first),
  }
}

/** What was erased can be compared with nothing: under its reference nothing else is taken in. */
export function isSameContent({ salt, content_hash }: First, content: string): boolean {
  return salt === null || content_hash === hashOfText(salt, content)
}

/** What the sender was told the first time. */
function receiptOf({ first_body }: First): Pick<FeedbackReceipt, 'leadUnit' | 'promisedDueAt'> {
  return EVENT_BODIES.received.parse(JSON.parse(first_body)).receipt
}

function senderOf({ salt: _salt, feedback_id: _id, ...sender }: FeedbackSender): object {
  return sender
}

/** Nothing of what is stored changes: the coordinator sees both and decides. */
async function keepConflict(ctx: Context, rows: NewItemRows, first: First): Promise<Refusal> {
  await ctx.db.transaction().execute((tx) => insertConflict(tx, conflictOf(ctx, rows, first)))
  return new Refusal('feedback/conflict')
}

function conflictOf(ctx: Context, { item, sender }: NewItemRows, first: First): NewConflict {
  const { title, text, category, kind, place, received_at: receivedAt } = item
  const content = JSON.stringify({
    receivedAt,
    title,
    text,
    category,
    kind,
    place,
    sender: sender && senderOf(sender),
  })
  return {
    id: ctx.newId(),
    feedback_id: first.id,
    channel: item.channel,
    external_ref: item.external_ref ?? '',
    received_at: isoOf(ctx.now()),
    content,
    content_hash: sha256(content),
    restricted: item.restricted,
  }
}
