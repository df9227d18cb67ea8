import type { Words } from '../../contract/language.ts'
import { NOT_SIPAS } from '../../words/reports/method-words.ts'

export const RESULTS = {
  title: { vi: 'Kết quả hằng quý', en: 'Quarterly results' },
  lead: {
    vi: 'Người dân hài lòng đến đâu và phản ánh có được trả lời đúng hạn không. Mỗi quý công bố một lần, sau khi quý kết thúc.',
    en: 'How satisfied people were, and whether feedback was answered on time. Published once a quarter, when it is over.',
  },
  none: {
    vi: 'Chưa có quý nào được công bố. Kết quả đầu tiên có sau khi quý này kết thúc.',
    en: 'No quarter has been published yet. The first results come when the present quarter is over.',
  },
  published: { vi: 'Các quý đã công bố', en: 'Published quarters' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  onTime: { vi: 'Phản ánh trả lời đúng hạn', en: 'Feedback answered on time' },
  comparedWithLast: { vi: 'So với quý trước', en: 'Compared with the quarter before' },
  of: { vi: 'Kết quả', en: 'Results for' },
  all: { vi: 'Tất cả các quý', en: 'All quarters' },
  headline: { vi: 'Tóm tắt', en: 'In short' },
  byUnit: { vi: 'Hài lòng theo đơn vị', en: 'Satisfaction by unit' },
  barsLabel: {
    vi: 'Biểu đồ: tỷ lệ các mức theo đơn vị; số liệu đầy đủ trong bảng bên dưới.',
    en: 'Chart: the levels by unit; the table below has every figure.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  n: { vi: 'Số lượt (n)', en: 'Ratings (n)' },
  share: { vi: 'Hài lòng', en: 'Satisfied' },
  interval: { vi: 'Khoảng 95%', en: '95% interval' },
  countsOnly: { vi: 'dưới 30 lượt', en: 'fewer than 30' },
  small: { vi: 'mẫu nhỏ', en: 'small sample' },
  timeliness: { vi: 'Trả lời phản ánh', en: 'Answering feedback' },
  method: { vi: 'Cách tính', en: 'Method' },
  excluded: { vi: 'Những lượt không tính', en: 'Ratings left out' },
  files: { vi: 'Tải số liệu', en: 'Download the figures' },
  satisfactionFile: { vi: 'Hài lòng (CSV)', en: 'Satisfaction (CSV)' },
  timelinessFile: { vi: 'Thời hạn trả lời (CSV)', en: 'Timeliness (CSV)' },
  notSipas: NOT_SIPAS,
  notTold: { vi: 'chưa nêu', en: 'not told' },
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  scroll: { vi: 'Bảng có thể cuộn ngang', en: 'The table scrolls sideways' },
} as const satisfies Record<string, Words>
