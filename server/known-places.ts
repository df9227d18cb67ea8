import { listPlaces } from '../db/queries/office/places.ts'
import { createCache } from './cache.ts'
import type { ListedPlace } from './contract/places/places.ts'
import { compareNames } from './domain/text/compare-names.ts'

/** The places on the office's list, in the order of the alphabet. */
export const knownPlaces = createCache({
  about: ['places'],
  maxEntries: 1,
  load: async ({ db }) =>
    (await listPlaces(db))
      .filter(({ active }) => active === 1)
      .map(({ id, kind, name, ward_code, point }): ListedPlace => ({
        id,
        kind,
        name,
        wardCode: ward_code === '' ? null : ward_code,
        point: point === null ? null : (JSON.parse(point) as ListedPlace['point']),
      }))
      .sort((a, b) => compareNames(a.name, b.name)),
})
