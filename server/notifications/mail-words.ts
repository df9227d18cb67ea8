import { formatDateTime } from '../contract/format.ts'
import type { Language, Words } from '../contract/language.ts'
import { NOTIFICATION_WORDS, type NotificationKind } from '../contract/notification.ts'

export interface MailFacts {
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
