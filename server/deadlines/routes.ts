import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { isoOf, type Service } from '../context.ts'
import { DeadlinePreviewRequest } from '../contract/deadlines/calendar.ts'
import {
  CalendarImportRequest,
  CalendarPreviewRequest,
  SaveCalendarRequest,
} from '../contract/deadlines/calendar-change.ts'
import {
  CampaignInput,
  ChangeCampaignInput,
  ClosePolicyInput,
  PolicyInput,
  PolicyPreviewRequest,
} from '../contract/deadlines/policy.ts'
import { jsonBody } from '../read-input.ts'
import type { BackgroundWork } from '../background-work.ts'
import { readCalendarFile, writeCalendarFile } from './calendar-file.ts'
import { listPolicies } from './list-policies.ts'
import { previewDeadline } from './preview-deadline.ts'
import { describeCalendar } from './plan-calendar.ts'
import { previewCalendar, saveCalendar } from './save-calendar.ts'
import { addCampaign, changeCampaign, previewCampaign } from './save-campaign.ts'
import { addPolicy, closePolicy, previewPolicy } from './save-policy.ts'

const TAGS = ['calendars']
const FILE = '.ics'

/** Calendars, policies and campaigns: what deadlines are counted by. A change wakes the recomputer. */
export function deadlineRoutes(service: Service, recomputer: Pick<BackgroundWork, 'wake'>) {
  const read = staff(service, 'organisation/read')
  const manage = staff(service, 'calendars/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/calendars/:unit',
      describeRoute({
        summary: 'The calendar that counts in a unit; CODE.ics: as an iCalendar file',
        tags: TAGS,
      }),
      read,
      async (c) => {
        const asked = c.req.param('unit')
        if (!asked.endsWith(FILE)) return c.json(await describeCalendar(c.var.ctx, asked))
        const { unit, body } = await describeCalendar(c.var.ctx, asked.slice(0, -FILE.length))
        const host = new URL(c.req.url).hostname
        return c.body(writeCalendarFile(unit.name, host, body, isoOf(service.now())), 200, {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${unit.code}${FILE}"`,
        })
      },
    )
    .post(
      '/api/calendars/preview',
      describeRoute({ summary: 'Which open items a change of calendar would move', tags: TAGS }),
      manage,
      jsonBody(CalendarPreviewRequest),
      async (c) => c.json(await previewCalendar(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/calendars/import',
      describeRoute({ summary: 'What an iCalendar file would change; nothing is saved', tags: TAGS }),
      manage,
      jsonBody(CalendarImportRequest),
      async (c) => {
        const { unit, file } = c.req.valid('json')
        const { body, today } = await describeCalendar(c.var.ctx, unit)
        return c.json(readCalendarFile(file, body, today))
      },
    )
    .post(
      '/api/calendars',
      describeRoute({ summary: 'Save a new version of a unit’s calendar', tags: TAGS }),
      manage,
      jsonBody(SaveCalendarRequest),
      async (c) => {
        const saved = await saveCalendar(c.var.ctx, c.req.valid('json'))
        recomputer.wake()
        return c.json(saved, 201)
      },
    )
    .get(
      '/api/policies',
      describeRoute({ summary: 'Deadline policies and campaigns', tags: TAGS }),
      read,
      async (c) => c.json(await listPolicies(c.var.ctx)),
    )
    .post(
      '/api/policies/preview',
      describeRoute({ summary: 'Which open items a change of policies would move', tags: TAGS }),
      manage,
      jsonBody(PolicyPreviewRequest),
      async (c) => c.json(await previewPolicy(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/policies',
      describeRoute({ summary: 'Add a deadline policy', tags: TAGS }),
      manage,
      jsonBody(PolicyInput),
      async (c) => {
        const id = await addPolicy(c.var.ctx, c.req.valid('json'))
        recomputer.wake()
        return c.json({ id }, 201)
      },
    )
    .post(
      '/api/policies/close',
      describeRoute({ summary: 'End a deadline policy on a day', tags: TAGS }),
      manage,
      jsonBody(ClosePolicyInput),
      async (c) => {
        await closePolicy(c.var.ctx, c.req.valid('json'))
        recomputer.wake()
        return c.body(null, 204)
      },
    )
    .post(
      '/api/campaigns',
      describeRoute({ summary: 'Add a campaign', tags: TAGS }),
      manage,
      jsonBody(CampaignInput),
      async (c) => c.json({ id: await addCampaign(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/campaigns/preview',
      describeRoute({ summary: 'Which open items a change of a campaign would move', tags: TAGS }),
      manage,
      jsonBody(ChangeCampaignInput),
      async (c) => c.json(await previewCampaign(c.var.ctx, c.req.valid('json'))),
    )
    .post(
      '/api/campaigns/change',
      describeRoute({ summary: 'Change a campaign, or end it early', tags: TAGS }),
      manage,
      jsonBody(ChangeCampaignInput),
      async (c) => {
        await changeCampaign(c.var.ctx, c.req.valid('json'))
        recomputer.wake()
        return c.body(null, 204)
      },
    )
    .post(
      '/api/deadlines/preview',
      describeRoute({ summary: 'When would it be due, and why', tags: ['deadlines'] }),
      jsonBody(DeadlinePreviewRequest),
      async (c) => c.json(await previewDeadline(service, c.req.valid('json'))),
    )
}
