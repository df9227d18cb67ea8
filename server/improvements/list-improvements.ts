import {
  listImprovements as listRows,
  listItemCodes,
  type StoredImprovement,
} from '../../db/queries/office/improvements.ts'
import type { Context } from '../context.ts'
import type { ImprovementList, ImprovementState } from '../contract/feedback/improvements.ts'
import { findPersonal } from '../domain/text/find-personal.ts'
import { mayIn } from '../permit.ts'
import { stepsFor } from './decide-improvement.ts'

/** What the person's units wrote, whatever became of it. */
export async function listImprovements(ctx: Context): Promise<ImprovementList> {
  const rows = (await listRows(ctx.db)).filter(({ unit_path }) =>
    mayIn(ctx.actor, 'improvements/write', unit_path),
  )
  const codes = await listItemCodes(ctx.db, rows.flatMap(itemsOf))
  return {
    improvements: rows.map((row) => ({
      id: row.id,
      number: row.number,
      unit: { code: row.unit_code, name: row.unit_name, nameEn: row.unit_name_en },
      state: row.state as ImprovementState,
      title: { vi: row.title, en: row.title_en },
      said: { vi: row.said, en: row.said_en },
      done: { vi: row.done, en: row.done_en },
      doneOn: row.done_on,
      items: codes
        .filter(({ id }) => itemsOf(row).includes(id))
        .map(({ id, tracking_code: trackingCode }) => ({ id, trackingCode })),
      answers: JSON.parse(row.answers) as number[],
      by: row.writer_name,
      at: row.proposed_at,
      decidedBy: row.decider_name,
      reason: row.reason,
      found: [row.title, row.said, row.done].flatMap((words) =>
        findPersonal(words).map(({ from, to }) => words.slice(from, to)),
      ),
      may: stepsFor(ctx, row),
    })),
  }
}

function itemsOf({ items }: Pick<StoredImprovement, 'items'>): string[] {
  return JSON.parse(items) as string[]
}
