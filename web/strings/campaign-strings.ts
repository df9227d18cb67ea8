import type { Words } from '../../server/contract/language.ts'

export const CAMPAIGN_STRINGS = {
  add: { vi: 'Thêm đợt cao điểm', en: 'Add a campaign' },
  change: { vi: 'Đổi đợt cao điểm', en: 'Change a campaign' },
  theme: { vi: 'Chủ đề', en: 'Theme' },
  firstDay: { vi: 'Ngày đầu', en: 'First day' },
  lastDay: { vi: 'Ngày cuối, tính cả ngày này', en: 'Last day, itself included' },
  inclusive: { vi: '(tính cả hai ngày)', en: '(both included)' },
  units: { vi: 'Đơn vị tham gia', en: 'Units that take part' },
  unitsHint: {
    vi: 'Mỗi đơn vị gồm cả các đơn vị bên dưới. Không chọn đơn vị nào: toàn đơn vị tham gia.',
    en: 'Each with the units below it. None chosen: the whole organisation takes part.',
  },
  procedures: { vi: 'Thủ tục làm nhanh hơn', en: 'Procedures done faster' },
  addProcedure: { vi: 'Thêm thủ tục', en: 'Add a procedure' },
  procedure: (number: number): Words => ({ vi: `Thủ tục ${number}`, en: `Procedure ${number}` }),
  removeProcedure: (number: number): Words => ({
    vi: `Bỏ thủ tục ${number}`,
    en: `Remove procedure ${number}`,
  }),
  lead: {
    vi: 'Chính sách của một đợt cao điểm áp dụng từ ngày đầu đến hết ngày cuối của đợt, trong các đơn vị tham gia.',
    en: 'A policy of a campaign counts from its first day to the end of its last, in the units that take part.',
  },
} as const
