import type { ImprovementState, ImprovementStep } from '../../server/contract/feedback/improvements.ts'
import type { Words } from '../../server/contract/language.ts'

export const IMPROVEMENT_STRINGS = {
  lead: {
    vi: 'Việc đã thay đổi nhờ phản ánh. Người khác đọc lại rồi mới đăng; bài đăng hiện ở trang chủ, bản in và máy đánh giá.',
    en: 'What changed because of feedback. Another person reads it before it is published: on the home page, the poster and the tablets.',
  },
  none: { vi: 'Chưa có bài nào.', en: 'There is none yet.' },
  write: { vi: 'Viết bài mới', en: 'Write a new one' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  name: { vi: 'Tên việc (nhiều nhất 60 ký tự)', en: 'Title (at most 60 characters)' },
  nameEn: { vi: 'Tên bằng tiếng Anh, có thể để trống', en: 'Title in English, may be left out' },
  said: { vi: 'Người dân nói gì', en: 'What people said' },
  saidEn: {
    vi: 'Người dân nói gì, tiếng Anh, có thể để trống',
    en: 'What people said, in English, may be left out',
  },
  done: { vi: 'Đã làm gì', en: 'What was done' },
  doneEn: { vi: 'Đã làm gì, tiếng Anh, có thể để trống', en: 'What was done, in English, may be left out' },
  doneOn: { vi: 'Làm xong ngày', en: 'Done on' },
  items: {
    vi: 'Mã các phản ánh liên quan (không đăng), có thể để trống',
    en: 'Codes of the items it rests on (not shown), may be left out',
  },
  answers: {
    vi: 'Số hiệu các câu trả lời đã đăng, có thể để trống',
    en: 'Numbers of published answers it rests on, may be left out',
  },
  propose: { vi: 'Trình để người khác đăng', en: 'Put before another person' },
  reason: { vi: 'Lý do trả lại hoặc gỡ', en: 'Reason to return or take down' },
  found: {
    vi: 'Xin xem kỹ, có thể là tên hoặc địa chỉ:',
    en: 'Please look, this may be a name or an address:',
  },
  page: { vi: 'Xem trang công khai', en: 'See the public page' },
  poster: { vi: 'Bản in khổ A4', en: 'Poster to print (A4)' },
} as const satisfies Record<string, Words>

export const IMPROVEMENT_STATE_WORDS: Readonly<Record<ImprovementState, Words>> = {
  proposed: { vi: 'Chờ người khác đăng', en: 'Waits for another person' },
  published: { vi: 'Đang đăng', en: 'Published' },
  returned: { vi: 'Trả lại', en: 'Returned' },
  withdrawn: { vi: 'Đã gỡ', en: 'Taken down' },
}

export const IMPROVEMENT_STEP_WORDS: Readonly<Record<ImprovementStep, Words>> = {
  publish: { vi: 'Đăng', en: 'Publish' },
  return: { vi: 'Trả lại', en: 'Return' },
  withdraw: { vi: 'Gỡ', en: 'Take down' },
}
