import {
  listDeliveries,
  listReportTasks,
  listTaskChanges,
  type ReportTask,
} from '../../db/queries/reports/report-tasks.ts'
import { listUnits } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { DueReport, DueReportList, TaskChange } from '../contract/reports/report-tasks.ts'
import { localDay } from '../domain/local-time.ts'
import { dueDaysOf, lastGoodDay, lateFrom, standingOf } from '../domain/report-tasks.ts'
import { mayIn, scopeOf } from '../permit.ts'
import { dueRuleOf } from './due-rule.ts'

/** Which reports the actor's units owe, as lead or beside it: what is late, due next, and delivered. */
export async function listDueReports(ctx: Context): Promise<DueReportList> {
  const { zone } = ctx.organisation
  const [units, tasks, deliveries, changes] = await Promise.all([
    listUnits(ctx.db),
    listReportTasks(ctx.db),
    listDeliveries(ctx.db),
    listTaskChanges(ctx.db),
  ])
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const labelOf = (id: string) => {
    const { code = '', name = '', name_en = '' } = unitOf.get(id) ?? {}
    return { code, name, nameEn: name_en }
  }
  const doneOf = new Map(deliveries.map((each) => [`${each.task_id} ${each.due_before}`, each]))
  const today = localDay(ctx.now(), zone)
  const reports = tasks.flatMap((task): DueReport[] => {
    const coordinating = JSON.parse(task.coordinating) as readonly string[]
    const paths = [task.unit_path, ...coordinating.flatMap((id) => unitOf.get(id)?.path ?? [])]
    if (!paths.some((path) => mayIn(ctx.actor, 'report-tasks/read', path))) return []
    return dueDaysOf(dueRuleOf(task), today).map((dueBefore) => {
      const done = doneOf.get(`${task.id} ${dueBefore}`)
      const doneAt = done ? Date.parse(done.done_at) : null
      return {
        ...describe(task),
        unit: labelOf(task.unit_id),
        coordinating: coordinating.map(labelOf),
        dueBefore,
        lastDay: lastGoodDay(dueBefore),
        standing: standingOf(lateFrom(dueBefore, zone), doneAt, ctx.now()),
        done: done ? { at: done.done_at, by: done.person_name, proof: done.proof } : null,
        mayFinish: !done && mayIn(ctx.actor, 'report-tasks/write', task.unit_path),
        changes: changes.filter(({ task_id }) => task_id === task.id).map((each) => describeChange(each)),
        mayChange: task.ended_on === null && mayIn(ctx.actor, 'report-tasks/write', task.unit_path),
      }
    })
  })
  return {
    reports: reports.toSorted((a, b) => (a.dueBefore < b.dueBefore ? -1 : 1)),
    mayAdd: scopeOf(ctx.actor, 'report-tasks/write').length > 0,
  }
}

function describe({ id, title, rhythm, product, source, version, ...task }: ReportTask) {
  const { assignee_username: username, assignee_name: name } = task
  return {
    taskId: id,
    title,
    rhythm,
    product,
    source,
    version,
    firstDueBefore: task.due_before,
    endedOn: task.ended_on,
    assignee: username === null ? null : { username, name: name ?? '' },
  }
}

function describeChange({
  kind,
  reason,
  before,
  changed_at: at,
  person_name: by,
}: Awaited<ReturnType<typeof listTaskChanges>>[number]): TaskChange {
  return { kind, at, by, reason, before: JSON.parse(before) as TaskChange['before'] }
}
