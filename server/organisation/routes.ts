import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { PersonInput, UnitInput } from '../contract/people.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { addPerson } from './add-person.ts'
import { addUnit } from './add-unit.ts'
import { listUnitSummaries } from './list-units.ts'

/** Units and people. */
export function organisationRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/units',
      describeRoute({ summary: 'The units, root first', tags: ['organisation'] }),
      staff(service, 'organisation/read'),
      async (c) => c.json(await listUnitSummaries(service)),
    )
    .post(
      '/api/units',
      describeRoute({ summary: 'Add a unit', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      jsonBody(UnitInput),
      async (c) => {
        const { id, code } = await addUnit(c.var.ctx, c.req.valid('json'))
        return c.json({ id, code }, 201)
      },
    )
    .post(
      '/api/people',
      describeRoute({ summary: 'Add a person with roles', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      jsonBody(PersonInput),
      async (c) => c.json({ id: await addPerson(c.var.ctx, c.req.valid('json')) }, 201),
    )
}
