import type { Tx } from '../../../db/dialect.ts'
import {
  insertAnswers,
  insertFeedback,
  insertHoldings,
  insertSenders,
} from '../../../db/queries/feedback/feedback.ts'
import type { Db } from '../../../db/open.ts'
import type { Actor, Context } from '../../context.ts'
import { GroupCommit } from '../../group-commit.ts'
import { append } from '../../history/append.ts'
import { changeItems } from '../../history/change-items.ts'
import type { NewItemRows } from './new-item-rows.ts'

/** What one request or one part of a file brings. */
interface Delivery {
  readonly ctx: Context
  readonly rows: readonly NewItemRows[]
}

type Stored = ReadonlySet<string>

/** So many items go into one transaction, unless a delivery alone has more: the next tap must not wait for longer. */
const ITEMS_A_COMMIT = 200

const commitsOf = new WeakMap<Db, GroupCommit<Delivery, Stored>>()

/**
 * Writes the items whose source reference is still free, in one transaction; returns their ids. Deliveries that come at the
 * same time share a commit, each as if it were alone: one that fails spoils no other. One commit at a time: however many
 * deliveries wait, taps find their turn between two.
 */
export async function storeItems(ctx: Context, rows: readonly NewItemRows[]): Promise<Stored> {
  if (rows.length === 0) return new Set()
  const commits =
    commitsOf.get(ctx.db) ??
    new GroupCommit<Delivery, Stored>(
      async (deliveries) => {
        const [first] = deliveries
        const stored = first ? await storeAll(first.ctx, deliveries) : new Set<string>()
        return deliveries.map(() => stored)
      },
      ITEMS_A_COMMIT,
      (delivery) => delivery.rows.length,
    )
  commitsOf.set(ctx.db, commits)
  return commits.add({ ctx, rows })
}

/** The same within a transaction of `changeItems` that writes more than items. */
export function storeWithin(tx: Tx, ctx: Context, rows: readonly NewItemRows[]): Promise<Stored> {
  return rows.length === 0 ? Promise.resolve(new Set()) : insertAll(tx, [{ ctx, rows }])
}

function storeAll(ctx: Context, deliveries: readonly Delivery[]): Promise<Stored> {
  return changeItems(ctx, (tx) => insertAll(tx, deliveries))
}

async function insertAll(tx: Tx, deliveries: readonly Delivery[]): Promise<Stored> {
  // In the order of their references, so that two batches with the same ones never wait for each other in a circle.
  const inOrder = deliveries
    .flatMap(({ rows }) => rows)
    .toSorted((a, b) => compareRefs(a.item.external_ref, b.item.external_ref))
  const stored = await insertFeedback(
    tx,
    inOrder.map(({ item }) => item),
  )
  const kept = inOrder.filter(({ item }) => stored.has(item.id))
  if (kept.length === 0) return stored
  await insertHoldings(
    tx,
    kept.map(({ holding }) => holding),
  )
  await insertSenders(
    tx,
    kept.flatMap(({ sender }) => sender ?? []),
  )
  await insertAnswers(
    tx,
    kept.flatMap(({ answer }) => answer ?? []),
  )
  await appendByActor(tx, deliveries, stored)
  return stored
}

/** Who hears of it may ask who did it: the deliveries of one actor together. */
async function appendByActor(tx: Tx, deliveries: readonly Delivery[], stored: Stored): Promise<void> {
  const byActor = new Map<string, { ctx: Context; rows: NewItemRows[] }>()
  for (const { ctx, rows } of deliveries) {
    const name = nameOf(ctx.actor)
    const same = byActor.get(name) ?? { ctx, rows: [] }
    same.rows.push(...rows.filter(({ item }) => stored.has(item.id)))
    byActor.set(name, same)
  }
  for (const { ctx, rows } of byActor.values())
    await append(
      tx,
      ctx,
      rows.map(({ history }) => history),
    )
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'staff') return `staff ${actor.personId}`
  return 'name' in actor ? `${actor.kind} ${actor.name}` : actor.kind
}

function compareRefs(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
