import type { Language, Words } from '../../../server/contract/language.ts'
import type { FileDifference } from '../../../server/contract/organisation/organisation-file.ts'
import type { GivenRole } from '../../../server/contract/people.ts'
import { formatDay } from '../../../server/words/format.ts'
import {
  LANGUAGE_CELLS,
  OPEN_CELLS,
  roleCell,
  TABLE_HEADS,
} from '../../../server/words/organisation/table-words.ts'
import { UNIT_KIND_WORDS } from '../../../server/words/organisation/unit-kind-words.ts'

/** What an entry of the organisation's file is about. */
export const PART_WORDS: Readonly<Record<FileDifference['part'], Words>> = {
  office: { vi: 'Cơ quan', en: 'Office' },
  categories: { vi: 'Lĩnh vực', en: 'Category' },
  units: { vi: 'Đơn vị', en: 'Unit' },
  desks: { vi: 'Quầy', en: 'Desk' },
  people: { vi: 'Người dùng', en: 'Person' },
  kiosks: { vi: 'Máy đánh giá', en: 'Kiosk' },
  procedures: { vi: 'Thủ tục', en: 'Procedure' },
  categoryQuestions: { vi: 'Câu hỏi theo lĩnh vực', en: 'Questions by category' },
  routingRules: { vi: 'Quy tắc phân công', en: 'Routing rule' },
  approvalRules: { vi: 'Quy tắc duyệt', en: 'Approval rule' },
  calendars: { vi: 'Lịch riêng', en: 'Calendar of its own' },
  policies: { vi: 'Chính sách thời hạn', en: 'Deadline policy' },
  places: { vi: 'Địa điểm', en: 'Place' },
}

/** What a field of the file is called; one that only files have keeps the name it has there. */
export const FILE_FIELD_WORDS: Readonly<Record<string, Words>> = {
  ...TABLE_HEADS.people,
  ...TABLE_HEADS.units,
  code: { vi: 'Mã', en: 'Code' },
  name: { vi: 'Tên', en: 'Name' },
  zone: { vi: 'Múi giờ', en: 'Time zone' },
  look: { vi: 'Nhận diện', en: 'Look' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  desk: { vi: 'Quầy', en: 'Desk' },
  endedOn: { vi: 'Đóng từ ngày', en: 'Closed from' },
  retired: { vi: 'Không dùng nữa', en: 'No longer used' },
  languages: { vi: 'Ngôn ngữ', en: 'Languages' },
  words: { vi: 'Từ khoá', en: 'Words' },
  category: { vi: 'Lĩnh vực', en: 'Category' },
  categories: { vi: 'Lĩnh vực', en: 'Categories' },
  channels: { vi: 'Kênh', en: 'Channels' },
  statutory: { vi: 'Theo quy định', en: 'By law' },
  committed: { vi: 'Cam kết', en: 'Committed' },
  questions: { vi: 'Câu hỏi', en: 'Questions' },
}

const NOTHING = '–'

const VALUE_WORDS: Readonly<Partial<Record<string, Readonly<Record<string, Words>>>>> = {
  kind: UNIT_KIND_WORDS,
  language: LANGUAGE_CELLS,
}

/** A value of the file as a person would write it; what has parts of its own stays as the file has it. */
export function valueWords(field: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'boolean') return OPEN_CELLS[value ? 'true' : 'false'][language]
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(value)
      ? formatDay(value)
      : (VALUE_WORDS[field]?.[value]?.[language] ?? value)
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (value.length === 0) return NOTHING
  if (field === 'grants') return (value as GivenRole[]).map((role) => roleCell(role, language)).join('; ')
  return value.every((each) => typeof each === 'string') ? value.join(', ') : JSON.stringify(value)
}
