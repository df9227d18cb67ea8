import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { MORE_TIME_MS } from '../visit/journey.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/**
 * Asks whether a person is still there, as often as they like (WCAG 2.2.1).
 *
 * @fires more-time
 * @fires finish - asked for, or the time is up
 */
@customElement('kiosk-more-time-dialog')
export class MoreTimeDialog extends LitElement {
  /** Words were written and not sent. */
  @property({ type: Boolean }) declare unsent: boolean
  @state() declare private secondsLeft: number
  @query('dialog') declare private dialog: HTMLDialogElement

  private ticking: ReturnType<typeof setInterval> | undefined
  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.unsent = false
    this.secondsLeft = MORE_TIME_MS / 1000
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      dialog {
        width: min(92vw, calc(165 * var(--mm)));
        padding: calc(6 * var(--mm));
        border: 2px solid var(--line);
        border-radius: calc(3 * var(--mm));
        background: var(--bg);
        color: var(--ink);
        font-size: var(--text-body);
      }
      dialog::backdrop {
        background: rgb(22 24 29 / 55%);
      }
      .content {
        display: grid;
        gap: calc(4 * var(--mm));
      }
      progress {
        width: 100%;
        height: calc(3 * var(--mm));
        accent-color: var(--action);
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => {
      this.secondsLeft -= 1
      if (this.secondsLeft <= 0) this.fire('finish')
    }, 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  protected override firstUpdated(): void {
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const total = MORE_TIME_MS / 1000
    return html`<dialog
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="safe"
      @cancel=${(event: Event) => {
        event.preventDefault()
        this.fire('more-time')
      }}
    >
      <div class="content">
        <h1 id="title">${this.local.say(STRINGS.moreTimeQuestion)}</h1>
        <p id="safe">${this.local.say(this.unsent ? STRINGS.moreTimeUnsent : STRINGS.moreTimeSafe)}</p>
        <p aria-hidden="true">
          ${this.local.language === 'vi' ? `Còn ${this.secondsLeft} giây` : `${this.secondsLeft} seconds left`}
          <progress max=${total} value=${this.secondsLeft}></progress>
        </p>
        <div class="actions">
          <button class="primary" type="button" @click=${() => this.fire('more-time')}>
            ${this.local.say(STRINGS.moreTime)}
          </button>
          <button type="button" @click=${() => this.fire('finish')}>${this.local.say(STRINGS.finish)}</button>
        </div>
      </div>
    </dialog>`
  }

  private fire(name: 'more-time' | 'finish'): void {
    clearInterval(this.ticking)
    // Closing, not only removing, gives the focus back to where the person was.
    this.dialog.close()
    emit(this, name)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-more-time-dialog': MoreTimeDialog
  }
  interface HTMLElementEventMap {
    'more-time': CustomEvent<void>
    finish: CustomEvent<void>
  }
}
