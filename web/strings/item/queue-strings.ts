import type { Words } from '../../../server/contract/language.ts'
import type { BulkRequest } from '../../../server/contract/feedback/queue/bulk.ts'

/** What the queue says beside its rows: people, saved lists, files, what is done with several. */
export const QUEUE_STRINGS = {
  person: { vi: 'Người xử lý', en: 'Person' },
  personNeeded: { vi: 'Xin chọn người xử lý.', en: 'Choose a person.' },
  noPerson: { vi: 'Đơn vị này chưa có cán bộ xử lý.', en: 'Nobody handles items of this unit yet.' },
  saved: { vi: 'Danh sách đã lưu', en: 'Saved lists' },
  noneSaved: { vi: 'Chưa lưu danh sách nào.', en: 'No list is saved yet.' },
  saveThis: { vi: 'Lưu danh sách đang xem', en: 'Save the list shown' },
  saveName: { vi: 'Tên danh sách', en: 'Name of the list' },
  saveFor: { vi: 'Ai thấy', en: 'Who finds it' },
  onlyMe: { vi: 'Chỉ mình tôi', en: 'Only me' },
  remove: { vi: 'Xoá', en: 'Remove' },
  file: { vi: 'Xuất tệp', en: 'As a file' },
  fileHint: {
    vi: 'Đúng danh sách đang xem, không có thông tin người gửi. Mỗi lần xuất được ghi lại.',
    en: 'The list as shown, nothing of its senders. Each export is recorded.',
  },
  pause: { vi: 'Tạm dừng cập nhật', en: 'Pause updates' },
  paused: {
    vi: 'Đang tạm dừng cập nhật: danh sách đứng yên.',
    en: 'Updates are paused: the list stands still.',
  },
  goOn: { vi: 'Cập nhật tiếp', en: 'Go on' },
  keptFrom: {
    vi: 'Không kết nối được máy chủ. Đây là danh sách lúc',
    en: 'The server cannot be reached. This is the list as of',
  },
  findInAll: { vi: 'Tìm trong tất cả phản ánh', en: 'Search all items' },
  notYours: {
    vi: 'Danh sách này chỉ dành cho người được giao điều phối việc giữ riêng.',
    en: 'This list is only for those who coordinate restricted items.',
  },
  density: { vi: 'Độ cao dòng', en: 'Row height' },
  bulk: { vi: 'Việc cho các dòng đã chọn', en: 'For the selected rows' },
  unpick: { vi: 'Bỏ chọn', en: 'Unselect' },
  rehearse: { vi: 'Xem trước', en: 'See what would happen' },
  would: { vi: 'Sẽ làm được', en: 'Would be done' },
  done: { vi: 'Đã làm', en: 'Done' },
  refused: { vi: 'Không làm được', en: 'Refused' },
} as const satisfies Record<string, Words>

export const BULK_WORDS: Readonly<Record<BulkRequest['act'], Words>> = {
  'assign-person': { vi: 'Giao người xử lý', en: 'Give to a person' },
  'put-back': { vi: 'Trả về việc chung', en: 'Put back' },
  categorise: { vi: 'Đặt lĩnh vực', en: 'Set the category' },
  move: { vi: 'Chuyển đơn vị', en: 'Move to a unit' },
}

export const DENSITIES = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

export const DENSITY_WORDS: Readonly<Record<Density, Words>> = {
  compact: { vi: 'Gọn', en: 'Compact' },
  normal: { vi: 'Vừa', en: 'Normal' },
  roomy: { vi: 'Thoáng', en: 'Roomy' },
}

export const pickedWords = (count: number): Words => ({
  vi: `Đã chọn ${count}`,
  en: `${count} selected`,
})

export const doWords = (count: number): Words => ({
  vi: `Thực hiện ${count} dòng`,
  en: count === 1 ? 'Do it for 1 row' : `Do it for ${count} rows`,
})
