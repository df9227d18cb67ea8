/** How long a session lasts; who stays begins this time anew. */
export const SESSION_MS = 12 * 60 * 60_000

/** The longest since somebody proved who they are, however often they stay (NIST SP 800-63B, AAL2: a day at most). */
export const LONGEST_SESSION_MS = 24 * 60 * 60_000

/** Pruned when so many are known: far more than an office has open at once. */
const MANY = 10_000

/**
 * How long sessions have lasted by a clock that only goes forward: the wall clock, set back, must not lengthen them. Each
 * process knows those it has seen.
 */
export class SessionAges {
  readonly #elapsedMs: () => number
  readonly #seenAt = new Map<string, number>()

  constructor(elapsedMs: () => number) {
    this.#elapsedMs = elapsedMs
  }

  /** True once the session was first seen longer ago than any may last. */
  isOver(tokenHash: string): boolean {
    const nowMs = this.#elapsedMs()
    const seenAt = this.#seenAt.get(tokenHash)
    if (seenAt !== undefined) return nowMs - seenAt >= SESSION_MS
    if (this.#seenAt.size >= MANY) this.#forgetOld(nowMs)
    this.#seenAt.set(tokenHash, nowMs)
    return false
  }

  /** What is over by twice its time has been ended by the wall clock too, or nobody asks for it. */
  #forgetOld(nowMs: number): void {
    for (const [tokenHash, seenAt] of this.#seenAt)
      if (nowMs - seenAt >= 2 * SESSION_MS) this.#seenAt.delete(tokenHash)
  }
}
