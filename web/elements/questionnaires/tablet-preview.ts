import { LitElement, css, html, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { appStyles } from '../../../kiosk/screens/app-styles.ts'
import '../../../kiosk/screens/question-screen.ts'
import '../../../kiosk/screens/rate-screen.ts'
import '../../../kiosk/screens/reasons-screen.ts'
import { type Screen, nextScreen } from '../../../kiosk/visit/journey.ts'
import { commentQuestion, nextQuestion, questionsOnScreen } from '../../../kiosk/visit/next-question.ts'
import type { Question } from '../../../server/contract/questionnaire.ts'
import { FITS_SCREEN } from '../../../server/contract/surveys/question-kinds.ts'
import type { QuestionnaireDraft } from '../../../server/contract/surveys/questionnaires.ts'
import { QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

interface Given {
  readonly level: number
  readonly reasons: readonly string[]
  readonly answers: Record<string, string[]>
}

const NOTHING: Given = { level: 1, reasons: [], answers: {} }

/** A questionnaire in the tablet's frame, with the tablet's own screens; what is tapped here goes nowhere. */
@customElement('tablet-preview')
export class TabletPreview extends LitElement {
  @property({ attribute: false }) questionnaire?: QuestionnaireDraft
  @state() private screen: Screen = 'rate'
  @state() private given = NOTHING
  @state() private question: Question | null = null

  private readonly local = new LanguageController(this)

  override render() {
    return html`<p class="muted">${this.local.say(QUESTIONNAIRE_STRINGS.previewHint)}</p>
      <div class="tablet">
        <div class="frame" data-screen=${this.screen}>${this.renderScreen()}</div>
      </div>
      <button class="again" @click=${() => this.begin()}>
        ${icon('restart')} ${this.local.say(QUESTIONNAIRE_STRINGS.again)}
      </button>`
  }

  private renderScreen(): TemplateResult {
    const { questionnaire, question, given } = this
    if (!questionnaire) return html``
    if (this.screen === 'rate')
      return html`<kiosk-rate-screen
        class="screen"
        .questionnaire=${questionnaire}
        @rating-tapped=${({ detail: level }: EventOn<'kiosk-rate-screen', 'rating-tapped'>) => {
          this.given = { ...NOTHING, level }
          this.goOn()
        }}
      ></kiosk-rate-screen>`
    if (this.screen === 'reasons')
      return html`<kiosk-reasons-screen
        class="screen"
        .questionnaire=${questionnaire}
        .chosen=${given.reasons}
        @reasons-changed=${({ detail: reasons }: EventOn<'kiosk-reasons-screen', 'reasons-changed'>) => (this.given = { ...given, reasons })}
        @reasons-done=${() => this.goOn()}
      ></kiosk-reasons-screen>`
    if (this.screen === 'question' && question) {
      const asked = questionsOnScreen(questionnaire, given)
      return html`<kiosk-question-screen
        class="screen"
        .question=${question}
        .chosen=${given.answers[question.key] ?? []}
        .number=${asked.findIndex(({ key }) => key === question.key) + 1}
        .count=${asked.length}
        .bestFirst=${questionnaire.optionOrder === 'best-first'}
        ?many=${question.choices.length > FITS_SCREEN.few}
        @question-answered=${({ detail }: EventOn<'kiosk-question-screen', 'question-answered'>) => this.answer(question, detail)}
        @question-over=${() => this.goOn()}
        @questions-stopped=${() => this.leave()}
      ></kiosk-question-screen>`
    }
    const words = commentQuestion(questionnaire, given)
    return html`<p class="end">
      ${words ? `${this.local.say(QUESTIONNAIRE_STRINGS.previewWords)} “${this.local.say(words)}” ` : ''}${this.local.say(QUESTIONNAIRE_STRINGS.previewEnd)}
    </p>`
  }

  private begin(): void {
    this.screen = 'rate'
    this.given = NOTHING
    this.question = null
  }

  private answer({ key, kind }: Question, chosen: string[]): void {
    this.given = { ...this.given, answers: { ...this.given.answers, [key]: chosen } }
    if (kind !== 'many') this.goOn()
  }

  private goOn(): void {
    const { questionnaire, screen } = this
    if (!questionnaire) return
    const next = nextScreen(screen, offerOf(questionnaire))
    if (screen !== 'question' && next !== 'question') {
      this.screen = next
      return
    }
    this.question = nextQuestion(
      questionnaire,
      this.given,
      screen === 'question' ? (this.question?.key ?? null) : null,
    )
    this.screen = this.question ? 'question' : 'thanks'
  }

  private leave(): void {
    this.question = null
    this.screen = 'thanks'
  }

  static override readonly styles = [
    baseStyles,
    appStyles,
    buttonStyles,
    css`
      :host {
        display: grid;
        gap: var(--s2);
      }
      .tablet {
        container-type: inline-size;
        border: 12px solid var(--ink);
        border-radius: 18px;
      }
      /* A tablet of 10.1 inches, 217 mm along its longer side, as wide as there is room. */
      .frame {
        --mm: calc(100cqi / 217);
        --target: calc(20 * var(--mm));
        --gap: calc(3.4 * var(--mm));
        --edge: calc(3.4 * var(--mm));
        --text-label: calc(6.5 * var(--mm));
        --text-question: calc(7.4 * var(--mm));
        --text-chip: calc(5.4 * var(--mm));
        --text-button: calc(4.8 * var(--mm));
        --text-small: calc(4.1 * var(--mm));
        --corner: calc(2.4 * var(--mm));
        height: auto;
        aspect-ratio: 1280 / 800;
      }
      @media (orientation: portrait) {
        .frame {
          --mm: calc(100cqi / 135);
          aspect-ratio: 800 / 1280;
        }
      }
      .end {
        grid-area: body;
        place-self: center;
        max-width: 40ch;
        text-align: center;
      }
      .again {
        justify-self: start;
      }
    `,
  ]
}

function offerOf(body: QuestionnaireDraft): Parameters<typeof nextScreen>[1] {
  return { questionnaire: { body }, commentOnTablet: false, publicUrl: null }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablet-preview': TabletPreview
  }
}
