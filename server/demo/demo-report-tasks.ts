import type { Context } from '../context.ts'
import { contextFor } from '../context.ts'
import { localDay, startOfLocalDay, DAY_MS } from '../domain/local-time.ts'
import { addReportTask } from '../report-tasks/add-report-task.ts'
import { deliverReport } from '../report-tasks/deliver-report.ts'

/** The periodic reports of the plan of Binh Tan district of 09/02/2021, III.1: each strictly before a day of the year. */
const PLAN_OF_2021 = [
  { title: 'Kế hoạch cải cách hành chính năm', before: '02-27', product: 'Kế hoạch' },
  { title: 'Báo cáo quý I', before: '02-26', product: 'Báo cáo' },
  { title: 'Báo cáo 6 tháng', before: '05-05', product: 'Báo cáo' },
  { title: 'Báo cáo quý III', before: '08-05', product: 'Báo cáo' },
  { title: 'Báo cáo năm', before: '11-05', product: 'Báo cáo' },
] as const

const SOURCE = 'Mẫu theo Kế hoạch của UBND quận Bình Tân ngày 09/02/2021, mục III.1'

/** The plan's reports, begun this year: what is over was delivered, one of them a day late; the last of them is open. */
export async function makeDemoReportTasks(ctx: Context): Promise<void> {
  const { zone } = ctx.organisation
  const today = localDay(ctx.now(), zone)
  const tasks = PLAN_OF_2021.map((task) => ({ ...task, dueBefore: `${today.slice(0, 4)}-${task.before}` }))
  const last = tasks.findLast(({ dueBefore }) => dueBefore <= today)
  for (const { title, product, dueBefore } of tasks) {
    const { id } = await addReportTask(ctx, {
      ...{ title, product, dueBefore, rhythm: 'year', unit: 'ROOT', coordinating: ['PVHCC'], source: SOURCE },
    })
    if (dueBefore > today || dueBefore === last?.dueBefore) continue
    const deliveredAt =
      startOfLocalDay(dueBefore, zone) + (dueBefore.endsWith('05-05') ? 1 : -1) * (DAY_MS / 3)
    const then = contextFor({ ...ctx, now: () => deliveredAt }, ctx.actor)
    await deliverReport(then, id, { dueBefore, proof: 'Văn bản minh hoạ, đăng trên trang tin của phường' })
  }
}
