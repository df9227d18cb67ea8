import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { describeDeadlineStep } from '../../../server/words/deadline-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** How a deadline was counted, step by step, in words. */
@customElement('deadline-proof')
export class DeadlineProof extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.item) return nothing
    const { deadline, promisedDueAt } = this.item
    return html`
      <ol>
        ${deadline.steps.map(
          (step) =>
            html`<li class=${step.step}>${describeDeadlineStep(step, this.local.language, this.zone)}</li>`,
        )}
      </ol>
      <p class="meta">
        ${this.local.say(STRINGS.promised)}:
        ${promisedDueAt === null ? '–' : formatDateTime(promisedDueAt, this.zone)} ·
        ${this.local.say(STRINGS.policy)}:
        ${deadline.policyName ? this.local.say(deadline.policyName) : deadline.policy}
      </p>
    `
  }

  static override readonly styles = [
    baseStyles,
    css`
      ol {
        display: grid;
        gap: var(--s1);
        padding-inline-start: 1.4em;
      }
      .due {
        font-weight: 600;
      }
      .meta {
        margin-top: var(--s2);
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'deadline-proof': DeadlineProof
  }
}
