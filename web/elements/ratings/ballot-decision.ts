import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BallotRow, DecideBallots } from '../../../server/contract/ballots.ts'
import type { Words } from '../../../server/contract/language.ts'
import { isScaleSize } from '../../../server/contract/level.ts'
import { formatDay, formatNumber } from '../../../server/words/format.ts'
import { LEVEL_WORDS, levelWords } from '../../../server/words/level-words.ts'
import { RATING_CHANNEL_WORDS } from '../../../server/words/rating-channel-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, errorWords } from '../../api.ts'
import { BALLOT_FILE_STRINGS } from '../../strings/ballot-file-strings.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import './ballot-scans.ts'

/**
 * One batch of ballots that waits for a second person: what it says, to be held against the forms, and both answers.
 *
 * @fires ballots-decided - the batch counts, or never will
 */
@customElement('ballot-decision')
export class BallotDecision extends LitElement {
  @property({ attribute: false }) batch?: BallotRow
  @state() private reason = ''
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  override render() {
    const { batch } = this
    if (!batch) return nothing
    const { language } = this.local
    const size = batch.levels?.length ?? 5
    const number = (n: number) => formatNumber(n, language)
    return html`<section aria-labelledby="title">
      <h3 id="title">
        ${this.local.say(BALLOT_STRINGS.number)} ${batch.number} · ${unitName(batch.unit, language)} ·
        ${formatDay(batch.day)}
      </h3>
      <p>
        ${[
          this.local.say(RATING_CHANNEL_WORDS[batch.channel]),
          batch.enteredBy,
          `${this.local.say(BALLOT_STRINGS.before)} ${formatDay(batch.closesOn)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl>
        <div>
          <dt>${this.local.say(BALLOT_STRINGS.forms)}</dt>
          <dd class="numeric">${number(batch.forms)}</dd>
        </div>
        <div>
          <dt>${this.local.say(BALLOT_STRINGS.formsLie)}</dt>
          <dd>${batch.formsLie}</dd>
        </div>
        ${
          batch.file === null
            ? nothing
            : html`<div>
                <dt>${this.local.say(BALLOT_FILE_STRINGS.file)}</dt>
                <dd>${batch.file}</dd>
              </div>`
        }
        ${LEVEL_WORDS[isScaleSize(size) ? size : 5]
          .map(
            (words, index) =>
              html`<div>
                <dt>${this.local.say(words)}</dt>
                <dd class="numeric">${number(batch.levels?.[index] ?? 0)}</dd>
              </div>`,
          )
          .reverse()}
      </dl>
      ${this.renderTicked(batch)} ${this.renderComments(batch)}
      <ballot-scans .batch=${batch}></ballot-scans>
      <div class="field">
        <label for="reason">${this.local.say(BALLOT_STRINGS.reason)}</label>
        <input
          id="reason"
          maxlength="500"
          .value=${this.reason}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.reason = currentTarget.value)}
        />
      </div>
      ${problemNote(this.local, this.problem)}
      <p class="buttons">
        <button class="primary" ?disabled=${this.isBusy} @click=${() => this.decide({ decision: 'counted' })}>
          ${this.local.say(BALLOT_STRINGS.confirm)}
        </button>
        <button
          ?disabled=${this.isBusy || this.reason.trim() === ''}
          @click=${() => this.decide({ decision: 'refused', reason: this.reason })}
        >
          ${this.local.say(BALLOT_STRINGS.refuse)}
        </button>
      </p>
    </section>`
  }

  private renderTicked({ answered, levels }: BallotRow) {
    if (!answered?.length) return nothing
    const { language } = this.local
    return html`<h4>${this.local.say(BALLOT_STRINGS.ticked)}</h4>
      <ul tabindex="0">
        ${answered.map(
          (ticked) =>
            html`<li>
              <strong class="numeric">${formatNumber(ticked.forms, language)}</strong> ×
              ${[
                this.local.say(levelWords(levels?.length ?? 5, ticked.level) ?? { vi: '', en: '' }),
                ...ticked.reasons.map((words) => this.local.say(words)),
                ...ticked.answers.map(
                  ({ question, choices }) =>
                    `${this.local.say(question)} ${choices.map((words) => this.local.say(words)).join(', ')}`,
                ),
              ].join(' · ')}
            </li>`,
        )}
      </ul>`
  }

  private renderComments({ comments }: BallotRow) {
    if (comments.length === 0) return nothing
    return html`<h4>${this.local.say(BALLOT_FILE_STRINGS.comments)}</h4>
      <ul class="comments" tabindex="0">
        ${comments.map((comment) => html`<li>${comment}</li>`)}
      </ul>`
  }

  private async decide(decision: DecideBallots): Promise<void> {
    if (!this.batch || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await api.decideBallots(this.batch.id, decision)
      emit(this, 'ballots-decided')
    } catch (error) {
      this.problem = errorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      section {
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        padding: var(--s4);
        margin-bottom: var(--s4);
        display: grid;
        gap: var(--s3);
      }
      h3,
      h4,
      p,
      dl,
      dd {
        margin: 0;
      }
      dl div {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
        gap: var(--s3);
        padding-block: var(--s1);
        border-bottom: 1px solid var(--grid);
      }
      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      /* A file may bring two thousand forms. */
      ul {
        max-height: 20rem;
        overflow-y: auto;
        overflow-wrap: anywhere;
      }
      .comments li {
        white-space: pre-line;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'ballot-decision': BallotDecision
  }
  interface HTMLElementEventMap {
    'ballots-decided': CustomEvent<void>
  }
}
