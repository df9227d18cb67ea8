import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import './text-changes.ts'

/** Answers that a second person let go out: both stamps, and what that person changed. */
@customElement('approved-answers')
export class ApprovedAnswers extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const answers = (this.item?.answers ?? []).flatMap(({ by, approved }) =>
      approved ? [{ by, approved }] : [],
    )
    if (answers.length === 0) return nothing
    return html`<section aria-labelledby="approved">
      <h2 id="approved">${icon('people')} ${this.local.say(APPROVAL_STRINGS.approvedTitle)}</h2>
      ${answers.map(
        ({ by, approved }) =>
          html`<p>
              ${this.local.say(APPROVAL_STRINGS.writtenBy)}: ${by},
              ${formatDateTime(approved.writtenAt, this.zone)} ·
              ${this.local.say(APPROVAL_STRINGS.approvedBy)}: ${approved.by},
              ${formatDateTime(approved.at, this.zone)}
            </p>
            <p class="meta">
              ${this.local.say(approved.changes ? APPROVAL_STRINGS.changed : APPROVAL_STRINGS.unchanged)}
            </p>
            ${approved.changes ? html`<text-changes .pieces=${approved.changes}></text-changes>` : nothing}`,
      )}
    </section>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      section {
        display: grid;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'approved-answers': ApprovedAnswers
  }
}
