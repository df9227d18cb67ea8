import { DAY_MS } from '../local-time.ts'

/** A queue that could not hand over for longer has given up (RFC 5321, 4.5.4.1). */
const MOST_QUEUED_MS = 5 * DAY_MS

/**
 * When the office's own mail server took a mail, in epoch milliseconds: by the uppermost `Received`, which it writes itself,
 * so that a mail that waited behind the 15:00 limit keeps its day. The sender's own `Date` decides nothing. Null where it
 * cannot be read, lies ahead or too far back.
 */
export function takenAtMs(received: string | undefined, nowMs: number): number | null {
  const ms = Date.parse(received?.slice(received.lastIndexOf(';') + 1).trim() ?? '')
  return ms <= nowMs && ms > nowMs - MOST_QUEUED_MS ? ms : null
}
