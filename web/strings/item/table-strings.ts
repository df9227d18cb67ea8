import type { Words } from '../../../server/contract/language.ts'

/** What the queue's table says of choosing and sorting: a small table, for the first page loads it. */
export const TABLE_STRINGS = {
  unread: { vi: 'Chưa xem', en: 'Not seen yet' },
  changed: { vi: 'Có thay đổi từ lần tôi xem', en: 'Changed since I looked' },
  pick: { vi: 'Chọn', en: 'Select' },
  pickAll: { vi: 'Chọn mọi dòng đang hiện', en: 'Select all rows shown' },
  due: { vi: 'Hạn gần nhất trước', en: 'Due first' },
  'due-last': { vi: 'Hạn xa nhất trước', en: 'Due last' },
  newest: { vi: 'Mới nhận trước', en: 'Newest first' },
  oldest: { vi: 'Nhận lâu nhất trước', en: 'Oldest first' },
  promised: { vi: 'Hẹn trả lời trước', en: 'Promised before' },
  outside: { vi: 'Chờ nơi khác đến', en: 'Asked outside until' },
  promiseBroken: { vi: 'Lỡ hẹn', en: 'Promise broken' },
} as const satisfies Record<string, Words>

/** How often an item went on from one unit to another. */
export function handedOverWords(times: number): Words {
  return { vi: `chuyển ${times} lần`, en: times === 1 ? 'handed over once' : `handed over ${times} times` }
}
