import type { Words } from '../../../server/contract/language.ts'

/** Of what a person has begun to write, and where else it is. */
export const DRAFT_STRINGS = {
  kept: {
    vi: 'Đã lưu bản nháp, thiết bị khác của quý vị cũng thấy',
    en: 'Draft saved, also on your other devices',
  },
  fromElsewhere: {
    vi: 'Bản nháp lưu trên thiết bị khác lúc',
    en: 'Draft saved on another device at',
  },
  changedTitle: { vi: 'Có hai bản nháp khác nhau', en: 'There are two different drafts' },
  changedLead: {
    vi: 'Bản dưới đây lưu trên thiết bị khác lúc',
    en: 'The one below was saved on another device at',
  },
  goneTitle: {
    vi: 'Bản nháp này đã được gửi hoặc bỏ trên thiết bị khác',
    en: 'This draft was sent or discarded on another device',
  },
  goneLead: {
    vi: 'Nội dung viết ở đây vẫn còn nguyên trong ô trên.',
    en: 'What you wrote here is still in the field above.',
  },
  takeOther: { vi: 'Dùng bản kia', en: 'Use the other one' },
  dropThis: { vi: 'Bỏ bản ở đây', en: 'Discard the one here' },
  keepThis: { vi: 'Giữ bản ở đây', en: 'Keep the one here' },
} as const satisfies Record<string, Words>
