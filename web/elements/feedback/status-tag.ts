import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackStatus } from '../../../server/contract/feedback/feedback-status.ts'
import { FEEDBACK_STATUS_WORDS } from '../../../server/words/feedback-words.ts'
import { baseStyles, tagStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

const TINT: Readonly<Record<FeedbackStatus, string>> = {
  new: 'new',
  assigned: '',
  'in-progress': '',
  'waiting-for-citizen': '',
  'awaiting-approval': '',
  answered: 'answered',
  closed: 'answered',
  refused: '',
  redirected: '',
  merged: '',
  spam: '',
  withdrawn: '',
}

/** Where an item stands, in the one list of words. */
@customElement('status-tag')
export class StatusTag extends LitElement {
  @property() status?: FeedbackStatus

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.status) return nothing
    return html`<span class="tag ${TINT[this.status]}"
      >${this.local.say(FEEDBACK_STATUS_WORDS[this.status])}</span
    >`
  }

  static override readonly styles = [
    baseStyles,
    tagStyles,
    css`
      :host {
        display: inline-block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'status-tag': StatusTag
  }
}
