/**
 * Has the counter of an authenticator gone back, or stood still, since it was last used? Then somebody may have a copy
 * (WebAuthn Level 3, 6.1.1). One that does not count says 0 each time.
 */
export function hasCounterGoneBack(before: number, after: number): boolean {
  return (before > 0 || after > 0) && after <= before
}
