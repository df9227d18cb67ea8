import type { Context } from '../context.ts'
import { recordAct } from '../history/append.ts'

/** A file to keep; that it was taken is written down before it leaves. */
export async function sendCsv(
  ctx: Context,
  what: string,
  report: { readonly period: { readonly key: string }; readonly unit: { readonly code: string } },
  csv: string,
): Promise<Response> {
  const parameters = { period: report.period.key, unit: report.unit.code }
  await ctx.db
    .transaction()
    .execute((tx) => recordAct(tx, ctx, 'exported', { what: `reports/${what}`, parameters }))
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${what}-${parameters.period}-${parameters.unit}.csv"`,
    },
  })
}
