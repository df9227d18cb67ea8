import type { CalendarBody, DateEntry, Session } from '../contract/calendar.ts'

const OFFICE_HOURS: Session[] = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]

/** Years whose days off follow from the law and the lunar calendar but are not announced yet; a person confirms them. */
export const COMPUTED_YEARS: readonly number[] = [2027]

const LABOUR_CODE = 'Bộ luật Lao động 2019, Điều 112'
const SUBSTITUTE = 'Bộ luật Lao động 2019, Điều 111.3'
const NOTICE_2026 = '9441/TB-BNV; 9859/VPCP-KGVX'
const NEW_YEAR_SWAP_2026 = '12729/VPCP-KGVX'
const CULTURE_DAY = '28/2026/QH16'

type NamedDay = Required<Pick<DateEntry, 'reason' | 'reasonEn' | 'document'>>

const NEW_YEAR: NamedDay = { reason: 'Tết Dương lịch', reasonEn: 'New Year’s Day', document: LABOUR_CODE }
const TET: NamedDay = { reason: 'Tết Nguyên đán', reasonEn: 'Lunar New Year', document: LABOUR_CODE }
const TET_2026: NamedDay = { ...TET, document: NOTICE_2026 }
const TET_SUBSTITUTE: NamedDay = {
  reason: 'Nghỉ bù Tết Nguyên đán',
  reasonEn: 'In place of Lunar New Year',
  document: SUBSTITUTE,
}
const HUNG_KINGS: NamedDay = {
  reason: 'Giỗ Tổ Hùng Vương',
  reasonEn: 'Hùng Kings’ Commemoration Day',
  document: LABOUR_CODE,
}
const HUNG_KINGS_SUBSTITUTE: NamedDay = {
  reason: 'Nghỉ bù Giỗ Tổ Hùng Vương',
  reasonEn: 'In place of Hùng Kings’ Commemoration Day',
  document: SUBSTITUTE,
}
const REUNIFICATION: NamedDay = {
  reason: 'Ngày Chiến thắng 30/4',
  reasonEn: 'Reunification Day',
  document: LABOUR_CODE,
}
const LABOUR_DAY: NamedDay = {
  reason: 'Ngày Quốc tế lao động',
  reasonEn: 'International Labour Day',
  document: LABOUR_CODE,
}
const LABOUR_DAY_SUBSTITUTE: NamedDay = {
  reason: 'Nghỉ bù Ngày Quốc tế lao động',
  reasonEn: 'In place of International Labour Day',
  document: SUBSTITUTE,
}
const NATIONAL_DAY: NamedDay = { reason: 'Quốc khánh', reasonEn: 'National Day', document: LABOUR_CODE }
const NATIONAL_DAY_2026: NamedDay = { ...NATIONAL_DAY, document: NOTICE_2026 }
const VIETNAM_CULTURE: NamedDay = {
  reason: 'Ngày Văn hóa Việt Nam',
  reasonEn: 'Vietnam Culture Day',
  document: CULTURE_DAY,
}

const DAYS_OFF: readonly (readonly [day: NamedDay, ...dates: string[]])[] = [
  [NEW_YEAR, '2025-01-01'],
  [TET, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-01'],
  [HUNG_KINGS, '2025-04-07'],
  [REUNIFICATION, '2025-04-30'],
  [LABOUR_DAY, '2025-05-01'],
  [NATIONAL_DAY, '2025-09-01', '2025-09-02'],

  [NEW_YEAR, '2026-01-01'],
  [TET_2026, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  [HUNG_KINGS, '2026-04-26'],
  [HUNG_KINGS_SUBSTITUTE, '2026-04-27'],
  [REUNIFICATION, '2026-04-30'],
  [LABOUR_DAY, '2026-05-01'],
  [NATIONAL_DAY_2026, '2026-09-01', '2026-09-02'],
  [VIETNAM_CULTURE, '2026-11-24'],

  [NEW_YEAR, '2027-01-01'],
  [TET, '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
  [TET_SUBSTITUTE, '2027-02-09', '2027-02-10'],
  [HUNG_KINGS, '2027-04-16'],
  [REUNIFICATION, '2027-04-30'],
  [LABOUR_DAY, '2027-05-01'],
  [LABOUR_DAY_SUBSTITUTE, '2027-05-03'],
  [NATIONAL_DAY, '2027-09-02', '2027-09-03'],
  [VIETNAM_CULTURE, '2027-11-24'],
]

/** A day off exchanged for a Saturday worked. */
interface Swap {
  readonly off: string
  readonly worked: string
  readonly document?: string
}

const SWAPS: readonly Swap[] = [
  { off: '2025-05-02', worked: '2025-04-26' },
  { off: '2026-01-02', worked: '2026-01-10', document: NEW_YEAR_SWAP_2026 },
  { off: '2026-08-31', worked: '2026-08-22', document: NOTICE_2026 },
]

function dayOff(date: string, named: NamedDay): [string, DateEntry] {
  const computed = COMPUTED_YEARS.includes(Number(date.slice(0, 4))) ? { computed: true } : {}
  return [date, { sessions: [], ...named, ...computed }]
}

function bothHalves({ off, worked, document }: Swap): [string, DateEntry][] {
  const by = document === undefined ? {} : { document }
  return [
    [
      off,
      {
        sessions: [],
        reason: `Nghỉ hoán đổi, làm bù ${inVietnamese(worked)}`,
        reasonEn: `Day off in exchange for ${inVietnamese(worked)}`,
        swappedWith: worked,
        ...by,
      },
    ],
    [
      worked,
      {
        sessions: OFFICE_HOURS,
        reason: `Làm bù cho ${inVietnamese(off)}`,
        reasonEn: `Worked in exchange for ${inVietnamese(off)}`,
        swappedWith: off,
        ...by,
      },
    ],
  ]
}

/** `2026-08-22` → `22/08/2026`. */
function inVietnamese(date: string): string {
  return date.split('-').reverse().join('/')
}

/**
 * Office hours and days off of Vietnamese state bodies, 2025–2027: the calendar an organisation starts with and edits.
 *
 * Sources: Labour Code 2019, articles 111.3 (substitute days) and 112 (holidays); QĐ 188/1999/QĐ-TTg (five-day week);
 * 9441/TB-BNV and 9859/VPCP-KGVX (Tết and National Day 2026 with the swap 31/08 ↔ 22/08), 12729/VPCP-KGVX of 25/12/2025
 * (02/01/2026 ↔ 10/01/2026); NQ 28/2026/QH16 (24/11, a day off from 2026 on). Lunar dates by Hồ Ngọc Đức's algorithm.
 */
export const VIETNAM_CALENDAR: CalendarBody = {
  zone: 'Asia/Ho_Chi_Minh',
  standardDayMinutes: 480,
  week: {
    mon: OFFICE_HOURS,
    tue: OFFICE_HOURS,
    wed: OFFICE_HOURS,
    thu: OFFICE_HOURS,
    fri: OFFICE_HOURS,
    sat: [],
    sun: [],
  },
  dates: Object.fromEntries([
    ...DAYS_OFF.flatMap(([named, ...dates]) => dates.map((date) => dayOff(date, named))),
    ...SWAPS.flatMap(bothHalves),
  ]),
}
