import type { InstallationKey } from '../history/key.ts'
import { newCode } from '../ids.ts'

const COUNT = 10
const LENGTH = 10

/** Ten codes to be printed, `4F7KQ-9XW2M`: 50 random bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = newCode(LENGTH)
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
  })
}

/** What is kept of a code; however it is typed: small letters, spaces, O for 0. */
export function hashRecoveryCode(key: InstallationKey, personId: string, typed: string): string {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return key.mac(JSON.stringify(['recovery code', personId, code])).toString('hex')
}
