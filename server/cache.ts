import {
  type ChangeStamps,
  type ChangeTx,
  changeTransaction,
  readStamps,
} from '../db/queries/change-stamps.ts'
import type { Db } from '../db/open.ts'
import type { Topic } from '../db/topics.ts'
import type { Service } from './context.ts'

/** Changes of other processes are looked for when the last look is this old. */
const LOOK_MS = 1_000
/** No copy gets older than this, whatever was announced. */
const MAX_AGE_MS = 60_000

/** What one service knows of changes to the data it keeps copies of. `db/topics.ts` says what is kept, and how old it gets. */
export interface Changes {
  /** Runs `work` in a transaction; what it announces is known here when this resolves, elsewhere within a second. */
  transaction<T>(work: (tx: ChangeTx) => Promise<T>): Promise<T>
  /** The stamps as they were at most a second ago, and after every change of our own. */
  look(): Promise<ChangeStamps>
  /** Milliseconds of a clock that only goes forward, from any start. */
  elapsedMs(): number
}

/** `elapsedMs` is no wall clock: one that is set back or forth must neither keep a copy for ever nor drop it. */
export function watchChanges(db: Db, elapsedMs = () => performance.now()): Changes {
  let latest: { readonly atMs: number; readonly stamps: Promise<ChangeStamps> } | undefined
  // A process that hears of a change sooner than by looking (LISTEN on PostgreSQL) would do no more than this.
  const lookAgain = () => (latest = undefined)

  return {
    elapsedMs,
    look() {
      const atMs = elapsedMs()
      if (latest && atMs - latest.atMs < LOOK_MS) return latest.stamps
      const look = { atMs, stamps: readStamps(db) }
      look.stamps.catch(() => latest === look && lookAgain())
      latest = look
      return look.stamps
    },
    async transaction(work) {
      try {
        return await changeTransaction(db, work)
      } finally {
        // Also after an error: a commit may have reached the database though its answer was lost.
        lookAgain()
      }
    },
  }
}

interface Entry<Value> {
  readonly value: Promise<Value>
  readonly stamps: ChangeStamps
  readonly atMs: number
}

/**
 * Keeps what `load` reads, by its key, in each service apart. `about` names every topic whose tables `load` reads: when one
 * of them has changed, or after a minute, it is read again. Of more than `maxEntries` the one asked for longest ago goes.
 * `undefined` is not kept. `load` reads by the service's `db`: not for use inside a transaction.
 */
export function createCache<Value, Key extends readonly string[]>({
  about,
  maxEntries,
  load,
}: {
  readonly about: readonly Topic[]
  readonly maxEntries: number
  readonly load: (service: Service, ...key: Key) => Promise<Value>
}): (service: Service, ...key: Key) => Promise<Value> {
  const perService = new WeakMap<Changes, Map<string, Entry<Value>>>()

  function entriesOf({ changes }: Service): Map<string, Entry<Value>> {
    const known = perService.get(changes) ?? new Map<string, Entry<Value>>()
    perService.set(changes, known)
    return known
  }

  return async (service, ...key) => {
    const { changes } = service
    const name = key.join(' ')
    const entries = entriesOf(service)
    // Looked at before loading: what changes meanwhile makes the entry old, never a stale one new.
    const stamps = await changes.look()
    const atMs = changes.elapsedMs()
    const isCurrent = (entry: Entry<Value>) =>
      atMs - entry.atMs < MAX_AGE_MS && about.every((topic) => entry.stamps.get(topic) === stamps.get(topic))

    const known = entries.get(name)
    const entry = known && isCurrent(known) ? known : { value: load(service, ...key), stamps, atMs }
    entries.delete(name)
    entries.set(name, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries) break
      entries.delete(oldest)
    }
    const forget = () => entries.get(name) === entry && entries.delete(name)
    try {
      const value = await entry.value
      if (value === undefined) forget()
      return value
    } catch (error) {
      forget()
      throw error
    }
  }
}
