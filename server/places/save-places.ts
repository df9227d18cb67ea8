import { listPlaces, savePlaces, type StoredPlace } from '../../db/queries/office/places.ts'
import type { Context } from '../context.ts'
import type { PlaceFate, PlaceInput, PlacesReceipt } from '../contract/places/places.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { placeKey } from '../domain/places/place-key.ts'
import { cleanText, spelledWords } from '../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/**
 * Puts places on the office's list, all or none; safe to repeat. A ward is known by its code, another place by its kind, name
 * and ward: what is there already is changed or kept. Throws `request/invalid` naming the place.
 */
export async function addPlaces(ctx: Context, inputs: readonly PlaceInput[]): Promise<PlacesReceipt> {
  const { added, changed, kept } = await judgeAndAddPlaces(ctx, inputs)
  return { added, changed, kept }
}

/** The same, saying what became of each place, in the order they were given. */
export async function judgeAndAddPlaces(
  ctx: Context,
  inputs: readonly PlaceInput[],
): Promise<PlacesReceipt & { readonly fates: readonly PlaceFate[] }> {
  demand(ctx.actor, 'organisation/manage')
  const known = new Map((await listPlaces(ctx.db)).map((place) => [keyOf(place), place]))
  const errors: FieldError[] = []
  const wanted = new Map<string, StoredPlace>()
  const keys: string[] = []
  for (const [index, { kind, name: typed, wardCode = '', lat, lng }] of inputs.entries()) {
    const name = cleanText(typed).replace(/\s+/g, ' ')
    if (spelledWords(name) === '') errors.push({ field: `places.${index}.name`, ...NO_WORD })
    if ((lat === undefined) !== (lng === undefined))
      errors.push({ field: `places.${index}.${lat === undefined ? 'lat' : 'lng'}`, ...NO_POINT })
    const point = lat === undefined || lng === undefined ? null : JSON.stringify({ lat, lng })
    const place = { kind, name, ward_code: wardCode, point, active: 1 }
    const key = keyOf(place)
    keys.push(key)
    wanted.set(key, { id: known.get(key)?.id ?? ctx.newId(), ...place })
  }
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const written = [...wanted].flatMap(([key, place]) => (isSame(known.get(key), place) ? [] : [place]))
  await save(ctx, written)
  const writtenKeys = new Set(written.map(keyOf))
  const changed = written.filter((place) => known.has(keyOf(place))).length
  return {
    added: written.length - changed,
    changed,
    kept: inputs.length - written.length,
    fates: keys.map((key): PlaceFate => {
      // A place sent twice is written once.
      if (!writtenKeys.delete(key)) return 'kept'
      return known.has(key) ? 'changed' : 'added'
    }),
  }
}

/** Takes a place off the list; what was sent with it keeps it. Throws `place/not-found`. */
export async function removePlace(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  const place = (await listPlaces(ctx.db)).find((each) => each.id === id && each.active === 1)
  if (!place) throw new Refusal('place/not-found')
  await save(ctx, [{ ...place, active: 0 }])
}

function keyOf({ kind, name, ward_code }: Omit<StoredPlace, 'id'>): string {
  return placeKey({ kind, name, wardCode: ward_code })
}

function isSame(known: StoredPlace | undefined, place: StoredPlace): boolean {
  return (
    known !== undefined &&
    known.name === place.name &&
    known.point === place.point &&
    known.active === place.active
  )
}

async function save(ctx: Context, places: readonly StoredPlace[]): Promise<void> {
  if (places.length === 0) return
  await ctx.changes.transaction(async (tx) => {
    await savePlaces(tx, places)
    await recordWriting(
      tx,
      ctx,
      'places-saved',
      places.map(({ id }) => ['place', id] as const),
    )
  })
}

const NO_WORD = { vi: 'cần ít nhất một chữ', en: 'needs at least one letter' }
const NO_POINT = { vi: 'cần đủ vĩ độ và kinh độ', en: 'needs both latitude and longitude' }
