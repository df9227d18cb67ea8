import type { Words } from '../../server/contract/language.ts'
import type {
  PublicationFinding,
  TabletDayMark,
  TabletDayState,
} from '../../server/contract/quality/data-quality.ts'

/** The words of the page of data quality, and of what is entered there. */
export const QUALITY_STRINGS = {
  lead: {
    vi: 'Số liệu của kỳ dựa trên gì: bao nhiêu người được phục vụ đã đánh giá, máy nào im lặng, còn thiếu gì trước khi công bố.',
    en: 'What the figures rest on: how many of those served have rated, which tablet was silent, what is missing before they are published.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  participationTable: { vi: 'Bảng tham gia theo đơn vị', en: 'Table of participation by unit' },
  findings: { vi: 'Cần xem trước khi công bố', en: 'To settle before publishing' },
  whenDayBegan: { vi: 'Đầu ngày', en: 'When the day began' },
  byNow: { vi: 'Hiện nay', en: 'By now' },
  noFindings: { vi: 'Không có gì cần xem.', en: 'There is nothing to settle.' },
  tablets: { vi: 'Từng máy, từng ngày', en: 'Each tablet, day by day' },
  noTablets: { vi: 'Không có máy nào ở đơn vị này.', en: 'No tablet stands in this unit.' },
  key: { vi: 'Chú giải', en: 'Key' },
  month: { vi: 'Tháng', en: 'Month' },
  toLookAt: { vi: 'Những ngày cần xem', en: 'Days to look at' },
  sharesPlace: { vi: 'Cùng chỗ với', en: 'Shares its place with' },
  enterServed: { vi: 'Nhập lượt phục vụ', en: 'Enter people served' },
  servedHint: {
    vi: 'Nhập lại cùng ngày là sửa; để trống lượt phục vụ là rút lại. Lịch sử giữ mọi lần ghi.',
    en: 'The same day once more corrects it; an empty number takes it back. The history keeps every entry.',
  },
  dossierHint: {
    vi: 'Nhập lại cùng tháng, cùng thủ tục là sửa; để trống số tiếp nhận là rút lại. Lịch sử giữ mọi lần ghi.',
    en: 'The same month and procedure once more corrects it; an empty number received takes it back. The history keeps every entry.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  desk: { vi: 'Quầy (nếu đếm theo quầy)', en: 'Desk (where counted by desk)' },
  offeredField: { vi: 'Trong đó được mời đánh giá (nếu có đếm)', en: 'Of them asked to rate (if counted)' },
  note: { vi: 'Ghi chú', en: 'Note' },
  save: { vi: 'Ghi', en: 'Keep' },
  saved: { vi: 'Đã ghi', en: 'Kept' },
  isPublished: {
    vi: 'đã công bố: bản đã ký giữ nguyên, số vừa ghi chờ bản đính chính.',
    en: 'is published: what is signed stays, and what you entered waits for a correction.',
  },
  needsCount: { vi: 'cần một số nguyên như 120', en: 'needs a whole number such as 120' },
  needsDay: { vi: 'cần một ngày', en: 'needs a day' },
  servedFile: {
    vi: 'Tệp lượt phục vụ hoặc của máy lấy số',
    en: 'File of people served, or of a queue machine',
  },
  servedFileHint: {
    vi: 'CSV: cột Ngày và Số lượt phục vụ (Quầy, Đơn vị nếu có); hoặc mỗi dòng một phiếu với cột Số thứ tự. Sai một dòng thì không dòng nào được ghi.',
    en: 'CSV: columns day and served (desk, unit where there are any); or a line a ticket with a column ticket. With one line wrong, none is kept.',
  },
  dossierFile: { vi: 'Tệp hồ sơ', en: 'File of dossiers' },
  dossierFileHint: {
    vi: 'CSV: Tháng, Mã thủ tục, Tên thủ tục, Tiếp nhận, Đúng hạn, Trễ hạn, Còn hạn, Quá hạn. Bốn cột sau cộng lại bằng cột Tiếp nhận.',
    en: 'CSV: month, procedure, name, received, onTime, late, openInTime, overdue. The last four make up received.',
  },
  chooseFile: { vi: 'Tệp CSV', en: 'CSV file' },
  send: { vi: 'Gửi tệp', en: 'Send the file' },
  dossiersLead: {
    vi: 'Hồ sơ tiếp nhận và giải quyết theo thủ tục. Bảng của mỗi tháng hiện công khai trong tuần cuối tháng đó.',
    en: 'Dossiers received and handled, by procedure. Each month’s table is public from the last week of that month on.',
  },
  enterDossiers: { vi: 'Nhập hồ sơ của một thủ tục', en: 'Enter the dossiers of a procedure' },
  noDossiers: { vi: 'Chưa nhập hồ sơ nào của kỳ này.', en: 'No dossiers of this period were entered.' },
  monthField: { vi: 'Tháng (ví dụ 2026-10)', en: 'Month (such as 2026-10)' },
  csv: { vi: 'Tải bảng (CSV)', en: 'Download the table (CSV)' },
  publicPage: { vi: 'Trang công khai', en: 'Public page' },
} as const satisfies Record<string, Words>

/** A day's state: a sign, so that it is not told by colour alone, and its words. */
export const DAY_STATES: Readonly<Record<TabletDayState, Words & { readonly sign: string }>> = {
  rated: { sign: '+', vi: 'có đánh giá', en: 'rated' },
  nobody: { sign: '0', vi: 'mở cửa, không ai đánh giá', en: 'open, nobody rated' },
  silent: { sign: '!', vi: 'mở cửa nhưng máy im lặng', en: 'open, but the tablet was silent' },
  unsent: { sign: '>', vi: 'còn lượt chưa gửi trên máy', en: 'taps wait on the tablet' },
  closed: { sign: '–', vi: 'nghỉ', en: 'closed' },
  absent: { sign: '·', vi: 'chưa có máy', en: 'no tablet' },
  'to-come': { sign: ' ', vi: 'chưa hết ngày', en: 'not over' },
}

export const DAY_MARKS: Readonly<Record<TabletDayMark, Words>> = {
  burst: { vi: 'có loạt bấm bị đánh dấu', en: 'a burst was flagged' },
  'partly-silent': { vi: 'im lặng một phần ngày', en: 'silent for a part of the day' },
  'sent-later': { vi: 'có lượt gửi muộn', en: 'some came on a later day' },
}

/** What many findings of one kind are called together. */
export const FINDING_KINDS: Readonly<Record<PublicationFinding['kind'], Words>> = {
  'unsent-taps': { vi: 'Lượt còn chưa gửi trên máy', en: 'Taps not sent yet' },
  'number-gaps': { vi: 'Thiếu số trong dãy của máy', en: 'Numbers missing in the sequence of a tablet' },
  'ballots-waiting': {
    vi: 'Đợt phiếu giấy chưa ai xác nhận',
    en: 'Batches of paper ballots that wait for a second person',
  },
  'served-missing': { vi: 'Ngày chưa nhập lượt phục vụ', en: 'Days without a count of people served' },
  'served-none': { vi: 'Ngày mở cửa nhập 0 lượt phục vụ', en: 'Open days counted as nobody served' },
  'calendar-changed': {
    vi: 'Lịch làm việc sửa sau khi hết kỳ',
    en: 'Calendars changed after the period’s end',
  },
  'no-ratings': {
    vi: 'Ngày mở cửa mà không có lượt đánh giá nào',
    en: 'Open days without a rating',
  },
  'fewer-served-than-rated': {
    vi: 'Lượt phục vụ ít hơn lượt đã đánh giá',
    en: 'Fewer served than have rated',
  },
  'figure-moved': { vi: 'Số liệu đổi từ đầu ngày', en: 'Figures that moved since the day began' },
  'late-today': { vi: 'Lượt đến muộn hôm nay', en: 'Ratings that came late today' },
}

/** What a marked day shows behind its sign. */
export const MARK_SIGN = '*'

export const MARKED: Words = { vi: 'có điều cần xem', en: 'something to look at' }

/** Words around numbers and days. */
export const QUALITY_COUNTED = {
  unsent: (kiosk: string, n: string): Words => ({
    vi: `${kiosk}: còn ${n} lượt chưa gửi`,
    en: `${kiosk}: ${n} taps not sent yet`,
  }),
  gaps: (kiosk: string, n: string): Words => ({
    vi: `${kiosk}: thiếu ${n} số trong dãy`,
    en: `${kiosk}: ${n} numbers of the sequence are missing`,
  }),
  ballots: (number: number, ballots: string, day: string): Words => ({
    vi: `Đợt phiếu giấy số ${number} ngày ${day} (${ballots} phiếu) chưa ai xác nhận`,
    en: `Batch ${number} of paper ballots of ${day} (${ballots} ballots) waits for a second person`,
  }),
  servedMissing: (n: number): Words => ({
    vi: `${n} ngày chưa nhập lượt phục vụ`,
    en: `${n} ${n === 1 ? 'day' : 'days'} without a count of people served`,
  }),
  servedNone: (n: number): Words => ({
    vi: `${n} ngày mở cửa nhập 0 lượt phục vụ`,
    en: `${n} open ${n === 1 ? 'day' : 'days'} counted as nobody served`,
  }),
  calendarChanged: (n: number): Words => ({
    vi: `${n} ngày làm việc hay nghỉ khác đi vì lịch sửa sau khi hết kỳ`,
    en: `${n === 1 ? '1 day is a working day or day off' : `${n} days are working days or days off`} otherwise, by a calendar changed after the period’s end`,
  }),
  noRatings: (n: number): Words => ({
    vi: `${n} ngày mở cửa mà không có lượt đánh giá nào`,
    en: `${n} open ${n === 1 ? 'day' : 'days'} without a rating`,
  }),
  fewerServed: (served: string, rated: string): Words => ({
    vi: `Phục vụ ${served} lượt, ít hơn ${rated} lượt đã đánh giá`,
    en: `${served} served, fewer than the ${rated} who rated`,
  }),
  lateToday: (days: readonly string[], n: string): Words =>
    days.length === 0
      ? { vi: 'có lượt đến muộn hôm nay; số không nêu', en: 'ratings came late today; how many is not told' }
      : {
          vi: `${n} lượt đến muộn hôm nay, của ngày ${days.join(', ')}; vào dự thảo khi hết ngày và đủ 10`,
          en: `${n} ratings came late today, of ${days.join(', ')}; in the draft once the day is over and ten are together`,
        },
  afterClose: (n: string): Words => ({
    vi: `${n} lượt đến sau khi chốt số liệu, không tính`,
    en: `${n} ratings came after the close and do not count`,
  }),
  cells: (hidden: string, all: string): Words => ({
    vi: `${hidden} trên ${all} ô không nêu, để giữ kín người đánh giá`,
    en: `${hidden} of ${all} figures are not told, to keep raters secret`,
  }),
  states: (n: number, words: Words): Words => ({
    vi: `${n} ngày ${words.vi}`,
    en: `${n} ${n === 1 ? 'day' : 'days'} ${words.en}`,
  }),
  places: (n: string): Words => ({ vi: `${n} mục`, en: `${n} entries` }),
  manyTablets: (n: number, toLookAt: number): Words => ({
    vi: `${n} máy; ${toLookAt} máy có ngày cần xem đứng trước. Mở từng máy để xem các ngày.`,
    en: `${n} tablets; the ${toLookAt} with days to look at come first. Open one to see its days.`,
  }),
  waiting: (n: number): Words => ({ vi: `${n} lượt chưa gửi`, en: `${n} taps not sent yet` }),
  missing: (n: number): Words => ({ vi: `thiếu ${n} số trong dãy`, en: `${n} numbers missing` }),
  dossiers: (received: string, share: string | null): Words => ({
    vi: `Tiếp nhận ${received} hồ sơ${share === null ? '.' : `; đúng hạn ${share}.`}`,
    en: `${received} dossiers received${share === null ? '.' : `; ${share} on time.`}`,
  }),
} as const
