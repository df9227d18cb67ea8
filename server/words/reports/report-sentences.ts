import type { Language, Words } from '../../contract/language.ts'
import { OTHER_WAYS } from '../../contract/rating-channel.ts'
import type { FairUnit, UnitVerdict } from '../../contract/reports/fair-comparison.ts'
import type {
  Comparison,
  OtherChannels,
  SatisfactionCell,
  SatisfactionReport,
  TimelinessReport,
} from '../../contract/report.ts'
import { dayBefore, formatDay, formatInterval, formatNumber, formatPercent, formatSample } from '../format.ts'
import { differenceWords, sameUnitsWords } from './change-words.ts'
import { OTHER_WAY_WORDS } from '../rating-channel-words.ts'
import { hiddenWords } from './report-words.ts'
import { onTimeWords, TIMELINESS_LINE, TIMELINESS_WORDS } from '../timeliness-words.ts'
import { partName, unitName } from '../unit-name.ts'

function both(write: (language: Language) => string): Words {
  return { vi: write('vi'), en: write('en') }
}

/** Share, interval and n as every proportion is shown: `92,3% (89–95%), n = 412`; null where it may not be. */
export function shareWithInterval(cell: SatisfactionCell, language: Language): string | null {
  if (cell.share === null || cell.interval === null || cell.n === null) return null
  return `${formatPercent(cell.share, language)} (${formatInterval(cell.interval, language)}), ${formatSample(cell.n, language)}`
}

/** From when to when a report counts, and how far a running period has come. */
export function intervalSentences({
  period: { from, to, turnsAt },
  progress,
}: Pick<TimelinessReport, 'period' | 'progress'>): Words[] {
  const first = formatDay(from)
  const interval: Words =
    turnsAt === '00:00'
      ? {
          vi: `Số liệu từ ngày ${first} đến hết ngày ${formatDay(dayBefore(to))}.`,
          en: `Counted from ${first} to the end of ${formatDay(dayBefore(to))}.`,
        }
      : {
          vi: `Số liệu từ ${turnsAt} ngày ${first} đến trước ${turnsAt} ngày ${formatDay(to)}.`,
          en: `Counted from ${turnsAt} on ${first} until just before ${turnsAt} on ${formatDay(to)}.`,
        }
  if (progress === null) return [interval]
  const { day, days } = progress
  return [interval, { vi: `Kỳ đang chạy: ngày ${day} trên ${days}.`, en: `Running: day ${day} of ${days}.` }]
}

/** The quarter in one sentence, as far as the number of ratings allows. */
export function satisfactionSentence(cell: SatisfactionCell): Words {
  const { n, satisfied, share, shown } = cell
  const hidden = hiddenWords(shown)
  if (hidden) return { vi: `${hidden.vi}.`, en: `${hidden.en}.` }
  if (share === null || n === null) {
    return {
      vi: `${satisfied ?? 0} trong ${n ?? 0} lượt đánh giá hài lòng hoặc rất hài lòng; dưới 30 lượt nên không nêu tỷ lệ.`,
      en: `${satisfied ?? 0} of ${n ?? 0} ratings were satisfied or very satisfied; with fewer than 30 no share is given.`,
    }
  }
  return both((language) => {
    const vi = language === 'vi'
    const figure =
      shareWithInterval(cell, language) ?? `${formatPercent(share, language)}, ${formatSample(n, language)}`
    const small = shown === 'small' ? (vi ? '; mẫu nhỏ' : '; a small sample') : ''
    return vi
      ? `${figure}: hài lòng hoặc rất hài lòng${small}.`
      : `${figure}: satisfied or very satisfied${small}.`
  })
}

/** What came another way than by tablet: never mixed with it silently, so told by itself and then with it. */
export function otherChannelsSentences({ withTablets, ...others }: OtherChannels): Words[] {
  const told = OTHER_WAYS.filter((way) => others[way].n !== null)
  const together = satisfactionSentence(withTablets)
  return [
    {
      vi: 'Kết quả trên chỉ gồm lượt bấm trên máy đánh giá.',
      en: 'The result above holds what was tapped on tablets alone.',
    },
    ...OTHER_WAYS.map((way) => {
      const [name, said] = [OTHER_WAY_WORDS[way], satisfactionSentence(others[way])]
      return { vi: `${name.vi}: ${said.vi}`, en: `${name.en}: ${said.en}` }
    }),
    ...(told.length === 0
      ? []
      : [
          {
            vi: `Gộp cả máy và các kênh khác: ${together.vi}`,
            en: `Tablets and other channels together: ${together.en}`,
          },
        ]),
    ...(others.entered.n === null
      ? []
      : [
          {
            vi: 'Phần do cán bộ nhập không phải mẫu do hệ thống thu, nên không tính khoảng 95%.',
            en: 'What staff entered is no sample that the service took, so it has no 95% interval.',
          },
        ]),
  ]
}

/** Whether the figures still move, and what came too late for them. */
export function closingSentences({
  closing,
  afterClose,
}: Pick<SatisfactionReport, 'closing' | 'afterClose'>): Words[] {
  const day = formatDay(closing.day)
  const closed: Words = closing.isClosed
    ? { vi: `Số liệu đã chốt ngày ${day}.`, en: `The figures closed on ${day}.` }
    : {
        vi: `Số liệu tạm, chốt ngày ${day}; chỉ thay đổi khi hết ngày và có ít nhất 10 lượt mới.`,
        en: `Not final: the figures close on ${day}, and move only when a day is over and at least 10 new ratings have come.`,
      }
  if (afterClose === 0) return [closed]
  return [
    closed,
    {
      vi: `Đến sau khi chốt, không tính vào kết quả: ${formatNumber(afterClose, 'vi')} lượt.`,
      en: `Came after the close and left out of the result: ${formatNumber(afterClose, 'en')}.`,
    },
  ]
}

/** What changed since the period before, as far as it may be said: the contract's `changed` decides, never the difference itself. */
export function comparisonSentence(comparison: Comparison): Words {
  const { period, difference, interval, changed, mixAdjusted, missing } = comparison
  if (missing === 'not-over') {
    return {
      vi: `Kỳ chưa kết thúc nên không so sánh với ${period.label.vi}.`,
      en: `The period is not over, so it is not compared with ${period.label.en}.`,
    }
  }
  if (changed === null || difference === null || interval === null) {
    return {
      vi: `Chưa so sánh được với ${period.label.vi}: một trong hai kỳ chưa đủ số lượt.`,
      en: `No comparison with ${period.label.en}: one of the two periods has too few ratings.`,
    }
  }
  return both((language) => {
    const vi = language === 'vi'
    const label = period.label[language]
    const range = differenceWords({ difference, interval }, language)
    if (changed === 'up') return vi ? `Tăng so với ${label} (${range}).` : `Up from ${label} (${range}).`
    if (changed === 'down') return vi ? `Giảm so với ${label} (${range}).` : `Down from ${label} (${range}).`
    if (changed === 'mix' && mixAdjusted)
      return vi
        ? `Tỷ lệ chung ${difference > 0 ? 'cao' : 'thấp'} hơn ${label} (${range}), nhưng tỷ trọng các đơn vị đã khác: ${sameUnitsWords(mixAdjusted, 'vi')}.`
        : `The share of the whole is ${difference > 0 ? 'above' : 'below'} that of ${label} (${range}), but units have other weights: ${sameUnitsWords(mixAdjusted, 'en')}.`
    return vi
      ? `Chưa đủ căn cứ khẳng định thay đổi so với ${label} (${range}).`
      : `Not enough ground to speak of a change from ${label} (${range}).`
  })
}

/** A heading names no more of them; the table has them all. */
const MOST_NAMES = 5

function listNames(names: readonly string[], language: Language): string {
  const others = names.length - MOST_NAMES
  const rest = language === 'vi' ? `${others} đơn vị khác` : `${others} others`
  return new Intl.ListFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(
    others > 0 ? [...names.slice(0, MOST_NAMES), rest] : names,
  )
}

/** What the picture by unit shows, as its heading: the units that a fair comparison tells apart from the others. */
export function unitsFinding(report: SatisfactionReport): Words {
  const { fair } = report
  const named = (verdict: UnitVerdict) => fair.units.filter((each) => each.verdict === verdict)
  const [lower, higher] = [named('below'), named('above')]
  const namesOf = (units: readonly FairUnit[], language: Language) =>
    listNames(
      units.map(({ unit }) => partName(report, unit, language)),
      language,
    )
  if (fair.notCompared !== null) return { vi: 'Kết quả theo đơn vị', en: 'The result by unit' }
  if (lower.length === 0 && higher.length === 0) {
    return {
      vi: 'Chưa đơn vị nào phân biệt được với mức chung',
      en: 'No unit can be told apart from the others',
    }
  }
  return both((language) =>
    [
      lower.length > 0 &&
        `${language === 'vi' ? 'Thấp hơn các đơn vị khác' : 'Below the others'}: ${namesOf(lower, language)}`,
      higher.length > 0 &&
        `${language === 'vi' ? 'Cao hơn các đơn vị khác' : 'Above the others'}: ${namesOf(higher, language)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  )
}

/** How answers stood against their deadlines: counts that make up what was received, and the share with its denominator. */
export function timelinessSentence(report: TimelinessReport): Words {
  const { received, judged } = report
  if (received === 0) {
    return { vi: 'Không tiếp nhận phản ánh nào trong kỳ.', en: 'No feedback was received in the period.' }
  }
  return both((language) => {
    const parts = TIMELINESS_LINE.filter((key) => report[key] > 0)
      .map((key) => `${inSentence(TIMELINESS_WORDS[key][language])} ${formatNumber(report[key], language)}`)
      .join(', ')
    const all = formatNumber(received, language)
    const counts =
      language === 'vi'
        ? `Tiếp nhận ${all} phản ánh: ${parts}.`
        : `${all} ${received === 1 ? 'item' : 'items'} received: ${parts}.`
    if (judged === 0) return counts
    const share = onTimeWords(report, language)
    return language === 'vi'
      ? `${counts} Đúng hạn trên số đã xét hạn: ${share}.`
      : `${counts} On time, of those whose deadline is decided: ${share}.`
  })
}

function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** What the picture of timeliness shows, as its heading. */
export function timelinessFinding(report: TimelinessReport): Words {
  if (report.overdue === 0) return { vi: 'Không có phản ánh nào quá hạn', en: 'Nothing is overdue' }
  const most = Math.max(...report.byUnit.map(({ overdue }) => overdue))
  const units = report.byUnit.filter(({ overdue }) => overdue === most && overdue > 0)
  if (units.length === 0) {
    return { vi: `${report.overdue} phản ánh quá hạn`, en: `${report.overdue} overdue` }
  }
  const names = (language: Language) =>
    listNames(
      units.map(({ unit }) => unitName(unit, language)),
      language,
    )
  return both((language) =>
    language === 'vi'
      ? `${report.overdue} phản ánh quá hạn, nhiều nhất: ${names(language)} (${most})`
      : `${report.overdue} overdue, most of them at ${names(language)} (${most})`,
  )
}

/** Of fewer items received, or overdue, a share says nothing. */
const LEAST_RATED = 10
const LEAST_OVERDUE = 3

/** What is overdue: by count, and by share of what a unit received. */
export function overdueSentences(report: TimelinessReport): Words[] {
  if (report.overdue === 0) return []
  const rateOf = ({ overdue, received }: { overdue: number; received: number }) => overdue / received
  const rated = report.byUnit.filter(
    ({ received, overdue }) => received >= LEAST_RATED && overdue >= LEAST_OVERDUE,
  )
  const most = Math.max(...rated.map(rateOf))
  const [worst] = rated.filter((unit) => rateOf(unit) === most)
  const byCount = timelinessFinding(report)
  return [
    { vi: `Theo số lượng: ${inSentence(byCount.vi)}.`, en: `By count: ${byCount.en}.` },
    ...(worst
      ? [
          both((language) => {
            const [name, share] = [unitName(worst.unit, language), formatPercent(most, language)]
            const of = `${formatNumber(worst.overdue, language)}/${formatNumber(worst.received, language)}`
            return language === 'vi'
              ? `Theo tỷ lệ: ${name} cao nhất, ${of} phản ánh tiếp nhận đang quá hạn (${share}).`
              : `By share: ${name} is highest, ${of} items received are overdue (${share}).`
          }),
        ]
      : []),
  ]
}

/** Where to act: units that can be told apart as lower, and those where most is overdue. Empty where nothing asks for it. */
export function actSentences(satisfaction: SatisfactionReport, timeliness: TimelinessReport): Words[] {
  const lower = satisfaction.fair.units.filter(({ verdict }) => verdict === 'below')
  const most = Math.max(0, ...timeliness.byUnit.map(({ overdue }) => overdue))
  const last = timeliness.byUnit.filter(({ overdue }) => overdue > 0 && overdue === most)
  // Where many have as few, none of them comes first.
  const late = last.length <= MOST_NAMES ? last : []
  const places = [...lower, ...late.filter(({ unit }) => !lower.some((each) => each.unit.code === unit.code))]
  if (places.length === 0) return []
  return [
    both((language) =>
      language === 'vi'
        ? `Nên xem trước: ${namesOf(places, language)}.`
        : `Look here first: ${namesOf(places, language)}.`,
    ),
  ]
}

function namesOf(units: readonly Pick<FairUnit, 'unit'>[], language: Language): string {
  return listNames(
    units.map(({ unit }) => unitName(unit, language)),
    language,
  )
}
