import type { ValidityState } from '../../contract/deadlines/policy.ts'
import type { Words } from '../../contract/language.ts'

export const CAMPAIGNS = {
  title: { vi: 'Các đợt cao điểm', en: 'Campaigns' },
  lead: {
    vi: 'Trong một đợt cao điểm, cơ quan cam kết giải quyết một số thủ tục nhanh hơn quy định, có khi ngay trong ngày.',
    en: 'During a campaign the office commits itself to handle some procedures faster than the law asks, some within the day.',
  },
  none: { vi: 'Chưa có đợt cao điểm nào.', en: 'There has been no campaign yet.' },
  all: { vi: 'Tất cả các đợt cao điểm', en: 'All campaigns' },
  theme: { vi: 'Chủ đề', en: 'Theme' },
  when: { vi: 'Thời gian', en: 'When' },
  units: { vi: 'Đơn vị tham gia', en: 'Units taking part' },
  everywhere: { vi: 'Toàn cơ quan', en: 'The whole office' },
  plan: { vi: 'Theo', en: 'By' },
  procedures: { vi: 'Thủ tục được giải quyết nhanh hơn', en: 'Procedures handled faster' },
  noProcedures: {
    vi: 'Đợt này không kèm danh mục thủ tục.',
    en: 'This campaign comes with no list of procedures.',
  },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  statutory: { vi: 'Theo quy định', en: 'By law' },
  committed: { vi: 'Cam kết trong đợt', en: 'Committed during the campaign' },
  sameDay: { vi: 'trong ngày', en: 'within the day' },
  inPeriod: { vi: 'Đợt cao điểm trong kỳ này', en: 'Campaigns in this period' },
  inPeriodNote: {
    vi: 'Chỉ để tham khảo: số liệu đã ký không thay đổi vì ghi chú này.',
    en: 'For information: nothing in the signed figures depends on this note.',
  },
  unknownTitle: { vi: 'Không có đợt cao điểm này', en: 'There is no such campaign' },
  scroll: { vi: 'Bảng có thể cuộn ngang', en: 'The table can be scrolled sideways' },
} as const satisfies Record<string, Words>

export const CAMPAIGN_STATES: Readonly<Record<ValidityState, Words>> = {
  holds: { vi: 'Đang diễn ra', en: 'Under way' },
  coming: { vi: 'Sắp tới', en: 'To come' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
}

/** Sentences with days in them, each written `20/11/2026`. */
export const CAMPAIGN_SENTENCES = {
  days: (from: string, to: string): Words => ({
    vi: `Từ ${from} đến hết ${to}`,
    en: `From ${from} to the end of ${to}`,
  }),
  sameDayCount: (count: number): Words => ({
    vi: `${count} thủ tục được giải quyết trong ngày`,
    en: `${count} ${count === 1 ? 'procedure is' : 'procedures are'} handled within the day`,
  }),
}
