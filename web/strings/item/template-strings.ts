import type { Words } from '../../../server/contract/language.ts'
import type {
  TemplatePlaceholder,
  TemplatePurpose,
} from '../../../server/contract/feedback/templates/template-purpose.ts'

/** What the screens of templates say. */
export const TEMPLATE_STRINGS = {
  lead: {
    vi: 'Câu chữ mở đầu cho cán bộ; người trả lời luôn đọc và sửa trước khi gửi. Mẫu của một đơn vị dùng cho cả đơn vị bên dưới.',
    en: 'Words that officers begin with; whoever answers reads and edits them before sending. A unit’s templates serve the units below as well.',
  },
  add: { vi: 'Thêm mẫu', en: 'Add a template' },
  purpose: { vi: 'Dùng để', en: 'Used for' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  name: { vi: 'Tên mẫu', en: 'Name' },
  category: { vi: 'Chỉ cho lĩnh vực', en: 'Only for the category' },
  categoryHint: { vi: 'Bỏ trống: mọi lĩnh vực', en: 'Empty: any category' },
  text: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  textEn: { vi: 'Tiếng Anh (không bắt buộc)', en: 'English (optional)' },
  gapsHint: {
    vi: 'Chỗ người trả lời phải tự viết để trong ngoặc vuông, ví dụ [việc đã làm]: chưa điền thì không gửi được.',
    en: 'What the writer must fill in stands in square brackets, such as [what was done]: it cannot be sent until it is.',
  },
  find: { vi: 'Tìm mẫu', en: 'Find a template' },
  sample: { vi: 'Xem thử với phản ánh mẫu', en: 'Preview with a sample' },
  insert: { vi: 'Chèn', en: 'Insert' },
  save: { vi: 'Lưu mẫu', en: 'Save' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  change: { vi: 'Sửa', en: 'Change' },
  retire: { vi: 'Ngừng dùng', en: 'Retire' },
  retired: { vi: 'đã ngừng dùng', en: 'retired' },
  saved: { vi: 'Đã lưu mẫu', en: 'The template was saved' },
  used: { vi: 'lần dùng', en: 'times used' },
  changed: { vi: 'sửa ngày', en: 'changed on' },
  none: { vi: 'Chưa có mẫu nào.', en: 'There are no templates yet.' },
  menu: { vi: 'Mẫu', en: 'Templates' },
} as const satisfies Record<string, Words>

export const PURPOSE_WORDS: Readonly<Record<TemplatePurpose, Words>> = {
  answer: { vi: 'Trả lời', en: 'Answer' },
  pause: { vi: 'Hỏi thêm công dân', en: 'Question to the citizen' },
  refuse: { vi: 'Từ chối', en: 'Refusal' },
}

export const PLACEHOLDER_NAMES: Readonly<Record<TemplatePlaceholder, Words>> = {
  name: { vi: 'tên người gửi', en: 'the sender’s name' },
  code: { vi: 'mã tra cứu', en: 'the tracking code' },
  due: { vi: 'hạn', en: 'when it is due' },
  unit: { vi: 'tên đơn vị', en: 'the unit’s name' },
}
