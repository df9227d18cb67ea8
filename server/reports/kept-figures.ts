import { databaseOf, type Tx } from '../../db/dialect.ts'
import { readTallyStamp } from '../../db/queries/reports/tally-stamps.ts'
import type { DaySpan } from '../../db/queries/tally-cells.ts'

interface Kept<Value> {
  readonly stamp: string
  readonly value: Value
}

/**
 * Keeps what `read` makes of the ratings' tally of a period of whole months, by a key, in each database apart: it is made
 * again as soon as one of these ratings came or was flagged, as the snapshot `tx` sees it. Whatever else `read` rests on must be in the
 * key. What is kept is shared: nobody may change it. Of more than `maxEntries` the one asked for longest ago goes.
 */
export function keepFigures<Value>(
  maxEntries: number,
): (tx: Tx, span: DaySpan, key: readonly unknown[], read: () => Promise<Value>) => Promise<Value> {
  const perDatabase = new WeakMap<object, Map<string, Kept<Value>>>()
  return async (tx, span, key, read) => {
    const database = databaseOf(tx)
    const entries = perDatabase.get(database) ?? new Map<string, Kept<Value>>()
    perDatabase.set(database, entries)
    const name = JSON.stringify([span.fromDay, span.toDay, ...key])
    const stamp = await stampIn(tx, span)
    const known = entries.get(name)
    const kept = known?.stamp === stamp ? known : { stamp, value: await read() }
    entries.delete(name)
    entries.set(name, kept)
    for (const oldest of [...entries.keys()].slice(0, -maxEntries)) entries.delete(oldest)
    return kept.value
  }
}

/** In a snapshot it is the same however often it is asked for. */
const stamps = new WeakMap<Tx, Map<string, Promise<string>>>()

function stampIn(tx: Tx, span: DaySpan): Promise<string> {
  const known = stamps.get(tx) ?? new Map<string, Promise<string>>()
  stamps.set(tx, known)
  const name = `${span.fromDay} ${span.toDay}`
  const stamp = known.get(name) ?? readTallyStamp(tx, span)
  known.set(name, stamp)
  return stamp
}
