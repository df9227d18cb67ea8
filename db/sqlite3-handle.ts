import sqlite3 from 'sqlite3'

/* The only file that knows the `sqlite3` package: another driver would be this one file's change. */

const STATEMENT_CACHE_SIZE = 200

/** One SQLite connection with its prepared statements; used by one query at a time. */
export class Handle {
  readonly #db: sqlite3.Database
  readonly #statements = new Map<string, sqlite3.Statement>()

  private constructor(db: sqlite3.Database) {
    this.#db = db
  }

  static open(file: string): Promise<Handle> {
    return new Promise((resolve, reject) => {
      const db = new sqlite3.Database(file, (error) => {
        if (error) reject(new Error(`cannot open ${file}: ${error.message}`))
        else resolve(new Handle(db))
      })
    })
  }

  async all(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const statement = await this.#prepare(sql)
    return new Promise((resolve, reject) => {
      statement.all(parameters, (error: Error | null, rows: unknown[]) => {
        if (error) reject(error)
        else resolve(rows)
      })
    })
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<{ changes: number; lastId: number }> {
    const statement = await this.#prepare(sql)
    return new Promise((resolve, reject) => {
      statement.run(parameters, function (this: sqlite3.RunResult, error: Error | null) {
        if (error) reject(error)
        else resolve({ changes: this.changes, lastId: this.lastID })
      })
    })
  }

  /** The statement under way fails with SQLITE_INTERRUPT; without one nothing happens. */
  interrupt(): void {
    this.#db.interrupt()
  }

  async #prepare(sql: string): Promise<sqlite3.Statement> {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const prepared = this.#db.prepare(sql, (error: Error | null) => {
        if (error) reject(error)
        else resolve(prepared)
      })
    })
    if (this.#statements.size >= STATEMENT_CACHE_SIZE) {
      const oldest = this.#statements.entries().next().value
      if (oldest) {
        this.#statements.delete(oldest[0])
        oldest[1].finalize()
      }
    }
    this.#statements.set(sql, statement)
    return statement
  }

  async close(): Promise<void> {
    for (const statement of this.#statements.values()) {
      await new Promise<void>((resolve) => statement.finalize(() => resolve()))
    }
    await new Promise<void>((resolve, reject) =>
      this.#db.close((error) => (error ? reject(error) : resolve())),
    )
  }
}

/** Hands out connections first come, first served. */
export class Pool {
  readonly #all: readonly Handle[]
  readonly #free: Handle[]
  readonly #waiting: ((handle: Handle) => void)[] = []
  readonly #timeoutMs: number

  constructor(handles: readonly Handle[], timeoutMs: number) {
    this.#all = handles
    this.#free = [...handles]
    this.#timeoutMs = timeoutMs
  }

  take(): Promise<Handle> {
    const handle = this.#free.pop()
    if (handle) return Promise.resolve(handle)
    return new Promise((resolve, reject) => {
      const taker = (given: Handle): void => {
        clearTimeout(timer)
        resolve(given)
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(taker), 1)
        const message = `no database connection within ${this.#timeoutMs} ms: is \`db\` used inside a transaction instead of \`tx\`?`
        // Told as SQLite tells that a file is busy: the same statement may work later.
        reject(Object.assign(new Error(message), { code: 'SQLITE_BUSY' }))
      }, this.#timeoutMs)
      this.#waiting.push(taker)
    })
  }

  give(handle: Handle): void {
    const next = this.#waiting.shift()
    if (next) next(handle)
    else this.#free.push(handle)
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((handle) => handle.close()))
  }
}
