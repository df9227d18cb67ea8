import type { DateEntry } from '../../contract/deadlines/calendar.ts'

/** A day off as a calendar names it. */
export type NamedDay = Required<Pick<DateEntry, 'reason' | 'reasonEn' | 'document'>>

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const SUBSTITUTE = 'Bộ luật Lao động 2019, Điều 111.3'
const CULTURE_DAY = '28/2026/QH16'

/** The public holidays of the Labour Code 2019, article 112, and of Resolution 28/2026/QH16. */
export const NEW_YEAR: NamedDay = {
  reason: 'Tết Dương lịch',
  reasonEn: 'New Year’s Day',
  document: LABOUR_CODE,
}
export const TET: NamedDay = { reason: 'Tết Nguyên đán', reasonEn: 'Lunar New Year', document: LABOUR_CODE }
export const HUNG_KINGS: NamedDay = {
  reason: 'Giỗ Tổ Hùng Vương',
  reasonEn: 'Hùng Kings’ Commemoration Day',
  document: LABOUR_CODE,
}
export const REUNIFICATION: NamedDay = {
  reason: 'Ngày Chiến thắng 30/4',
  reasonEn: 'Reunification Day',
  document: LABOUR_CODE,
}
export const LABOUR_DAY: NamedDay = {
  reason: 'Ngày Quốc tế lao động',
  reasonEn: 'International Labour Day',
  document: LABOUR_CODE,
}
export const NATIONAL_DAY: NamedDay = {
  reason: 'Quốc khánh',
  reasonEn: 'National Day',
  document: LABOUR_CODE,
}
export const VIETNAM_CULTURE: NamedDay = {
  reason: 'Ngày Văn hóa Việt Nam',
  reasonEn: 'Vietnam Culture Day',
  document: CULTURE_DAY,
}

/** The working day given for a holiday on a weekly day off (Labour Code 2019, article 111.3). */
export function substituteFor({ reason, reasonEn }: NamedDay): NamedDay {
  return { reason: `Nghỉ bù ${reason}`, reasonEn: `In place of ${reasonEn}`, document: SUBSTITUTE }
}
