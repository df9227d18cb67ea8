import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { GrantInput, PersonInput, UnitInput } from '../contract/people.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { addPerson } from './add-person.ts'
import { addUnit } from './add-unit.ts'
import { decideGrant, listGrantsToDecide } from './decide-grant.ts'
import { grantRole } from './grant-role.ts'
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
    .get(
      '/api/grants/pending',
      describeRoute({ summary: 'Roles that wait for a second administrator', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      async (c) => c.json(await listGrantsToDecide(c.var.ctx)),
    )
    .post(
      '/api/grants',
      describeRoute({
        summary:
          'Give somebody a further role; one for oneself or over everything waits for a second administrator',
        tags: ['organisation'],
      }),
      staff(service, 'organisation/manage'),
      jsonBody(GrantInput),
      async (c) => c.json(await grantRole(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/grants/:id/confirm',
      describeRoute({ summary: 'Confirm a role that another administrator gave', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      async (c) => {
        await decideGrant(c.var.ctx, c.req.param('id'), 'confirm')
        return c.body(null, 204)
      },
    )
    .post(
      '/api/grants/:id/refuse',
      describeRoute({ summary: 'Refuse a role that another administrator gave', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      async (c) => {
        await decideGrant(c.var.ctx, c.req.param('id'), 'refuse')
        return c.body(null, 204)
      },
    )
}
