import type { CalendarBody, DateEntry, Session } from '../../contract/deadlines/calendar.ts'
import { proposeHolidays } from './propose-holidays.ts'
import { bothHalves } from './swap.ts'
import {
  HUNG_KINGS,
  LABOUR_DAY,
  NATIONAL_DAY,
  NEW_YEAR,
  type NamedDay,
  REUNIFICATION,
  substituteFor,
  TET,
  VIETNAM_CULTURE,
} from './vietnam-holidays.ts'

const OFFICE_HOURS: Session[] = [
  ['07:30', '11:30'],
  ['13:00', '17:00'],
]

/** Years whose days off follow from the law and the lunar calendar but are not announced yet; a person confirms them. */
export const COMPUTED_YEARS: readonly number[] = [2027]

const NOTICE_2026 = '9441/TB-BNV; 9859/VPCP-KGVX'
const NEW_YEAR_SWAP_2026 = '12729/VPCP-KGVX'

const TET_2026: NamedDay = { ...TET, document: NOTICE_2026 }
const NATIONAL_DAY_2026: NamedDay = { ...NATIONAL_DAY, document: NOTICE_2026 }

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
  [substituteFor(HUNG_KINGS), '2026-04-27'],
  [REUNIFICATION, '2026-04-30'],
  [LABOUR_DAY, '2026-05-01'],
  [NATIONAL_DAY_2026, '2026-09-01', '2026-09-02'],
  [VIETNAM_CULTURE, '2026-11-24'],
]

const SWAPS: readonly { off: string; worked: string; document?: string }[] = [
  { off: '2025-05-02', worked: '2025-04-26' },
  { off: '2026-01-02', worked: '2026-01-10', document: NEW_YEAR_SWAP_2026 },
  { off: '2026-08-31', worked: '2026-08-22', document: NOTICE_2026 },
]

function dayOff(date: string, named: NamedDay): [string, DateEntry] {
  return [date, { sessions: [], ...named }]
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
    ...SWAPS.flatMap((swap) => bothHalves({ ...swap, sessions: OFFICE_HOURS })),
    ...COMPUTED_YEARS.flatMap((year) => Object.entries(proposeHolidays(year))),
  ]),
}
