import { isUnavailable } from '../db/dialect.ts'

/**
 * Group commit: whatever arrives while one commit is on its way to the disk goes into the next one together. A group
 * that fails is tried again one entry at a time, so that no entry can spoil another's; not where the database cannot work.
 */
export class GroupCommit<Entry, Result> {
  readonly #commit: (entries: readonly Entry[]) => Promise<readonly Result[]>
  readonly #most: number
  readonly #weigh: (entry: Entry) => number
  #waiting: Waiting<Entry, Result>[] = []
  #running: Promise<void> | undefined

  /** A group weighs `most` at most, or is one entry; an entry weighs 1 unless `weigh` says otherwise. */
  constructor(
    commit: (entries: readonly Entry[]) => Promise<readonly Result[]>,
    most: number,
    weigh: (entry: Entry) => number = () => 1,
  ) {
    this.#commit = commit
    this.#most = most
    this.#weigh = weigh
  }

  /** Resolves with the entry's result once it is on disk. */
  add(entry: Entry): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** How many wait for the next commit. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when nothing is waiting any more. */
  async drain(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What arrives in this turn of the event loop still joins the group: what the last one's answers bring back, too.
      await new Promise<void>((resolve) => setImmediate(resolve))
      const group = this.#waiting.splice(0, this.#countNext())
      if (await this.#commitGroup(group)) continue
      const mayHelp = group.length > 1 && !isUnavailable(group[0]?.error)
      for (const one of group) if (!mayHelp || !(await this.#commitGroup([one]))) one.reject(one.error)
    }
    this.#running = undefined
  }

  #countNext(): number {
    let weight = 0
    const over = this.#waiting.findIndex(({ entry }) => (weight += this.#weigh(entry)) > this.#most)
    return over === -1 ? this.#waiting.length : Math.max(1, over)
  }

  /** Commits a group and resolves each of its entries; false when it failed, with the error left on every entry. */
  async #commitGroup(group: readonly Waiting<Entry, Result>[]): Promise<boolean> {
    try {
      const results = await this.#commit(group.map(({ entry }) => entry))
      group.forEach(({ resolve }, index) => resolve(results[index] as Result))
      return true
    } catch (error) {
      for (const waiting of group) waiting.error = error
      return false
    }
  }
}

interface Waiting<Entry, Result> {
  readonly entry: Entry
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
  error?: unknown
}
