import { z } from 'zod'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import type { HitCursor } from '../search/find-hits.ts'

const WrittenCursor = z.tuple([
  /** What is urgent stands before all times. */
  z.string().regex(/^0?\d{4}-[\d:.TZ-]{4,30}$/),
  Id,
  z.enum(['named', 'as-typed', 'without-marks', 'by-words']),
  z.int().nullable(),
])

/** Where a page ended, as a text that means nothing to others. */
export function writeCursor({ key: { at, id, doc }, hits }: HitCursor): string {
  return Buffer.from(JSON.stringify([at, id, hits, doc ?? null])).toString('base64url')
}

/** Throws `request/invalid`. */
export function readCursor(cursor: string): HitCursor {
  try {
    const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [at, id, hits, doc] = WrittenCursor.parse(written)
    return { key: { at, id, ...(doc === null ? {} : { doc }) }, hits }
  } catch {
    throw new Refusal('request/invalid', {
      errors: [{ field: 'after', vi: 'không phải vị trí của danh sách này', en: 'is no place in this list' }],
    })
  }
}
