import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FleetRow, Heartbeat } from '../../../server/contract/kiosk.ts'
import type { Language, Words } from '../../../server/contract/language.ts'
import { MISUSE_RULES, type MisuseFlag } from '../../../server/contract/misuse-rules.ts'
import { formatDateTime, formatNumber, formatPercent, formatTime } from '../../../server/words/format.ts'
import { MISUSE_WORDS } from '../../../server/words/misuse-words.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { KIOSK_STRINGS } from './kiosk-words.ts'

const DEVICE_RULES = (Object.keys(MISUSE_RULES) as MisuseFlag[]).filter(
  (flag) => MISUSE_RULES[flag].of === 'device',
)

type Fact = readonly [name: Words, value: string]

/** What a kiosk's tablet last said of itself, and what the rules of misuse say of its quarter. */
@customElement('kiosk-details')
export class KioskDetails extends LitElement {
  @property({ attribute: false }) row?: FleetRow
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const { row } = this
    if (!row) return html``
    return html`<section>
        <h2>${this.local.say(KIOSK_STRINGS.tablet)}</h2>
        <dl>
          ${describeTablet(row, this.zone, this.local.language).map(
            ([name, value]) =>
              html`<div>
                <dt>${this.local.say(name)}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>
      <section>
        <h2>${this.local.say(KIOSK_STRINGS.suspect)} (${row.quarter.quarter})</h2>
        ${this.renderRules(row)}
      </section>`
  }

  private renderRules({ quarter }: FleetRow) {
    return html`<p class="meta">${this.local.say(KIOSK_STRINGS.movesDaily)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.local.say(KIOSK_STRINGS.rule)}</th>
            <th scope="col" class="numeric">${this.local.say(KIOSK_STRINGS.ratings)}</th>
            <th scope="col">${this.local.say(KIOSK_STRINGS.headline)}</th>
          </tr>
        </thead>
        <tbody>
          ${DEVICE_RULES.map((flag) => {
            const { name, rule } = MISUSE_WORDS[flag]
            return html`<tr>
              <th scope="row">
                ${this.local.say(name)}<br /><span class="meta">${this.local.say(rule)}</span>
              </th>
              <td class="numeric">${this.tens(quarter.flags[flag])}</td>
              <td>
                ${this.local.say(MISUSE_RULES[flag].isExcluded ? KIOSK_STRINGS.isExcluded : KIOSK_STRINGS.isKept)}
              </td>
            </tr>`
          })}
        </tbody>
      </table>`
  }

  /** Full tens, from which on it may be up to nine more. */
  private tens(n: number | null): string {
    if (n === null) return this.local.say(KIOSK_STRINGS.underTen)
    return n === 0 ? '0' : `${this.local.say(KIOSK_STRINGS.fromTens)} ${formatNumber(n, this.local.language)}`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        gap: var(--s5);
      }
      dl,
      h2 {
        margin: 0;
      }
      h2 {
        font-size: 1.125rem;
      }
      dl div {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--s3);
        padding-block: var(--s1);
        border-bottom: 1px solid var(--grid);
      }
      dd {
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      @media (max-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]
}

/** Name and value, a line each; what the tablet never told is said to be unknown. */
function describeTablet(row: FleetRow, zone: string, language: Language): readonly Fact[] {
  const beat: Partial<Heartbeat> = row.heartbeat ?? {}
  const say = (words: Words) => words[language]
  const unknown = say(KIOSK_STRINGS.unknown)
  const hours = row.openToday.map(({ from, to }) => `${formatTime(from, zone)}–${formatTime(to, zone)}`)
  const applied = beat.configVersion === row.configVersion
  const config = applied
    ? `${row.configVersion} (${say(KIOSK_STRINGS.applied)})`
    : `${beat.configVersion ?? '–'} → ${row.configVersion} (${say(KIOSK_STRINGS.pending)})`
  return [
    [
      KIOSK_STRINGS.hours,
      `${hours.join(', ') || say(KIOSK_STRINGS.dayOff)} (${say(KIOSK_STRINGS.hoursSource)})`,
    ],
    [KIOSK_STRINGS.reused, formatNumber(row.reused, language)],
    [
      KIOSK_STRINGS.battery,
      beat.batteryLevel == null ? unknown : formatPercent(beat.batteryLevel, language, 0),
    ],
    [
      KIOSK_STRINGS.persisted,
      beat.storagePersisted === undefined
        ? unknown
        : say(beat.storagePersisted ? KIOSK_STRINGS.yes : KIOSK_STRINGS.no),
    ],
    [
      KIOSK_STRINGS.free,
      beat.freeBytes === undefined ? unknown : `${formatNumber(beat.freeBytes / 2 ** 20, language)} MiB`,
    ],
    [
      KIOSK_STRINGS.clock,
      beat.clockOffsetMs === undefined
        ? unknown
        : `${formatNumber(beat.clockOffsetMs / 1000, language, 1)} s`,
    ],
    [
      KIOSK_STRINGS.oldest,
      beat.oldestUnsentAt == null ? say(KIOSK_STRINGS.none) : formatDateTime(beat.oldestUnsentAt, zone),
    ],
    [KIOSK_STRINGS.languages, row.languages.join(', ')],
    [KIOSK_STRINGS.app, beat.appVersion ?? unknown],
    [KIOSK_STRINGS.config, config],
    [KIOSK_STRINGS.restarted, describeRestart(row, zone, language)],
  ]
}

function describeRestart({ restart }: FleetRow, zone: string, language: Language): string {
  const say = (words: Words) => words[language]
  if (!restart) return say(KIOSK_STRINGS.none)
  const { askedAt, askedBy, sentAt, doneAt } = restart
  const asked = [formatDateTime(askedAt, zone), askedBy].filter(Boolean).join(', ')
  if (doneAt !== null) return `${asked}: ${say(KIOSK_STRINGS.restartDone)} ${formatDateTime(doneAt, zone)}`
  return `${asked}: ${say(sentAt === null ? KIOSK_STRINGS.restartAsked : KIOSK_STRINGS.restartSent)}`
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-details': KioskDetails
  }
}
