import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TextPiece } from '../../../server/contract/feedback/text-piece.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** What became of a text: struck through what is gone, underlined what came, and said aloud to who does not see it. */
@customElement('text-changes')
export class TextChanges extends LitElement {
  @property({ attribute: false }) pieces: readonly TextPiece[] = []

  private readonly local = new LanguageController(this)

  override render() {
    return html`<p lang="vi">${this.pieces.map((piece) => this.renderPiece(piece))}</p>`
  }

  private renderPiece({ kind, text }: TextPiece) {
    if (kind === 'same') return text
    const said = html`<span class="visually-hidden">[${this.local.say(APPROVAL_STRINGS[kind])}: </span
      >${text}<span class="visually-hidden">]</span>`
    return kind === 'removed' ? html`<del>${said}</del>` : html`<ins>${said}</ins>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      p {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      ins {
        background: var(--answered-bg);
        text-decoration-thickness: 2px;
      }
      del {
        background: var(--soon-bg);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'text-changes': TextChanges
  }
}
