import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30

/** 160 random bits in base 32, as apps take them (RFC 4226, 4). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address behind the QR code that an app reads. */
export function secretUri(
  secret: string,
  names: { readonly issuer: string; readonly label: string },
): string {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), period: PERIOD_S }).toString()
}

/**
 * The time step (RFC 6238) whose code this is: the present one, the one before or the one after, for a phone's clock may be
 * off by as much. Undefined where it is none of them.
 */
export function stepOfCode(secret: string, code: string, nowMs: number): number | undefined {
  const delta = TOTP.validate({
    token: code,
    secret: Secret.fromBase32(secret),
    period: PERIOD_S,
    timestamp: nowMs,
    window: 1,
  })
  return delta === null ? undefined : Math.floor(nowMs / 1000 / PERIOD_S) + delta
}
