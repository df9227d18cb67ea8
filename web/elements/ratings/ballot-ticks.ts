import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FormsAlike } from '../../../server/contract/ballots.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { Question, QuestionnaireBody } from '../../../server/contract/questionnaire.ts'
import { askedOf } from '../../../server/contract/surveys/question-kinds.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

type Answers = Readonly<Record<string, string[]>>

/** Does a form ask more than how satisfied somebody is? */
export function asksMore({ reasons, questions = [] }: QuestionnaireBody): boolean {
  return reasons.length > 0 || questions.length > 0
}

/**
 * Paper forms on which more than a level was ticked, entered one by one as the form asks; those alike stand once, with how
 * many they are.
 *
 * @fires ticks-changed - all of them now
 */
@customElement('ballot-ticks')
export class BallotTicks extends LitElement {
  @property({ attribute: false }) body?: QuestionnaireBody
  @property({ attribute: false }) answered: readonly FormsAlike[] = []
  @state() private level = 0
  @state() private reasons: readonly string[] = []
  @state() private answers: Answers = {}

  private readonly local = new LanguageController(this)

  private get asked(): Question[] {
    return askedOf(this.body?.questions ?? [], this.level, this.answers).filter(({ kind }) => kind !== 'text')
  }

  override render() {
    const { body } = this
    if (!body) return nothing
    const levels = LEVEL_WORDS[body.scaleSize].map((words, index) => ({ key: String(index + 1), words }))
    return html`<section aria-labelledby="ticked">
      <h3 id="ticked">${this.local.say(BALLOT_STRINGS.ticked)}</h3>
      <p class="meta">${this.local.say(BALLOT_STRINGS.tickedHint)}</p>
      ${this.renderChoices('level', BALLOT_STRINGS.level, levels.reverse(), {
        chosen: this.level === 0 ? [] : [String(this.level)],
        choose: ([level]) => (this.level = Number(level)),
      })}
      ${
        body.reasons.length === 0
          ? nothing
          : this.renderChoices('reasons', body.reasonsQuestion, body.reasons, {
              isMany: true,
              chosen: this.reasons,
              choose: (reasons) => (this.reasons = reasons),
            })
      }
      ${
        this.level === 0
          ? nothing
          : this.asked.map(({ key, kind, words, choices }) =>
              this.renderChoices(`answer-${key}`, words, choices, {
                isMany: kind === 'many',
                chosen: this.answers[key] ?? [],
                choose: (chosen) => (this.answers = { ...this.answers, [key]: chosen }),
              }),
            )
      }
      <p>
        <button type="button" ?disabled=${this.level === 0} @click=${() => this.add()}>
          ${icon('plus')} ${this.local.say(BALLOT_STRINGS.addTicked)}
        </button>
      </p>
      <ul aria-live="polite">
        ${this.answered.map((ticked, index) => this.renderTicked(ticked, index))}
      </ul>
    </section>`
  }

  private renderChoices(
    name: string,
    words: Words,
    choices: readonly { readonly key: string; readonly words: Words }[],
    given: {
      readonly isMany?: boolean
      readonly chosen: readonly string[]
      readonly choose: (chosen: string[]) => void
    },
  ) {
    const { isMany = false, chosen, choose } = given
    const onChange = (key: string, isOn: boolean) =>
      choose(isMany ? [...chosen.filter((each) => each !== key), ...(isOn ? [key] : [])] : [key])
    return html`<fieldset class="field">
      <legend>${this.local.say(words)}</legend>
      <div class="choices">
        ${choices.map(
          (choice) =>
            html`<label class="choice">
              <input
                type=${isMany ? 'checkbox' : 'radio'}
                name=${name}
                .checked=${chosen.includes(choice.key)}
                @change=${({ currentTarget }: EventOn<'input', 'change'>) => onChange(choice.key, currentTarget.checked)}
              />
              ${this.local.say(choice.words)}
            </label>`,
        )}
      </div>
    </fieldset>`
  }

  private renderTicked(ticked: FormsAlike, index: number) {
    const words = this.wordsOf(ticked)
    return html`<li>
      <span
        ><strong class="numeric">${formatNumber(ticked.forms, this.local.language)}</strong> × ${words}</span
      >
      <span class="buttons">
        <button
          type="button"
          aria-label="${this.local.say(BALLOT_STRINGS.takeAway)}: ${words}"
          title=${this.local.say(BALLOT_STRINGS.takeAway)}
          @click=${() => this.change(index, -1)}
        >
          −
        </button>
        <button
          type="button"
          aria-label="${this.local.say(BALLOT_STRINGS.oneMore)}: ${words}"
          title=${this.local.say(BALLOT_STRINGS.oneMore)}
          @click=${() => this.change(index, 1)}
        >
          +
        </button>
      </span>
    </li>`
  }

  private wordsOf({ level, reasons = [], answers = {} }: FormsAlike): string {
    const { body } = this
    if (!body) return ''
    const chosen = (
      choices: readonly { readonly key: string; readonly words: Words }[],
      keys: readonly string[],
    ) => choices.filter(({ key }) => keys.includes(key)).map(({ words }) => this.local.say(words))
    const worded = LEVEL_WORDS[body.scaleSize][level - 1]
    return [
      worded ? this.local.say(worded) : String(level),
      ...chosen(body.reasons, reasons),
      ...(body.questions ?? []).flatMap(({ key, words, choices }) =>
        answers[key] ? [`${this.local.say(words)} ${chosen(choices, answers[key]).join(', ')}`] : [],
      ),
    ].join(' · ')
  }

  private add(): void {
    const answers = Object.fromEntries(
      this.asked.flatMap(({ key }): [string, string[]][] => {
        const chosen = this.answers[key] ?? []
        return chosen.length > 0 ? [[key, chosen.toSorted()]] : []
      }),
    )
    const ticked: FormsAlike = { level: this.level, reasons: this.reasons.toSorted(), answers, forms: 1 }
    const keyOf = (each: FormsAlike) => JSON.stringify({ ...each, forms: 0 })
    const index = this.answered.findIndex((each) => keyOf(each) === keyOf(ticked))
    this.level = 0
    this.reasons = []
    this.answers = {}
    if (index < 0) emit(this, 'ticks-changed', [...this.answered, ticked])
    else this.change(index, 1)
    this.renderRoot.querySelector<HTMLInputElement>('input[name="level"]')?.focus()
  }

  private change(index: number, by: 1 | -1): void {
    const changed = this.answered.map((each, at) =>
      at === index ? { ...each, forms: each.forms + by } : each,
    )
    emit(
      this,
      'ticks-changed',
      changed.filter(({ forms }) => forms > 0),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: block;
        width: 100%;
      }
      section {
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        padding: var(--s4);
        display: grid;
        gap: var(--s3);
      }
      h3,
      p {
        margin: 0;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s5);
      }
      .choices .choice {
        font-weight: 400;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--s3);
        padding-block: var(--s1);
        border-top: 1px solid var(--grid);
        overflow-wrap: anywhere;
      }
      .buttons {
        display: flex;
        gap: var(--s1);
      }
      .buttons button {
        min-width: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'ballot-ticks': BallotTicks
  }
  interface HTMLElementEventMap {
    'ticks-changed': CustomEvent<FormsAlike[]>
  }
}
