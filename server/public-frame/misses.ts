import type { Limiter } from '../limits.ts'

/**
 * Counts a code that nobody has against its address. Null while it may go on; else how long until it may, in ms. Only who
 * misses is held up: whatever was found has been shown before.
 */
export async function waitAfterMiss(misses: Limiter, address: string): Promise<number | null> {
  const before = await misses.get(address)
  if (before && before.remainingPoints <= 0) return before.msBeforeNext
  await misses.penalty(address)
  return null
}
