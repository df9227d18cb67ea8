import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { QuarterPublication } from '../../../server/contract/results/published-results.ts'
import { api } from '../../api.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { baseStyles, buttonStyles, formStyles, paperColumn } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import './results-preview.ts'
import './served-moves.ts'
import { Sending } from '../page/sending.ts'

/**
 * A submission that waits: the very document, and what a second person may do with it.
 *
 * @fires results-decided - it was signed or given back
 */
@customElement('results-signature')
export class ResultsSignature extends LitElement {
  @property({ attribute: false }) publication?: QuarterPublication
  @state() private note = ''

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    if (!this.publication) return nothing
    const { waiting, may, period, servedSince, servedAfter } = this.publication
    if (!waiting) return nothing
    const { version, document } = waiting
    return html`<p>
        ${this.local.say(PUBLISH_STRINGS.submittedBy)}: ${version.submittedBy} ·
        ${this.local.say(PUBLISH_STRINGS.number)} ${version.number}
      </p>
      <p class="meta">sha256: <code>${version.sha256}</code></p>
      <results-preview .document=${document}></results-preview>
      <served-moves .moves=${servedSince}></served-moves>
      <served-moves .name=${PUBLISH_STRINGS.servedAfter} .moves=${servedAfter}></served-moves>
      ${problemNote(this.local, this.sending.problem)}
      <p class="screen-only">
        ${this.local.say(may.sign ? PUBLISH_STRINGS.signHint : PUBLISH_STRINGS.ownSubmission)}
      </p>
      ${
        may.sign
          ? html`<p class="screen-only">
              <button
                class="primary"
                ?disabled=${this.sending.isBusy}
                @click=${() => this.decide(() => api.signResults(period.key, version.sha256))}
              >
                ${this.local.say(PUBLISH_STRINGS.sign)}
              </button>
            </p>`
          : nothing
      }
      <div class="field">
        <label for="note">${this.local.say(PUBLISH_STRINGS.returnNote)}</label>
        <input
          id="note"
          maxlength="1000"
          .value=${this.note}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.note = currentTarget.value)}
        />
      </div>
      <p class="screen-only">
        <button
          ?disabled=${this.sending.isBusy || this.note.trim() === ''}
          @click=${() => this.decide(() => api.returnResults(period.key, this.note))}
        >
          ${this.local.say(PUBLISH_STRINGS.giveBack)}
        </button>
      </p>`
  }

  private async decide(act: () => Promise<QuarterPublication>): Promise<void> {
    await this.sending.send(async () => {
      emit(this, 'results-decided', await act())
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
    paperColumn,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'results-signature': ResultsSignature
  }
  interface HTMLElementEventMap {
    'results-decided': CustomEvent<QuarterPublication>
  }
}
