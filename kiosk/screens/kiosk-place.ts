import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { LanguageController } from '../../web/ui/localize.ts'

const HOLD_MS = 5_000

/**
 * The office and the desk, never an officer. A finger held on it for five seconds, where nobody holds one by chance, is
 * the way to the set-up screen.
 *
 * @fires held
 */
@customElement('kiosk-place')
export class KioskPlace extends LitElement {
  @property({ attribute: false }) declare config: KioskConfig | null

  private holding: ReturnType<typeof setTimeout> | undefined
  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.config = null
    this.addEventListener('pointerdown', this.hold)
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) this.addEventListener(end, this.letGo)
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        min-width: 0;
        color: var(--ink-2);
        font-size: var(--text-small);
        line-height: 1.35;
      }
      /* One line, however long the names are: what is asked needs the room. */
      span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
      }
      strong {
        color: var(--ink);
        font-size: var(--text-button);
        font-weight: 600;
      }
    `,
  ]

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.letGo()
  }

  private readonly hold = (): void => {
    this.letGo()
    this.holding = setTimeout(() => emit(this, 'held'), HOLD_MS)
  }

  private readonly letGo = (): void => clearTimeout(this.holding)

  override render(): TemplateResult {
    const { config } = this
    if (!config) return html`<strong>Hài Lòng</strong>`
    const { language } = this.local
    const unit = unitName(config.unit, language)
    // A kiosk of the office itself would say its name twice.
    const office = config.office[language] === unit ? [] : [config.office[language]]
    const rest = [...(config.desk ? [unitName(config.desk, language)] : []), ...office].join(' · ')
    return html`<strong>${unit}</strong> ${rest === '' ? nothing : html`<span>${rest}</span>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-place': KioskPlace
  }
  interface HTMLElementEventMap {
    held: CustomEvent<void>
  }
}
