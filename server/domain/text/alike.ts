import { alikeness } from './trigrams.ts'

/** Where something is, as far as it was said: degrees, and the trigrams of its address. */
interface AlikePlace {
  readonly wardCode: string | null
  readonly point: { readonly lat: number; readonly lng: number } | null
  readonly address: ReadonlySet<string>
}

/** What of an item is compared. */
export interface AlikeItem {
  readonly trigrams: ReadonlySet<string>
  readonly place: AlikePlace
  /** Folded; null where none was chosen. */
  readonly category: string | null
  readonly receivedMs: number
}

/** How two items are alike, and whether they may be the same matter. */
export interface Alike {
  /** 0 to 1, of the texts alone. */
  readonly text: number
  readonly place: 'near' | 'same-ward' | 'far' | 'unknown'
  /** Null where not both have a point. */
  readonly metres: number | null
  readonly days: number
  readonly isLikely: boolean
}

/** Within this distance people mean the same spot: a phone indoors is often off by fifty metres. */
const NEAR_M = 200
/** Beyond, it is another matter, however alike the words: two heaps of rubbish in two streets. */
const FAR_M = 1_500
/** From this share of common pieces on two addresses name the same street or landmark. */
const SAME_ADDRESS = 0.5
const DAY_MS = 86_400_000

/** How alike the texts must be, by what is known of the places; found on made pairs, `test/domain/text/alike-pairs.ts`. */
const NEEDED: Readonly<Record<Alike['place'], number>> = {
  near: 0.3,
  'same-ward': 0.4,
  unknown: 0.42,
  far: 2,
}
/** What two people call by two fields is seldom one matter. */
const OTHER_CATEGORY = 0.12

/** Compares two items: words, place and days apart. What is further apart in time than `withinDays` is not alike. */
export function compareItems(a: AlikeItem, b: AlikeItem, withinDays: number): Alike {
  const text = alikeness(a.trigrams, b.trigrams)
  const days = Math.floor(Math.abs(a.receivedMs - b.receivedMs) / DAY_MS)
  const metres = a.place.point && b.place.point ? metresBetween(a.place.point, b.place.point) : null
  const place = comparePlaces(a.place, b.place, metres)
  const differ = a.category !== null && b.category !== null && a.category !== b.category
  const isLikely = days <= withinDays && text >= NEEDED[place] + (differ ? OTHER_CATEGORY : 0)
  return { text, place, metres: metres === null ? null : Math.round(metres), days, isLikely }
}

function comparePlaces(a: AlikePlace, b: AlikePlace, metres: number | null): Alike['place'] {
  if (metres !== null && metres <= NEAR_M) return 'near'
  if (metres !== null && metres > FAR_M) return 'far'
  const bothSay = a.address.size > 0 && b.address.size > 0
  if (bothSay && alikeness(a.address, b.address) >= SAME_ADDRESS) return 'near'
  if (a.wardCode === null || b.wardCode === null) return 'unknown'
  return a.wardCode === b.wardCode ? 'same-ward' : 'far'
}

const EARTH_M = 6_371_000

/** Along the great circle (haversine). */
function metresBetween(
  a: { readonly lat: number; readonly lng: number },
  b: { readonly lat: number; readonly lng: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
