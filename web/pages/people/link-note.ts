import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LinkReceipt } from '../../../server/contract/people/accounts.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from './people-styles.ts'

/** A link to choose a password: to whom it was mailed, or the link itself, once. */
@customElement('link-note')
export class LinkNote extends LitElement {
  @property({ attribute: false }) receipt: LinkReceipt | undefined
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    return html`<div role="status">${this.receipt ? this.renderReceipt(this.receipt) : nothing}</div>`
  }

  private renderReceipt({ link, mailedTo, expiresAt }: LinkReceipt) {
    if (link === null) return html`<p>${this.local.say(PEOPLE_STRINGS.mailed)} ${mailedTo}.</p>`
    return html`<p>${this.local.say(PEOPLE_STRINGS.linkShown)} ${formatDateTime(expiresAt, this.zone)}:</p>
      <p class="link">${location.origin}${link}</p>`
  }

  static override readonly styles = [
    baseStyles,
    peopleStyles,
    css`
      p {
        margin-block: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'link-note': LinkNote
  }
}
