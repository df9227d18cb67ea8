import { hasOneWriter } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import { isRunning, runningLeases } from '../../db/queries/leases.ts'
import {
  expireShard,
  type HeldShard,
  listWriterShards,
  renewShard,
  takeShard,
} from '../../db/queries/writer-shards.ts'
import type { Changes } from '../cache.ts'
import { isoOf, type Service, type WriterShard } from '../context.ts'

type Leasing = Pick<Service, 'db' | 'now' | 'newId'> & { readonly changes: Pick<Changes, 'elapsedMs'> }

/** How long a process may be silent before another may have its shard. */
export const SHARD_LEASE_MS = 5 * 60_000

/**
 * The shard of one process: the lowest number from 1 that nobody holds, kept as long as the process asks for it. Where
 * there is one writer anyway it is 0, and nothing is kept. Two that hold one shard for a moment, by clocks that differ, wait
 * for each other and lose nothing.
 */
export function createWriterShard(service: Leasing): WriterShard {
  return hasOneWriter(service.db)
    ? { held: 0, current: () => Promise.resolve(0), giveBack: () => Promise.resolve() }
    : new LeasedShard(service)
}

class LeasedShard implements WriterShard {
  readonly #db: Db
  readonly #now: () => number
  readonly #elapsedMs: () => number
  readonly #holder: string
  #shard: number | null = null
  /** By the clock that only goes forward: one that was put back would keep the lease from being renewed. */
  #untilMs = 0
  #asking: Promise<number> | null = null

  constructor({ db, now, newId, changes }: Leasing) {
    this.#db = db
    this.#now = now
    this.#elapsedMs = () => changes.elapsedMs()
    this.#holder = newId()
  }

  get held(): number {
    return this.#shard ?? 0
  }

  current(): Promise<number> {
    if (this.#shard !== null && this.#untilMs - this.#elapsedMs() > SHARD_LEASE_MS / 2)
      return Promise.resolve(this.#shard)
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  async giveBack(): Promise<void> {
    if (this.#shard !== null) await expireShard(this.#db, this.#shard, this.#holder, isoOf(this.#now()))
    this.#shard = null
  }

  /** Renews the lease; takes another number where somebody else has it by now. */
  async #ask(): Promise<number> {
    const untilMs = this.#elapsedMs() + SHARD_LEASE_MS
    const terms = { holder: this.#holder, expires_at: isoOf(this.#now() + SHARD_LEASE_MS) }
    const before = this.#shard
    const isKept = before !== null && (await renewShard(this.#db, { shard: before, ...terms }))
    const shard = isKept ? before : await this.#takeLowest(terms)
    this.#shard = shard
    this.#untilMs = untilMs
    return shard
  }

  async #takeLowest(terms: Omit<HeldShard, 'shard'>): Promise<number> {
    const running = runningLeases(this.#now(), SHARD_LEASE_MS)
    for (;;) {
      const rows = await listWriterShards(this.#db)
      const taken = new Set(rows.filter((row) => isRunning(row, running)).map(({ shard }) => shard))
      let shard = 1
      while (taken.has(shard)) shard += 1
      // False where another process was faster: then it is not free any more, and the next number is.
      if (await takeShard(this.#db, { shard, ...terms }, running)) return shard
    }
  }
}
