import type { Words } from '../contract/language.ts'
import type { Role } from '../contract/people.ts'

export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  officer: { vi: 'Cán bộ xử lý', en: 'Officer' },
  head: { vi: 'Phụ trách đơn vị', en: 'Head of unit' },
  coordinator: { vi: 'Điều phối viên', en: 'Coordinator' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  'restricted-coordinator': { vi: 'Điều phối việc giữ riêng', en: 'Restricted coordinator' },
  administrator: { vi: 'Quản trị', en: 'Administrator' },
}
