import { createHmac } from 'node:crypto'

/**
 * By Standard Webhooks 1.0: HMAC-SHA256 over id, time and body with dots between, as base64 after `v1,`. Whoever gets it can tell
 * who sent it, and that it is neither altered nor an old one sent again.
 */
export function signDelivery(
  secret: string,
  id: string,
  timestampSeconds: number,
  body: string,
): Record<string, string> {
  const signed = createHmac('sha256', secret).update(`${id}.${timestampSeconds}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': `v1,${signed}`,
  }
}
