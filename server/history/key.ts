import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
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
      throw new Error(`KEY_FILE: ${file} is no readable private key${reasonOf(error)}`, { cause: error })
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  // `wx`: of two processes that start at once the second takes the first one's key.
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return openKey(file)
    throw new Error(`KEY_FILE: ${file} cannot be written${reasonOf(error)}`, { cause: error })
  }
  return keyOf(privateKey)
}

/** What the system says of a file; nothing of what stands in it. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'syscall' in error ? `: ${error.message}` : ''
}

/** A key that is kept nowhere: for looking at what another one signed. */
export function makeKey(): InstallationKey {
  return keyOf(generateKeyPairSync('ed25519').privateKey)
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
    mac: hmacWith(macKey),
  }
}

const BLOCK_BYTES = 64
const SCRATCH_BYTES = 16_384

/**
 * HMAC-SHA-256 (RFC 2104) for many short texts under one key of at most 64 bytes: two one-shot hashes over buffers that are
 * filled again and again, a third of the time of an object a text.
 */
export function hmacWith(key: Buffer): (text: string) => Buffer {
  const block = Buffer.concat([key], BLOCK_BYTES)
  const inner = Buffer.concat([block.map((byte) => byte ^ 0x36)], SCRATCH_BYTES)
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c)], BLOCK_BYTES + 32)
  return (text) => {
    const isShort = text.length * 3 <= SCRATCH_BYTES - BLOCK_BYTES
    const message = isShort
      ? inner.subarray(0, BLOCK_BYTES + inner.write(text, BLOCK_BYTES))
      : Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.from(text)])
    hash('sha256', message, 'buffer').copy(outer, BLOCK_BYTES)
    return hash('sha256', outer, 'buffer')
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
