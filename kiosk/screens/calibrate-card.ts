import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import type { EventOn } from '../../web/ui/emit.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import { CARD_WIDTH_MM, applyCalibration } from '../device/calibration.ts'
import type { KioskDatabase } from '../outbox/database.ts'
import { writeDevice } from '../device/device.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/** A frame to lay an identity card on, so that millimetres on this screen are millimetres. */
@customElement('kiosk-calibrate-card')
export class CalibrateCard extends LitElement {
  @property({ attribute: false }) declare database: KioskDatabase
  @state() declare private widthPx: number
  @query('.card') declare private card: HTMLElement

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.widthPx = 0
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      h2 {
        font-size: 1.1em;
      }
      .card {
        width: calc(85.6 * var(--mm));
        aspect-ratio: 85.6 / 53.98;
        border: 3px solid var(--action);
        border-radius: calc(3 * var(--mm));
        background: var(--bg);
      }
      label {
        display: grid;
        gap: var(--s1);
        font-weight: 600;
      }
      input {
        width: 100%;
        min-height: 48px;
      }
      button {
        justify-self: start;
        min-height: calc(12 * var(--mm));
        font-size: inherit;
      }
    `,
  ]

  protected override firstUpdated(): void {
    this.widthPx = Math.round(this.card.getBoundingClientRect().width)
  }

  protected override updated(): void {
    if (this.widthPx > 0) this.card.style.width = `${this.widthPx}px`
  }

  override render(): TemplateResult {
    return html`
      <h2>${this.local.say(STRINGS.calibrate)}</h2>
      <p>${this.local.say(STRINGS.calibrateHow)}</p>
      <div class="card"></div>
      <label
        >${this.local.say(STRINGS.cardWidth)}
        <input
          type="range"
          min="240"
          max="900"
          .value=${String(this.widthPx)}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.widthPx = Number(currentTarget.value))}
        />
      </label>
      <button type="button" @click=${() => void this.keep()}>${this.local.say(STRINGS.keep)}</button>
    `
  }

  private async keep(): Promise<void> {
    const pixelsPerMm = this.widthPx / CARD_WIDTH_MM
    await writeDevice(this.database, 'pixelsPerMm', pixelsPerMm)
    // What is shown is kept: also where the tablet starts anew at once.
    applyCalibration(pixelsPerMm)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-calibrate-card': CalibrateCard
  }
}
