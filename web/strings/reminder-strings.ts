import type { Words } from '../../server/contract/language.ts'
import type { ReminderAudience, ReminderMoment } from '../../server/contract/deadlines/reminders.ts'

export const REMINDER_MOMENT_WORDS: Readonly<Record<ReminderMoment['kind'], Words>> = {
  receipt: { vi: 'Khi đơn vị nhận việc', en: 'As the unit gets the item' },
  'before-due': { vi: 'Trước hạn', en: 'Before it is due' },
  breach: { vi: 'Khi quá hạn', en: 'When the deadline has passed' },
  'morning-after': { vi: 'Sáng ngày làm việc sau đó', en: 'On the next working morning' },
}

export const REMINDER_AUDIENCE_WORDS: Readonly<Record<ReminderAudience, Words>> = {
  officers: { vi: 'Cán bộ của đơn vị', en: 'The unit’s officers' },
  assignee: { vi: 'Người đang xử lý', en: 'Who has taken it on' },
  head: { vi: 'Phụ trách', en: 'Head' },
  leadership: { vi: 'Lãnh đạo', en: 'Leadership' },
}

export const REMINDER_STRINGS = {
  title: { vi: 'Nhắc việc và báo lên trên', en: 'Reminders and escalation' },
  usual: { vi: 'Dùng các bước thông thường', en: 'Use the usual steps' },
  add: { vi: 'Thêm một bước', en: 'Add a step' },
  when: { vi: 'Khi nào', en: 'When' },
  minutes: { vi: 'Số phút làm việc còn lại', en: 'Working minutes left' },
  whom: { vi: 'Báo cho', en: 'Tell' },
  mail: { vi: 'Gửi cả e-mail', en: 'By e-mail too' },
  step: (number: number): Words => ({ vi: `Bước ${number}`, en: `Step ${number}` }),
  remove: (number: number): Words => ({ vi: `Bỏ bước ${number}`, en: `Remove step ${number}` }),
  minutesBefore: (minutes: number): Words => ({
    vi: `Còn ${minutes} phút làm việc`,
    en: `${minutes} working minutes left`,
  }),
} as const
