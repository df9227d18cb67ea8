import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { describeKeeping } from './describe-keeping.ts'

/** How the installation is kept: for administrators. */
export function keepingRoutes(service: Service) {
  return new Hono<StaffEnv>().get(
    '/api/keeping',
    describeRoute({
      summary: 'The last backup and trial, and what is to be done about disk, clock, certificate and mail',
      tags: ['keeping'],
    }),
    staff(service, 'keeping/read'),
    async (c) => c.json(await describeKeeping(service)),
  )
}
