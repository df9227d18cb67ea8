import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CHANNELS } from '../../../server/contract/channel.ts'
import {
  LIST_CHANGES,
  LIST_CONTRIBUTIONS,
  LIST_DUES,
  LIST_ORDERS,
  LIST_OUTCOMES,
  LIST_STATES,
  LIST_VERDICTS,
  MYSELF,
  NO_VALUE,
} from '../../../server/contract/feedback/list-filter.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, questionApi, queueApi } from '../../api.ts'
import { hrefOf, navigate, type QueueFilter } from '../../router.ts'
import {
  LATENESS_WORDS,
  LIST_CHANGE_WORDS,
  LIST_CONTRIBUTION_WORDS,
  LIST_DUE_WORDS,
  LIST_FILTER_STRINGS,
  LIST_OUTCOME_WORDS,
  LIST_STATE_WORDS,
  LIST_VERDICT_WORDS,
} from '../../strings/list-filter-strings.ts'
import { TABLE_STRINGS } from '../../strings/item/table-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { activeFilters, type FilterKey } from './active-filters.ts'
import { URGENT_WORDS } from './urgent-mark.ts'

const DAYS: readonly FilterKey[] = [
  'from',
  'to',
  'answeredFrom',
  'answeredTo',
  'reopenedFrom',
  'reopenedTo',
  'brokenFrom',
  'brokenTo',
]
const ASKED_NAMES: Partial<Record<FilterKey, keyof typeof LIST_FILTER_STRINGS>> = {
  unit: 'askedOf',
  from: 'askedFrom',
  to: 'askedTo',
  outcome: 'askedOutcome',
}

/** What narrows the list: each filter as a chip that takes it away, and a form to set the most used; all of it in the address. */
@customElement('list-filters')
export class ListFilters extends LitElement {
  @property({ attribute: false }) filter: QueueFilter = { view: 'today', q: '' }

  /** Opened once, units, people and categories are asked for. */
  @property({ type: Boolean, reflect: true, attribute: 'open' }) isOpen = false

  private readonly local = new LanguageController(this)
  private readonly known = new Task(this, {
    task: async ([isWanted], { signal }) => {
      if (!isWanted) return undefined
      const [units, people, { categories }] = await Promise.all([
        api.units(signal),
        queueApi.handlers(undefined, signal),
        questionApi.list(signal),
      ])
      return { units, people, categories: categories.map(({ category }) => category) }
    },
    args: () =>
      [
        this.isOpen ||
          [this.filter.person, this.filter.unit, this.filter.answerable].some((value) => value !== undefined),
      ] as const,
  })

  override render() {
    if (this.filter.view === 'to-approve') return nothing
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
    ${this.filter.view === 'contributions' ? nothing : this.renderForm()}`
  }

  private renderForm() {
    return html`<details
      @toggle=${({ currentTarget }: EventOn<'details', 'toggle'>) => (this.isOpen = currentTarget.open)}
    >
      <summary>${this.local.say(LIST_FILTER_STRINGS.narrow)}</summary>
      <div class="fields" role="group" aria-label=${this.local.say(LIST_FILTER_STRINGS.narrow)}>
        ${this.renderNamed(
          'unit',
          (this.known.value?.units ?? []).map((unit) => [unit.code, unitName(unit, this.local.language)]),
        )}
        ${this.renderNamed('person', [
          [MYSELF, this.local.say(LIST_FILTER_STRINGS.myself)],
          [NO_VALUE, this.local.say(LIST_FILTER_STRINGS.nobody)],
          ...(this.known.value?.people ?? []).map(({ id, name }) => [id, name] as const),
        ])}
        ${this.renderNamed('category', [
          [NO_VALUE, this.local.say(LIST_FILTER_STRINGS.none)],
          ...(this.known.value?.categories ?? []).map((category) => [category, category] as const),
        ])}
        ${this.renderChoice('due', LIST_DUES, (value) => LIST_DUE_WORDS[value])}
        ${this.renderSelect('urgent', [['yes', this.local.say(URGENT_WORDS)]])}
        ${this.renderChoice('state', LIST_STATES, (value) => LIST_STATE_WORDS[value])}
        ${this.renderChoice('channel', CHANNELS, (value) => CHANNEL_WORDS[value])}
        ${this.renderChoice('contribution', LIST_CONTRIBUTIONS, (value) => LIST_CONTRIBUTION_WORDS[value])}
        ${this.renderChoice('verdict', LIST_VERDICTS, (value) => LIST_VERDICT_WORDS[value])}
        ${this.renderChoice('changed', LIST_CHANGES, (value) => LIST_CHANGE_WORDS[value])}
        ${this.renderChoice('outcome', LIST_OUTCOMES, (value) => LIST_OUTCOME_WORDS[value])}
        ${this.renderDay('from')} ${this.renderDay('to')}
        ${this.renderChoice('sort', LIST_ORDERS, (value) => TABLE_STRINGS[value])}
      </div>
    </details>`
  }

  private renderChip(key: FilterKey) {
    const words = `${this.local.say(LIST_FILTER_STRINGS[this.nameOf(key)])}: ${this.shownValue(key)}`
    return html`<li>
      <a class="chip" href=${hrefOf({ page: 'queue', ...this.filter, [key]: undefined })}>
        ${words}
        <span class="visually-hidden">– ${this.local.say(LIST_FILTER_STRINGS.remove)}</span>${icon('close')}
      </a>
    </li>`
  }

  /** Of contributions some filters are about when and of whom they were asked. */
  private nameOf(key: FilterKey): keyof typeof LIST_FILTER_STRINGS {
    return this.filter.view === 'contributions' ? (ASKED_NAMES[key] ?? key) : key
  }

  private shownValue(key: FilterKey): string {
    const { channel, state, due, outcome, contribution, verdict, changed, lateness } = this.filter
    if (key === 'contribution' && contribution) return this.local.say(LIST_CONTRIBUTION_WORDS[contribution])
    if (key === 'verdict' && verdict) return this.local.say(LIST_VERDICT_WORDS[verdict])
    if (key === 'changed' && changed) return this.local.say(LIST_CHANGE_WORDS[changed])
    if (key === 'channel' && channel) return this.local.say(CHANNEL_WORDS[channel])
    if (key === 'state' && state) return this.local.say(LIST_STATE_WORDS[state])
    if (key === 'due' && due) return this.local.say(LIST_DUE_WORDS[due])
    if (key === 'outcome' && outcome) return this.local.say(LIST_OUTCOME_WORDS[outcome])
    if (key === 'objection') return this.local.say(LIST_FILTER_STRINGS.objected)
    if (key === 'urgent') return this.local.say(URGENT_WORDS)
    if (key === 'answered') return this.local.say(LIST_FILTER_STRINGS.today)
    if (key === 'reach') return this.local.say(LIST_FILTER_STRINGS.itself)
    if (key === 'lateness' && lateness) return this.local.say(LATENESS_WORDS[lateness])
    if (key === 'hour') return `${this.filter.hour ?? ''}:00`
    const value = this.filter[key] ?? ''
    if (key === 'person') return this.personShown(value)
    if (key === 'category' && value === NO_VALUE) return this.local.say(LIST_FILTER_STRINGS.none)
    if (key === 'unit' || key === 'answerable') {
      const unit = this.known.value?.units.find(({ code }) => code === value)
      return unit ? unitName(unit, this.local.language) : value
    }
    return DAYS.includes(key) ? formatDay(value) : value
  }

  private personShown(value: string): string {
    if (value === MYSELF) return this.local.say(LIST_FILTER_STRINGS.myself)
    if (value === NO_VALUE) return this.local.say(LIST_FILTER_STRINGS.nobody)
    return this.known.value?.people.find(({ id }) => id === value)?.name ?? '…'
  }

  /** A choice among names; what is chosen and not among them is still chosen. */
  private renderNamed(key: 'unit' | 'person' | 'category', values: readonly (readonly [string, string])[]) {
    const chosen = this.filter[key]
    const isKnown = chosen === undefined || values.some(([value]) => value === chosen)
    return this.renderSelect(key, [...values, ...(isKnown ? [] : [[chosen, this.shownValue(key)] as const])])
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
    key: 'state' | 'due' | 'outcome' | 'channel' | 'contribution' | 'verdict' | 'changed' | 'sort',
    values: readonly Value[],
    wordsOf: (value: Value) => { readonly vi: string; readonly en: string },
  ) {
    return this.renderSelect(
      key,
      values.map((value) => [value, this.local.say(wordsOf(value))] as const),
    )
  }

  private renderSelect(key: FilterKey | 'sort', values: readonly (readonly [string, string])[]) {
    return html`<div class="field">
      <label for=${key}>${this.local.say(LIST_FILTER_STRINGS[key])}</label>
      <select
        id=${key}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.set(key, currentTarget.value)}
      >
        <option value="" ?selected=${this.filter[key] === undefined}>
          ${this.local.say(key === 'sort' ? LIST_FILTER_STRINGS.ownOrder : LIST_FILTER_STRINGS.whatever)}
        </option>
        ${values.map(
          ([value, words]) =>
            html`<option value=${value} ?selected=${this.filter[key] === value}>${words}</option>`,
        )}
      </select>
    </div>`
  }

  private set(key: FilterKey | 'sort', value: string): void {
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
      /* One row, however many there are: it scrolls sideways. */
      .fields {
        display: flex;
        gap: var(--s3);
        padding-block: var(--s2);
        overflow-x: auto;
      }
      .field {
        flex: 0 0 auto;
        width: 168px;
      }
      @media (max-width: 1199px) {
        .fields {
          flex-wrap: wrap;
        }
        .field {
          flex: 1 1 140px;
          width: auto;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'list-filters': ListFilters
  }
}
