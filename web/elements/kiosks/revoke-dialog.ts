import { LitElement, html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { FleetRow } from '../../../server/contract/kiosk.ts'
import type { Words } from '../../../server/contract/language.ts'
import { api, formErrorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { KIOSK_STRINGS } from './kiosk-words.ts'

/**
 * Says what taking the token from a tablet does, and does it.
 *
 * @fires kiosk-changed - the fleet is another one now
 */
@customElement('revoke-dialog')
export class RevokeDialog extends LitElement {
  @state() private row: FleetRow | undefined
  @state() private problem: Words | undefined
  @query('dialog') private dialog?: HTMLDialogElement

  private readonly local = new LanguageController(this)

  async open(row: FleetRow): Promise<void> {
    this.row = row
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <form novalidate @submit=${this.onSubmit}>
        <h2 id="title" tabindex="-1">${this.local.say(KIOSK_STRINGS.revoke)}: ${this.row?.name ?? ''}</h2>
        <p>${this.local.say(KIOSK_STRINGS.revokeWhat)}</p>
        ${problemNote(this.local, this.problem)}
        <div class="dialog-actions">
          <button type="button" @click=${() => this.dialog?.close()}>
            ${this.local.say(STRINGS.cancel)}
          </button>
          <button class="danger">${icon('lock')} ${this.local.say(KIOSK_STRINGS.revoke)}</button>
        </div>
      </form>
    </dialog>`
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!this.row) return
    try {
      await api.revokeTablet(this.row.id)
      this.dialog?.close()
      emit(this, 'kiosk-changed')
    } catch (error) {
      this.problem = formErrorWords(error)
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, dialogStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'revoke-dialog': RevokeDialog
  }
  interface HTMLElementEventMap {
    'kiosk-changed': CustomEvent<void>
  }
}
