import type { Language, Words } from '../../contract/language.ts'
import type { OrganisationTable } from '../../contract/organisation/organisation-tables.ts'
import type { GivenRole } from '../../contract/people.ts'
import { formatDay } from '../format.ts'
import { ROLE_WORDS } from '../role-words.ts'

/** What the sheets are called. */
export const TABLE_WORDS: Readonly<Record<OrganisationTable, Words>> = {
  units: { vi: 'Đơn vị', en: 'Units' },
  people: { vi: 'Người dùng', en: 'People' },
}

/** The heads of the columns, in their order, by the organisation file's names of what stands in them. */
export const TABLE_HEADS = {
  units: {
    code: { vi: 'Mã đơn vị', en: 'Unit code' },
    name: { vi: 'Tên đơn vị', en: 'Unit name' },
    nameEn: { vi: 'Tên tiếng Anh', en: 'English name' },
    kind: { vi: 'Loại', en: 'Kind' },
    parent: { vi: 'Thuộc đơn vị', en: 'Below unit' },
    validFrom: { vi: 'Có từ ngày', en: 'From day' },
    validTo: { vi: 'Hết từ ngày', en: 'Ends on day' },
    successors: { vi: 'Đơn vị tiếp nhận', en: 'Successors' },
  },
  people: {
    username: { vi: 'Tên đăng nhập', en: 'User name' },
    name: { vi: 'Họ và tên', en: 'Full name' },
    email: { vi: 'E-mail', en: 'E-mail' },
    language: { vi: 'Ngôn ngữ', en: 'Language' },
    active: { vi: 'Đang dùng', en: 'Open' },
    grants: { vi: 'Vai trò', en: 'Roles' },
  },
} as const satisfies Record<OrganisationTable, Readonly<Record<string, Words>>>

export const LANGUAGE_CELLS: Readonly<Record<'vi' | 'en', Words>> = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
}

export const OPEN_CELLS: Readonly<Record<'true' | 'false', Words>> = {
  true: { vi: 'Có', en: 'Yes' },
  false: { vi: 'Không', en: 'No' },
}

/** `Cán bộ xử lý @ HT (01/01/2026 – 31/12/2026)`. */
export function roleCell({ role, unit, from, lastDay }: GivenRole, language: Language): string {
  const days = [from, lastDay].map((day) => (day ? formatDay(day) : ''))
  return `${ROLE_WORDS[role][language]} @ ${unit}${days.some(Boolean) ? ` (${days.join(' – ').trim()})` : ''}`
}
