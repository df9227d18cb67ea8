import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatTime } from '../../../server/words/format.ts'
import { LiveController } from '../../live/live-controller.ts'
import { LIVE_STRINGS } from '../../strings/item/live-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Says since when the server is not heard, and that what is shown may be old. */
@customElement('connection-note')
export class ConnectionNote extends LitElement {
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)
  private readonly live = new LiveController(this)

  override render() {
    const { lostSince } = this.live
    return html`<div role="status">
      ${
        lostSince === null
          ? nothing
          : html`<p>
              ${icon('alert')} ${this.local.say(LIVE_STRINGS.lost)}
              <strong>${formatTime(new Date(lostSince), this.zone)}</strong>;
              ${this.local.say(LIVE_STRINGS.lostHint)}
            </p>`
      }
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: var(--s2) var(--s4);
        background: var(--soon-bg);
        color: var(--soon);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'connection-note': ConnectionNote
  }
}
