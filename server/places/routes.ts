import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { PlaceId, PlacesFile, PlacesInput } from '../contract/places/places.ts'
import { knownPlaces } from '../known-places.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { enterPlaceFile } from './enter-place-file.ts'
import { addPlaces, removePlace } from './save-places.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

/** The office's list of wards, streets and landmarks. */
export function placeRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/places',
      described('Wards, streets and landmarks that citizens may choose'),
      staff(service, 'organisation/read'),
      async (c) => c.json(await knownPlaces(service)),
    )
    .post(
      '/api/places',
      described('Put places on the list, all or none; safe to repeat'),
      manager,
      jsonBody(PlacesInput),
      async (c) => c.json(await addPlaces(c.var.ctx, c.req.valid('json').places), 201),
    )
    .post(
      '/api/places/file',
      described('The same from a CSV file: Loại, Tên, Mã phường, Vĩ độ, Kinh độ'),
      manager,
      jsonBody(PlacesFile),
      async (c) => c.json(await enterPlaceFile(c.var.ctx, c.req.valid('json').file), 201),
    )
    .post(
      '/api/places/remove',
      described('Take a place off the list'),
      manager,
      jsonBody(PlaceId),
      async (c) => {
        await removePlace(c.var.ctx, c.req.valid('json').id)
        return c.body(null, 204)
      },
    )
}
