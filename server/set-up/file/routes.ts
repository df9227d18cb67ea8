import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { FileDraft, FileOrder } from '../../contract/organisation/organisation-file.ts'
import { recordAct } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { applyOrganisation, planOrganisation } from '../apply-organisation.ts'
import { describeOrganisation } from './describe-organisation.ts'
import { readOrganisationFile } from './read-organisation-file.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

/** The whole organisation as one file, out and in. */
export function organisationFileRoutes(service: Service) {
  const manager = staff(service, 'organisation/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/organisation/file',
      described(
        'The whole organisation as one file: units, desks, people without passwords, rules, calendars',
      ),
      manager,
      async (c) => {
        const { ctx } = c.var
        demand(ctx.actor, 'organisation/manage', `/${service.organisation.rootUnitId}/`)
        const file = await describeOrganisation(ctx)
        await ctx.db
          .transaction()
          .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'organisation', parameters: {} }))
        c.header('content-disposition', 'attachment; filename="organisation.json"')
        return c.json(file)
      },
    )
    .post(
      '/api/organisation/file/plan',
      described('What a file would change; nothing is written'),
      manager,
      jsonBody(FileDraft),
      async (c) => c.json(await planOrganisation(c.var.ctx, readOrganisationFile(c.req.valid('json').file))),
    )
    .post(
      '/api/organisation/file',
      described('Change what the file with this fingerprint says otherwise, all or nothing'),
      manager,
      jsonBody(FileOrder),
      async (c) => {
        const { file, fingerprint } = c.req.valid('json')
        const { added, changed, kept } = await applyOrganisation(c.var.ctx, readOrganisationFile(file), {
          fingerprint,
        })
        return c.json({ added, changed, kept })
      },
    )
}
