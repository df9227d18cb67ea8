import type { Context } from '../context.ts'
import type { PlacesFileReceipt } from '../contract/places/places.ts'
import { readPlaceFile } from './read-place-file.ts'
import { judgeAndAddPlaces } from './save-places.ts'

/** Puts the places of a CSV file on the list, all or none, and says what became of each line. Throws what both parts throw. */
export async function enterPlaceFile(ctx: Context, file: string): Promise<PlacesFileReceipt> {
  const read = readPlaceFile(file)
  const { fates, ...receipt } = await judgeAndAddPlaces(
    ctx,
    read.map(({ place }) => place),
  )
  return {
    ...receipt,
    lines: read.map(({ line, place }, index) => ({ line, name: place.name, fate: fates[index] ?? 'kept' })),
  }
}
