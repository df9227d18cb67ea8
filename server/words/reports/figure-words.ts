import type { Language, Words } from '../../contract/language.ts'
import {
  COMPARISON_FIGURES,
  ITEM_FIGURES,
  OTHER_RATING_FIGURES,
  SETTLED_FIGURES,
  TABLET_FIGURES,
} from '../../contract/quality/data-quality.ts'
import type { Exclusion } from '../../contract/report.ts'
import type { FigureChange, LimitedChange } from '../../contract/results/published-results.ts'
import { OTHER_WAY_WORDS } from '../rating-channel-words.ts'
import { PARTICIPATION } from './participation-words.ts'
import { EXCLUSION_WORDS } from './report-words.ts'
import { TIMELINESS_WORDS } from '../timeliness-words.ts'
import { formatNumber, formatPercent } from '../format.ts'

const OF_RATINGS = {
  n: { vi: 'Số lượt đánh giá', en: 'Ratings' },
  satisfied: { vi: 'Số lượt hài lòng', en: 'Satisfied' },
  share: { vi: 'Tỷ lệ hài lòng', en: 'Share satisfied' },
} satisfies Record<string, Words>

function ofWay(way: keyof typeof OTHER_WAY_WORDS, figure: keyof typeof OF_RATINGS): Words {
  const [name, words] = [OTHER_WAY_WORDS[way], OF_RATINGS[figure]]
  return { vi: `${name.vi}: ${words.vi.toLowerCase()}`, en: `${name.en}: ${words.en.toLowerCase()}` }
}

function leftOut(reason: Exclusion): Words {
  const { vi, en } = EXCLUSION_WORDS[reason]
  return { vi: `Không tính: ${vi}`, en: `Left out: ${en}` }
}

/** Figures that a correction may move, by name. */
export const FIGURE_WORDS: Readonly<Record<FigureChange['figure'], Words>> = {
  ...OF_RATINGS,
  phoneN: ofWay('phone', 'n'),
  phoneSatisfied: ofWay('phone', 'satisfied'),
  phoneShare: ofWay('phone', 'share'),
  enteredN: ofWay('entered', 'n'),
  enteredSatisfied: ofWay('entered', 'satisfied'),
  enteredShare: ofWay('entered', 'share'),
  'suspect-burst': leftOut('suspect-burst'),
  'many-from-one-address': leftOut('many-from-one-address'),
  'other-scale': leftOut('other-scale'),
  served: PARTICIPATION.served,
  openDays: PARTICIPATION.openDays,
  countedDays: PARTICIPATION.countedDays,
  offered: PARTICIPATION.offered,
  rated: { vi: 'Đã đánh giá, mọi kênh', en: 'Rated, in every way' },
  rate: PARTICIPATION.rate,
  previousN: { vi: 'Kỳ trước: số lượt đánh giá', en: 'Period before: ratings' },
  previousShare: { vi: 'Kỳ trước: tỷ lệ hài lòng', en: 'Period before: share satisfied' },
  late: TIMELINESS_WORDS.late,
  overdue: TIMELINESS_WORDS.overdue,
  endedInTime: TIMELINESS_WORDS.endedInTime,
  endedPastDue: TIMELINESS_WORDS.endedPastDue,
  medianWorkingMinutes: { vi: 'Trung vị phút làm việc', en: 'Median working minutes' },
  received: TIMELINESS_WORDS.received,
  judged: TIMELINESS_WORDS.judged,
  onTime: TIMELINESS_WORDS.onTime,
  onTimeShare: TIMELINESS_WORDS.onTimeShare,
}

/** What makes figures move between two publications, by the figures that it moves. */
const CAUSES: readonly { readonly moves: readonly FigureChange['figure'][]; readonly words: Words }[] = [
  {
    moves: [...TABLET_FIGURES, ...OTHER_RATING_FIGURES],
    words: {
      vi: 'Đánh giá: có lượt đến, hoặc được tính khác, sau khi chốt số liệu của bản trước.',
      en: 'Ratings: some came, or count otherwise, since the figures of the earlier publication were frozen.',
    },
  },
  {
    moves: ['served', 'offered', 'countedDays'],
    words: {
      vi: 'Lượt phục vụ: có ngày được nhập, sửa hoặc rút lại sau khi chốt số liệu của bản trước.',
      en: 'People served: days were entered, changed or taken back since the figures of the earlier publication were frozen.',
    },
  },
  {
    moves: ['openDays'],
    words: {
      vi: 'Ngày mở cửa: lịch làm việc, đơn vị hoặc nơi đặt máy được sửa sau khi chốt số liệu của bản trước.',
      en: 'Open days: a calendar, a unit or where tablets stand was changed since the figures of the earlier publication were frozen.',
    },
  },
  {
    moves: COMPARISON_FIGURES,
    words: {
      vi: 'Kỳ trước: đã được đính chính sau khi chốt số liệu của bản trước.',
      en: 'Period before: it was corrected since the figures of the earlier publication were frozen.',
    },
  },
  {
    moves: [...ITEM_FIGURES, ...SETTLED_FIGURES],
    words: {
      vi: 'Phản ánh: có phản ánh được ghi thêm, hoặc kết quả xử lý thay đổi, sau khi chốt số liệu của bản trước.',
      en: 'Feedback: items were added, or their outcome changed, since the figures of the earlier publication were frozen.',
    },
  },
]

/** Why the figures of a correction moved, as far as the service itself knows; what the office says of it stands beside. */
export function causesOf(changes: readonly FigureChange[]): Words[] {
  const moved = new Set(changes.map(({ figure }) => figure))
  return CAUSES.filter(({ moves }) => moves.some((figure) => moved.has(figure))).map(({ words }) => words)
}

const NOT_SHOWN: Words = { vi: 'chưa nêu', en: 'not shown' }
const NOT_ENTERED: Words = { vi: 'chưa nhập', en: 'not entered' }

/** What people enter: nothing there is nothing hidden. */
const ENTERED: readonly FigureChange['figure'][] = ['served', 'openDays', 'countedDays', 'offered']
const SHARES: readonly FigureChange['figure'][] = [
  'share',
  'phoneShare',
  'enteredShare',
  'rate',
  'previousShare',
  'onTimeShare',
]

const MOST_DECIMALS = 6

/** One side of a change as it is read: what moved never reads as what it was, and what is a limit says so. */
export function changeText(change: LimitedChange, side: 'before' | 'after', language: Language): string {
  const value = change[side]
  if (value === null) return (ENTERED.includes(change.figure) ? NOT_ENTERED : NOT_SHOWN)[language]
  if (!SHARES.includes(change.figure)) return formatNumber(value, language)
  const limit = change.atMost?.includes(side) ? '≤ ' : ''
  return limit + formatPercent(value, language, changeDigits(change))
}

/** One decimal, or so many more that the two sides differ. */
function changeDigits({ before, after }: FigureChange): number {
  if (before === null || after === null || before === after) return 1
  let digits = 1
  while (digits < MOST_DECIMALS && (before * 100).toFixed(digits) === (after * 100).toFixed(digits)) digits++
  return digits
}
