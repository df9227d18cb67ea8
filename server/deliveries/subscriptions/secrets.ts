import { randomBytes } from 'node:crypto'
import type { StoredSubscription } from '../../../db/queries/events/subscriptions.ts'
import type { InstallationKey } from '../../history/key.ts'
import { openSecret } from '../../sign-in/secret-box.ts'

/** As Standard Webhooks writes a secret: what follows is the key in base64. */
const PREFIX = 'whsec_'

export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`
}

/** The keys that sign for a subscription, the newest first; none where another installation's key enciphered them. */
export function keysOf(
  key: InstallationKey,
  { id, secret, secret_before }: Pick<StoredSubscription, 'id' | 'secret' | 'secret_before'>,
): Uint8Array[] {
  return [secret, secret_before].flatMap((box) => {
    const said = box === null ? undefined : openSecret(key, id, box)
    return said === undefined ? [] : [Buffer.from(said.slice(PREFIX.length), 'base64')]
  })
}
