import { initialState, Task } from '@lit/task'
import { LitElement, type PropertyValues, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BallotList, FormsAlike } from '../../../server/contract/ballots.ts'
import type { ReadBallotFile } from '../../../server/contract/imports/ballot-file.ts'
import { BALLOT_CHANNELS, type BallotChannel } from '../../../server/contract/rating-channel.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import { RATING_CHANNEL_WORDS } from '../../../server/words/rating-channel-words.ts'
import { api, errorWords } from '../../api.ts'
import { BALLOT_STRINGS } from '../../strings/ballot-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { askedAt } from './ballot-api.ts'
import './ballot-file.ts'
import { asksMore } from './ballot-ticks.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { Sending } from '../page/sending.ts'

/**
 * Enters the ratings of one day, counted by level. Pressed twice it enters once: the entry has its id from the start.
 *
 * @fires ballots-entered - there is one entry more
 */
@customElement('ballot-form')
export class BallotForm extends LitElement {
  @property() unit = ''
  @property({ attribute: false }) list?: BallotList
  @state() private channel: BallotChannel = 'paper'
  @state() private day = ''
  @state() private desk = ''
  @state() private levels: readonly number[] = []
  @state() private answered: readonly FormsAlike[] = []
  /** What a file says, in the place of what is counted by hand. */
  @state() private fromFile: ReadBallotFile | null = null
  @state() private forms = 0
  @state() private formsLie = ''
  @state() private entered: number | null = null

  /** The questionnaire's version that the counts below belong to. */
  private version = ''
  private entryId = crypto.randomUUID()
  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)
  private readonly desks = new Task(this, {
    task: async ([unit], { signal }) => (await api.desks(signal)).filter((desk) => desk.unit === unit),
    args: () => [this.unit] as const,
  })

  /** What the forms of this place and day asked: another scale, other questions. */
  private readonly asked = new Task(this, {
    task: ([unit, desk, day], { signal }) =>
      unit === '' || day === ''
        ? initialState
        : askedAt({ unit, day, ...(desk === '' ? {} : { desk }) }, signal),
    args: () => [this.unit, this.desk, this.day || (this.list?.today ?? '')] as const,
  })

  private get counted(): Pick<ReadBallotFile, 'levels' | 'answered'> {
    return this.fromFile ?? { levels: this.levels, answered: this.answered }
  }

  private get total(): number {
    const { levels, answered } = this.counted
    const counts = [...levels, ...answered.map(({ forms }) => forms)]
    return counts.reduce((sum, n) => sum + (n || 0), 0)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('unit')) {
      this.desk = ''
      this.fromFile = null
    }
    const version = this.asked.value?.id
    if (version === undefined || version === this.version) return
    this.version = version
    this.levels = []
    this.answered = []
  }

  override render() {
    const { list } = this
    const asked = this.asked.value
    if (!list) return nothing
    return html`<form novalidate @submit=${this.onSubmit}>
      <fieldset class="field">
        <legend>${this.local.say(BALLOT_STRINGS.channel)}</legend>
        ${BALLOT_CHANNELS.map(
          (channel) =>
            html`<label class="choice">
              <input
                type="radio"
                name="channel"
                .checked=${this.channel === channel}
                @change=${() => (this.channel = channel)}
              />
              ${this.local.say(RATING_CHANNEL_WORDS[channel])}
            </label>`,
        )}
      </fieldset>
      <div class="field">
        <label for="day">${this.local.say(BALLOT_STRINGS.day)}</label>
        <input
          id="day"
          type="date"
          min=${list.firstDay}
          max=${list.today}
          .value=${this.day || list.today}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.moveTo({ day: currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="desk">${this.local.say(BALLOT_STRINGS.desk)}</label>
        <select
          id="desk"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.moveTo({ desk: currentTarget.value })}
        >
          <option value="">${this.local.say(BALLOT_STRINGS.noDesk)}</option>
          ${this.desks.value?.map(
            ({ code, name, nameEn }) =>
              html`<option value=${code} ?selected=${this.desk === code}>
                ${unitName({ name, nameEn }, this.local.language)}
              </option>`,
          )}
        </select>
      </div>
      <p>
        <a href=${this.paperForm} target="_blank"
          >${icon('document')}
          ${this.local.say(this.desk === '' ? BALLOT_STRINGS.paperForm : BALLOT_STRINGS.paperFormOfDesk)}</a
        >
      </p>
      <ballot-file
        .unit=${this.unit}
        .desk=${this.desk}
        .day=${this.day || list.today}
        @forms-read=${({ detail }: EventOn<'ballot-file', 'forms-read'>) => this.takeFile(detail)}
      ></ballot-file>
      <div class="levels" ?hidden=${this.fromFile !== null}>
        ${(asked ? LEVEL_WORDS[asked.body.scaleSize] : [])
          .map(
            (words, index) =>
              html`<div class="field">
                <label for="level-${index}">${this.local.say(words)}</label>
                <input
                  id="level-${index}"
                  type="number"
                  inputmode="numeric"
                  min="0"
                  max="2000"
                  .value=${this.levels[index] ? String(this.levels[index]) : ''}
                  @input=${({ currentTarget }: EventOn<'input', 'input'>) => this.count(index, currentTarget.value)}
                />
              </div>`,
          )
          .reverse()}
      </div>
      ${
        asked && !this.fromFile && asksMore(asked.body)
          ? html`<ballot-ticks
              .body=${asked.body}
              .answered=${this.answered}
              @ticks-changed=${({ detail }: EventOn<'ballot-ticks', 'ticks-changed'>) => {
                this.answered = detail
                this.entered = null
              }}
            ></ballot-ticks>`
          : nothing
      }
      <div class="field">
        <label for="forms">${this.local.say(BALLOT_STRINGS.forms)}</label>
        <input
          id="forms"
          type="number"
          inputmode="numeric"
          min="1"
          max="2000"
          .value=${String(this.forms || this.total || '')}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.forms = Number(currentTarget.value) || 0)}
        />
      </div>
      <div class="field wide">
        <label for="forms-lie">${this.local.say(BALLOT_STRINGS.formsLie)}</label>
        <input
          id="forms-lie"
          maxlength="200"
          .value=${this.formsLie}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.formsLie = currentTarget.value)}
        />
      </div>
      ${problemNote(this.local, this.sending.problem ?? (this.asked.error ? errorWords(this.asked.error) : undefined))}
      <p role="status">
        ${
          this.entered === null
            ? html`${this.local.say(BALLOT_STRINGS.total)}: <strong>${this.numbered(this.total)}</strong>`
            : html`${icon('check')} ${this.local.say(BALLOT_STRINGS.entered)}: ${this.numbered(this.entered)}`
        }
      </p>
      <button
        class="primary"
        ?disabled=${this.sending.isBusy || this.total === 0 || this.unit === '' || this.formsLie.trim() === ''}
      >
        ${this.local.say(BALLOT_STRINGS.enter)} ${this.total > 0 ? this.numbered(this.total) : nothing}
      </button>
    </form>`
  }

  /** What is asked there today, to print. */
  private get paperForm(): string {
    const query = new URLSearchParams({
      lang: this.local.language,
      ...(this.desk === '' ? {} : { desk: this.desk }),
    })
    return `/public/rate/${encodeURIComponent(this.unit)}/form?${query.toString()}`
  }

  private numbered(n: number): string {
    return formatNumber(n, this.local.language)
  }

  /** What a file said belongs to the place and day it was read for. */
  private moveTo({
    day = this.day,
    desk = this.desk,
  }: {
    readonly day?: string
    readonly desk?: string
  }): void {
    this.day = day
    this.desk = desk
    this.fromFile = null
  }

  private takeFile(read: ReadBallotFile | null): void {
    this.fromFile = read
    this.forms = read?.forms ?? 0
    this.entered = null
    // Another file is another entry, also where the one before came to nothing on the way.
    this.entryId = crypto.randomUUID()
  }

  private count(index: number, typed: string): void {
    const size = this.asked.value?.body.scaleSize ?? 5
    this.entered = null
    this.levels = Array.from({ length: size }, (_, each) =>
      each === index ? Math.max(0, Math.floor(Number(typed) || 0)) : (this.levels[each] ?? 0),
    )
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const asked = this.asked.value
    const { list } = this
    if (!list || !asked) return
    await this.sending.send(async () => {
      const { count } = await api.enterBallots({
        id: this.entryId,
        channel: this.channel,
        unit: this.unit,
        day: this.day || list.today,
        questionnaireVersionId: this.fromFile?.questionnaireVersionId ?? asked.id,
        levels: Array.from({ length: asked.body.scaleSize }, (_, index) => this.counted.levels[index] ?? 0),
        answered: [...this.counted.answered],
        comments: [...(this.fromFile?.comments ?? [])],
        ...(this.fromFile ? { file: this.fromFile.file } : {}),
        forms: this.forms || this.total,
        formsLie: this.formsLie,
        ...(this.desk === '' ? {} : { desk: this.desk }),
      })
      this.entryId = crypto.randomUUID()
      this.levels = []
      this.answered = []
      this.forms = 0
      this.fromFile = null
      this.renderRoot.querySelector('ballot-file')?.forget()
      this.entered = count
      emit(this, 'ballots-entered')
    })
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
      .wide {
        width: min(100%, 30rem);
      }
      .levels {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: var(--s3);
        width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'ballot-form': BallotForm
  }
  interface HTMLElementEventMap {
    'ballots-entered': CustomEvent<void>
  }
}
