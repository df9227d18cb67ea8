import type { Words } from '../../server/contract/language.ts'
import type { GuideName } from './guide-names.ts'

/** What stands over each guide; apart from the guides, since every page may name one. */
export const GUIDE_TITLES = {
  officer: { vi: 'Ngày đầu của cán bộ', en: 'An officer’s first day' },
  head: { vi: 'Tuần của phụ trách đơn vị', en: 'The week of a head of unit' },
  coordinator: { vi: 'Bàn của điều phối viên', en: 'The coordinator’s desk' },
  leader: { vi: 'Quý của lãnh đạo', en: 'A leader’s quarter' },
  administrator: { vi: 'Năm của quản trị', en: 'An administrator’s year' },
  poster: { vi: 'Quý vị có hài lòng không?', en: 'Are you satisfied?' },
} as const satisfies Readonly<Record<Exclude<GuideName, 'glossary'>, Words>>
