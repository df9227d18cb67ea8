import type { Words } from '../contract/language.ts'

export const DOSSIERS = {
  title: { vi: 'Hồ sơ hằng tháng', en: 'Dossiers month by month' },
  of: { vi: 'Hồ sơ', en: 'Dossiers of' },
  lead: {
    vi: 'Tiếp nhận bao nhiêu hồ sơ, giải quyết đúng hạn hay trễ hạn, theo từng thủ tục. Bảng của mỗi tháng được công bố trong tuần cuối tháng đó.',
    en: 'How many dossiers were received, and whether they were handled on time, by procedure. Each month’s table is published in the last week of that month.',
  },
  none: { vi: 'Chưa có tháng nào được công bố.', en: 'No month has been published yet.' },
  all: { vi: 'Tất cả các tháng', en: 'All months' },
  notYet: { vi: 'Chưa đến ngày công bố', en: 'Not published yet' },
  nothing: { vi: 'Chưa có số liệu của tháng này', en: 'There are no figures of this month' },
  nothingText: {
    vi: 'Cơ quan chưa nhập số liệu hồ sơ của tháng này.',
    en: 'The office has not entered the figures of this month.',
  },
  byUnit: { vi: 'Theo đơn vị', en: 'By unit' },
  byProcedure: { vi: 'Theo thủ tục', en: 'By procedure' },
  file: { vi: 'Tải bảng số liệu (CSV)', en: 'Download the table (CSV)' },
  soFar: {
    vi: 'Tháng chưa kết thúc: số liệu tính đến lúc nhập.',
    en: 'The month is not over: figures as far as they were entered.',
  },
  link: { vi: 'Hồ sơ hằng tháng', en: 'Dossiers month by month' },
} as const satisfies Record<string, Words>

export const DOSSIER_SENTENCES = {
  from: (day: string): Words => ({
    vi: `Bảng của tháng này được công bố từ ngày ${day}.`,
    en: `The table of this month is published from ${day} on.`,
  }),
  headline: (received: string, share: string | null): Words =>
    share === null
      ? {
          vi: `Tiếp nhận ${received} hồ sơ; chưa có hồ sơ nào đến hạn.`,
          en: `${received} dossiers received; none is due yet.`,
        }
      : {
          vi: `Tiếp nhận ${received} hồ sơ; ${share} hồ sơ đến hạn được giải quyết đúng hạn.`,
          en: `${received} dossiers received; ${share} of those due were handled on time.`,
        },
} as const
