import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { APPROVAL_STRINGS, officeTime } from '../../strings/approval-strings.ts'
import { baseStyles, tagStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { MinuteClock } from '../feedback/minute-clock.ts'

/** How long an answer has waited for its second person, and until when that person should have read it. */
@customElement('approval-clock')
export class ApprovalClock extends LitElement {
  @property({ attribute: false }) waiting?: NonNullable<FeedbackRow['approval']>
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)
  private readonly clock = new MinuteClock(this)

  override render() {
    if (!this.waiting) return nothing
    const { by, dueAt, waitedMinutes } = this.waiting
    const isLate = this.clock.now.getTime() > Date.parse(dueAt)
    return html`<span class=${isLate ? 'tag overdue' : 'meta'}
      >${icon(isLate ? 'alert' : 'clock')} ${this.local.say(APPROVAL_STRINGS.waited)}
      ${officeTime(waitedMinutes, this.local.language)} ·
      ${this.local.say(isLate ? APPROVAL_STRINGS.late : APPROVAL_STRINGS.due)}
      ${formatDateTime(dueAt, this.zone)}${by === null ? nothing : ` · ${by}`}</span
    >`
  }

  static override readonly styles = [
    baseStyles,
    tagStyles,
    css`
      :host {
        display: block;
      }
      .tag {
        max-width: 100%;
        white-space: normal;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'approval-clock': ApprovalClock
  }
}
