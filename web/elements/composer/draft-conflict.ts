import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ItemDraft } from '../../../server/contract/feedback/composer/drafts.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { DRAFT_STRINGS } from '../../strings/item/draft-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * The other device's text, shown beside this one's: neither takes the other's place by itself.
 *
 * @fires other-taken
 * @fires this-kept
 */
@customElement('draft-conflict')
export class DraftConflict extends LitElement {
  /** Null where it was sent or discarded there. */
  @property({ attribute: false }) other: ItemDraft | null = null
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const { other } = this
    const say = this.local.say.bind(this.local)
    return html`<section role="status" aria-labelledby="title">
      <h2 id="title">
        ${icon('alert')} ${say(other ? DRAFT_STRINGS.changedTitle : DRAFT_STRINGS.goneTitle)}
      </h2>
      <p>
        ${
          other
            ? `${say(DRAFT_STRINGS.changedLead)} ${formatDateTime(other.savedAt, this.zone)}:`
            : say(DRAFT_STRINGS.goneLead)
        }
      </p>
      ${other ? html`<blockquote>${other.text}</blockquote>` : nothing}
      <div class="actions">
        <button type="button" @click=${() => emit(this, 'other-taken')}>
          ${say(other ? DRAFT_STRINGS.takeOther : DRAFT_STRINGS.dropThis)}
        </button>
        <button type="button" @click=${() => emit(this, 'this-kept')}>${say(DRAFT_STRINGS.keepThis)}</button>
      </div>
    </section>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
        padding: var(--s4);
        border: 2px solid var(--warn);
        border-radius: var(--radius);
        background: var(--bg);
        color: var(--ink);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--s2);
        color: var(--warn);
        font-size: 1rem;
      }
      blockquote {
        max-height: 12lh;
        margin: 0;
        padding: var(--s3) var(--s4);
        overflow-y: auto;
        border-inline-start: 4px solid var(--grid);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-conflict': DraftConflict
  }
  interface HTMLElementEventMap {
    'other-taken': CustomEvent<void>
    'this-kept': CustomEvent<void>
  }
}
