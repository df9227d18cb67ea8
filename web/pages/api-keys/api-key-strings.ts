import type { Words } from '../../../server/contract/language.ts'

export const API_KEY_STRINGS = {
  lead: {
    vi: 'Cổng thành phố và ứng dụng khác đọc và gửi phản ánh theo chuẩn Open311 bằng khoá cấp ở đây. Chỉ nội dung đã công khai được đọc; khoá nhận sự kiện còn được biết từng thay đổi, không có lời của ai.',
    en: 'City portals and other apps read and send requests by Open311 with a key made here. Only what is public can be read; a key for events is also told each change, without anybody’s words.',
  },
  address: { vi: 'Địa chỉ cho hệ thống khác', en: 'The address for other systems' },
  add: { vi: 'Cấp khoá mới', en: 'Make a key' },
  name: { vi: 'Hệ thống nào', en: 'Which system' },
  nameHint: {
    vi: 'Khoá sau của cùng hệ thống mang cùng tên để tiếp tục các yêu cầu đã gửi.',
    en: 'A later key of the same system has the same name, so that it goes on with what it sent.',
  },
  rights: { vi: 'Được làm gì', en: 'What it may do' },
  read: { vi: 'Đọc', en: 'Read' },
  post: { vi: 'Gửi', en: 'Send' },
  events: { vi: 'Nhận sự kiện', en: 'Read events' },
  perMinute: { vi: 'Số lần gọi mỗi phút', en: 'Calls a minute' },
  perDay: { vi: 'Số lần gọi mỗi ngày', en: 'Calls a day' },
  make: { vi: 'Cấp khoá', en: 'Make the key' },
  shown: {
    vi: 'Khoá chỉ hiện một lần này. Sao chép rồi gửi cho người quản lý hệ thống đó:',
    en: 'The key is shown this once. Copy it and give it to those who run that system:',
  },
  list: { vi: 'Các khoá', en: 'Keys' },
  nothing: { vi: 'Chưa cấp khoá nào.', en: 'No key was made yet.' },
  madeAt: { vi: 'Cấp', en: 'Made' },
  lastUsed: { vi: 'Dùng gần nhất', en: 'Last used' },
  never: { vi: 'chưa dùng', en: 'never used' },
  endedAt: { vi: 'Đã ngừng', en: 'Ended' },
  aMinute: { vi: 'lần/phút', en: 'a minute' },
  aDay: { vi: 'lần/ngày', en: 'a day' },
  end: { vi: 'Ngừng', en: 'End' },
  endForGood: { vi: 'Ngừng hẳn', en: 'End for good' },
  leave: { vi: 'Để lại', en: 'Leave it' },
  ended: { vi: 'Đã ngừng khoá của', en: 'Ended the key of' },
} as const satisfies Record<string, Words>
