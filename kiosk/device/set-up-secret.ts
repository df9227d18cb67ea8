const ROUNDS = 200_000

/** What is kept of a PIN: salt and PBKDF2 digest, in hex. Until a PIN is chosen, the pairing code is the PIN. */
export async function makeSecret(pin: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return `${toHex(salt)}:${await digest(pin, salt)}`
}

export async function fitsSecret(pin: string, secret: string): Promise<boolean> {
  const [salt = '', expected] = secret.split(':')
  const bytes = Uint8Array.from(salt.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  return (await digest(pin, bytes)) === expected
}

async function digest(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const tidy = new TextEncoder().encode(pin.toUpperCase().replace(/[\s-]/g, ''))
  const key = await crypto.subtle.importKey('raw', tidy, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    key,
    256,
  )
  return toHex(new Uint8Array(bits))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
