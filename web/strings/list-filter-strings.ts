import type { Words } from '../../server/contract/language.ts'
import type { Lateness } from '../../server/contract/reports/insight.ts'
import type { ListFilter, ListOutcome } from '../../server/contract/feedback/list-filter.ts'

/** What narrows the list of items, in words. */
export const LIST_FILTER_STRINGS = {
  active: { vi: 'Đang lọc theo', en: 'Narrowed by' },
  narrow: { vi: 'Lọc danh sách', en: 'Narrow the list' },
  clear: { vi: 'Bỏ mọi bộ lọc', en: 'Clear all filters' },
  remove: { vi: 'bỏ bộ lọc này', en: 'remove this filter' },
  whatever: { vi: 'Không lọc', en: 'Any' },
  ownOrder: { vi: 'Theo danh sách', en: 'As the list has it' },
  unit: { vi: 'Đơn vị chủ trì', en: 'Leading unit' },
  answerable: { vi: 'Đơn vị chịu trách nhiệm', en: 'Answerable unit' },
  from: { vi: 'Tiếp nhận từ ngày', en: 'Received from' },
  to: { vi: 'Tiếp nhận đến ngày', en: 'Received until' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  channel: { vi: 'Kênh', en: 'Channel' },
  state: { vi: 'Tình trạng', en: 'State' },
  due: { vi: 'Hạn', en: 'Deadline' },
  outcome: { vi: 'Kết quả lần đầu', en: 'First round' },
  person: { vi: 'Người xử lý', en: 'Person' },
  contribution: { vi: 'Phối hợp', en: 'Contribution' },
  verdict: { vi: 'Ý kiến công dân', en: 'Verdict' },
  changed: { vi: 'Thay đổi', en: 'Changes' },
  objection: { vi: 'Thẩm quyền', en: 'Objection' },
  urgent: { vi: 'Mức khẩn', en: 'Urgency' },
  answered: { vi: 'Trả lời', en: 'Answered' },
  hour: { vi: 'Giờ', en: 'Hour' },
  reach: { vi: 'Phạm vi', en: 'Reach' },
  itself: { vi: 'Riêng đơn vị này', en: 'This unit alone' },
  lateness: { vi: 'Số ngày làm việc trễ', en: 'Working days late' },
  answeredFrom: { vi: 'Trả lời từ ngày', en: 'Answered from' },
  answeredTo: { vi: 'Trả lời đến ngày', en: 'Answered until' },
  reopenedFrom: { vi: 'Mở lại từ ngày', en: 'Reopened from' },
  reopenedTo: { vi: 'Mở lại đến ngày', en: 'Reopened until' },
  brokenFrom: { vi: 'Lỡ hẹn từ ngày', en: 'Promise broken from' },
  brokenTo: { vi: 'Lỡ hẹn đến ngày', en: 'Promise broken until' },
  askedOf: { vi: 'Đơn vị phối hợp', en: 'Contributing unit' },
  askedFrom: { vi: 'Được hỏi từ ngày', en: 'Asked from' },
  askedTo: { vi: 'Được hỏi đến ngày', en: 'Asked until' },
  askedOutcome: { vi: 'Kết quả phối hợp', en: 'What came of it' },
  objected: { vi: 'Chờ điều phối phân xử', en: 'Waits for the coordinator' },
  today: { vi: 'Hôm nay', en: 'Today' },
  sort: { vi: 'Sắp xếp', en: 'Order' },
  none: { vi: 'Chưa có', en: 'None' },
  myself: { vi: 'Tôi', en: 'Me' },
  nobody: { vi: 'Chưa ai nhận', en: 'Nobody' },
} as const satisfies Record<string, Words>

export const LIST_STATE_WORDS: Readonly<Record<NonNullable<ListFilter['state']>, Words>> = {
  open: { vi: 'Đang mở', en: 'Open' },
  closed: { vi: 'Đã kết thúc', en: 'No longer open' },
}

export const LIST_DUE_WORDS: Readonly<Record<NonNullable<ListFilter['due']>, Words>> = {
  dated: { vi: 'Có hạn', en: 'Has a deadline' },
  'in-time': { vi: 'Còn trong hạn', en: 'Not past due' },
  overdue: { vi: 'Đã quá hạn', en: 'Past due' },
  'promise-broken': { vi: 'Lời hẹn quá hạn', en: 'Promise broken' },
  today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
  soon: { vi: 'Sắp quá hạn', en: 'At risk' },
  thrice: { vi: 'Trễ quá ba lần thời gian đã hẹn', en: 'Late by three times the promise' },
}

export const LIST_OUTCOME_WORDS: Readonly<Record<ListOutcome, Words>> = {
  any: { vi: 'Mọi kết quả', en: 'Whatever came of it' },
  'on-time': { vi: 'Trả lời đúng hạn', en: 'Answered on time' },
  late: { vi: 'Trả lời trễ', en: 'Answered late' },
  open: { vi: 'Đang mở, còn hạn', en: 'Open in time' },
  overdue: { vi: 'Đang mở, quá hạn', en: 'Open, overdue' },
  'ended-in-time': { vi: 'Kết thúc khi còn hạn', en: 'Ended in time' },
  'ended-past-due': { vi: 'Kết thúc khi đã quá hạn', en: 'Ended past due' },
  unpromised: { vi: 'Không có hạn', en: 'Without a deadline' },
}

export const LIST_CONTRIBUTION_WORDS: Readonly<Record<NonNullable<ListFilter['contribution']>, Words>> = {
  open: { vi: 'Đang chờ', en: 'Awaited' },
  late: { vi: 'Quá hạn phối hợp', en: 'Past its own due time' },
  given: { vi: 'Đã đủ', en: 'All given' },
  none: { vi: 'Không có', en: 'None asked' },
}

export const LIST_VERDICT_WORDS: Readonly<Record<NonNullable<ListFilter['verdict']>, Words>> = {
  given: { vi: 'Đã cho ý kiến', en: 'Given' },
  dissatisfied: { vi: 'Không hài lòng', en: 'Not satisfied' },
  none: { vi: 'Chưa cho ý kiến', en: 'None so far' },
}

export const LIST_CHANGE_WORDS: Readonly<Record<NonNullable<ListFilter['changed']>, Words>> = {
  'since-look': { vi: 'Từ lần tôi xem gần nhất', en: 'Since I last looked' },
}

/** In working days. */
export const LATENESS_WORDS: Readonly<Record<Lateness, Words>> = {
  'in-time': { vi: 'Còn hạn, hoặc chờ công dân', en: 'In time, or waiting for the citizen' },
  'under-1': { vi: 'Trễ dưới 1', en: 'Under 1' },
  '1-3': { vi: 'Trễ từ 1 đến dưới 3', en: '1 to under 3' },
  '3-7': { vi: 'Trễ từ 3 đến dưới 7', en: '3 to under 7' },
  '7-30': { vi: 'Trễ từ 7 đến dưới 30', en: '7 to under 30' },
  'over-30': { vi: 'Trễ từ 30 trở lên', en: '30 or more' },
}
