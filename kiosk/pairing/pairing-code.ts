/** The code as the server reads it: eight characters of Crockford's base 32, without spaces and dashes. */
export function tidyPairingCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null
}

/** The code in an address such as `/kiosk/#code=ABCD2345`, as the staff app's QR code gives it. */
export function pairingCodeInHash(hash: string): string | null {
  return tidyPairingCode(new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? '')
}
