import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { sha256 } from '../ids.ts'

/**
 * The installation's own key, made at the first start and kept in a file outside the database: who can write the database
 * alone can forge neither a root nor a seal.
 */
export interface InstallationKey {
  /** The first 16 hex digits of the public key's sha256. */
  readonly id: string
  /** SPKI in PEM: to be shown to everybody. */
  readonly publicKey: string
  /** Ed25519 (RFC 8032) in base64. */
  sign(text: string): string
  /** HMAC-SHA-256, with a key derived from the private one (HKDF, RFC 5869). */
  mac(text: string): Buffer
}

/** Reads the key, or makes it where there is none. Only its owner may read the file. */
export function openKey(file: string): InstallationKey {
  try {
    return keyOf(createPrivateKey(readFileSync(file)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw new Error(`KEY_FILE: ${file} is no readable private key`, { cause: error })
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  // `wx`: of two processes that start at once the second takes the first one's key.
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return openKey(file)
    throw new Error(`KEY_FILE: ${file} cannot be written`, { cause: error })
  }
  return keyOf(privateKey)
}

function keyOf(privateKey: KeyObject): InstallationKey {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
  const macKey = Buffer.from(
    hkdfSync('sha256', privateKey.export({ type: 'pkcs8', format: 'der' }), '', 'hailong row seal', 32),
  )
  return {
    id: keyId(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    mac: (text) => createHmac('sha256', macKey).update(text).digest(),
  }
}

export function keyId(publicKey: string): string {
  return sha256(publicKey).slice(0, 16)
}

/** Was this text signed with the private half of this public key? */
export function isSignedWith(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
