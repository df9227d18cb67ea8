import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Answers that say something else than they first did: what stands, when it was changed, and what it said before. */
@customElement('amended-answers')
export class AmendedAnswers extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const amended = (this.item?.answers ?? []).filter(({ amendedAt }) => amendedAt !== null)
    if (amended.length === 0) return nothing
    return html`<section aria-labelledby="amended">
      <h2 id="amended">${icon('reply')} ${this.local.say(ITEM_STRINGS.amendedTitle)}</h2>
      ${amended.map(
        ({ text, amendedAt, amendedBy, earlier }) =>
          html`<p class="meta">
              ${this.local.say(ITEM_STRINGS.amendedAt)}
              ${amendedAt === null ? nothing : formatDateTime(amendedAt, this.zone)} · ${amendedBy}
            </p>
            <p class="said">${text ?? this.local.say(ITEM_STRINGS.textErased)}</p>
            ${earlier.map(
              (before) =>
                html`<details>
                  <summary>
                    ${this.local.say(ITEM_STRINGS.earlierText)} · ${formatDateTime(before.at, this.zone)}
                  </summary>
                  <p class="said">${before.text ?? this.local.say(ITEM_STRINGS.textErased)}</p>
                </details>`,
            )}`,
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
      .said {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'amended-answers': AmendedAnswers
  }
}
