import type { Words } from '../contract/language.ts'
import type { DueStanding, TaskRhythm } from '../contract/reports/report-tasks.ts'

export const RHYTHM_WORDS: Readonly<Record<TaskRhythm, Words>> = {
  once: { vi: 'Một lần', en: 'Once' },
  week: { vi: 'Hằng tuần', en: 'Every week' },
  month: { vi: 'Hằng tháng', en: 'Every month' },
  quarter: { vi: 'Hằng quý', en: 'Every quarter' },
  half: { vi: '6 tháng một lần', en: 'Every half-year' },
  year: { vi: 'Hằng năm', en: 'Every year' },
}

export const STANDING_WORDS: Readonly<Record<DueStanding, Words>> = {
  due: { vi: 'Chưa đến hạn', en: 'Due' },
  late: { vi: 'Trễ hạn', en: 'Late' },
  done: { vi: 'Đã xong đúng hạn', en: 'Done in time' },
  'done-late': { vi: 'Đã xong, trễ hạn', en: 'Done late' },
}

type DueColumn =
  | 'title'
  | 'unit'
  | 'coordinating'
  | 'rhythm'
  | 'lastMoment'
  | 'standing'
  | 'product'
  | 'doneAt'
  | 'doneBy'
  | 'proof'
  | 'source'
  | 'assignee'
  | 'endedOn'

/** What is said of a report that is due, in the order of a table. */
export const DUE_COLUMN_WORDS: Readonly<Record<DueColumn, Words>> = {
  title: { vi: 'Báo cáo', en: 'Report' },
  unit: { vi: 'Đơn vị chủ trì', en: 'Lead unit' },
  coordinating: { vi: 'Đơn vị phối hợp', en: 'Coordinating units' },
  rhythm: { vi: 'Định kỳ', en: 'How often' },
  lastMoment: { vi: 'Chậm nhất', en: 'Not later than' },
  standing: { vi: 'Tình trạng', en: 'Standing' },
  product: { vi: 'Sản phẩm', en: 'Product' },
  doneAt: { vi: 'Xong lúc (UTC)', en: 'Done at (UTC)' },
  doneBy: { vi: 'Người ghi nhận', en: 'Recorded by' },
  proof: { vi: 'Minh chứng', en: 'Proof' },
  source: { vi: 'Căn cứ', en: 'Source' },
  assignee: { vi: 'Người được giao', en: 'Assigned to' },
  endedOn: { vi: 'Kết thúc ngày', en: 'Ended on' },
}
