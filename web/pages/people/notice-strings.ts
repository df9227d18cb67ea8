import type { Words } from '../../../server/contract/language.ts'
import type { MailChoice, NoticeTopic } from '../../../server/contract/told/notice-topics.ts'

export const TOPIC_WORDS: Readonly<Record<NoticeTopic, Words>> = {
  assigned: { vi: 'Được giao việc', en: 'Work given to me or my unit' },
  'came-back': { vi: 'Việc quay lại: mở lại, trả về', en: 'Work that comes back: reopened, put back' },
  citizen: { vi: 'Công dân bổ sung, đánh giá, rút', en: 'The citizen replies, judges, withdraws' },
  approval: { vi: 'Duyệt và trả lại', en: 'Approvals and what is returned' },
  mention: { vi: 'Có người nhắc tôi (@)', en: 'Somebody mentions me (@)' },
  due: { vi: 'Sắp đến hạn, quá hạn', en: 'Due soon, overdue' },
  merged: { vi: 'Phản ánh được gộp', en: 'Items merged' },
}

export const MAIL_WORDS: Readonly<Record<MailChoice, Words>> = {
  usual: { vi: 'Khi cần làm ngay', en: 'If I must act' },
  always: { vi: 'Luôn gửi', en: 'Always' },
  never: { vi: 'Không gửi', en: 'Never' },
}

export const NOTICE_STRINGS = {
  title: { vi: 'Thông báo cho tôi', en: 'What I am told' },
  lead: {
    vi: 'Chọn cách nhận từng loại. Thông báo về máy đánh giá, báo cáo và bảo mật luôn được gửi.',
    en: 'Choose how each kind reaches you. Notices of kiosks, reports and security always do.',
  },
  bell: { vi: 'Chuông', en: 'Bell' },
  mail: { vi: 'E-mail', en: 'E-mail' },
  digest: {
    vi: 'Mỗi sáng làm việc gửi một e-mail tóm tắt khi có việc chờ',
    en: 'One mail each working morning, when something waits',
  },
  save: { vi: 'Lưu lựa chọn', en: 'Save' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
} as const satisfies Record<string, Words>
