import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { InstallationKey } from '../history/key.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Enciphers a secret for one person with the installation's key: who reads the database, or a copy of it, cannot use it. */
export function sealSecret(key: InstallationKey, personId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, boxKey(key), nonce).setAAD(Buffer.from(personId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The secret; undefined where it was sealed with another key, for somebody else, or was changed. */
export function openSecret(key: InstallationKey, personId: string, box: string): string | undefined {
  const bytes = Buffer.from(box, 'base64url')
  const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)]
  if (rest.length < TAG_BYTES) return undefined
  const decipher = createDecipheriv(CIPHER, boxKey(key), nonce)
    .setAAD(Buffer.from(personId))
    .setAuthTag(rest.subarray(0, TAG_BYTES))
  try {
    return decipher.update(rest.subarray(TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

function boxKey(key: InstallationKey): Buffer {
  return key.mac('the key to secrets of second factors')
}
