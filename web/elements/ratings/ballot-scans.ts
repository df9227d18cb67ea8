import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BallotRow } from '../../../server/contract/ballots.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

/**
 * The pictures of a batch's forms, and a field to add some while the batch waits.
 *
 * @fires ballots-scanned - pictures were added
 */
@customElement('ballot-scans')
export class BallotScans extends LitElement {
  @property({ attribute: false }) batch?: BallotRow
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  override render() {
    const { batch } = this
    if (!batch) return nothing
    const name = `${this.local.say(BALLOT_STRINGS.number)} ${batch.number} · ${unitName(batch.unit, this.local.language)} · ${formatDay(batch.day)}`
    return html`${
      batch.scans.length === 0
        ? nothing
        : html`<p class="links">
            ${batch.scans.map(
              (id, index) =>
                html`<a href="/api/ballots/${batch.id}/scans/${id}" target="_blank"
                  >${this.local.say(BALLOT_STRINGS.scan)} ${index + 1}<span class="visually-hidden"
                    >, ${name}</span
                  ></a
                >`,
            )}
          </p>`
    }
    ${
      batch.mayScan
        ? html`<div class="field">
            <label for="file">${this.local.say(BALLOT_STRINGS.addScan)}: ${name}</label>
            <input
              id="file"
              type="file"
              multiple
              accept="image/jpeg,image/png,image/webp"
              ?disabled=${this.isBusy}
              @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.add(currentTarget)}
            />
          </div>`
        : nothing
    }
    ${problemNote(this.local, this.problem)}`
  }

  private async add(input: HTMLInputElement): Promise<void> {
    if (!this.batch || this.isBusy) return
    const files = [...(input.files ?? [])]
    this.isBusy = true
    this.problem = undefined
    try {
      for (const file of files) await api.addBallotScan(this.batch.id, file)
    } catch (error) {
      this.problem = errorWords(error)
    } finally {
      this.isBusy = false
      input.value = ''
      emit(this, 'ballots-scanned')
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
        margin: 0 0 var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'ballot-scans': BallotScans
  }
  interface HTMLElementEventMap {
    'ballots-scanned': CustomEvent<void>
  }
}
