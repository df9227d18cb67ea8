import type { Words } from '../../../server/contract/language.ts'

export const INTERIM_STRINGS = {
  text: { vi: 'Lời hồi âm gửi công dân', en: 'What the citizen reads' },
  textHint: {
    vi: 'Đang làm gì, còn chờ gì. Đây chưa phải câu trả lời.',
    en: 'What is being done, and what it waits for. This is no answer.',
  },
  day: { vi: 'Hẹn trả lời chậm nhất ngày', en: 'An answer is promised by the end of' },
  dayHint: { vi: 'Một ngày làm việc của đơn vị', en: 'A working day of the unit' },
  promised: { vi: 'Đã hẹn công dân trước', en: 'Promised to the citizen before' },
  broken: { vi: 'Lời hẹn quá hạn', en: 'Promise broken' },
} as const satisfies Record<string, Words>
