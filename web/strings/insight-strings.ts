import type { Words } from '../../server/contract/language.ts'
import type { RunSignal, TrendEvent, WeeksMissing } from '../../server/contract/reports/insight.ts'
import type { UnitOrder } from '../unit-order.ts'

/** The words of trend, reasons and open items. */
export const INSIGHT_STRINGS = {
  answers: { vi: 'Trả lời các câu hỏi tiếp theo', en: 'Answers to further questions' },
  answersNone: {
    vi: 'Quý này không có câu trả lời nào cho các câu hỏi tiếp theo.',
    en: 'Nobody answered further questions in this quarter.',
  },
  answersNotClosed: { vi: 'Chưa có quý nào chốt số liệu.', en: 'No quarter is closed yet.' },
  answersLead: {
    vi: 'Theo khoá câu hỏi, các phiên bản của một phiếu cộng lại. Chỉ tính quý đã chốt.',
    en: 'By the key of the question, versions of a questionnaire together. Of closed quarters only.',
  },
  whoAnswered: { vi: 'người trả lời', en: 'answered' },
  askedOf: { vi: 'lượt đánh giá có hỏi câu này', en: 'ratings that asked it' },
  choice: { vi: 'Lựa chọn', en: 'Choice' },
  share: { vi: 'Tỷ lệ (khoảng tin cậy 95%)', en: 'Share (95% interval)' },
  versions: { vi: 'phiên bản', en: 'version' },
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
  eventsLead: {
    vi: 'Số trong ô trên biểu đồ là số thứ tự trong bảng này.',
    en: 'The numbers in boxes on the charts are those of this table.',
  },
  number: { vi: 'Số', en: 'No.' },
  event: { vi: 'Việc', en: 'Event' },
  what: { vi: 'Tên', en: 'Name' },
  noEvents: { vi: 'Không có việc nào được ghi.', en: 'Nothing is on record.' },
  reasons: { vi: 'Lý do chọn trên máy', en: 'Reasons chosen on tablets' },
  reason: { vi: 'Lý do', en: 'Reason' },
  chosenBy: { vi: 'Số lượt chọn', en: 'Chosen by' },
  ofAll: { vi: 'trên tổng số lượt', en: 'of all ratings' },
  reasonHidden: { vi: 'chưa nêu: có nhóm dưới 10 lượt', en: 'not told: a group of fewer than 10' },
  reasonsNone: {
    vi: 'Kỳ này chưa có lý do nào được nêu: quý chưa chốt, hoặc chưa đủ số lượt.',
    en: 'No reasons are told of this period: no quarter in it is closed, or there are too few.',
  },
  mostChosen: { vi: 'Được chọn nhiều nhất', en: 'Chosen most' },
  openItems: { vi: 'Đang chờ trả lời', en: 'Still open' },
  lateness: { vi: 'Trễ bao lâu (ngày làm việc)', en: 'How late (working days)' },
  items: { vi: 'Số phản ánh', en: 'Items' },
  oldest: { vi: 'Trễ lâu nhất', en: 'Longest overdue' },
  oldestHidden: {
    vi: 'Vai trò của quý vị không mở được từng phản ánh.',
    en: 'Your role does not open single items.',
  },
  daysLate: { vi: 'Ngày làm việc trễ', en: 'Working days late' },
  dots: { vi: 'Từng đơn vị cùng khoảng 95%', en: 'Each unit with its 95% interval' },
  dotsWhole: { vi: 'Chung', en: 'All' },
  notCompared: { vi: 'Không so sánh', en: 'Not compared' },
  flow: { vi: 'Tiếp nhận và trả lời', en: 'Received and answered' },
  flowTable: { vi: 'Xem từng ngày hoặc tuần', en: 'Day by day, or week by week' },
  from: { vi: 'Từ ngày', en: 'From' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  answered: { vi: 'Trả lời', en: 'Answered' },
  openOpen: { vi: 'Mở danh sách đang chờ', en: 'Open the list of open items' },
  openOverdue: { vi: 'Mở danh sách quá hạn', en: 'Open the list of overdue items' },
  definition: { vi: 'Cách tính', en: 'How it is counted' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  exclusions: { vi: 'Không tính', en: 'Left out' },
  countedFrom: { vi: 'Lấy từ', en: 'Counted from' },
  interval: { vi: 'Khoảng tin cậy', en: 'Interval' },
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
  desk: { vi: 'Quầy', en: 'Desk' },
  noDesk: { vi: 'Máy không gắn quầy', en: 'Tablet of no desk' },
  partsOverlap: { vi: 'Các khoảng 95% chồng nhau', en: 'Their 95% intervals overlap' },
  underADay: { vi: 'dưới 1', en: 'under 1' },
  desksMost: { vi: 'Cao nhất trong các quầy nêu được', en: 'Highest of the desks that are told' },
  desksFew: { vi: 'Chưa quầy nào đủ số lượt để nêu tỷ lệ', en: 'No desk has enough ratings for a share' },
  desksNone: {
    vi: 'Chưa nêu theo quầy: quý chưa chốt, hoặc chính đơn vị này chưa đủ số lượt để nêu.',
    en: 'Not told by desk: no quarter is closed, or the unit itself has too few ratings to be told.',
  },
  desksMeasure: {
    vi: 'Lượt bấm tại chính đơn vị, không kể đơn vị cấp dưới',
    en: 'Taps at the unit itself, without the units below it',
  },
  ratedProcedures: { vi: 'Hài lòng theo thủ tục', en: 'Satisfaction by procedure' },
  ratedProcedure: { vi: 'Thủ tục', en: 'Procedure' },
  ratedProceduresMost: {
    vi: 'Cao nhất trong các thủ tục nêu được',
    en: 'Highest of the procedures that are told',
  },
  ratedProceduresFew: {
    vi: 'Chưa thủ tục nào đủ số lượt để nêu tỷ lệ',
    en: 'No procedure has enough ratings for a share',
  },
  ratedProceduresNone: {
    vi: 'Chưa nêu theo thủ tục: quý chưa chốt, chính đơn vị này chưa đủ số lượt, hoặc không lượt nào ghi thủ tục.',
    en: 'Not told by procedure: no quarter is closed, the unit itself has too few ratings, or no rating names a procedure.',
  },
  procedures: { vi: 'Theo thủ tục', en: 'By procedure' },
  proceduresLead: {
    vi: 'Hồ sơ theo thủ tục của đơn vị nằm ở trang Hồ sơ; lượt bấm chỉ gắn thủ tục khi máy hỏi, nên không nêu tỷ lệ hài lòng theo thủ tục.',
    en: 'The dossiers of the unit by procedure are on the page of dossiers; a tap knows its procedure only where the tablet asks, so no share is told by procedure.',
  },
  openDossiers: { vi: 'Mở hồ sơ theo thủ tục', en: 'Open dossiers by procedure' },
  hours: { vi: 'Thứ và giờ', en: 'Weekday and hour' },
  hoursNone: {
    vi: 'Kỳ này chưa nêu theo giờ: quý chưa chốt, hoặc chưa đủ số lượt.',
    en: 'Hours are not told of this period: no quarter in it is closed, or there are too few ratings.',
  },
  hoursMeasure: { vi: 'Số lượt, làm tròn chục', en: 'Ratings, to the nearest ten' },
  hoursBlank: {
    vi: 'Ô trống: dưới 10 lượt. Ô gạch chéo, chữ “đóng”: ngoài giờ làm việc theo lịch của đơn vị; gạch dưới: chỉ mở một phần giờ. Số càng lớn nền càng đậm.',
    en: "Blank: under 10 ratings. Hatched, with “closed”: outside the hours of the unit's calendar; underlined: open for part of the hour. The larger the number, the darker.",
  },
  hour: { vi: 'Giờ', en: 'Hour' },
  byLevel: { vi: 'Lý do theo mức hài lòng', en: 'Reasons by level' },
  byLevelLead: {
    vi: 'Mỗi cột: trong những lượt ở mức đó, bao nhiêu lượt chọn lý do này (khoảng 95%).',
    en: 'Each column: of the ratings at these levels, how many chose the reason (95% interval).',
  },
  byLevelNone: {
    vi: 'Chưa nêu lý do theo mức hài lòng: có nhóm dưới 10 lượt.',
    en: 'Reasons are not told by level: a group of fewer than 10.',
  },
  byLevelHidden: {
    vi: 'chưa nêu theo mức: có nhóm dưới 10 lượt',
    en: 'not told by level: a group of fewer than 10',
  },
  promises: { vi: 'Lời hẹn trong hồi âm bước đầu', en: 'Promises of first replies' },
  promisesNone: {
    vi: 'Kỳ này không có ngày hẹn nào trong hồi âm bước đầu.',
    en: 'No first reply promised a day of this period.',
  },
  promisesMeasure: { vi: 'Ngày hẹn thuộc kỳ', en: 'Promised days in the period' },
  promised: { vi: 'Đã hẹn', en: 'Promised' },
  kept: { vi: 'Giữ đúng', en: 'Kept' },
  broken: { vi: 'Đã lỡ', en: 'Broken' },
  brokenItems: { vi: 'Phản ánh bị lỡ hẹn', en: 'Items of broken promises' },
  brokenLongest: { vi: 'Lỡ hẹn lâu nhất, còn chưa trả lời', en: 'Broken longest, still open' },
  promisedUntil: { vi: 'Đã hẹn', en: 'Promised for' },
  handOvers: { vi: 'Chuyển qua lại', en: 'Handed on and back' },
  handOversNone: {
    vi: 'Kỳ này không có phản ánh nào chuyển đi hoặc chuyển đến.',
    en: 'Nothing was handed on or handed over in this period.',
  },
  handOversMeasure: {
    vi: 'Số lần chuyển giữa đơn vị này và đơn vị khác, trong kỳ',
    en: 'Hand-overs between this unit and others, in the period',
  },
  otherUnit: { vi: 'Đơn vị kia', en: 'The other unit' },
  given: { vi: 'Chuyển đi', en: 'Handed on' },
  taken: { vi: 'Chuyển đến', en: 'Taken over' },
  heldHours: { vi: 'Giờ làm việc giữ trước khi chuyển (trung vị)', en: 'Working hours held before (median)' },
  mostPassed: { vi: 'Chuyển nhiều lần nhất', en: 'Handed on most often' },
  times: { vi: 'Số lần', en: 'Times' },
  source: { vi: 'Nguồn: hệ thống này', en: 'Source: this service' },
  ratingsCsv: {
    vi: 'Tải số lượt theo tháng, đơn vị, mức và lý do (CSV)',
    en: 'Download counts by month, unit, level and reason (CSV)',
  },
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
  correction: { vi: 'Công bố bản sửa', en: 'Correction published' },
  questionnaire: { vi: 'Bộ câu hỏi mới', en: 'New questionnaire version' },
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
  /** What it is counted from. */
  readonly source: Words
  readonly interval?: Words
}

const TAPS: Words = {
  vi: 'Bảng đếm lượt bấm của máy đánh giá; quý đã chốt không đổi nữa.',
  en: "The tally of tablets' ratings; a closed quarter moves no more.",
}
const ITEMS: Words = {
  vi: 'Phản ánh và lịch sử từng bước trong hệ thống này.',
  en: 'Items of this service and the history of their steps.',
}
const WILSON: Words = {
  vi: 'Khoảng 95% theo Wilson (1927); dưới 30 lượt chỉ nêu số đếm, dưới 10 không nêu.',
  en: 'The 95% interval of Wilson (1927); under 30 only counts are told, under 10 nothing.',
}

export type DefinedFigure =
  | 'satisfaction'
  | 'timeliness'
  | 'reasons'
  | 'open'
  | 'hours'
  | 'desks'
  | 'rated-procedures'
  | 'hand-overs'
  | 'promises'
  | 'flow'
  | 'contributions'
  | 'late-moves'
  | 'weeks'

/** What each figure counts, in words. */
export const DEFINITIONS: Readonly<Record<DefinedFigure, Definition>> = {
  satisfaction: {
    numerator: { vi: 'Lượt Hài lòng và Rất hài lòng.', en: 'Ratings satisfied and very satisfied.' },
    denominator: { vi: 'Mọi lượt bấm trên máy đánh giá trong kỳ.', en: 'All taps on tablets in the period.' },
    exclusions: {
      vi: 'Lượt nghi bấm dồn hoặc nhiều từ một địa chỉ; lượt theo thang khác; lượt đến sau khi chốt; phiếu và kênh khác nêu riêng.',
      en: 'Suspected bursts and many from one address; ratings on another scale; what came after the close; other channels stand apart.',
    },
    source: TAPS,
    interval: WILSON,
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
    source: ITEMS,
    interval: {
      vi: 'Khoảng 95% theo Wilson (1927) của tỷ lệ đúng hạn.',
      en: 'The 95% interval of Wilson (1927) of the share on time.',
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
      vi: 'Như kết quả. Ẩn khi dưới 10 lượt chọn hoặc dưới 10 lượt không chọn, và khi có thể tính ngược ra.',
      en: 'As for the result. Hidden where fewer than 10 chose it or did not, and where that could be worked out.',
    },
    source: TAPS,
    interval: WILSON,
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
    source: ITEMS,
  },
  hours: {
    numerator: {
      vi: 'Lượt bấm trong giờ đó của thứ đó, làm tròn đến chục.',
      en: 'Taps in that hour of that weekday, to the nearest ten.',
    },
    denominator: {
      vi: 'Mọi lượt trong kết quả của quý; giờ theo múi giờ của tổ chức.',
      en: "All ratings of the quarter's result; hours in the organisation's time zone.",
    },
    exclusions: {
      vi: 'Như kết quả. Ô dưới 10 lượt để trống; làm tròn để không trừ ra được nhóm nhỏ. Giờ mở là giờ của phần lớn các ngày cùng thứ trong quý.',
      en: 'As for the result. Under 10 a cell is blank; rounded, so that no small group can be worked out. Open hours are those of most such days of the quarter.',
    },
    source: TAPS,
  },
  desks: {
    numerator: {
      vi: 'Lượt Hài lòng và Rất hài lòng tại quầy.',
      en: 'Ratings satisfied and very satisfied at the desk.',
    },
    denominator: {
      vi: 'Mọi lượt bấm trên máy của quầy trong quý.',
      en: "All taps on the desk's tablets in the quarter.",
    },
    exclusions: {
      vi: 'Như kết quả. Quầy dưới 10 lượt ẩn, và ẩn thêm quầy nhỏ nhất khi có thể tính ngược ra.',
      en: 'As for the result. Desks under 10 are hidden, and the smallest others with them where they could be worked out.',
    },
    source: TAPS,
    interval: WILSON,
  },
  'rated-procedures': {
    numerator: {
      vi: 'Lượt Hài lòng và Rất hài lòng ghi thủ tục này.',
      en: 'Ratings satisfied and very satisfied that name the procedure.',
    },
    denominator: {
      vi: 'Mọi lượt bấm trên máy tại chính đơn vị ghi thủ tục này trong quý.',
      en: 'All taps on tablets at the unit itself that name the procedure, in the quarter.',
    },
    exclusions: {
      vi: 'Như kết quả; lượt không ghi thủ tục chỉ có trong tổng. Thủ tục dưới 10 lượt ẩn, và ẩn thêm thủ tục khác khi có thể tính ngược ra, kể cả nhờ số của từng quầy.',
      en: 'As for the result; ratings that name none stand in the total alone. Procedures under 10 are hidden, and others with them where they could be worked out, also by the figures of desks.',
    },
    source: TAPS,
    interval: WILSON,
  },
  'hand-overs': {
    numerator: {
      vi: 'Lần chuyển phản ánh giữa đơn vị này (cả cấp dưới) và đơn vị khác.',
      en: 'Transfers of items between this unit, with those below it, and others.',
    },
    denominator: { vi: 'Không có mẫu số: đây là số đếm.', en: 'None: these are counts.' },
    exclusions: {
      vi: 'Lần giao đầu tiên từ nơi phân loại; chuyển trong nội bộ đơn vị; phản ánh đang giữ kín.',
      en: 'The first assignment from triage; what moves within the unit; items that are held.',
    },
    source: ITEMS,
  },
  promises: {
    numerator: {
      vi: 'Lời hẹn đã lỡ: hết ngày hẹn mà phản ánh chưa được trả lời hoặc kết thúc, dù sau đó hẹn lại hay trả lời.',
      en: 'Broken promises: the item was neither answered nor ended when the promised day was over, whatever was promised or answered afterwards.',
    },
    denominator: {
      vi: 'Mọi lời hẹn trong hồi âm bước đầu có ngày hẹn thuộc kỳ, kể cả ngày chưa tới.',
      en: 'All promises of first replies whose day lies in the period, also those still to come.',
    },
    exclusions: { vi: 'Phản ánh đang giữ kín.', en: 'Items that are held.' },
    source: ITEMS,
  },
  flow: {
    numerator: {
      vi: 'Tiếp nhận: phản ánh đơn vị chủ trì, theo ngày tiếp nhận. Trả lời: câu trả lời gửi trong ngày.',
      en: 'Received: items the unit leads, by the day of receipt. Answered: answers sent on the day.',
    },
    denominator: { vi: 'Không có mẫu số: đây là số đếm.', en: 'None: these are counts.' },
    exclusions: { vi: 'Phần mở lại; phản ánh đang giữ kín.', en: 'Reopenings; items that are held.' },
    source: ITEMS,
  },
  contributions: {
    numerator: {
      vi: 'Phần phối hợp được yêu cầu trong kỳ, xét theo hạn riêng của đơn vị được hỏi.',
      en: "Contributions asked for in the period, judged by the asked unit's own clock.",
    },
    denominator: { vi: 'Không có mẫu số: đây là số đếm.', en: 'None: these are counts.' },
    exclusions: {
      vi: 'Không cộng vào số của đơn vị chủ trì.',
      en: "Nothing of it belongs to the lead's figures.",
    },
    source: ITEMS,
  },
  'late-moves': {
    numerator: {
      vi: 'Lần tạm dừng hoặc chuyển trong giờ làm việc cuối cùng trước hạn.',
      en: 'Pauses and transfers in the last working hour before the deadline.',
    },
    denominator: { vi: 'Không có mẫu số: đây là số đếm.', en: 'None: these are counts.' },
    exclusions: { vi: 'Bước sau khi đã quá hạn.', en: 'Steps after the deadline.' },
    source: ITEMS,
  },
  weeks: {
    numerator: {
      vi: 'Lượt Hài lòng và Rất hài lòng trong tuần.',
      en: 'Ratings satisfied and very satisfied in the week.',
    },
    denominator: { vi: 'Mọi lượt bấm trên máy trong tuần.', en: 'All taps on tablets in the week.' },
    exclusions: {
      vi: 'Như kết quả. Tuần nào riêng ra có thể lộ nhóm nhỏ thì gộp với tuần kề.',
      en: 'As for the result. A week that alone could give a small group away is taken together with its neighbour.',
    },
    source: TAPS,
    interval: {
      vi: 'Giới hạn ba sigma p′ (Laney 2002); dấu hiệu: ngoài giới hạn, 7 điểm một phía, 6 điểm cùng chiều.',
      en: 'Three-sigma limits p′ (Laney 2002); signals: beyond the limits, 7 to one side, 6 the same way.',
    },
  },
}
