import type { AnswerPromise } from '../../server/contract/kiosk.ts'
import type { Language } from '../../server/contract/language.ts'
import { formatDate, formatTime, localDay } from '../../server/words/format.ts'
import { STRINGS } from '../strings.ts'

const DAY_MS = 24 * 3_600_000

/**
 * When the office answers: an exact time while the server's promise stands, the working day otherwise. `now` is the
 * server's clock.
 */
export function promiseWords(
  promise: AnswerPromise | null,
  now: Date,
  zone: string,
  language: Language,
): string {
  if (promise === null || now.getTime() >= Date.parse(promise.sentBefore))
    return STRINGS.answerPromise[language]
  return STRINGS.exactPromise[language]
    .replace('{sent}', dayAndTime(promise.sentBefore, now, zone, language))
    .replace('{due}', dayAndTime(promise.dueAt, now, zone, language))
}

/** `17:00 hôm nay`, `17:00 ngày mai`, `17:00 thứ Hai 23/11/2026`; a midnight is the 24:00 that ends its day. */
function dayAndTime(instant: string, now: Date, zone: string, language: Language): string {
  const endsDay = formatTime(instant, zone) === '00:00'
  const shown = new Date(Date.parse(instant) - (endsDay ? 1_000 : 0))
  const time = endsDay ? '24:00' : formatTime(instant, zone)
  const day = localDay(shown, zone)
  if (day === localDay(now, zone)) return `${time} ${STRINGS.today[language]}`
  if (day === localDay(new Date(now.getTime() + DAY_MS), zone)) return `${time} ${STRINGS.tomorrow[language]}`
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: zone }).format(shown)
  return `${time} ${language === 'vi' ? weekday.replace('Thứ', 'thứ') : weekday} ${formatDate(shown, zone)}`
}
