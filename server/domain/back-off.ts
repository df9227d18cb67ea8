import { MINUTE_MS } from './local-time.ts'

const FIRST_MS = MINUTE_MS / 2
const LONGEST_MS = 60 * MINUTE_MS

/** After so many tries, about nine hours, somebody has to look. */
export const MAX_ATTEMPTS = 16

/**
 * How long to wait after the `attempts`-th failure: half a minute, doubled each time up to an hour, and between half of
 * that and all of it by `random` (0 to 1), so that what failed together does not return together.
 */
export function backOffMs(attempts: number, random: number): number {
  const full = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS)
  return full * (0.5 + random / 2)
}
