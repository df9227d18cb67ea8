import type { KioskAlertKind } from '../contract/kiosk-alert.ts'
import type { Language, Words } from '../contract/language.ts'
import type { NotificationKind, PersonalDataNews } from '../contract/notification.ts'
import { formatDateTime, formatDay } from '../words/format.ts'
import { NOTIFICATION_WORDS } from '../words/notification-words.ts'

interface MailFacts {
  readonly kind: NotificationKind
  readonly trackingCode: string
  readonly unitName: string
  /** ISO. */
  readonly dueAt: string
  readonly zone: string
  /** Where the item is read, or null while the office has no address. */
  readonly link: string | null
}

const DUE: Words = { vi: 'Hạn trả lời', en: 'Answer due' }
const UNIT: Words = { vi: 'Đơn vị', en: 'Unit' }
const WHY: Words = {
  vi: 'Thư tự động của hệ thống Hài Lòng, gửi trong giờ làm việc. Nội dung phản ánh chỉ xem được sau khi đăng nhập.',
  en: 'Sent by Hài Lòng in office hours. What the citizen wrote can be read only after signing in.',
}

/** A mail says which item and until when, and nothing of what the citizen wrote: mailboxes lie outside the office. */
export function mailWords(facts: MailFacts, language: Language): { subject: string; text: string } {
  const { kind, trackingCode, unitName, dueAt, zone, link } = facts
  const news = NOTIFICATION_WORDS[kind][language]
  const lines = [
    `${news}: ${trackingCode}`,
    `${DUE[language]}: ${formatDateTime(dueAt, zone)}`,
    `${UNIT[language]}: ${unitName}`,
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    WHY[language],
  ]
  return { subject: `[Hài Lòng] ${news}: ${trackingCode}`, text: `${lines.join('\n')}\n` }
}

interface AlertFacts {
  readonly kind: KioskAlertKind
  readonly kioskName: string
  readonly unitName: string
  /** ISO. */
  readonly beganAt: string
  readonly zone: string
  /** Where the fleet is read, or null while the office has no address. */
  readonly link: string | null
}

const KIOSK: Words = { vi: 'Máy', en: 'Kiosk' }
const SINCE: Words = { vi: 'Từ', en: 'Since' }
const ALERT_WHY: Words = {
  vi: 'Thư tự động của hệ thống Hài Lòng, gửi một lần cho mỗi sự cố, trong giờ làm việc.',
  en: 'Sent by Hài Lòng once for each trouble, in office hours.',
}

const WHAT_TO_DO: Readonly<Record<KioskAlertKind, Words>> = {
  'kiosk-silent': {
    vi: 'Xem máy còn bật, còn pin và còn mạng không. Lượt đã bấm vẫn nằm trong máy và tự gửi khi có mạng.',
    en: 'See whether the tablet is on, charged and online. What was tapped stays on it and is sent once it is online.',
  },
  'kiosk-gaps': {
    vi: 'Máy nói không còn gì chưa gửi nhưng máy chủ thiếu một số lượt. Mở phần Cài đặt trên máy, xuất các lượt còn giữ.',
    en: 'The tablet says nothing is left to send, yet some ratings are missing. Open the set-up screen on the tablet and export what it still keeps.',
  },
  'kiosk-reused': {
    vi: 'Có thể hai máy đang dùng chung một lần ghép (dữ liệu máy được sao chép hoặc khôi phục). Tìm máy thứ hai; thu hồi rồi ghép lại từng máy bằng mã riêng.',
    en: 'Two tablets may share one pairing (a tablet’s data was copied or restored). Find the second one; revoke, then pair each with a code of its own.',
  },
  'kiosk-storage': {
    vi: 'Trình duyệt không hứa giữ dữ liệu lâu dài, hoặc bộ nhớ gần đầy. Cài ứng dụng vào màn hình chính; giải phóng bộ nhớ.',
    en: 'The browser does not promise to keep data, or storage is nearly full. Install the app on the home screen; free some storage.',
  },
}

/** A mail says which kiosk, since when, and what to look at. */
export function alertMailWords(facts: AlertFacts, language: Language): { subject: string; text: string } {
  const { kind, kioskName, unitName, beganAt, zone, link } = facts
  const news = NOTIFICATION_WORDS[kind][language]
  const lines = [
    news,
    `${KIOSK[language]}: ${kioskName} (${unitName})`,
    `${SINCE[language]}: ${formatDateTime(beganAt, zone)}`,
    '',
    WHAT_TO_DO[kind][language],
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    ALERT_WHY[language],
  ]
  return { subject: `[Hài Lòng] ${news}: ${kioskName}`, text: `${lines.join('\n')}\n` }
}

interface PersonalDataFacts {
  readonly kind: PersonalDataNews
  /** Of the request; null for the assessment. */
  readonly code: string | null
  readonly dueAt: string
  readonly zone: string
  readonly link: string | null
}

const DATA_WHY: Words = {
  vi: 'Thư tự động của hệ thống Hài Lòng, gửi cho quản trị trong giờ làm việc: trước hạn và khi quá hạn.',
  en: 'Sent by Hài Lòng to administrators in office hours: before something is due, and when it is late.',
}

/** A mail says which request, and its due time; nothing of who asked. */
export function personalDataMailWords(
  { kind, code, dueAt, zone, link }: PersonalDataFacts,
  language: Language,
): { subject: string; text: string } {
  const news = [NOTIFICATION_WORDS[kind][language], code].filter((part) => part !== null).join(': ')
  const lines = [
    news,
    `${NOT_LATER[language]}: ${formatDateTime(dueAt, zone)}`,
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    DATA_WHY[language],
  ]
  return { subject: `[Hài Lòng] ${news}`, text: `${lines.join('\n')}\n` }
}

interface ReportFacts {
  readonly kind: NotificationKind
  readonly title: string
  readonly unitName: string
  /** Local day: until its 23:59. */
  readonly lastDay: string
  /** Where the tasks are read, or null while the office has no address. */
  readonly link: string | null
}

const NOT_LATER: Words = { vi: 'Chậm nhất', en: 'Not later than' }
const REPORT_WHY: Words = {
  vi: 'Thư tự động của hệ thống Hài Lòng, gửi trong giờ làm việc: một lần trước hạn, một lần khi trễ.',
  en: 'Sent by Hài Lòng in office hours: once before a report is due, once when it is late.',
}

/** A mail says which report, of which unit, and the last good moment. */
export function reportMailWords(facts: ReportFacts, language: Language): { subject: string; text: string } {
  const { kind, title, unitName, lastDay, link } = facts
  const news = NOTIFICATION_WORDS[kind][language]
  const lines = [
    `${news}: ${title}`,
    `${NOT_LATER[language]}: 23:59 ${formatDay(lastDay)}`,
    `${UNIT[language]}: ${unitName}`,
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    REPORT_WHY[language],
  ]
  return { subject: `[Hài Lòng] ${news}: ${title}`, text: `${lines.join('\n')}\n` }
}
