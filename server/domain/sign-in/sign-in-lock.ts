/** Tries are forgotten so long after the first of them. */
const WINDOW_MS = 15 * 60_000

/** The longest that anybody is locked out at once. */
const LONGEST_MS = 4 * 60 * 60_000

/** After so long without a lock the next one is short again. */
const CALM_MS = 24 * 60 * 60_000

/** Tries under one key; instants are milliseconds since 1970. */
export interface Tries {
  readonly tries: number
  readonly untilMs: number
  readonly lockedUntilMs: number | null
  readonly locks: number
}

/** How many tries a window has, and whether each lock of a row is longer than the one before. */
export interface TryLimit {
  readonly tries: number
  readonly backsOff: boolean
}

/**
 * One more try. Beyond the limit the key is locked: for a quarter of an hour, and where it backs off for twice as long each
 * time, up to four hours; a day without a lock begins anew. While it is locked nothing is counted.
 */
export function countTry(
  known: Tries,
  nowMs: number,
  limit: TryLimit,
): Tries & { readonly refused: boolean } {
  if (known.lockedUntilMs !== null && known.lockedUntilMs > nowMs) return { ...known, refused: true }
  const isCalm = known.lockedUntilMs === null || known.lockedUntilMs + CALM_MS <= nowMs
  const locks = isCalm ? 0 : known.locks
  const isOld = known.untilMs <= nowMs
  const tries = (isOld ? 0 : known.tries) + 1
  const untilMs = isOld ? nowMs + WINDOW_MS : known.untilMs
  if (tries <= limit.tries)
    return { tries, untilMs, lockedUntilMs: known.lockedUntilMs, locks, refused: false }
  const lockedUntilMs = nowMs + Math.min(LONGEST_MS, WINDOW_MS * 2 ** (limit.backsOff ? locks : 0))
  return { tries: 0, untilMs: lockedUntilMs, lockedUntilMs, locks: locks + 1, refused: true }
}
