import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { DeskSummary, FleetRow } from '../../../server/contract/kiosk.ts'
import { type Language, LANGUAGES, type Words } from '../../../server/contract/language.ts'
import { api, formErrorWords } from '../../api.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { KIOSK_STRINGS } from './kiosk-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import '../steps/unit-picker.ts'

interface Draft {
  readonly name: string
  readonly unit: string
  readonly desk: string
  readonly languages: readonly Language[]
  readonly commentOnTablet: boolean
}

const EMPTY: Draft = { name: '', unit: '', desk: '', languages: LANGUAGES, commentOnTablet: false }
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' }

/**
 * Adds a kiosk, or moves and configures one. A refusal leaves everything typed in place.
 *
 * @fires kiosk-changed - the fleet is another one now
 */
@customElement('kiosk-dialog')
export class KioskDialog extends LitElement {
  /** The kiosk that is changed; null while one is added. */
  @state() private row: FleetRow | null = null
  @state() private draft = EMPTY
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @query('dialog') private dialog?: HTMLDialogElement

  private readonly local = new LanguageController(this)
  private readonly desks = new Task(this, {
    task: (_args, { signal }) => api.desks(signal),
    args: () => [],
  })

  async open(row: FleetRow | null): Promise<void> {
    this.row = row
    this.draft = row ? { ...row, unit: row.unit.code, desk: row.desk?.code ?? '' } : { ...EMPTY }
    this.problem = undefined
    await this.updateComplete
    this.dialog?.showModal()
    this.renderRoot.querySelector('h2')?.focus()
  }

  override render() {
    const title = this.row ? KIOSK_STRINGS.configure : KIOSK_STRINGS.add
    return html`<dialog aria-labelledby="title">
      <form novalidate @submit=${this.onSubmit}>
        <h2 id="title" tabindex="-1">${this.local.say(title)}</h2>
        <div class="field">
          <label for="name">${this.local.say(KIOSK_STRINGS.name)}</label>
          <input
            id="name"
            maxlength="120"
            autocomplete="off"
            .value=${this.draft.name}
            @input=${({ currentTarget }: EventOn<'input', 'input'>) => this.edit({ name: currentTarget.value })}
          />
        </div>
        <unit-picker
          .value=${this.draft.unit}
          @unit-picked=${({ detail }: EventOn<'unit-picker', 'unit-picked'>) =>
            this.edit({ unit: detail.code, desk: '' })}
        ></unit-picker>
        ${this.renderDesks(this.desks.value ?? [])} ${this.row ? this.renderConfig() : nothing}
        ${problemNote(this.local, this.problem)}
        <div class="dialog-actions">
          <button type="button" @click=${() => this.dialog?.close()}>
            ${this.local.say(STRINGS.cancel)}
          </button>
          <button class="primary" ?disabled=${this.isBusy}>
            ${this.local.say(this.row ? KIOSK_STRINGS.save : KIOSK_STRINGS.add)}
          </button>
        </div>
      </form>
    </dialog>`
  }

  private renderDesks(desks: readonly DeskSummary[]) {
    const own = desks.filter(({ unit }) => unit === this.draft.unit)
    return html`<div class="field">
      <label for="desk">${this.local.say(KIOSK_STRINGS.desk)}</label>
      <select
        id="desk"
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.edit({ desk: currentTarget.value })}
      >
        <option value="" ?selected=${this.draft.desk === ''}>${this.local.say(KIOSK_STRINGS.noDesk)}</option>
        ${own.map(
          ({ code, name, nameEn }) =>
            html`<option value=${code} ?selected=${this.draft.desk === code}>
              ${unitName({ name, nameEn }, this.local.language)}
            </option>`,
        )}
      </select>
      ${this.row ? html`<span class="hint">${this.local.say(KIOSK_STRINGS.moveHint)}</span>` : nothing}
    </div>`
  }

  private renderConfig() {
    return html`<fieldset class="field">
        <legend>${this.local.say(KIOSK_STRINGS.languages)}</legend>
        ${LANGUAGES.map(
          (language) =>
            html`<label class="choice" lang=${language}>
              <input
                type="checkbox"
                .checked=${this.draft.languages.includes(language)}
                @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.offer(language, currentTarget.checked)}
              />
              ${LANGUAGE_NAMES[language]}
            </label>`,
        )}
      </fieldset>
      <div class="field">
        <label class="choice">
          <input
            type="checkbox"
            aria-describedby="comment-hint"
            .checked=${this.draft.commentOnTablet}
            @change=${({ currentTarget }: EventOn<'input', 'change'>) =>
              this.edit({ commentOnTablet: currentTarget.checked })}
          />
          ${this.local.say(KIOSK_STRINGS.comment)}
        </label>
        <span class="hint" id="comment-hint">${this.local.say(KIOSK_STRINGS.commentHint)}</span>
      </div>`
  }

  private edit(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change }
    this.problem = undefined
  }

  private offer(language: Language, isOffered: boolean): void {
    const others = this.draft.languages.filter((known) => known !== language)
    this.edit({ languages: isOffered ? [...others, language] : others })
  }

  private findProblem(): Words | undefined {
    if (this.draft.name.trim() === '') return KIOSK_STRINGS.nameNeeded
    if (this.draft.unit === '') return STRINGS.unitNeeded
    return this.draft.languages.length === 0 ? KIOSK_STRINGS.languageNeeded : undefined
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.problem = this.findProblem()
    if (this.problem || this.isBusy) return
    this.isBusy = true
    try {
      await this.save()
      this.dialog?.close()
      emit(this, 'kiosk-changed')
    } catch (error) {
      this.problem = formErrorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  private async save(): Promise<void> {
    const { name, unit, desk, languages, commentOnTablet } = this.draft
    if (this.row) {
      const place = { unit, desk: desk === '' ? null : desk }
      await api.changeKiosk(this.row.id, { name, ...place, languages: [...languages], commentOnTablet })
    } else await api.addKiosk({ name, unit, ...(desk !== '' && { desk }) })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      .choice {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: var(--control);
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-dialog': KioskDialog
  }
  interface HTMLElementEventMap {
    'kiosk-changed': CustomEvent<void>
  }
}
