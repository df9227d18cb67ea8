import type { Words } from '../../contract/language.ts'
import type { UnitKind } from '../../contract/people.ts'

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, Words>> = {
  city: { vi: 'Thành phố', en: 'City' },
  department: { vi: 'Sở, phòng', en: 'Department' },
  ward: { vi: 'Phường', en: 'Ward' },
  commune: { vi: 'Xã', en: 'Commune' },
  'special-zone': { vi: 'Đặc khu', en: 'Special zone' },
  'service-centre': { vi: 'Trung tâm phục vụ hành chính công', en: 'Service centre' },
  office: { vi: 'Tổ, văn phòng', en: 'Office' },
  other: { vi: 'Khác', en: 'Other' },
}
