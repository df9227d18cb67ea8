import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import { LANGUAGES, type Words } from '../../server/contract/language.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { emit } from '../../web/ui/emit.ts'
import { icon, type IconName } from '../../web/ui/icons.ts'
import { LanguageController, setLanguage } from '../../web/ui/localize.ts'
import { orderLevels } from '../visit/levels.ts'
import { screenStyles } from './screen-styles.ts'
import {
  canSpeak,
  changeVolume,
  isLoudest,
  readAloud,
  stopReading,
  type Utterance,
} from '../device/speech.ts'
import { RECORDINGS_EVENT } from '../device/recordings.ts'
import { STRINGS } from '../strings.ts'

/** What a control does: its name, and shorter words for it where they are large. */
interface Control {
  readonly icon: IconName
  readonly words: Words
  readonly short?: Words
  readonly act: () => void
}

/**
 * Listen, larger text, help and the other language, in the same place on every screen.
 *
 * @fires toggle-size
 * @fires help
 * @fires spoken - `detail` is the level being read, or null
 */
@customElement('kiosk-controls')
export class KioskControls extends LitElement {
  @property({ attribute: false }) declare config: KioskConfig | null
  @property({ type: Boolean, reflect: true }) declare large: boolean
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
      /* Large words take two lines, and on a wide screen the place of the picture. */
      :host([large]) button {
        padding-inline: calc(1.6 * var(--mm));
        line-height: 1.25;
      }
      :host([large]) .words {
        width: min-content;
      }
      @media (orientation: landscape) {
        :host([large]) button {
          padding-block: 0;
        }
        :host([large]) .picture {
          display: none;
        }
      }
      :host([large]) .while-silent {
        display: none;
      }
      @media (orientation: portrait) {
        :host {
          align-items: stretch;
        }
        .while-silent {
          display: none;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    window.speechSynthesis?.addEventListener('voiceschanged', this.refresh)
    window.addEventListener(RECORDINGS_EVENT, this.refresh)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.speechSynthesis?.removeEventListener('voiceschanged', this.refresh)
    window.removeEventListener(RECORDINGS_EVENT, this.refresh)
  }

  private readonly refresh = (): void => this.requestUpdate()

  override render(): TemplateResult {
    const { language } = this.local
    const other = LANGUAGES.find((known) => known !== language) ?? 'vi'
    const { config, reading, large } = this
    const canListen = config !== null && this.canRead && canSpeak(this.partsOf(config), language)
    return html`
      ${canListen ? this.renderListening(config) : nothing}
      ${
        this.canEnlarge
          ? this.button(
              {
                icon: 'text-size',
                words: large ? STRINGS.normalText : STRINGS.largerText,
                act: () => emit(this, 'toggle-size'),
              },
              canListen && reading ? 'while-silent' : '',
            )
          : nothing
      }
      ${this.button({
        icon: 'help',
        words: STRINGS.help,
        act: () => emit(this, 'help'),
      })}
      ${
        config === null || config.languages.includes(other)
          ? html`<button
              type="button"
              lang=${other}
              @click=${() => {
                stopReading()
                setLanguage(other)
              }}
            >
              <span class="picture">${icon('language')}</span>
              <span class="words">${this.local.say(STRINGS.otherLanguage)}</span>
            </button>`
          : nothing
      }
    `
  }

  /** One button starts and stops; beside it, while it reads, the one for how loud. */
  private renderListening(config: KioskConfig): TemplateResult {
    const { reading } = this
    return html`
      ${reading ? this.renderVolume() : nothing}
      ${this.button({
        icon: reading ? 'stop' : 'speaker',
        words: reading ? STRINGS.stopListening : STRINGS.listen,
        short: reading ? STRINGS.stopListeningShort : STRINGS.listenShort,
        act: () => (reading ? stopReading() : this.read(config)),
      })}
    `
  }

  private renderVolume(): TemplateResult {
    const [name, words, short] = isLoudest()
      ? (['softer', STRINGS.softer, STRINGS.softerShort] as const)
      : (['louder', STRINGS.louder, STRINGS.louderShort] as const)
    const act = () => {
      changeVolume()
      this.requestUpdate()
    }
    return this.button({ icon: name, words, short, act })
  }

  private button({ icon: name, words, short = words, act }: Control, className = ''): TemplateResult {
    return html`<button type="button" class=${className} aria-label=${this.local.say(words)} @click=${act}>
      <span class="picture">${icon(name)}</span>
      <span class="words">${this.local.say(this.large ? short : words)}</span>
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

  private read(config: KioskConfig): void {
    readAloud(this.partsOf(config), this.local.language, (part) => {
      this.reading = part !== null
      emit(this, 'spoken', part?.level ?? null)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-controls': KioskControls
  }
  interface HTMLElementEventMap {
    'toggle-size': CustomEvent<void>
    help: CustomEvent<void>
    spoken: CustomEvent<number | null>
  }
}
