import { createHmac } from 'node:crypto'

/**
 * By Standard Webhooks 1.0: HMAC-SHA256 over id, time and body with dots between, as base64 after `v1,`; one for each key that is good,
 * with a space between. Whoever gets it can tell who sent it, and that it is neither altered nor an old one sent again.
 */
export function signDelivery(
  keys: readonly (string | Uint8Array)[],
  id: string,
  timestampSeconds: number,
  body: string,
): Record<string, string> {
  const signed = keys.map((key) =>
    createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64'),
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signed.map((each) => `v1,${each}`).join(' '),
  }
}
