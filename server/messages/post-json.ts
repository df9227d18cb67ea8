import { retryAfterMs } from '../outbox/retry-after.ts'
import type { Handed } from './channel.ts'

/** A provider that says nothing must not hold up everything else. */
const TIMEOUT_MS = 15_000

/** Statuses that say that this message will never be taken; of 401 and 403 the office's set-up is to blame, not the message. */
const REFUSALS: readonly number[] = [400, 404, 410, 422]

/**
 * Posts JSON to a provider: its reply as an object, or what its status alone says. Throws where there is no answer to go by:
 * a line that is cut, a server's own fault, a page instead of JSON.
 */
export async function postJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<{ readonly reply: Readonly<Record<string, unknown>> } | { readonly handed: Handed }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const text = await response.text()
  const { status } = response
  if (status === 429 || (status === 503 && response.headers.has('retry-after')))
    return { handed: { kind: 'later', afterMs: retryAfterMs(response.headers) } }
  if (REFUSALS.includes(status)) return { handed: { kind: 'refused', said: `HTTP ${status}` } }
  if (!response.ok) throw new Error(`the provider answered ${status}`)
  const reply = objectOf(text)
  if (!reply) throw new Error(`the provider answered ${status} with what is no JSON object`)
  return { reply }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
