import type { Tx } from '../../db/dialect.ts'
import type { Feedback, FeedbackSender } from '../../db/queries/feedback/feedback.ts'
import { insertEvents, insertTexts, lockEnd, moveEnd } from '../../db/queries/history/events.ts'
import { type AnyRow, findRows } from '../../db/queries/history/rows.ts'
import { type Context, isoOf } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import {
  type ActBody,
  type ActKind,
  HISTORY_OF_ACT,
  type SealedRow,
  type SealedTable,
} from '../contract/office-acts.ts'
import { type ChainEnd, type Sealed, sealEvents } from './event-chain.ts'
import { type ItemColumns, sealedColumns } from './item-columns.ts'
import { hashOfRow } from './row-hash.ts'

/** An item as far as those who hear of its history need it. */
type ItemState = Pick<
  Feedback,
  | 'id'
  | 'channel'
  | 'lead_unit_id'
  | 'status'
  | 'cycle'
  | 'cycle_on'
  | 'received_at'
  | 'promised_due_at'
  | 'current_due_at'
  | 'breached_at'
  | 'breach_unit_id'
  | 'on_time'
  | 'working_minutes'
  | 'historical'
  | 'restricted'
>

/** How an item stands once these columns are set. */
export function stateAfter(item: ItemState, changes: ItemColumns): ItemState {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...item, ...(Object.fromEntries(given) as Partial<ItemState>) }
}

/** What happened to one item in one transaction. */
export interface ItemHistory {
  /** Null for an item that is new. */
  readonly before: ItemState | null
  readonly after: ItemState
  readonly news: readonly NewFeedbackEvent[]
  readonly sealed: Sealed
  /** What a new item says, and who sent it; left out for one that was there. */
  readonly said?: {
    readonly item: Pick<Feedback, 'folded' | 'tracking_code' | 'external_ref'>
    readonly sender: Pick<FeedbackSender, 'name' | 'phone' | 'email'> | null
  }
}

/** Hears of every change of an item, in the transaction of the change. */
export type Listener = (tx: Tx, ctx: Context, happened: readonly ItemHistory[]) => Promise<void>

/** Puts new entries at the end of an item's history. The last of them says what the step sets in the item's columns. */
export function sealItemEvents(
  ctx: Pick<Context, 'actor'>,
  { id, end, at, sets }: { id: string; end: ChainEnd; at: string; sets: ItemColumns },
  news: readonly NewFeedbackEvent[],
): Sealed {
  const columns = sealedColumns(sets)
  return sealEvents(
    ctx,
    id,
    end,
    at,
    news.map((event, index) => (index === news.length - 1 && columns ? { ...event, sets: columns } : event)),
  )
}

/**
 * The one writer of items' histories, in the transaction of the change itself, and the one place from which everybody who
 * must know hears of it: notices, tallies, and whoever else `ctx.listeners` names.
 */
export async function append(tx: Tx, ctx: Context, happened: readonly ItemHistory[]): Promise<void> {
  await insertTexts(
    tx,
    happened.flatMap(({ sealed }) => sealed.texts),
  )
  await insertEvents(
    tx,
    happened.flatMap(({ sealed }) => sealed.events),
  )
  for (const hear of ctx.listeners) await hear(tx, ctx, happened)
}

/** What an act needs to be recorded. */
type ActContext = Pick<Context, 'actor' | 'now' | 'newId' | 'sealedUntil'>

/** Rows that an act has just written, by table and id. */
export type WrittenRow = readonly [table: SealedTable, id: string]

/** Records what somebody did in the office, in the transaction that did it. */
export async function recordAct<K extends ActKind>(
  tx: Tx,
  ctx: ActContext,
  kind: K,
  body: ActBody<K>,
): Promise<void> {
  const chain = HISTORY_OF_ACT[kind]
  const sealed = sealEvents(ctx, chain, await lockEnd(tx, chain), entryTime(ctx), [{ kind, body }])
  await insertTexts(tx, sealed.texts)
  await insertEvents(tx, sealed.events)
  await moveEnd(tx, chain, sealed.end)
}

/** The same for an act that wrote rows: each is sealed as it now stands. */
export async function recordWriting(
  tx: Tx,
  ctx: ActContext,
  kind: WritingAct,
  written: readonly WrittenRow[],
): Promise<void> {
  const tables = new Set(written.map(([table]) => table))
  const found = new Map<SealedTable, ReadonlyMap<string, AnyRow>>()
  for (const table of tables) {
    const ids = written.flatMap(([of, id]) => (of === table ? [id] : []))
    found.set(table, await findRows(tx, table, ids))
  }
  const rows = written.map(([table, id]): SealedRow => {
    const row = found.get(table)?.get(id)
    if (!row) throw new Error(`${kind}: no row ${id} in ${table}`)
    return { table, id, hash: hashOfRow(table, row) }
  })
  await recordAct(tx, ctx, kind, { rows } as ActBody<typeof kind>)
}

type WritingAct = {
  [K in ActKind]: ActBody<K> extends { readonly rows: readonly SealedRow[] } ? K : never
}[ActKind]

/** The moment of an entry: never within a day whose root is signed already, though the clock may have been put back. */
export function entryTime({ now, sealedUntil }: Pick<Context, 'now' | 'sealedUntil'>): string {
  return isoOf(Math.max(now(), sealedUntil.ms))
}
