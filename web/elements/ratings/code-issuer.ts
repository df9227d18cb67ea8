import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { IssuedCodes } from '../../../server/contract/ballots.ts'
import type { Words } from '../../../server/contract/language.ts'
import { api, errorWords } from '../../api.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

/**
 * Makes one-time codes of a unit and gives them as a file, once.
 *
 * @fires codes-issued - there is one batch more
 */
@customElement('code-issuer')
export class CodeIssuer extends LitElement {
  @property() unit = ''
  /** The first day that may be chosen. */
  @property() today = ''
  @state() private count = 100
  @state() private lastDay = ''
  @state() private issued: { readonly name: string; readonly url: string } | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)

  override disconnectedCallback(): void {
    this.forget()
    super.disconnectedCallback()
  }

  override render() {
    return html`<form novalidate @submit=${this.onSubmit}>
      <div class="row">
        <div class="field">
          <label for="count">${this.local.say(BALLOT_STRINGS.count)}</label>
          <input
            id="count"
            type="number"
            inputmode="numeric"
            min="1"
            max="1000"
            .value=${String(this.count)}
            @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.count = Number(currentTarget.value))}
          />
        </div>
        <div class="field">
          <label for="last-day">${this.local.say(BALLOT_STRINGS.lastDay)}</label>
          <input
            id="last-day"
            type="date"
            min=${this.today}
            .value=${this.lastDay}
            @change=${({ currentTarget }: EventOn<'input', 'change'>) => (this.lastDay = currentTarget.value)}
          />
        </div>
      </div>
      ${problemNote(this.local, this.problem)}
      <button ?disabled=${this.unit === '' || this.lastDay === ''}>
        ${this.local.say(BALLOT_STRINGS.issue)}
      </button>
      <p role="status">
        ${
          this.issued
            ? html`<a href=${this.issued.url} download=${this.issued.name}
                >${this.local.say(BALLOT_STRINGS.download)}</a
              >`
            : nothing
        }
      </p>
    </form>`
  }

  private forget(): void {
    if (this.issued) URL.revokeObjectURL(this.issued.url)
    this.issued = undefined
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.problem = undefined
    this.forget()
    try {
      const issued = await api.issueCodes({ unit: this.unit, count: this.count, lastDay: this.lastDay })
      this.issued = { name: `codes-${issued.unit}-${issued.lastDay}.csv`, url: fileOf(issued) }
      emit(this, 'codes-issued')
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        gap: var(--s3);
        justify-items: start;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
      }
    `,
  ]
}

/** Codes hold letters and digits alone, so that nothing needs quoting (RFC 4180). */
function fileOf({ codes, unit, lastDay }: IssuedCodes): string {
  const rows = codes.map(({ code, url }) => [code, url, unit, lastDay].join(','))
  return URL.createObjectURL(
    new Blob([['code,url,unit,last_day', ...rows, ''].join('\r\n')], { type: 'text/csv' }),
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'code-issuer': CodeIssuer
  }
  interface HTMLElementEventMap {
    'codes-issued': CustomEvent<void>
  }
}
