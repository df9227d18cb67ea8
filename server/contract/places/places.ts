import { z } from 'zod'
import { text } from '../fields.ts'
import { PLACE_KINDS, type PlaceKind } from './place-kind.ts'
import { wanted } from '../wanted.ts'

/** An address of the web, or what a browser would take for a part of a page: a name that citizens read has neither. */
const NO_LINK =
  /^(?!.*(?:[<>\\]|:\/\/|www\.|@|[\p{L}\d-]\.(?:vn|com|net|org|info|biz|io|me|xyz|top|shop|site|link|click|gov|edu)(?![\p{L}\d])))[^\n\t]*$/iu

/** A ward is known by its official code of five digits; streets and landmarks lie in one, or in none where that is left out. */
export const PlaceInput = z
  .strictObject({
    kind: z.enum(PLACE_KINDS),
    name: text(120).regex(NO_LINK, wanted('no-link')),
    wardCode: z
      .string()
      .regex(/^\d{5}$/, wanted('ward-code'))
      .optional(),
    lat: z.number().min(-90).max(90).optional(),
    lng: z.number().min(-180).max(180).optional(),
  })
  .refine(({ kind, wardCode }) => kind !== 'ward' || wardCode !== undefined, {
    path: ['wardCode'],
    error: wanted('ward-code'),
  })
export type PlaceInput = z.infer<typeof PlaceInput>

const MOST_AT_ONCE = 5_000

export const PlacesInput = z.strictObject({ places: z.array(PlaceInput).min(1).max(MOST_AT_ONCE) })
export const PlacesFile = z.strictObject({ file: text(1_000_000) })
export const PlaceId = z.strictObject({ id: z.uuid() })

/** A place as the administrator's list shows it. */
export interface ListedPlace {
  readonly id: string
  readonly kind: PlaceKind
  readonly name: string
  readonly wardCode: string | null
  readonly point: { readonly lat: number; readonly lng: number } | null
}

export interface PlacesReceipt {
  readonly added: number
  readonly changed: number
  /** What was there already as it is. */
  readonly kept: number
}

/** What became of a place that was sent: a name sent twice is kept the second time. */
export type PlaceFate = 'added' | 'changed' | 'kept'

/** The same for a file, with the fate of each of its lines. */
export interface PlacesFileReceipt extends PlacesReceipt {
  readonly lines: readonly { readonly line: number; readonly name: string; readonly fate: PlaceFate }[]
}
