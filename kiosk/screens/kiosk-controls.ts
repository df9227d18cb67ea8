import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import { LANGUAGES } from '../../server/contract/language.ts'
import { LEVEL_WORDS } from '../../server/contract/level.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { icon, type IconName } from '../../web/ui/icons.ts'
import { LanguageController, setLanguage } from '../../web/ui/localize.ts'
import { orderLevels } from '../levels.ts'
import { screenStyles } from '../screen-styles.ts'
import { canSpeak, readAloud, stopReading, type Utterance } from '../speech.ts'
import { STRINGS } from '../strings.ts'

/**
 * Listen, larger text, help and the other language, in the same place on every screen. Fires `toggle-size`, `help`, and
 * `spoken` with the level being read, or null.
 */
@customElement('kiosk-controls')
export class KioskControls extends LitElement {
  @property({ attribute: false }) declare config: KioskConfig | null
  @property({ type: Boolean }) declare large: boolean
  /** The screen has a question that can be read aloud. */
  @property({ type: Boolean }) declare canRead: boolean
  /** The screen's text can be made larger. */
  @property({ type: Boolean }) declare canEnlarge: boolean
  @state() declare private reading: boolean

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.config = null
    this.large = false
    this.canRead = false
    this.canEnlarge = false
    this.reading = false
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      :host {
        display: flex;
        justify-content: flex-end;
        align-items: start;
        gap: var(--gap);
      }
      button {
        flex-direction: column;
        gap: calc(1 * var(--mm));
        padding: calc(1 * var(--mm)) calc(1.6 * var(--mm));
        font-size: var(--text-control);
        line-height: 1.25;
      }
      .picture {
        font-size: calc(6 * var(--mm));
        line-height: 1;
      }
      @media (orientation: portrait) {
        button {
          flex: 1 1 0;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    window.speechSynthesis?.addEventListener('voiceschanged', this.refresh)
    window.addEventListener('recordings', this.refresh)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.speechSynthesis?.removeEventListener('voiceschanged', this.refresh)
    window.removeEventListener('recordings', this.refresh)
  }

  private readonly refresh = (): void => this.requestUpdate()

  override render(): TemplateResult {
    const { language } = this.local
    const other = LANGUAGES.find((known) => known !== language) ?? 'vi'
    const { config } = this
    return html`
      ${
        config && this.canRead && canSpeak(this.partsOf(config), language)
          ? this.button('speaker', this.reading ? STRINGS.stopListening : STRINGS.listen, () =>
              this.toggleReading(config),
            )
          : nothing
      }
      ${
        this.canEnlarge
          ? this.button('text-size', this.large ? STRINGS.normalText : STRINGS.largerText, () =>
              this.dispatchEvent(new CustomEvent('toggle-size')),
            )
          : nothing
      }
      ${this.button('help', STRINGS.help, () => this.dispatchEvent(new CustomEvent('help')))}
      ${
        config === null || config.languages.includes(other)
          ? html`<button
              type="button"
              class="language"
              lang=${other}
              @click=${() => {
                this.stop()
                setLanguage(other)
              }}
            >
              <span class="picture">${icon('language')}</span> ${this.local.say(STRINGS.otherLanguage)}
            </button>`
          : nothing
      }
    `
  }

  private button(
    name: IconName,
    words: (typeof STRINGS)['help' | 'listen'] | (typeof STRINGS)[keyof typeof STRINGS],
    act: () => void,
  ): TemplateResult {
    return html`<button type="button" @click=${act}>
      <span class="picture">${icon(name)}</span> ${this.local.say(words)}
    </button>`
  }

  /** What there is to hear: the question, then every option in the order shown. */
  private partsOf(config: KioskConfig): Utterance[] {
    const { body } = config.questionnaire
    const levels = orderLevels(body).flatMap((level) => {
      const words = LEVEL_WORDS[body.scaleSize][level - 1]
      return words ? [{ text: this.local.say(words), level }] : []
    })
    return [{ text: this.local.say(body.question), level: null }, ...levels]
  }

  private toggleReading(config: KioskConfig): void {
    if (this.reading) return this.stop()
    this.reading = true
    readAloud(this.partsOf(config), this.local.language, (part) => {
      this.reading = part !== null
      this.dispatchEvent(new CustomEvent('spoken', { detail: part?.level ?? null }))
    })
  }

  private stop(): void {
    this.reading = false
    stopReading()
    this.dispatchEvent(new CustomEvent('spoken', { detail: null }))
  }
}
