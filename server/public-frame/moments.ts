import { html } from 'hono/html'
import { formatDay, formatTime, localDay } from '../words/format.ts'
import type { Language } from '../contract/language.ts'
import { addDays, weekdayOf } from '../domain/local-time.ts'
import type { Html, View } from './view.ts'

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

/** `15:30 thứ Sáu, 21/08/2026`: an instant (UTC text) by the organisation's clock. */
export function moment(view: View, instant: string): Html {
  const { zone } = view.service.organisation
  return written(view, instant, formatTime(instant, zone), localDay(instant, zone))
}

/** As above for a deadline: the midnight that ends a day is 24:00 of that day, as the law says it. */
export function dueMoment(view: View, instant: string): Html {
  const { zone } = view.service.organisation
  const day = localDay(instant, zone)
  if (formatTime(instant, zone) !== '00:00') return moment(view, instant)
  return written(view, instant, '24:00', addDays(day, -1))
}

function written({ language }: View, instant: string, time: string, day: string): Html {
  const weekday = WEEKDAYS[language][weekdayOf(day)]
  return html`<time datetime="${instant}">${time} ${weekday}, ${formatDay(day)}</time>`
}
