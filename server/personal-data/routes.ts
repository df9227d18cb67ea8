import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { PrivacySettingInput } from '../contract/personal-data/privacy-settings.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { listSettings } from './find-settings.ts'
import { saveSetting } from './save-setting.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['personal data'] })

/** Personal data in the office: what is said of it, who asked for theirs, how long it is kept. */
export function personalDataRoutes(service: Service) {
  const manager = staff(service, 'personal-data/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/personal-data/settings',
      described('The privacy notice, the days for requests and for keeping: every version'),
      manager,
      async (c) => c.json(await listSettings(service)),
    )
    .post(
      '/api/personal-data/settings',
      described('The next version of one of them, from a day on'),
      manager,
      jsonBody(PrivacySettingInput),
      async (c) => c.json(await saveSetting(c.var.ctx, c.req.valid('json')), 201),
    )
}
