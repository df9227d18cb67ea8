import type { Words } from './language.ts'

interface MisuseRule {
  readonly name: Words
  /** The rule as it is published. */
  readonly words: Words
  /** Does the headline leave out what the rule flags? Either way it is kept, and counted beside the figure. */
  readonly isExcluded: boolean
}

export const BURSTS = [
  { ratings: 3, withinMs: 20_000 },
  { ratings: 6, withinMs: 60_000 },
] as const

/** So many ratings of one device in a row, all with one level, within so long. */
export const ONE_LEVEL_RUN = { ratings: 20, withinMs: 60 * 60_000 } as const

export const AFTER_HOURS_MARGIN_MS = 30 * 60_000

export const CLOCK_TOLERANCE_MS = 2 * 60_000
export const CLOCK_MAX_AGE_DAYS = 400

/**
 * What makes a rating suspect. The rules are per device, look at when and how often and never at whether the answer was
 * good or bad, and are published with every result; a flag is kept beside the rating and never changes it. The numbers are judgement, to be tuned on what devices report.
 * Ratings after hours stay in the headline: desks work late in campaign months, and a calendar that was not kept up must
 * not silence citizens. So do long runs of one level: a good desk has them honestly.
 */
export const MISUSE_RULES = {
  'suspect-burst': {
    name: { vi: 'Chạm liên tiếp bất thường', en: 'Burst' },
    words: {
      vi: 'Từ 3 lượt trong 20 giây hoặc từ 6 lượt trong 60 giây trên cùng một máy: tất cả các lượt đó không tính vào kết quả.',
      en: '3 or more ratings within 20 seconds, or 6 or more within 60, on one device: all of them are left out of the result.',
    },
    isExcluded: true,
  },
  'after-hours': {
    name: { vi: 'Ngoài giờ làm việc', en: 'After hours' },
    words: {
      vi: 'Trước giờ mở cửa hoặc sau giờ đóng cửa của quầy quá 30 phút: vẫn tính, nêu số lượng kèm theo kết quả.',
      en: 'More than 30 minutes before the desk opens or after it closes: counted, and told beside the result.',
    },
    isExcluded: false,
  },
  'one-level-for-long': {
    name: { vi: 'Một mức lặp lại lâu', en: 'One level for long' },
    words: {
      vi: 'Từ 20 lượt liền nhau cùng một mức, dù là mức nào, trong 60 phút trên cùng một máy: vẫn tính, nêu số lượng kèm theo kết quả.',
      en: '20 or more ratings in a row with the same level, whichever it is, within 60 minutes on one device: counted, and told beside the result.',
    },
    isExcluded: false,
  },
  'clock-suspect': {
    name: { vi: 'Đồng hồ máy sai', en: 'Wrong clock' },
    words: {
      vi: 'Đồng hồ của máy lệch quá 2 phút: vẫn tính, vào ngày đã hiệu chỉnh; nếu ngày đó không thể đúng thì vào ngày máy chủ nhận.',
      en: 'The device clock was more than 2 minutes wrong: counted on the corrected day, or on the day of receipt where the corrected day cannot be true.',
    },
    isExcluded: false,
  },
} as const satisfies Readonly<Record<string, MisuseRule>>

export type MisuseFlag = keyof typeof MISUSE_RULES
