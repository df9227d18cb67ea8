import type { Words } from '../../contract/language.ts'

export type ExportColumn =
  | 'code'
  | 'title'
  | 'category'
  | 'channel'
  | 'status'
  | 'unit'
  | 'person'
  | 'received'
  | 'promised'
  | 'due'
  | 'answered'
  | 'onTime'
  | 'verdict'

/** The columns of a list as a file, in their order. */
export const EXPORT_COLUMNS: Readonly<Record<ExportColumn, Words>> = {
  code: { vi: 'Mã', en: 'Code' },
  title: { vi: 'Phản ánh', en: 'Feedback' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  channel: { vi: 'Kênh', en: 'Channel' },
  status: { vi: 'Trạng thái', en: 'Status' },
  unit: { vi: 'Đơn vị chủ trì', en: 'Lead unit' },
  person: { vi: 'Người xử lý', en: 'Handled by' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  promised: { vi: 'Đã hẹn với công dân', en: 'Promised to the citizen' },
  due: { vi: 'Hạn trả lời', en: 'Answer due' },
  answered: { vi: 'Trả lời lúc', en: 'Answered at' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  verdict: { vi: 'Công dân đánh giá (1–5)', en: 'Verdict (1–5)' },
}

export const YES_NO = {
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
} as const satisfies Record<string, Words>

export const EXPORT_SHEET: Words = { vi: 'Phản ánh', en: 'Feedback' }
