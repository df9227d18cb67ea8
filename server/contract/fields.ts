import { z } from 'zod'

/** A unit's, desk's or questionnaire's short code: what a person types and a URL carries. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)

/** Ids are UUIDs; the service makes version 7, a device may send any version. */
export const Id = z.uuid()

/** An instant with its zone (RFC 3339). A time without a zone is refused: nobody can know when it was. */
export const Instant = z.iso.datetime({ offset: true })

/** A local calendar day, `2026-08-22`. */
export const Day = z.iso.date()

/**
 * Free text: length is counted after tidying on the server. U+0000 is refused here because no database keeps it;
 * other control and zero-width characters are removed when the text is stored.
 */
const NO_NUL = /^[^\u0000]*$/

export function text(maxLength: number, minLength = 1): z.ZodString {
  return z.string().min(minLength).max(maxLength).regex(NO_NUL)
}
