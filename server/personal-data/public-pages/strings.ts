import type { Words } from '../../contract/language.ts'

export const PRIVACY = {
  title: { vi: 'Bảo vệ dữ liệu cá nhân', en: 'How personal data is protected' },
  version: { vi: 'Bản', en: 'Version' },
  from: { vi: 'áp dụng từ ngày', en: 'in force from' },
  keptTitle: { vi: 'Giữ trong bao lâu', en: 'How long it is kept' },
  kept: { vi: 'Loại dữ liệu', en: 'Kind of data' },
  days: { vi: 'Số ngày', en: 'Days' },
  consentsTitle: { vi: 'Những việc chỉ làm khi quý vị đồng ý', en: 'What is done only if you agree' },
  dueTitle: {
    vi: 'Yêu cầu của quý vị được giải quyết trong bao lâu',
    en: 'How soon your request is settled',
  },
  dueKind: { vi: 'Yêu cầu', en: 'Request' },
  dueReply: { vi: 'Trả lời đã nhận (ngày làm việc)', en: 'Reply that we have it (working days)' },
  dueDone: { vi: 'Thực hiện xong (ngày)', en: 'Done (days)' },
  ask: { vi: 'Gửi yêu cầu về dữ liệu của tôi', en: 'Send a request about my data' },
} as const satisfies Record<string, Words>
