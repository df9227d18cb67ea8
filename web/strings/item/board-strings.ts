import type { BoardFigure } from '../../../server/contract/feedback/queue/board-figures.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDay } from '../../../server/words/format.ts'

export const BOARD_STRINGS = {
  title: { vi: 'Bảng việc hôm nay', en: 'Today’s board' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  allUnits: { vi: 'Mọi đơn vị của tôi', en: 'All my units' },
  wall: { vi: 'Màn hình treo tường', en: 'Wall screen' },
  leaveWall: { vi: 'Về bảng việc', en: 'Back to the board' },
  showNames: { vi: 'Hiện tên cán bộ', en: 'Show staff names' },
  hideNames: { vi: 'Ẩn tên cán bộ', en: 'Hide staff names' },
  byPerson: { vi: 'Theo người xử lý', en: 'By person' },
  byHour: { vi: 'Theo giờ', en: 'By hour' },
  person: { vi: 'Người xử lý', en: 'Person' },
  hour: { vi: 'Giờ', en: 'Hour' },
  nobody: { vi: 'Chưa ai nhận', en: 'Nobody' },
  noHours: {
    vi: 'Hôm nay không có hạn nào và chưa trả lời phản ánh nào.',
    en: 'Nothing is due today, and nothing was answered.',
  },
  contributions: { vi: 'Phối hợp phải gửi', en: 'Contributions due' },
  approvals: { vi: 'Chờ duyệt', en: 'Approvals waiting' },
  objections: { vi: 'Chờ phân xử thẩm quyền', en: 'Objections waiting' },
  brokenPromises: { vi: 'Lời hẹn quá hạn', en: 'Promises broken' },
  next: { vi: 'Đến hạn sớm nhất', en: 'Due next' },
  noItems: { vi: 'Không có phản ánh nào đang mở.', en: 'No item is open.' },
  choose: { vi: 'Chọn', en: 'Choose' },
  remind: { vi: 'Nhắc', en: 'Remind' },
  reminded: { vi: 'Đã nhắc.', en: 'Reminded.' },
  leaves: { vi: 'Nghỉ và người thay', en: 'Leave and cover' },
  noLeaves: { vi: 'Không ai nghỉ.', en: 'Nobody is away.' },
  whoIsAway: { vi: 'Người nghỉ', en: 'Who is away' },
  cover: { vi: 'Người thay', en: 'Who covers' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Trở lại ngày', en: 'Back on' },
  enter: { vi: 'Ghi nghỉ', en: 'Enter the leave' },
  end: { vi: 'Kết thúc', en: 'End' },
} as const satisfies Record<string, Words>

export const FIGURE_WORDS: Readonly<Record<BoardFigure, Words>> = {
  open: { vi: 'Đang mở', en: 'Open' },
  today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
  soon: { vi: 'Sắp quá hạn', en: 'At risk' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  answered: { vi: 'Đã trả lời hôm nay', en: 'Answered today' },
}

export const awayWords = (until: string, cover: string | null): Words => ({
  vi: `nghỉ đến ${formatDay(until)}, ${cover === null ? 'chưa có người thay' : `${cover} thay`}`,
  en: `back on ${formatDay(until)}, ${cover === null ? 'nobody covers' : `${cover} covers`}`,
})
