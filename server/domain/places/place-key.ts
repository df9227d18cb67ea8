import type { PlaceKind } from '../../contract/places/place-kind.ts'
import { spelledWords } from '../text/fold-vietnamese.ts'

/** By what an office's list knows a place: a ward by its code, another by its kind, ward and name, however it is written. */
export function placeKey(place: {
  readonly kind: PlaceKind
  readonly name: string
  readonly wardCode: string
}): string {
  const { kind, name, wardCode } = place
  return JSON.stringify(kind === 'ward' ? [kind, wardCode] : [kind, wardCode, spelledWords(name)])
}
