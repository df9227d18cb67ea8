import { timingSafeEqual } from 'node:crypto'
import type { InstallationKey } from '../history/key.ts'
import { newToken, sha256 } from '../ids.ts'

/** The longest that browsers keep a cookie (RFC 6265bis, 5.6.1). */
export const DEVICE_COOKIE_S = 400 * 24 * 60 * 60

/** A device on which this person has signed in before: the cookie's value, and what the device is counted by. */
interface KnownDevice {
  readonly cookie: string
  readonly id: string
}

/** One for each account: several people may share a computer. */
export function deviceCookieName(username: string): string {
  return `hailong_device_${sha256(username).slice(0, 16)}`
}

/** A cookie for a device on which somebody has just signed in; nobody can make one without the installation's key. */
export function newDeviceCookie(key: InstallationKey, username: string): string {
  const id = newToken().slice(0, 22)
  return `${id}.${signatureOf(key, username, id)}`
}

/** The device behind a cookie, if the cookie is ours and this account's. */
export function readDeviceCookie(
  key: InstallationKey,
  username: string,
  cookie: string | undefined,
): KnownDevice | undefined {
  const [id = '', signature = ''] = cookie?.split('.') ?? []
  const right = Buffer.from(signatureOf(key, username, id))
  const given = Buffer.from(signature)
  if (cookie === undefined || given.length !== right.length || !timingSafeEqual(given, right))
    return undefined
  return { cookie, id }
}

function signatureOf(key: InstallationKey, username: string, id: string): string {
  return key.mac(JSON.stringify(['known device', username, id])).toString('base64url')
}
