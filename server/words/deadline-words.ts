import type { DeadlineRule, DeadlineStep } from '../contract/deadlines/calendar.ts'
import { formatDate, formatDay, formatDuration, formatExactTime, formatTime, localDay } from './format.ts'
import type { Language, Words } from '../contract/language.ts'

const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh'

/**
 * One step of a deadline's proof as a sentence for the citizen and the unit. Its instants are told in `zone`, an IANA
 * name: the one that the proof's `received` step carries.
 */
export function describeDeadlineStep(step: DeadlineStep, language: Language, zone = DEFAULT_ZONE): string {
  return stepWords(step, zone)[language]
}

/**
 * The whole proof in the zone that it names itself, one sentence a step; what the rule alone gives is left out where
 * nothing came after it but the same due instant.
 */
export function describeDeadlineSteps(steps: readonly DeadlineStep[], language: Language): string[] {
  const received = steps.find((step) => step.step === 'received')
  const telling = steps.filter(
    ({ step }, index) => !(step === 'due-by-rule' && steps[index + 1]?.step === 'due'),
  )
  return telling.map((step) => describeDeadlineStep(step, language, received?.zone))
}

/** How a deadline is counted, in one sentence that stands before any receipt. */
export function describeDeadlineRule(rule: DeadlineRule, language: Language): string {
  return ruleWords(rule)[language]
}

function stepWords(step: DeadlineStep, zone: string): Words {
  switch (step.step) {
    case 'received':
      return inBoth((on) => [`Tiếp nhận lúc ${on.at(step.at)}`, `Received at ${on.at(step.at)}`], zone)
    case 'in-campaign': {
      const [from, to] = [formatDay(step.from), formatDay(step.to)]
      return {
        vi: `Áp dụng thời hạn của đợt cao điểm “${step.name}”, từ ${from} đến hết ${to}`,
        en: `The deadline of the campaign “${step.nameEn}” counts, from ${from} to the end of ${to}`,
      }
    }
    case 'day-skipped': {
      const day = formatDay(step.date)
      return {
        vi: `Bỏ qua ${day}: ${step.reason ?? `${weekday(step.date, 'vi')}, ngày nghỉ hằng tuần`}`,
        en: `${day} does not count: ${step.reasonEn ?? step.reason ?? `${weekday(step.date, 'en')}, the weekly day off`}`,
      }
    }
    case 'within-cut-off':
      return withinCutOff(step, zone)
    case 'after-cut-off':
      return afterCutOff(step, zone)
    case 'counts-as-received':
      return {
        vi: `Tính như tiếp nhận ngày ${formatDay(step.date)}`,
        en: `Counts as received on ${formatDay(step.date)}`,
      }
    case 'minutes-counted': {
      const day = formatDay(step.date)
      return inBoth((on) => {
        const [from, to] = [on.time(step.from, step.date), on.time(step.to, step.date)]
        const span = formatDuration(step.minutes, on.language)
        return [
          `${day}, từ ${from} đến ${to}: tính ${span} làm việc`,
          `${day}, ${from} to ${to}: ${span} of working time`,
        ]
      }, zone)
    }
    case 'day-counted':
      return {
        vi: `Ngày làm việc thứ ${step.number}: ${formatDay(step.date)}`,
        en: `Working day ${step.number}: ${formatDay(step.date)}`,
      }
    case 'calendar-days-counted': {
      const [from, to] = [formatDay(step.from), formatDay(step.to)]
      return {
        vi: `Tính ${step.days} ngày liên tục sau ngày ${from}, đến hết ngày ${to}`,
        en: `${count(step.days, 'day')} in a row after ${from}, up to the end of ${to}`,
      }
    }
    case 'minutes-elapsed':
      return inBoth((on) => {
        const span = formatDuration(step.minutes, on.language)
        return [
          `Tính ${span} liên tục, từ ${on.at(step.from)} đến ${on.at(step.to)}`,
          `${span} by the clock, from ${on.at(step.from)} to ${on.at(step.to)}`,
        ]
      }, zone)
    case 'due-by-rule':
      return inBoth((on) => {
        const due = on.due(step)
        return [`Theo quy tắc, hạn là ${due}`, `By the rule alone, due at ${due}`]
      }, zone)
    case 'pause-given-back':
      return inBoth((on) => {
        const span = formatDuration(step.minutes, on.language)
        const [from, to] = [on.at(step.from), on.at(step.to)]
        return step.minutes === 0
          ? [
              `Chờ công dân bổ sung từ ${from} đến ${to}: không trùng giờ làm việc nên không cộng thêm`,
              `Waiting for the citizen from ${from} to ${to}: no working time in it, so nothing is added`,
            ]
          : [
              `Chờ công dân bổ sung từ ${from} đến ${to}: được cộng lại ${span}`,
              `Waiting for the citizen from ${from} to ${to}: ${span} given back`,
            ]
      }, zone)
    case 'pause-ignored':
      return inBoth(
        (on) => [
          `Lần chờ từ ${on.at(step.from)} đến ${on.at(step.to)} bắt đầu khi đã quá hạn nên không cộng lại`,
          `The wait from ${on.at(step.from)} to ${on.at(step.to)} began when the deadline had passed, so nothing is given back`,
        ],
        zone,
      )
    case 'moved-by-pauses':
      return inBoth((on) => {
        const span = formatDuration(step.minutes, on.language)
        return [
          `Cộng lại tất cả ${span}: hạn chuyển đến ${on.due(step)}`,
          `${span} given back in all: now due at ${on.due(step)}`,
        ]
      }, zone)
    case 'extension':
      return inBoth(
        (on) => [
          `Gia hạn ${step.workingDays} ngày làm việc: hạn chuyển đến ${on.due(step)}`,
          `Extended by ${count(step.workingDays, 'working day')}: now due at ${on.due(step)}`,
        ],
        zone,
      )
    case 'due':
      return inBoth((on) => [`Đến hạn ${on.due(step)}`, `Due at ${on.due(step)}`], zone)
  }
}

type StepOf<Name extends DeadlineStep['step']> = Extract<DeadlineStep, { step: Name }>

function withinCutOff({ date, cutOff, effectiveCutOff }: StepOf<'within-cut-off'>, zone: string): Words {
  const last = clock(effectiveCutOff, date, zone)
  const why = whyEarlier(last, cutOff)
  return {
    vi: `Trước giờ chốt ${last}${why.vi}: tính trong ngày ${formatDay(date)}`,
    en: `Before the cut-off at ${last}${why.en}: counts on ${formatDay(date)}`,
  }
}

function afterCutOff({ date, cutOff, effectiveCutOff }: StepOf<'after-cut-off'>, zone: string): Words {
  if (effectiveCutOff === null) {
    return {
      vi: `Ngày ${formatDay(date)} quá ít giờ làm việc để xử lý kịp: tính sang ngày làm việc kế tiếp`,
      en: `${formatDay(date)} has too little working time: counts on the next working day`,
    }
  }
  const last = clock(effectiveCutOff, date, zone)
  const why = whyEarlier(last, cutOff)
  return {
    vi: `Sau giờ chốt ${last}${why.vi}: tính sang ngày làm việc kế tiếp`,
    en: `After the cut-off at ${last}${why.en}: counts on the next working day`,
  }
}

/** On a day that closes early the last moment in time comes before the cut-off of the rule. */
function whyEarlier(last: string, cutOff: string): Words {
  if (last === cutOff) return { vi: '', en: '' }
  return {
    vi: ` (thay cho ${cutOff}, để còn đủ giờ làm việc)`,
    en: ` (instead of ${cutOff}, so that enough working time is left)`,
  }
}

function ruleWords(rule: DeadlineRule): Words {
  switch (rule.kind) {
    case 'same-day':
      return {
        vi: `Trả lời trong ngày làm việc nếu tiếp nhận đến ${rule.cutOff}${orTooLate('vi', rule.minimumHandlingMinutes)}; sau đó tính sang ngày làm việc kế tiếp`,
        en: `Answered on the same working day if received by ${rule.cutOff}${orTooLate('en', rule.minimumHandlingMinutes)}; otherwise on the next working day`,
      }
    case 'working-minutes':
      return {
        vi: `Trong ${formatDuration(rule.minutes, 'vi')} làm việc kể từ khi tiếp nhận`,
        en: `Within ${formatDuration(rule.minutes, 'en')} of working time from receipt`,
      }
    case 'half-days':
      return {
        vi: `Trong ${rule.count} buổi làm việc kể từ khi tiếp nhận`,
        en: `Within ${count(rule.count, 'half working day')} from receipt`,
      }
    case 'working-days':
      return {
        vi: `Trong ${rule.count} ngày làm việc, không tính ngày tiếp nhận${rule.cutOff === undefined ? '' : `; sau ${rule.cutOff} hoặc ngày nghỉ thì tính như tiếp nhận ngày làm việc kế tiếp`}`,
        en: `Within ${count(rule.count, 'working day')}, the day of receipt not counted${rule.cutOff === undefined ? '' : `; after ${rule.cutOff} or on a day off it counts as received on the next working day`}`,
      }
    case 'calendar-days':
      return {
        vi: `Trong ${rule.count} ngày liên tục, không tính ngày tiếp nhận; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp`,
        en: `Within ${count(rule.count, 'day')} in a row, the day of receipt not counted; a last day off gives way to the next working day`,
      }
    case 'elapsed-minutes':
      return {
        vi: `Trong ${formatDuration(rule.minutes, 'vi')} kể từ khi tiếp nhận, tính cả ngoài giờ làm việc`,
        en: `Within ${formatDuration(rule.minutes, 'en')} from receipt, outside office hours too`,
      }
  }
}

function orTooLate(language: Language, minimumHandlingMinutes: number): string {
  if (minimumHandlingMinutes === 0) return ''
  const span = formatDuration(minimumHandlingMinutes, language)
  return language === 'vi'
    ? ` và còn ít nhất ${span} làm việc`
    : ` with at least ${span} of working time left`
}

/** How instants are written in one language: `15:30 ngày 21/08/2026`, `15:30 on 21/08/2026`. */
interface Writer {
  readonly language: Language
  readonly at: (instant: string) => string
  readonly time: (instant: string, date: string) => string
  readonly due: (step: { readonly at: string; readonly date: string }) => string
}

function inBoth(write: (on: Writer) => readonly [vi: string, en: string], zone: string): Words {
  return { vi: write(writer('vi', zone))[0], en: write(writer('en', zone))[1] }
}

function writer(language: Language, zone: string): Writer {
  const joined = (time: string, day: string) =>
    language === 'vi' ? `${time} ngày ${day}` : `${time} on ${day}`
  return {
    language,
    at: (instant) => joined(formatExactTime(instant, zone), formatDate(instant, zone)),
    time: (instant, date) => clock(instant, date, zone),
    due: ({ at, date }) => joined(clock(at, date, zone), formatDay(date)),
  }
}

/** The time of day of an instant that belongs to `date`; the midnight that ends the date is its 24:00. */
function clock(instant: string, date: string, zone: string): string {
  const isMidnightAfter = localDay(instant, zone) > date && formatTime(instant, zone) === '00:00'
  return isMidnightAfter ? '24:00' : formatExactTime(instant, zone)
}

/** `thứ Bảy`, `Saturday`. */
function weekday(date: string, language: Language): string {
  const name = new Date(`${date}T00:00:00Z`).toLocaleDateString(language === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  })
  return language === 'vi' ? name.replace(/^T/, 't').replace(/^C/, 'c') : name
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
