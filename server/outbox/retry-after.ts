import { MINUTE_MS } from '../domain/local-time.ts'

/** For a 429 or 503 that does not say how long. */
const USUAL_WAIT_MS = 5 * MINUTE_MS
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS

/** How long a server asks to be left alone: seconds or a date (RFC 9110, 10.2.3), a date by the provider's own clock. */
export function retryAfterMs(headers: Headers): number {
  const said = headers.get('retry-after')?.trim() ?? ''
  if (said === '') return USUAL_WAIT_MS
  const seconds = Number(said)
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(said) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(ms) ? USUAL_WAIT_MS : Math.min(Math.max(ms, MINUTE_MS / 2), LONGEST_WAIT_MS)
}
