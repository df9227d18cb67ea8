import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { z } from 'zod'
import type { Service } from '../context.ts'
import { LANGUAGES } from '../contract/language.ts'
import {
  ChangeReportTask,
  EndReportTask,
  ReportTaskInput,
  TaskDoneInput,
  TemplateInput,
} from '../contract/reports/report-tasks.ts'
import { recordAct } from '../history/append.ts'
import { jsonBody, queryString } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { addFromTemplate } from './add-from-template.ts'
import { addReportTask } from './add-report-task.ts'
import { changeReportTask, endReportTask } from './change-report-task.ts'
import { deliverReport } from './deliver-report.ts'
import { dueReportsCsv } from './due-reports-csv.ts'
import { listDueReports } from './list-due-reports.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['report-tasks'] })
const CsvQuery = z.strictObject({ lang: z.enum(LANGUAGES).default('vi') })

export function reportTaskRoutes(service: Service) {
  const reader = staff(service, 'report-tasks/read')
  const writer = staff(service, 'report-tasks/write')
  return new Hono<StaffEnv>()
    .get('/api/report-tasks', described('Which reports are due, late and delivered'), reader, async (c) =>
      c.json(await listDueReports(c.var.ctx)),
    )
    .get('/api/report-tasks.csv', described('The same as CSV'), reader, queryString(CsvQuery), async (c) => {
      const { ctx } = c.var
      const csv = dueReportsCsv(await listDueReports(ctx), c.req.valid('query').lang)
      await ctx.db
        .transaction()
        .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'report-tasks', parameters: {} }))
      return new Response(csv, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="report-tasks.csv"',
        },
      })
    })
    .post(
      '/api/report-tasks',
      described('Add a report that a unit owes before a day'),
      writer,
      jsonBody(ReportTaskInput),
      async (c) => c.json(await addReportTask(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/report-tasks/template',
      described('Add the tasks of the plan of 2021 for a year, as far as the unit has not got them'),
      writer,
      jsonBody(TemplateInput),
      async (c) => c.json(await addFromTemplate(c.var.ctx, c.req.valid('json')), 201),
    )
    .post(
      '/api/report-tasks/:id/change',
      described('Change a task; what it was is kept'),
      writer,
      jsonBody(ChangeReportTask),
      async (c) => {
        await changeReportTask(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/report-tasks/:id/end',
      described('End a task with a reason: what is due later is owed no more'),
      writer,
      jsonBody(EndReportTask),
      async (c) => {
        await endReportTask(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/report-tasks/:id/deliver',
      described('Say that a report was delivered, with proof'),
      writer,
      jsonBody(TaskDoneInput),
      async (c) => {
        await deliverReport(c.var.ctx, c.req.param('id'), c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}
