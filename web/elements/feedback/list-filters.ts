import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CHANNELS } from '../../../server/contract/channel.ts'
import {
  LIST_DUES,
  LIST_OUTCOMES,
  LIST_STATES,
  type ListFilter,
} from '../../../server/contract/feedback/list-filter.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDay } from '../../../server/words/format.ts'
import { hrefOf, navigate, type QueueFilter } from '../../router.ts'
import {
  LIST_DUE_WORDS,
  LIST_FILTER_STRINGS,
  LIST_OUTCOME_WORDS,
  LIST_STATE_WORDS,
} from '../../strings/list-filter-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

const KEYS = [
  'unit',
  'answerable',
  'from',
  'to',
  'category',
  'channel',
  'state',
  'due',
  'outcome',
] as const satisfies readonly (keyof ListFilter)[]
type FilterKey = (typeof KEYS)[number]

/** Which filters narrow a list, in the order in which they are shown. */
export function activeFilters(filter: QueueFilter): FilterKey[] {
  return KEYS.filter((key) => filter[key] !== undefined)
}

/** What narrows the list: each filter as a chip that takes it away, and a form to set the most used; all of it in the address. */
@customElement('list-filters')
export class ListFilters extends LitElement {
  @property({ attribute: false }) filter: QueueFilter = { view: 'today', q: '' }

  private readonly local = new LanguageController(this)

  override render() {
    if (this.filter.view === 'contributions') return nothing
    const active = activeFilters(this.filter)
    return html`${
        active.length > 0
          ? html`<ul aria-label=${this.local.say(LIST_FILTER_STRINGS.active)}>
              ${active.map((key) => this.renderChip(key))}
              ${
                active.length > 1
                  ? html`<li>
                      <a href=${hrefOf({ page: 'queue', view: this.filter.view, q: this.filter.q })}
                        >${this.local.say(LIST_FILTER_STRINGS.clear)}</a
                      >
                    </li>`
                  : nothing
              }
            </ul>`
          : nothing
      }
      <details>
        <summary>${this.local.say(LIST_FILTER_STRINGS.narrow)}</summary>
        <div class="fields">
          ${this.renderDay('from')} ${this.renderDay('to')}
          ${this.renderChoice('state', LIST_STATES, (value) => LIST_STATE_WORDS[value])}
          ${this.renderChoice('due', LIST_DUES, (value) => LIST_DUE_WORDS[value])}
          ${this.renderChoice('outcome', LIST_OUTCOMES, (value) => LIST_OUTCOME_WORDS[value])}
          ${this.renderChoice('channel', CHANNELS, (value) => CHANNEL_WORDS[value])}
        </div>
      </details>`
  }

  private renderChip(key: FilterKey) {
    const words = `${this.local.say(LIST_FILTER_STRINGS[key])}: ${this.shownValue(key)}`
    return html`<li>
      <a class="chip" href=${hrefOf({ page: 'queue', ...this.filter, [key]: undefined })}>
        ${words}
        <span class="visually-hidden">– ${this.local.say(LIST_FILTER_STRINGS.remove)}</span>${icon('close')}
      </a>
    </li>`
  }

  private shownValue(key: FilterKey): string {
    const { channel, state, due, outcome } = this.filter
    if (key === 'channel' && channel) return this.local.say(CHANNEL_WORDS[channel])
    if (key === 'state' && state) return this.local.say(LIST_STATE_WORDS[state])
    if (key === 'due' && due) return this.local.say(LIST_DUE_WORDS[due])
    if (key === 'outcome' && outcome) return this.local.say(LIST_OUTCOME_WORDS[outcome])
    const value = this.filter[key] ?? ''
    return key === 'from' || key === 'to' ? formatDay(value) : value
  }

  private renderDay(key: 'from' | 'to') {
    return html`<div class="field">
      <label for=${key}>${this.local.say(LIST_FILTER_STRINGS[key])}</label>
      <input
        id=${key}
        type="date"
        .value=${this.filter[key] ?? ''}
        @change=${({ currentTarget }: EventOn<'input', 'change'>) => this.set(key, currentTarget.value)}
      />
    </div>`
  }

  private renderChoice<Value extends string>(
    key: 'state' | 'due' | 'outcome' | 'channel',
    values: readonly Value[],
    wordsOf: (value: Value) => { readonly vi: string; readonly en: string },
  ) {
    return html`<div class="field">
      <label for=${key}>${this.local.say(LIST_FILTER_STRINGS[key])}</label>
      <select
        id=${key}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.set(key, currentTarget.value)}
      >
        <option value="" ?selected=${this.filter[key] === undefined}>
          ${this.local.say(LIST_FILTER_STRINGS.whatever)}
        </option>
        ${values.map(
          (value) =>
            html`<option value=${value} ?selected=${this.filter[key] === value}>
              ${this.local.say(wordsOf(value))}
            </option>`,
        )}
      </select>
    </div>`
  }

  private set(key: FilterKey, value: string): void {
    navigate({ page: 'queue', ...this.filter, [key]: value === '' ? undefined : value }, { replace: true })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: block;
        padding: var(--s2) var(--s4);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        margin-bottom: var(--s2);
        padding: 0;
        list-style: none;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 32px;
        padding: 0 var(--s3);
        border: 1px solid var(--action);
        border-radius: 16px;
        font-size: 0.9375rem;
        text-decoration: none;
      }
      summary {
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
        gap: var(--s3);
        margin-block: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'list-filters': ListFilters
  }
}
