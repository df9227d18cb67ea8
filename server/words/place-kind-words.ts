import type { Words } from '../contract/language.ts'
import type { PlaceKind } from '../contract/places/place-kind.ts'

export const PLACE_KIND_WORDS: Readonly<Record<PlaceKind, Words>> = {
  ward: { vi: 'phường', en: 'ward' },
  street: { vi: 'đường', en: 'street' },
  landmark: { vi: 'địa danh', en: 'landmark' },
}
