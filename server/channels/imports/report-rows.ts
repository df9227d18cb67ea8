import { stringify } from 'csv-stringify/sync'
import { findImportReport } from '../../../db/queries/imports/reports.ts'
import type { Db } from '../../../db/open.ts'
import type { Context } from '../../context.ts'
import { Refusal, type RefusalCode } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import type { ReportLine } from '../files/import-file.ts'
import { REPORT_COLUMNS } from '../files/import-report.ts'
import { findJob } from './describe-job.ts'

/** A row that came in with nothing to say is kept short. */
type KeptLine =
  | readonly [line: number, externalRef: string]
  | readonly [
      line: number,
      externalRef: string,
      status: ReportLine['status'],
      code: RefusalCode | '',
      field: string,
      vi: string,
      en: string,
    ]

export function packLines(lines: readonly ReportLine[]): string {
  return JSON.stringify(
    lines.map(({ line, externalRef, status, code, field, vi, en }): KeptLine =>
      status === 'accepted' && field === ''
        ? [line, externalRef]
        : [line, externalRef, status, code, field, vi, en],
    ),
  )
}

function unpackLines(packed: string): ReportLine[] {
  return (JSON.parse(packed) as KeptLine[]).map(
    ([line, externalRef, status = 'accepted', code = '', field = '', vi = '', en = '']) => ({
      line,
      externalRef,
      status,
      code,
      field,
      vi,
      en,
    }),
  )
}

/** What became of every row, as CSV, batch by batch. That it was taken is written down. Throws `import/not-found`. */
export async function openReport(
  ctx: Context,
  id: string,
  of: 'trial' | 'run',
): Promise<ReadableStream<Uint8Array>> {
  await findJob(ctx, id)
  if (!(await findImportReport(ctx.db, id, of, 0))) throw new Refusal('import/not-found')
  await ctx.db
    .transaction()
    .execute((tx) => recordAct(tx, ctx, 'exported', { what: 'imports/report', parameters: { id, of } }))
  const parts = reportParts(ctx.db, id, of)
  const bytes = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(bytes.encode(value))
      },
    },
    { highWaterMark: 0 },
  )
}

async function* reportParts(db: Db, id: string, of: 'trial' | 'run'): AsyncGenerator<string, undefined> {
  for (let number = 0; ; number++) {
    const part = await findImportReport(db, id, of, number)
    if (!part) return
    yield stringify(unpackLines(part.lines), {
      header: number === 0,
      bom: number === 0,
      columns: [...REPORT_COLUMNS],
      escape_formulas: true,
    })
  }
}
