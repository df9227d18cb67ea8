import type { Context } from '../context.ts'
import { recordAct } from '../history/append.ts'

/** A file to keep, whole or page by page; that it was taken is written down before it leaves. */
export async function sendCsv(
  ctx: Context,
  what: string,
  report: { readonly period: { readonly key: string }; readonly unit: { readonly code: string } },
  csv: string | AsyncIterator<string>,
): Promise<Response> {
  const parameters = { period: report.period.key, unit: report.unit.code }
  await ctx.db
    .transaction()
    .execute((tx) => recordAct(tx, ctx, 'exported', { what: `reports/${what}`, parameters }))
  return new Response(typeof csv === 'string' ? csv : streamOf(csv), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${what}-${parameters.period}-${parameters.unit}.csv"`,
    },
  })
}

/** The next page is made when whoever reads has taken the one before. */
function streamOf(pages: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pages.next()
        if (done) controller.close()
        else controller.enqueue(bytes.encode(value))
      },
      async cancel() {
        await pages.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
