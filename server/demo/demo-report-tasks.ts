import type { Context } from '../context.ts'
import { contextFor } from '../context.ts'
import { localDay, startOfLocalDay, DAY_MS } from '../domain/local-time.ts'
import { PLAN_OF_2021, planDueBefore, planSource } from '../report-tasks/plan-of-2021.ts'
import { addReportTask } from '../report-tasks/add-report-task.ts'
import { deliverReport } from '../report-tasks/deliver-report.ts'

/** The periodic reports of the plan, begun this year: what is over was delivered, one of them a day late; the last of them is open. */
export async function makeDemoReportTasks(ctx: Context): Promise<void> {
  const { zone } = ctx.organisation
  const today = localDay(ctx.now(), zone)
  const tasks = PLAN_OF_2021.filter(({ clause }) => clause === 'III.1').map((task) => ({
    ...task,
    dueBefore: planDueBefore(task, Number(today.slice(0, 4))),
    source: planSource(task),
  }))
  const last = tasks.findLast(({ dueBefore }) => dueBefore <= today)
  for (const { title, product, dueBefore, source } of tasks) {
    const { id } = await addReportTask(ctx, {
      ...{
        title,
        product,
        dueBefore,
        rhythm: 'year',
        unit: 'ROOT',
        coordinating: ['PVHCC'],
        source,
        assignee: '',
      },
    })
    if (dueBefore > today || dueBefore === last?.dueBefore) continue
    const deliveredAt =
      startOfLocalDay(dueBefore, zone) + (dueBefore.endsWith('05-05') ? 1 : -1) * (DAY_MS / 3)
    const then = contextFor({ ...ctx, now: () => deliveredAt }, ctx.actor)
    await deliverReport(then, id, { dueBefore, proof: 'Văn bản minh hoạ, đăng trên trang tin của phường' })
  }
}
