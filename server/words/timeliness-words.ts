import type { Language, Words } from '../contract/language.ts'
import type { TimelinessCounts, UnitTimeliness } from '../contract/report.ts'
import { formatDuration, formatInterval, formatNumber, formatPercent, formatSample } from './format.ts'

/** The columns that make up what was received, in the order in which every table, file and chart shows them. */
export const TIMELINESS_LINE = [
  'onTime',
  'late',
  'openInTime',
  'overdue',
  'endedInTime',
  'endedPastDue',
  'unpromised',
] as const satisfies readonly (keyof TimelinessCounts)[]

export const TIMELINESS_WORDS = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  onTime: { vi: 'Trả lời đúng hạn', en: 'Answered on time' },
  late: { vi: 'Trả lời trễ hạn', en: 'Answered late' },
  openInTime: { vi: 'Đang xử lý, còn hạn', en: 'Open, in time' },
  overdue: { vi: 'Đang xử lý, quá hạn', en: 'Open, overdue' },
  endedInTime: { vi: 'Kết thúc không trả lời khi còn hạn', en: 'Ended in time without an answer' },
  endedPastDue: { vi: 'Kết thúc không trả lời khi đã quá hạn', en: 'Ended past due without an answer' },
  unpromised: { vi: 'Không có hạn trong dữ liệu nguồn', en: 'No date in the source' },
  judged: { vi: 'Đã xét hạn', en: 'Deadline decided' },
  onTimeShare: { vi: 'Đúng hạn trên số đã xét hạn', en: 'On time, of those decided' },
  leads: { vi: 'Đang chủ trì', en: 'Leads now' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  median: { vi: 'Trung vị, giờ làm việc', en: 'Median working time' },
} as const satisfies Record<string, Words>

interface TimelinessColumn {
  /** Of columns that count items. */
  readonly key?: 'received' | 'leads' | 'reopened' | (typeof TIMELINESS_LINE)[number]
  readonly name: Words
  readonly show: (row: UnitTimeliness, language: Language) => string
}

/** The table of timeliness on every screen; a column that holds nothing in the whole report is left out only where its sum stays told. */
export function timelinessColumns({ unpromised }: TimelinessCounts): readonly TimelinessColumn[] {
  const counts = (['received', ...TIMELINESS_LINE] as const).filter(
    (key) => key !== 'unpromised' || unpromised > 0,
  )
  return [
    ...counts.map((key) => ({
      key,
      name: TIMELINESS_WORDS[key],
      show: (row: UnitTimeliness, language: Language) => formatNumber(row[key], language),
    })),
    { name: TIMELINESS_WORDS.onTimeShare, show: onTimeWords },
    {
      key: 'leads',
      name: TIMELINESS_WORDS.leads,
      show: ({ leads }, language) => formatNumber(leads, language),
    },
    { key: 'reopened', name: TIMELINESS_WORDS.reopened, show: reopenedWords },
    {
      name: TIMELINESS_WORDS.median,
      show: ({ medianWorkingMinutes }, language) =>
        medianWorkingMinutes === null ? '–' : formatDuration(medianWorkingMinutes, language),
    },
  ]
}

/** `92,3% (90–94%), n = 142`; n is every item whose deadline has spoken. */
export function onTimeWords(
  {
    onTimeShare,
    onTimeInterval,
    judged,
  }: Pick<TimelinessCounts, 'onTimeShare' | 'onTimeInterval' | 'judged'>,
  language: Language,
): string {
  if (onTimeShare === null || onTimeInterval === null) return '–'
  const interval = formatInterval(onTimeInterval, language)
  return `${formatPercent(onTimeShare, language)} (${interval}), ${formatSample(judged, language)}`
}

/** `3: đúng hạn 1, trễ 2`. */
function reopenedWords({ reopened }: UnitTimeliness, language: Language): string {
  const { received, onTime } = reopened
  if (received === 0) return '0'
  const late = reopened.late + reopened.overdue + reopened.endedPastDue
  const [all, kept, missed] = [received, onTime, late].map((n) => formatNumber(n, language))
  return language === 'vi'
    ? `${all}: đúng hạn ${kept}, trễ ${missed}`
    : `${all}: ${kept} on time, ${missed} late`
}
