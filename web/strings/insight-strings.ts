import type { Words } from '../../server/contract/language.ts'
import type { Lateness, RunSignal, TrendEvent, WeeksMissing } from '../../server/contract/reports/insight.ts'
import type { UnitOrder } from '../unit-order.ts'

/** The words of trend, reasons and open items. */
export const INSIGHT_STRINGS = {
  trend: { vi: 'Diễn biến', en: 'Trend' },
  byQuarter: { vi: 'Theo quý', en: 'By quarter' },
  byMonth: { vi: 'Theo tháng', en: 'By month' },
  byWeek: { vi: 'Theo tuần', en: 'By week' },
  noTrend: {
    vi: 'Chưa có kỳ nào đủ số lượt để vẽ diễn biến.',
    en: 'No period has enough ratings to show a trend.',
  },
  period: { vi: 'Kỳ', en: 'Period' },
  limits: { vi: 'Giới hạn', en: 'Limits' },
  signal: { vi: 'Đáng xem lại', en: 'Worth a look' },
  provisional: { vi: 'số tạm', en: 'not final' },
  weeksLead: {
    vi: 'Đường giữa là tỷ lệ chung; nét đứt là giới hạn p′ (Laney): điểm trong giới hạn chưa nói lên thay đổi. Tuần nào riêng ra có thể lộ nhóm nhỏ thì gộp với tuần kề.',
    en: 'The middle line is the share of all; dashed are the p′ limits (Laney): a point within them says nothing of a change. A week that alone could give a small group away is taken together with its neighbour.',
  },
  events: { vi: 'Việc có thể ảnh hưởng', en: 'What may have moved it' },
  noEvents: { vi: 'Không có việc nào được ghi.', en: 'Nothing is on record.' },
  reasons: { vi: 'Lý do chọn trên máy', en: 'Reasons chosen on tablets' },
  reason: { vi: 'Lý do', en: 'Reason' },
  chosenBy: { vi: 'Số lượt chọn', en: 'Chosen by' },
  ofAll: { vi: 'Trên tổng số lượt', en: 'Of all ratings' },
  reasonHidden: { vi: 'chưa nêu: có nhóm dưới 10 lượt', en: 'not told: a group of fewer than 10' },
  reasonsNone: {
    vi: 'Kỳ này chưa có lý do nào được nêu: quý chưa chốt, hoặc chưa đủ số lượt.',
    en: 'No reasons are told of this period: no quarter in it is closed, or there are too few.',
  },
  mostChosen: { vi: 'Được chọn nhiều nhất', en: 'Chosen most' },
  openItems: { vi: 'Đang chờ trả lời', en: 'Still open' },
  lateness: { vi: 'Trễ bao lâu (ngày làm việc)', en: 'How late (working days)' },
  items: { vi: 'Số phản ánh', en: 'Items' },
  oldest: { vi: 'Trễ lâu nhất', en: 'The latest' },
  oldestHidden: {
    vi: 'Vai trò của quý vị không mở được từng phản ánh.',
    en: 'Your role does not open single items.',
  },
  daysLate: { vi: 'Ngày làm việc trễ', en: 'Working days late' },
  flow: { vi: 'Tiếp nhận và trả lời', en: 'Received and answered' },
  flowTable: { vi: 'Xem từng ngày hoặc tuần', en: 'Day by day, or week by week' },
  from: { vi: 'Từ ngày', en: 'From' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  answered: { vi: 'Trả lời', en: 'Answered' },
  openQueue: { vi: 'Mở danh sách việc', en: 'Open the queue' },
  definition: { vi: 'Cách tính', en: 'How it is counted' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  exclusions: { vi: 'Không tính', en: 'Left out' },
  sort: { vi: 'Xếp theo', en: 'Sort by' },
  find: { vi: 'Tìm đơn vị', en: 'Find a unit' },
  noUnitFound: { vi: 'Không có đơn vị nào có tên như vậy.', en: 'No unit has such a name.' },
  unitsShown: { vi: 'Số đơn vị', en: 'Units' },
  orderHint: {
    vi: 'Đơn vị có khoảng 95% chồng nhau thì thứ tự không nói lên hơn kém.',
    en: 'Between units whose 95% intervals overlap the order says nothing.',
  },
  sheetBefore: { vi: 'Trang trước', en: 'Previous' },
  sheetAfter: { vi: 'Trang sau', en: 'Next' },
  profile: { vi: 'Hồ sơ đơn vị', en: 'Unit profile' },
  desks: { vi: 'Theo quầy', en: 'By desk' },
  desksNot: {
    vi: 'Chưa nêu theo quầy: quý đã chốt được ẩn theo đơn vị và tháng; số riêng từng quầy có thể làm lộ nhóm dưới 10 lượt.',
    en: 'Not told by desk: closed quarters are kept secret by unit and month, and numbers of single desks could give groups of fewer than 10 away.',
  },
  source: { vi: 'Nguồn: hệ thống này', en: 'Source: this service' },
} as const satisfies Record<string, Words>

export const SIGNAL_WORDS: Readonly<Record<RunSignal, Words>> = {
  outside: { vi: 'ngoài giới hạn', en: 'beyond the limits' },
  shift: { vi: '7 điểm liền cùng một phía', en: '7 in a row to one side' },
  trend: { vi: '6 điểm liền cùng chiều', en: '6 in a row the same way' },
}

export const WEEKS_MISSING_WORDS: Readonly<Record<WeeksMissing, Words>> = {
  part: {
    vi: 'Số theo tuần chỉ nêu cho toàn đơn vị cao nhất: nêu từng đơn vị có thể làm lộ nhóm dưới 10 lượt.',
    en: 'Weeks are told of the whole organisation alone: of single units they could give groups of fewer than 10 away.',
  },
  few: {
    vi: 'Chưa nêu theo tuần: cần ít nhất 8 khoảng, mỗi khoảng từ 30 lượt, và không khoảng nào làm lộ nhóm dưới 10 lượt.',
    en: 'No weeks are told: it takes 8 stretches of 30 ratings or more, none of which gives a group of fewer than 10 away.',
  },
}

export const EVENT_KIND_WORDS: Readonly<Record<TrendEvent['kind'], Words>> = {
  campaign: { vi: 'Đợt cao điểm', en: 'Campaign' },
  tablet: { vi: 'Ghép máy mới', en: 'New tablet' },
  'day-off': { vi: 'Nghỉ', en: 'Day off' },
}

export const LATENESS_WORDS: Readonly<Record<Lateness, Words>> = {
  'in-time': { vi: 'Còn hạn, hoặc chờ công dân', en: 'In time, or waiting for the citizen' },
  'under-1': { vi: 'Trễ dưới 1', en: 'Under 1' },
  '1-3': { vi: 'Trễ từ 1 đến dưới 3', en: '1 to under 3' },
  '3-7': { vi: 'Trễ từ 3 đến dưới 7', en: '3 to under 7' },
  '7-30': { vi: 'Trễ từ 7 đến dưới 30', en: '7 to under 30' },
  'over-30': { vi: 'Trễ từ 30 trở lên', en: '30 or more' },
}

export const UNIT_ORDER_WORDS: Readonly<Record<UnitOrder, Words>> = {
  list: { vi: 'Thứ tự hành chính', en: 'Administrative order' },
  lowest: { vi: 'Tỷ lệ, thấp nhất trước', en: 'Share, lowest first' },
  highest: { vi: 'Tỷ lệ, cao nhất trước', en: 'Share, highest first' },
  most: { vi: 'Số lượt, nhiều nhất trước', en: 'Ratings, most first' },
}

interface Definition {
  readonly numerator: Words
  readonly denominator: Words
  readonly exclusions: Words
}

export type DefinedFigure = 'satisfaction' | 'timeliness' | 'reasons' | 'open'

/** What each figure counts, in words. */
export const DEFINITIONS: Readonly<Record<DefinedFigure, Definition>> = {
  satisfaction: {
    numerator: { vi: 'Lượt Hài lòng và Rất hài lòng.', en: 'Ratings satisfied and very satisfied.' },
    denominator: { vi: 'Mọi lượt bấm trên máy đánh giá trong kỳ.', en: 'All taps on tablets in the period.' },
    exclusions: {
      vi: 'Lượt nghi bấm dồn hoặc nhiều từ một địa chỉ; lượt theo thang khác; lượt đến sau khi chốt; phiếu và kênh khác nêu riêng.',
      en: 'Suspected bursts and many from one address; ratings on another scale; what came after the close; other channels stand apart.',
    },
  },
  timeliness: {
    numerator: {
      vi: 'Phản ánh trả lời đúng hạn ở lần đầu.',
      en: 'Items answered on time in their first round.',
    },
    denominator: {
      vi: 'Phản ánh tiếp nhận trong kỳ đã xét hạn: đã trả lời, quá hạn, hoặc kết thúc quá hạn.',
      en: 'Items received in the period whose deadline is decided: answered, overdue, or ended past due.',
    },
    exclusions: {
      vi: 'Còn hạn, kết thúc khi còn hạn, không có hạn trong dữ liệu nguồn; phần mở lại nêu riêng.',
      en: 'Open in time, ended in time, without a date in the source; reopenings stand apart.',
    },
  },
  reasons: {
    numerator: {
      vi: 'Lượt có chọn lý do này; một lượt có thể chọn nhiều.',
      en: 'Ratings that chose the reason; one may choose several.',
    },
    denominator: {
      vi: 'Mọi lượt trong kết quả của quý, kể cả lượt không chọn lý do.',
      en: "All ratings of the quarter's result, also those that chose none.",
    },
    exclusions: {
      vi: 'Như kết quả. Lý do không được đếm theo mức hài lòng. Ẩn khi dưới 10 lượt chọn hoặc dưới 10 lượt không chọn, và khi có thể tính ngược ra.',
      en: 'As for the result. Reasons are not counted by level. Hidden where fewer than 10 chose it or did not, and where that could be worked out.',
    },
  },
  open: {
    numerator: {
      vi: 'Phản ánh chưa trả lời đã qua hạn, theo ngày làm việc của đơn vị chịu trách nhiệm.',
      en: 'Items without an answer past their deadline, in working days of the unit answerable.',
    },
    denominator: {
      vi: 'Mọi phản ánh đang mở lúc này, không theo kỳ.',
      en: 'All that is open at this moment, whatever the period.',
    },
    exclusions: {
      vi: 'Phản ánh không có hạn trong dữ liệu nguồn; phản ánh đang giữ kín.',
      en: 'Items without a date in their source; items that are held.',
    },
  },
}
