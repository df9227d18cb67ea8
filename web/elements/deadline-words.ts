import type { DeadlineStep } from '../../server/contract/calendar.ts'
import type { Words } from '../../server/contract/language.ts'
import { formatDateTime, formatDay, formatDuration } from '../ui/format.ts'

type StepWords = { [S in DeadlineStep as S['step']]: (step: S, zone: string) => Words }

/** Both languages of one sentence from one function of the language. */
function both(write: (language: 'vi' | 'en') => string): Words {
  return { vi: write('vi'), en: write('en') }
}

/** Every step of a deadline's proof as a sentence for the unit and the citizen. */
const STEP_WORDS: StepWords = {
  received: ({ at }, zone) => ({
    vi: `Tiếp nhận lúc ${formatDateTime(at, zone)}.`,
    en: `Received at ${formatDateTime(at, zone)}.`,
  }),
  'day-skipped': ({ date, reason, reasonEn }) => ({
    vi: `Bỏ qua ${formatDay(date)}: ${reason ?? 'ngày nghỉ hằng tuần'}.`,
    en: `${formatDay(date)} does not count: ${reasonEn ?? reason ?? 'weekly day off'}.`,
  }),
  'within-cut-off': ({ date, effectiveCutOff }) => ({
    vi: `Tiếp nhận trước giờ chốt ${effectiveCutOff} ngày ${formatDay(date)} nên tính trong ngày.`,
    en: `Received before the cut-off at ${effectiveCutOff} on ${formatDay(date)}, so that day counts.`,
  }),
  'after-cut-off': ({ date, effectiveCutOff }) =>
    effectiveCutOff === null
      ? {
          vi: `Ngày ${formatDay(date)} không đủ giờ làm việc nên tính sang ngày làm việc tiếp theo.`,
          en: `${formatDay(date)} has too little working time, so the next working day counts.`,
        }
      : {
          vi: `Tiếp nhận sau giờ chốt ${effectiveCutOff} ngày ${formatDay(date)} nên tính sang ngày làm việc tiếp theo.`,
          en: `Received after the cut-off at ${effectiveCutOff} on ${formatDay(date)}, so the next working day counts.`,
        },
  'counts-as-received': ({ date }) => ({
    vi: `Coi như tiếp nhận ngày ${formatDay(date)}.`,
    en: `Counts as received on ${formatDay(date)}.`,
  }),
  'minutes-counted': ({ date, minutes }) =>
    both((language) =>
      language === 'vi'
        ? `Ngày ${formatDay(date)}: tính ${formatDuration(minutes, 'vi')} làm việc.`
        : `${formatDay(date)}: ${formatDuration(minutes, 'en')} of working time.`,
    ),
  'day-counted': ({ date, number }) => ({
    vi: `Ngày làm việc thứ ${number}: ${formatDay(date)}.`,
    en: `Working day ${number}: ${formatDay(date)}.`,
  }),
  'calendar-days-counted': ({ from, to, days }) => ({
    vi: `Tính ${days} ngày liên tục, từ ${formatDay(from)} đến ${formatDay(to)}.`,
    en: `${days} calendar days, from ${formatDay(from)} to ${formatDay(to)}.`,
  }),
  'minutes-elapsed': ({ minutes }) => ({
    vi: `Tính ${formatDuration(minutes, 'vi')} theo đồng hồ.`,
    en: `${formatDuration(minutes, 'en')} by the clock.`,
  }),
  'due-by-rule': ({ at }, zone) => ({
    vi: `Hạn theo quy tắc: ${formatDateTime(at, zone)}.`,
    en: `Due by the rule: ${formatDateTime(at, zone)}.`,
  }),
  'pause-given-back': ({ from, to, minutes }, zone) => ({
    vi: `Chờ công dân từ ${formatDateTime(from, zone)} đến ${formatDateTime(to, zone)}: bù ${formatDuration(minutes, 'vi')}.`,
    en: `Waiting for the citizen from ${formatDateTime(from, zone)} to ${formatDateTime(to, zone)}: ${formatDuration(minutes, 'en')} given back.`,
  }),
  'pause-ignored': ({ from }, zone) => ({
    vi: `Lần chờ từ ${formatDateTime(from, zone)} bắt đầu khi đã quá hạn nên không bù.`,
    en: `The wait from ${formatDateTime(from, zone)} began after the deadline, so nothing is given back.`,
  }),
  'moved-by-pauses': ({ minutes, at }, zone) => ({
    vi: `Bù tổng cộng ${formatDuration(minutes, 'vi')}: hạn thành ${formatDateTime(at, zone)}.`,
    en: `${formatDuration(minutes, 'en')} given back in all: due ${formatDateTime(at, zone)}.`,
  }),
  extension: ({ workingDays, at }, zone) => ({
    vi: `Gia hạn ${workingDays} ngày làm việc: hạn thành ${formatDateTime(at, zone)}.`,
    en: `Extended by ${workingDays} working ${workingDays === 1 ? 'day' : 'days'}: due ${formatDateTime(at, zone)}.`,
  }),
  due: ({ at }, zone) => ({
    vi: `Hạn trả lời: ${formatDateTime(at, zone)}.`,
    en: `Answer due: ${formatDateTime(at, zone)}.`,
  }),
}

/** One step of a deadline's proof in words; instants in the IANA zone `zone`. */
export function deadlineStepWords(step: DeadlineStep, zone: string): Words {
  // The table is keyed by `step.step`, so the function found takes just this step; TypeScript cannot see the pairing.
  const write = STEP_WORDS[step.step] as (step: DeadlineStep, zone: string) => Words
  return write(step, zone)
}
