import { z } from 'zod'
import { text } from '../../fields.ts'

/** Whose items are asked for: of one unit, by its code, or of every unit that the person reads. */
export const HandlersQuery = z.strictObject({ unit: text(40).optional() })

/** Somebody an item can be given to. */
export interface Handler {
  readonly id: string
  readonly name: string
}
