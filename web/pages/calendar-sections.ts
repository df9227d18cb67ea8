import { html, nothing, type TemplateResult } from 'lit'
import type { CalendarBody } from '../../server/contract/deadlines/calendar.ts'
import type { CalendarReply } from '../../server/contract/deadlines/calendar-change.ts'
import type { Language, Words } from '../../server/contract/language.ts'
import { WEEKDAYS } from '../../server/contract/deadlines/weekday.ts'
import { formatDateTime, formatDay } from '../../server/words/format.ts'
import { dayOf, dayWords, hoursText } from '../elements/deadlines/calendar-look.ts'
import { CALENDAR_STRINGS, WEEKDAY_WORDS } from '../strings/calendar-strings.ts'

/** The days of a year that differ from its week, and why; `picked` is the one pressed. */
export function specialDays(
  { body }: CalendarReply,
  year: number,
  picked: string,
  language: Language,
): TemplateResult {
  const say = (words: Words) => words[language]
  const dates = Object.keys(body.dates)
    .filter((date) => date.startsWith(String(year)))
    .sort()
  return html`<section>
    <h2>${say(CALENDAR_STRINGS.specialDays)}</h2>
    ${
      dates.length === 0
        ? html`<p class="muted">${say(CALENDAR_STRINGS.noSpecialDays)}</p>`
        : html`<div
            class="table-box"
            role="region"
            tabindex="0"
            aria-label=${say(CALENDAR_STRINGS.specialDays)}
          >
            <table>
              <thead>
                <tr>
                  ${[CALENDAR_STRINGS.date, CALENDAR_STRINGS.what, CALENDAR_STRINGS.document].map(
                    (words) => html`<th scope="col">${say(words)}</th>`,
                  )}
                </tr>
              </thead>
              <tbody>
                ${dates.map((date) => specialDay(body, date, date === picked, language))}
              </tbody>
            </table>
          </div>`
    }
  </section>`
}

function specialDay(body: CalendarBody, date: string, isPicked: boolean, language: Language): TemplateResult {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'
  return html`<tr aria-current=${isPicked ? 'true' : 'false'}>
    <th scope="row" class="numeric">${WEEKDAY_WORDS[weekday].short[language]} ${formatDay(date)}</th>
    <td>${dayWords(dayOf(body, date), language)}</td>
    <td>${body.dates[date]?.document ?? nothing}</td>
  </tr>`
}

/** The hours of a usual week. */
export function weekHours({ body }: CalendarReply, language: Language): TemplateResult {
  const say = (words: Words) => words[language]
  return html`<section>
    <h2>${say(CALENDAR_STRINGS.weekHours)}</h2>
    <dl>
      ${WEEKDAYS.map(
        (day) =>
          html`<div>
            <dt>${say(WEEKDAY_WORDS[day])}</dt>
            <dd class="numeric">${hoursText(body.week[day]) || say(CALENDAR_STRINGS.closed)}</dd>
          </div>`,
      )}
    </dl>
  </section>`
}

/** Who changed the calendar, when and why. */
export function calendarHistory({ history }: CalendarReply, zone: string, language: Language) {
  if (history.length === 0) return nothing
  const say = (words: Words) => words[language]
  return html`<section class="history">
    <h2>${say(CALENDAR_STRINGS.history)}</h2>
    <ol>
      ${history.map(
        ({ version, note, at, by, validFrom }) =>
          html`<li>
            <strong>${version}</strong> · ${note}
            <span class="meta">
              ${by === null ? nothing : html`${by} · `}${formatDateTime(at, zone)} ·
              ${say(CALENDAR_STRINGS.validFrom).toLowerCase()} ${formatDay(validFrom)}
            </span>
          </li>`,
      )}
    </ol>
  </section>`
}
