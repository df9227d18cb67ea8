import type { Words } from '../../server/contract/language.ts'

export const HELP_STRINGS = {
  choose: { vi: 'Chọn trang trợ giúp', en: 'Choose a page of help' },
  poster: { vi: 'Áp phích cho công dân', en: 'Poster for citizens' },
  glossary: { vi: 'Từ dùng trên màn hình', en: 'Words of the screens' },
  glossaryLead: {
    vi: 'Mỗi từ nghĩa là gì ở đây, đúng như màn hình và báo cáo dùng.',
    en: 'What each word means here, just as screens and reports use it.',
  },
  term: { vi: 'Từ', en: 'Word' },
  meaning: { vi: 'Nghĩa', en: 'Meaning' },
  print: { vi: 'In trang này', en: 'Print this page' },
  firstTime: { vi: 'Mới dùng lần đầu?', en: 'Here for the first time?' },
  gotIt: { vi: 'Ẩn gợi ý này', en: 'Hide this hint' },
} as const satisfies Record<string, Words>
