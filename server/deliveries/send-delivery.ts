import type { FeedbackCloudEvent, PingCloudEvent } from '../contract/events/events.ts'
import { retryAfterMs } from '../outbox/retry-after.ts'
import { post } from './post.ts'
import { signDelivery } from './sign-delivery.ts'
import type { DeliveryTarget } from './targets.ts'

/** One message as it is posted: its id is the same at every try. */
export interface OutgoingMessage {
  readonly id: string
  readonly contentType: string
  readonly body: string
}

/** An event in the structured mode of CloudEvents' HTTP binding. */
export function eventMessage(event: FeedbackCloudEvent | PingCloudEvent): OutgoingMessage {
  return {
    id: event.id,
    contentType: 'application/cloudevents+json; charset=utf-8',
    body: JSON.stringify(event),
  }
}

/** `refused`: it will never be taken. `gone`: the system wants nothing more. `failed`: nothing to go by. `later`: it says when. */
export type Handed =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'refused' | 'gone' | 'failed'; readonly said: string }
  | { readonly kind: 'later'; readonly afterMs: number; readonly said: string }

/** Of 401, 403 and 404 the set-up is to blame and not the message; 408, 425 and 429 say that it is too early. */
const LATER: readonly number[] = [401, 403, 404, 408, 425]

/**
 * Posts one message. 1022 confirms only by `{ "id": … }` with the message's own id, a subscriber by any 2xx; both by 409: it has it
 * already. A redirect or a line cut in the middle confirms nothing.
 */
export async function sendDelivery(
  { url, keys, confirmsBy, innerHosts, mayLeave }: DeliveryTarget,
  { id, contentType, body }: OutgoingMessage,
  nowMs: number,
): Promise<Handed> {
  if (keys.length === 0) return { kind: 'failed', said: 'no secret can be read' }
  try {
    const { status, headers, text } = await post(url, {
      headers: {
        'content-type': contentType,
        accept: 'application/json',
        'user-agent': 'Hai-Long',
        ...signDelivery(keys, id, Math.floor(nowMs / 1000), body),
      },
      body,
      innerHosts,
    })
    const said = `HTTP ${status}`
    if (status === 409) return { kind: 'confirmed' }
    if (status >= 200 && status < 300)
      return confirmsBy === 'status' || idIn(text) === id
        ? { kind: 'confirmed' }
        : { kind: 'failed', said: `${said}, without our id` }
    if (status === 410 && mayLeave) return { kind: 'gone', said }
    if (status === 429 || (status === 503 && headers.has('retry-after')))
      return { kind: 'later', afterMs: retryAfterMs(headers), said }
    if (status >= 400 && status < 500 && !LATER.includes(status)) return { kind: 'refused', said }
    return { kind: 'failed', said }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { kind: 'failed', said: String(cause instanceof Error ? cause.message : cause).slice(0, 200) }
  }
}

function idIn(reply: string): unknown {
  try {
    const value: unknown = JSON.parse(reply)
    return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  } catch {
    return undefined
  }
}
