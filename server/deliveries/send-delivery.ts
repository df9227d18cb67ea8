import type { OutgoingNews } from '../contract/deliveries/deliveries.ts'
import { retryAfterMs } from '../outbox/retry-after.ts'
import { signDelivery } from './sign-delivery.ts'
import type { DeliveryTarget } from './targets.ts'

/** A system that says nothing must not hold up what others are told. */
const TIMEOUT_MS = 10_000
const MAX_REPLY_BYTES = 64 * 1024

/** `refused`: it will never be taken. `failed`: nothing to go by. `later`: the system says when. */
export type Handed =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'refused' | 'failed'; readonly said: string }
  | { readonly kind: 'later'; readonly afterMs: number; readonly said: string }

/** Of 401, 403 and 404 the set-up is to blame and not the message; 408, 425 and 429 say that it is too early. */
const LATER: readonly number[] = [401, 403, 404, 408, 425]

/**
 * Posts one message. Confirmed only by `{ "id": … }` with the message's own id, or by 409: it has it already. A page of some
 * proxy, a redirect or a line cut in the middle confirms nothing.
 */
export async function sendDelivery(
  { url, secret }: DeliveryTarget,
  news: OutgoingNews,
  nowMs: number,
): Promise<Handed> {
  const body = JSON.stringify(news)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...signDelivery(secret, news.id, Math.floor(nowMs / 1000), body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { status } = response
    const said = `HTTP ${status}`
    const reply = await readReply(response)
    if (status === 409) return { kind: 'confirmed' }
    if (response.ok)
      return idIn(reply) === news.id
        ? { kind: 'confirmed' }
        : { kind: 'failed', said: `${said}, without our id` }
    if (status === 429 || (status === 503 && response.headers.has('retry-after')))
      return { kind: 'later', afterMs: retryAfterMs(response.headers), said }
    if (status >= 400 && status < 500 && !LATER.includes(status)) return { kind: 'refused', said }
    return { kind: 'failed', said }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { kind: 'failed', said: String(cause instanceof Error ? cause.message : cause).slice(0, 200) }
  }
}

/** At most so much of it: an endless answer is cut off. */
async function readReply({ body }: Response): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = chunk as Uint8Array
    bytes += part.byteLength
    if (bytes > MAX_REPLY_BYTES) break
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function idIn(reply: string): unknown {
  try {
    const value: unknown = JSON.parse(reply)
    return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  } catch {
    return undefined
  }
}
