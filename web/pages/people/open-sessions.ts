import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Account } from '../../../server/contract/people/accounts.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { browserOf } from './browser-of.ts'
import { peopleStyles } from './people-styles.ts'

/**
 * Where somebody is signed in.
 *
 * @fires session-ended - one session, by its id, or all with an empty one
 */
@customElement('open-sessions')
export class OpenSessions extends LitElement {
  @property({ attribute: false }) sessions: Account['sessions'] = []
  @property() zone = 'UTC'
  /** May they be ended here? */
  @property({ type: Boolean }) changeable = false

  private readonly local = new LanguageController(this)

  override render() {
    const { local, sessions, zone } = this
    const isOwn = sessions.some(({ isThis }) => isThis)
    return html`<section aria-labelledby="sessions-title">
      <h2 id="sessions-title">${local.say(PEOPLE_STRINGS.sessions)}</h2>
      ${sessions.length === 0 ? html`<p>${local.say(PEOPLE_STRINGS.noSession)}</p>` : nothing}
      <ul>
        ${sessions.map(({ id, since, until, agent, isThis }) => {
          const browser = browserOf(agent) || local.say(PEOPLE_STRINGS.unknownBrowser)
          return html`<li>
            <span class="words"
              >${browser}${isThis ? html` (${local.say(PEOPLE_STRINGS.thisSession)})` : nothing},
              ${local.say(PEOPLE_STRINGS.since)} ${formatDateTime(since, zone)}
              ${local.say(PEOPLE_STRINGS.until)} ${formatDateTime(until, zone)}</span
            >
            ${
              isThis || !this.changeable
                ? nothing
                : html`<button
                    aria-label="${local.say(PEOPLE_STRINGS.end)}: ${browser}, ${formatDateTime(since, zone)}"
                    @click=${() => emit(this, 'session-ended', id)}
                  >
                    ${local.say(PEOPLE_STRINGS.end)}
                  </button>`
            }
          </li>`
        })}
      </ul>
      ${
        this.changeable && sessions.length > (isOwn ? 1 : 0)
          ? html`<p>
              <button @click=${() => emit(this, 'session-ended', '')}>
                ${local.say(isOwn ? PEOPLE_STRINGS.endOthers : PEOPLE_STRINGS.endAll)}
              </button>
            </p>`
          : nothing
      }
    </section>`
  }

  static override readonly styles = [baseStyles, buttonStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'open-sessions': OpenSessions
  }
  interface HTMLElementEventMap {
    'session-ended': CustomEvent<string>
  }
}
