import { z } from 'zod'
import { text } from './fields.ts'

/** Colours as `#a8121b`; a logo of at most 512 KiB, in base64. */
export const LookInput = z.strictObject({
  brand: text(20),
  accent: text(20),
  logo: text(1_000_000).nullable().optional(),
})
