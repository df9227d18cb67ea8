import { stringify } from 'csv-stringify/sync'
import type { Language } from '../contract/language.ts'
import type { DueReportList } from '../contract/reports/report-tasks.ts'
import { formatDay } from '../words/format.ts'
import { DUE_COLUMN_WORDS, RHYTHM_WORDS, STANDING_WORDS } from '../words/report-task-words.ts'

/** One row a report that is due or was delivered; RFC 4180 with a byte order mark for Excel, no cell is ever a formula. */
export function dueReportsCsv({ reports }: DueReportList, language: Language): string {
  const nameOf = (unit: { name: string; nameEn: string }) => (language === 'vi' ? unit.name : unit.nameEn)
  const head = Object.values(DUE_COLUMN_WORDS).map((words) => words[language])
  const rows = reports.map((report) => [
    report.title,
    nameOf(report.unit),
    report.coordinating.map(nameOf).join('; '),
    RHYTHM_WORDS[report.rhythm][language],
    `23:59 ${formatDay(report.lastDay)}`,
    STANDING_WORDS[report.standing][language],
    report.product,
    report.done?.at,
    report.done?.by,
    report.done?.proof,
    report.source,
    report.assignee?.name,
    report.endedOn === null ? '' : formatDay(report.endedOn),
  ])
  return stringify([head, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
