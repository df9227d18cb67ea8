import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../../server/contract/language.ts'
import {
  DATA_REQUEST_KINDS,
  type DataRequestKind,
} from '../../../../server/contract/personal-data/data-kinds.ts'
import type {
  DueMoments,
  ListedSetting,
  PrivacySettings,
} from '../../../../server/contract/personal-data/privacy-settings.ts'
import { formatDateTime, formatDay, formatNumber } from '../../../../server/words/format.ts'
import { DATA_REQUEST_KIND_WORDS } from '../../../../server/words/personal-data/request-words.ts'
import { inputField, problemNote, selectField } from '../../../elements/page/form-fields.ts'
import { personalDataApi } from '../../../elements/personal-data/personal-data-api.ts'
import { baseStyles, buttonStyles, formStyles, tableStyles } from '../../../ui/base-styles.ts'
import { emit, type EventOn } from '../../../ui/emit.ts'
import { LanguageController } from '../../../ui/localize.ts'
import { PRIVACY_STRINGS } from './privacy-strings.ts'
import { Sending } from '../../../elements/page/sending.ts'

type DueSetting = ListedSetting<'due'>
const NUMBERS = ['replyDays', 'doneDays', 'extensionDays'] as const
type Typed = Readonly<Record<(typeof NUMBERS)[number], string>>

const isDue = (setting: ListedSetting): setting is DueSetting => setting.kind === 'due'
/** So long nobody has typed. */
const REST_MS = 400

const EXAMPLE_ROWS = [
  ['replyDueAt', PRIVACY_STRINGS.replyBy],
  ['dueAt', PRIVACY_STRINGS.doneBy],
  ['extendedDueAt', PRIVACY_STRINGS.extendedBy],
] as const satisfies readonly (readonly [keyof DueMoments, Words])[]

/**
 * How long the office has for each kind of request about data; other times from a day on, with what they would mean for a
 * request that came this minute.
 *
 * @fires due-saved - there is one version more
 */
@customElement('due-rules')
export class DueRules extends LitElement {
  @property({ attribute: false }) rules?: PrivacySettings
  @property() zone = 'UTC'
  @state() private kind: DataRequestKind = 'see'
  @state() private typed: Typed | undefined
  @state() private asked: Typed | undefined
  @state() private told: Words | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)
  private readonly example = new Task(this, {
    task: async ([kind, asked], { signal }) =>
      asked && personalDataApi.previewDue({ about: kind, ...asked }, signal),
    args: () => [this.kind, this.asked] as const,
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  override render() {
    const { local, rules } = this
    if (!rules) return nothing
    return html`<p class="muted">${local.say(PRIVACY_STRINGS.dueLead)}</p>
      <div class="table-box" role="region" aria-label=${local.say(PRIVACY_STRINGS.due)} tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${local.say(PRIVACY_STRINGS.kind)}</th>
              ${NUMBERS.map((name) => html`<th scope="col" class="numeric">${local.say(PRIVACY_STRINGS[name])}</th>`)}
              <th scope="col">${local.say(PRIVACY_STRINGS.source)}</th>
            </tr>
          </thead>
          <tbody>
            ${this.listed(rules).map((setting) => this.renderRow(setting))}
          </tbody>
        </table>
      </div>
      <details @toggle=${this.onToggle}>
        <summary>${local.say(PRIVACY_STRINGS.changeDue)}</summary>
        ${this.typed ? this.renderForm(rules, this.typed) : nothing}
      </details>
      <p role="status">${this.told ? local.say(this.told) : nothing}</p>`
  }

  /** What holds, each followed by what waits for its day. */
  private listed({ settings, today }: PrivacySettings): DueSetting[] {
    const dues = settings.filter(isDue).filter(({ inForce, fromDay }) => inForce || fromDay > today)
    return DATA_REQUEST_KINDS.flatMap((kind) => dues.filter(({ about }) => about === kind))
  }

  private renderRow({ about, fromDay, inForce, body }: DueSetting) {
    const { local } = this
    return html`<tr>
      <th scope="row">
        ${local.say(DATA_REQUEST_KIND_WORDS[about as DataRequestKind])}${
          inForce
            ? nothing
            : html`<br /><span class="muted">${local.say(PRIVACY_STRINGS.from)} ${formatDay(fromDay)}</span>`
        }
      </th>
      ${NUMBERS.map((name) => html`<td class="numeric">${formatNumber(body[name], local.language)}</td>`)}
      <td class="muted">${local.say(body.source)}</td>
    </tr>`
  }

  private renderForm({ today }: PrivacySettings, typed: Typed) {
    const { local } = this
    const look = { local, errors: this.sending.errors }
    return html`<form novalidate @submit=${this.onSubmit} @input=${this.onInput}>
      ${selectField(look, 'about', PRIVACY_STRINGS.kind, {
        value: this.kind,
        options: DATA_REQUEST_KINDS.map((kind) => ({
          value: kind,
          text: local.say(DATA_REQUEST_KIND_WORDS[kind]),
        })),
      })}
      <div class="fields">
        ${NUMBERS.map((name) =>
          inputField(look, name, PRIVACY_STRINGS[name], {
            type: 'number',
            value: typed[name],
            field: `body.${name}`,
          }),
        )}
      </div>
      ${this.renderExample()}
      ${inputField(look, 'fromDay', PRIVACY_STRINGS.fromDay, { type: 'date', value: today })}
      ${inputField(look, 'source-vi', PRIVACY_STRINGS.sourceVi, { field: 'body.source.vi' })}
      ${inputField(look, 'source-en', PRIVACY_STRINGS.sourceEn, { field: 'body.source.en' })}
      ${problemNote(local, this.sending.problem)}
      <p>
        <button class="primary" ?disabled=${this.sending.isBusy}>
          ${local.say(PRIVACY_STRINGS.saveDue)}
        </button>
      </p>
    </form>`
  }

  private renderExample() {
    const { local } = this
    // Without numbers that can be counted there is nothing to show; what is wrong with them is said when they are saved.
    const shown = this.example.error ? undefined : this.example.value
    if (!shown) return nothing
    const at = (instant: string) => formatDateTime(instant, this.zone)
    return html`<table>
      <caption>
        ${local.say(PRIVACY_STRINGS.example)} (${at(shown.receivedAt)})
      </caption>
      <thead>
        <tr>
          <th scope="col">${local.say(PRIVACY_STRINGS.step)}</th>
          <th scope="col">${local.say(PRIVACY_STRINGS.now)}</th>
          <th scope="col">${local.say(PRIVACY_STRINGS.then)}</th>
        </tr>
      </thead>
      <tbody>
        ${EXAMPLE_ROWS.map(
          ([name, words]) =>
            html`<tr>
              <th scope="row">${local.say(words)}</th>
              <td>${at(shown.inForce[name])}</td>
              <td>
                ${shown.thought[name] === shown.inForce[name] ? at(shown.thought[name]) : html`<strong>${at(shown.thought[name])}</strong>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  /** The form begins with what holds for the kind. */
  private begin(): void {
    const found = this.rules?.settings.filter(isDue).find((each) => each.inForce && each.about === this.kind)
    if (!found) return
    const { replyDays, doneDays, extensionDays } = found.body
    this.typed = this.asked = {
      replyDays: String(replyDays),
      doneDays: String(doneDays),
      extensionDays: String(extensionDays),
    }
    this.sending.refuse([])
  }

  private readonly onToggle = (event: EventOn<'details', 'toggle'>): void => {
    if (event.currentTarget.open && !this.typed) this.begin()
  }

  private readonly onInput = (event: EventOn<'form', 'input'>): void => {
    const given = new FormData(event.currentTarget)
    const kind = DATA_REQUEST_KINDS.find((each) => each === given.get('about'))
    this.told = undefined
    if (kind && kind !== this.kind) {
      this.kind = kind
      this.begin()
      return
    }
    const field = (name: string) => String(given.get(name) ?? '')
    this.typed = {
      replyDays: field('replyDays'),
      doneDays: field('doneDays'),
      extensionDays: field('extensionDays'),
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.asked = this.typed), REST_MS)
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const field = (name: string) => String(given.get(name) ?? '').trim()
    const number = (name: string) => (field(name) === '' ? Number.NaN : Number(field(name)))
    await this.sending.send(async () => {
      await personalDataApi.saveSetting({
        kind: 'due',
        about: this.kind,
        fromDay: field('fromDay'),
        body: {
          replyDays: number('replyDays'),
          doneDays: number('doneDays'),
          extensionDays: number('extensionDays'),
          source: { vi: field('source-vi'), en: field('source-en') },
        },
      })
      const saved = ({ vi, en }: Words): Words => ({ vi: `${vi}: đã ghi.`, en: `${en}: saved.` })
      this.told = saved(DATA_REQUEST_KIND_WORDS[this.kind])
      emit(this, 'due-saved')
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    tableStyles,
    css`
      .table-box {
        overflow-x: auto;
      }
      td.muted {
        min-width: 14rem;
      }
      summary {
        min-height: 44px;
        align-content: center;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
        max-width: 40rem;
        margin-block: var(--s3);
      }
      form p {
        margin: 0;
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
        gap: var(--s3);
        align-items: end;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'due-rules': DueRules
  }
  interface HTMLElementEventMap {
    'due-saved': CustomEvent<void>
  }
}
