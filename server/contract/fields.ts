import { z } from 'zod'
import { wanted } from './wanted.ts'

/** A unit's, desk's or questionnaire's short code: what a person types and a URL carries. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, wanted('code'))

/** Ids are UUIDs; the service makes version 7, a device may send any version. */
export const Id = z.uuid()

/** An instant with its zone (RFC 3339). A time without a zone is refused: nobody can know when it was. */
export const Instant = z.iso.datetime({ offset: true })

export const Email = z.email().max(200)

/** A local calendar day, `2026-08-22`. */
export const Day = z.iso.date()

/** No U+0000 and no lone surrogate: no database keeps them. Other control characters are removed when text is stored. */
const STORABLE = /^[^\u0000\p{Cs}]*$/u

/** Free text of so many UTF-16 units. */
export function text(maxLength: number, minLength = 1): z.ZodString {
  return z.string().min(minLength).max(maxLength).regex(STORABLE, wanted('storable'))
}
