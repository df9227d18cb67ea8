import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import type { Context } from '../../context.ts'
import type { FeedbackListQuery, FeedbackRow } from '../../contract/feedback/feedback.ts'
import type { ListExportQuery } from '../../contract/feedback/queue/list-export.ts'
import type { Language } from '../../contract/language.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import { CHANNEL_WORDS, FEEDBACK_STATUS_WORDS } from '../../words/feedback-words.ts'
import { formatDateTime } from '../../words/format.ts'
import {
  type ExportColumn,
  EXPORT_COLUMNS,
  EXPORT_SHEET,
  YES_NO,
} from '../../words/queue/queue-export-words.ts'
import { unitName } from '../../words/unit-name.ts'
import { listFeedback } from '../lists/list-feedback.ts'

/** As many as a file holds: more is asked for by a narrower list. */
const MOST_ROWS = 10_000
const PAGE = 200

type ListQuery = z.infer<typeof FeedbackListQuery>

/**
 * A list as a file, as it is narrowed and sorted, without anything of its senders; kept among the exports. Throws
 * `request/invalid` of what is held, or where there are more than 10,000 rows.
 */
export async function exportList(
  ctx: Context,
  { format, language, ...query }: z.infer<typeof ListExportQuery>,
): Promise<Uint8Array | string> {
  if (query.view === 'restricted')
    throw wrong({ vi: 'phản ánh giữ riêng không xuất ra tệp', en: 'what is held never leaves as a file' })
  const rows = await readRows(ctx, query)
  const { zone } = ctx.organisation
  const cells = rows.map((row) => cellsOf(row, language, zone))
  const head = Object.values(EXPORT_COLUMNS).map((words) => words[language])
  const { q, ...narrowed } = query
  await ctx.db.transaction().execute((tx) =>
    recordAct(tx, ctx, 'exported', {
      what: 'feedback',
      parameters: {
        format,
        rows: String(rows.length),
        // What was searched for may be somebody's name or number: only that there was something is kept.
        ...(q ? { q: '…' } : {}),
        ...Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined)),
      },
    }),
  )
  return format === 'csv'
    ? stringify([head, ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
    : writeSheet([head, ...cells], EXPORT_SHEET[language])
}

async function readRows(ctx: Context, query: Omit<ListQuery, 'after' | 'limit'>): Promise<FeedbackRow[]> {
  const rows: FeedbackRow[] = []
  let after: string | undefined
  do {
    const page = await listFeedback(ctx, { ...query, ...(after ? { after } : {}), limit: PAGE })
    rows.push(...page.items)
    after = page.next ?? undefined
    if (rows.length > MOST_ROWS || (rows.length === MOST_ROWS && after))
      throw wrong({
        vi: 'danh sách quá 10.000 dòng; xin lọc bớt',
        en: 'the list has over 10,000 rows; narrow it',
      })
  } while (after)
  return rows
}

function cellsOf(row: FeedbackRow, language: Language, zone: string): string[] {
  const at = (instant: string | null) => (instant === null ? '' : formatDateTime(instant, zone))
  const { onTime } = row
  const cells: Readonly<Record<ExportColumn, string>> = {
    code: row.trackingCode,
    title: row.title,
    category: row.category ?? '',
    channel: CHANNEL_WORDS[row.channel][language],
    status: FEEDBACK_STATUS_WORDS[row.status][language],
    unit: row.leadUnit ? unitName(row.leadUnit, language) : '',
    person: row.assignee?.name ?? '',
    received: at(row.receivedAt),
    promised: at(row.promisedDueAt),
    due: at(row.currentDueAt),
    answered: at(row.answeredAt),
    onTime: onTime === null ? '' : YES_NO[onTime ? 'yes' : 'no'][language],
    verdict: row.verdict === null ? '' : String(row.verdict),
  }
  return Object.keys(EXPORT_COLUMNS).map((column) => cells[column as ExportColumn])
}

/** Text stays text, whatever it begins with. */
async function writeSheet(rows: readonly (readonly string[])[], name: string): Promise<Uint8Array> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const data = rows.map((row, index) =>
    row.map((value) => ({ value, type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
  )
  return writeWorkbook(data, { sheet: name, stickyRowsCount: 1 }).toBuffer()
}

function wrong(words: { readonly vi: string; readonly en: string }): Refusal {
  return new Refusal('request/invalid', { errors: [{ field: 'view', ...words }] })
}
