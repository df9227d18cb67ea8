import { MINUTE_MS } from '../local-time.ts'

/** After so many failures in a row a system is left alone for a while. */
const OPENS_AFTER = 5
const FIRST_REST_MS = MINUTE_MS
const LONGEST_REST_MS = 15 * MINUTE_MS

/** How long nothing is sent after the `failures`-th failure in a row; 0 while it is still tried. Then one try decides. */
export function restMs(failures: number): number {
  if (failures < OPENS_AFTER) return 0
  return Math.min(FIRST_REST_MS * 2 ** (failures - OPENS_AFTER), LONGEST_REST_MS)
}

const FIRST_WAIT_MS = MINUTE_MS / 2
const LONGEST_WAIT_MS = 60 * MINUTE_MS

/** So many failures of one message, about three days: then somebody has to look. */
export const MAX_TRIES = 80

/** Before the next try of one message: anything up to half a minute doubled each time, at most an hour ("full jitter"). */
export function nextTryMs(attempts: number, random: number): number {
  return Math.round(random * Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS))
}
