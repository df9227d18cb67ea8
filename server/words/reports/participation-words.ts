import type { Language, Words } from '../../contract/language.ts'
import type { Participation } from '../../contract/report.ts'
import { formatNumber, formatPercent } from '../format.ts'

/** What tables of participation are called, on every side that shows one. */
export const PARTICIPATION = {
  title: { vi: 'Phục vụ, mời, đánh giá', en: 'Served, offered, rated' },
  hint: {
    vi: 'n cần = N ÷ (1 + N × 0,05²), N là lượt phục vụ, làm tròn lên. Số đánh giá chưa nêu thì tỷ lệ cũng không nêu; còn đơn vị được đánh giá mà chưa nhập đủ số lượt phục vụ cũng vậy. Dấu ≤ và ≥: còn ngày mở cửa chưa nhập số lượt phục vụ.',
    en: 'n wanted = N ÷ (1 + N × 0.05²) with N the people served, rounded up. Where the number rated is not told, neither is the rate; nor where a unit that was rated has not entered all whom it served. The signs ≤ and ≥ stand where open days have no count of people served.',
  },
  atMost: {
    vi: 'Dấu ≤: còn ngày mở cửa chưa nhập số lượt phục vụ.',
    en: 'The sign ≤: some open days have no count of people served.',
  },
  served: { vi: 'Lượt phục vụ', en: 'Served' },
  days: { vi: 'Ngày đã nhập / ngày mở cửa', en: 'Days counted / open days' },
  countedDays: { vi: 'Ngày đã nhập', en: 'Days counted' },
  openDays: { vi: 'Ngày mở cửa', en: 'Open days' },
  offered: { vi: 'Được mời đánh giá', en: 'Offered' },
  rated: { vi: 'Đã đánh giá', en: 'Rated' },
  rate: { vi: 'Tỷ lệ tham gia', en: 'Participation' },
  required: { vi: 'n cần theo SIPAS', en: 'n wanted by SIPAS' },
  standing: { vi: 'So với n cần', en: 'Against it' },
} as const satisfies Record<string, Words>

const REACHED: Words = { vi: 'đạt', en: 'reached' }
const NOT_REACHED: Words = { vi: 'chưa đạt', en: 'not reached' }
const NOT_TOLD: Words = { vi: 'chưa nêu', en: 'not told' }
const NOT_ENTERED: Words = { vi: 'chưa nhập', en: 'not entered' }

const count = (n: number | null, language: Language) => (n === null ? '–' : formatNumber(n, language))

/** The columns of such a table after the unit's name, as words. */
export const PARTICIPATION_COLUMNS: readonly {
  readonly name: Words
  readonly show: (row: Participation, language: Language) => string
}[] = [
  {
    name: PARTICIPATION.served,
    show: ({ served }, language) => (served === null ? NOT_ENTERED[language] : count(served, language)),
  },
  {
    name: PARTICIPATION.days,
    show: ({ countedDays, openDays }, language) =>
      countedDays === undefined || openDays === undefined || openDays === 0
        ? '–'
        : `${formatNumber(countedDays, language)}/${formatNumber(openDays, language)}`,
  },
  { name: PARTICIPATION.offered, show: ({ offered }, language) => count(offered, language) },
  {
    name: PARTICIPATION.rated,
    show: ({ rated }, language) => (rated === null ? NOT_TOLD[language] : count(rated, language)),
  },
  {
    name: PARTICIPATION.rate,
    show: (row, language) =>
      row.rate === null ? '–' : `${hasMissingDays(row) ? '≤ ' : ''}${formatPercent(row.rate, language)}`,
  },
  {
    name: PARTICIPATION.required,
    show: (row, language) =>
      `${row.requiredN !== null && hasMissingDays(row) ? '≥ ' : ''}${count(row.requiredN, language)}`,
  },
  {
    name: PARTICIPATION.standing,
    show: ({ isReached }, language) =>
      isReached === null ? '–' : (isReached ? REACHED : NOT_REACHED)[language],
  },
]

/** Then a rate is the highest that it can be, and an n that is wanted the least. */
export function hasMissingDays({
  countedDays = 0,
  openDays = 0,
}: Pick<Participation, 'countedDays' | 'openDays'>): boolean {
  return countedDays < openDays
}

/** `7.864 trên 17.046 lượt phục vụ đã đánh giá: 46,1%.` */
export function participationSentence(row: Participation): Words {
  const { served, rated, rate, countedDays = 0, openDays = 0 } = row
  if (served === null || rated === null || (served === 0 && rated === 0))
    return { vi: 'Chưa nêu được tỷ lệ tham gia.', en: 'Participation cannot be told.' }
  if (rate === null && rated <= served)
    return {
      vi: 'Chưa nêu được tỷ lệ tham gia: còn đơn vị được đánh giá mà chưa nhập đủ số lượt phục vụ.',
      en: 'Participation cannot be told: some unit that was rated has not entered all whom it served.',
    }
  if (rate === null)
    return {
      vi: 'Số đã đánh giá lớn hơn lượt phục vụ đã nhập: cần nhập đủ các ngày.',
      en: 'More rated than were entered as served: enter the missing days.',
    }
  const write = (language: Language) =>
    [formatNumber(rated, language), formatNumber(served, language), formatPercent(rate, language)] as const
  const [vi, en] = [write('vi'), write('en')]
  if (hasMissingDays(row)) {
    const days = (language: Language) =>
      [formatNumber(openDays - countedDays, language), formatNumber(openDays, language)] as const
    const [viDays, enDays] = [days('vi'), days('en')]
    return {
      vi: `${vi[0]} trên ít nhất ${vi[1]} lượt phục vụ đã đánh giá: không quá ${vi[2]} (${viDays[0]} trên ${viDays[1]} ngày mở cửa chưa nhập số lượt phục vụ).`,
      en: `${en[0]} of at least ${en[1]} people served have rated: at most ${en[2]} (${enDays[0]} of ${enDays[1]} open days have no count of people served).`,
    }
  }
  return {
    vi: `${vi[0]} trên ${vi[1]} lượt phục vụ đã đánh giá: ${vi[2]}.`,
    en: `${en[0]} of ${en[1]} people served have rated: ${en[2]}.`,
  }
}

/** The same with the n that SIPAS wants beside the n that was reached, as it stands beside a score. */
export function participationSentences(row: Participation): Words[] {
  const { requiredN, isReached } = row
  const atLeast = hasMissingDays(row) ? { vi: 'ít nhất ', en: 'at least ' } : { vi: '', en: '' }
  const first = participationSentence(row)
  if (requiredN === null || isReached === null) return [first]
  const standing = isReached ? REACHED : NOT_REACHED
  return [
    first,
    {
      vi: `n cần theo công thức của SIPAS: ${atLeast.vi}${formatNumber(requiredN, 'vi')}, ${standing.vi}.`,
      en: `n wanted by the formula of SIPAS: ${atLeast.en}${formatNumber(requiredN, 'en')}, ${standing.en}.`,
    },
  ]
}
