import type { Words } from '../../../server/contract/language.ts'

export const FILE_STRINGS = {
  title: { vi: 'Tệp của cán bộ', en: 'Files of the staff' },
  chosen: { vi: 'Tệp kèm theo', en: 'Files that go with it' },
  add: { vi: 'Thêm ảnh hoặc PDF', en: 'Add photos or PDF' },
  hint: {
    vi: 'Nhiều nhất 5 tệp, mỗi tệp 8 MB: JPEG, PNG, WebP hoặc PDF. Nơi chụp, giờ chụp và tên người soạn được xoá.',
    en: 'At most 5 files of 8 MB: JPEG, PNG, WebP or PDF. Place and time of a photo and who made a document are removed.',
  },
  remove: { vi: 'Bỏ tệp', en: 'Take away' },
  withdraw: { vi: 'Rút tệp', en: 'Withdraw' },
  adding: { vi: 'Đang thêm…', en: 'Being added…' },
} as const satisfies Record<string, Words>
