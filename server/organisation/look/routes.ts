import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../../context.ts'
import { text } from '../../contract/fields.ts'
import { knownLook } from '../../known-organisation.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { changeLook } from './change-look.ts'
import { readLogo } from './read-logo.ts'

/** Colours as `#a8121b`; a logo of at most 512 KiB, in base64. */
const LookInput = z.strictObject({
  brand: text(20),
  accent: text(20),
  logo: text(1_000_000).nullable().optional(),
})

/** The office's colours and logo, which every page carries. */
export function lookRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/organisation/look',
      describeRoute({ summary: 'The colours, and the logo as PNG in base64', tags: ['organisation'] }),
      staff(service, 'organisation/manage'),
      async (c) => c.json(await knownLook(service)),
    )
    .put(
      '/api/organisation/look',
      describeRoute({
        summary:
          'Give the organisation other colours, of a contrast of 4.5:1 or more; logo: PNG, JPEG or WebP in base64, null for none, left out: the one that is there',
        tags: ['organisation'],
      }),
      staff(service, 'organisation/manage'),
      jsonBody(LookInput),
      async (c) => {
        const { logo, ...colours } = c.req.valid('json')
        const drawn = typeof logo === 'string' ? await readLogo(Buffer.from(logo, 'base64')) : logo
        await changeLook(c.var.ctx, { ...colours, ...(drawn === undefined ? {} : { logo: drawn }) })
        return c.json(await knownLook(service))
      },
    )
}
