import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { RETAINED_KINDS, type RetainedKind } from '../../../server/contract/personal-data/data-kinds.ts'
import type { BodyOf, PrivacySettings } from '../../../server/contract/personal-data/privacy-settings.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { formatDay, formatNumber } from '../../../server/words/format.ts'
import { RETAINED_KIND_WORDS } from '../../../server/words/personal-data/request-words.ts'
import { ApiError, errorWords } from '../../api.ts'
import { PERSONAL_DATA_STRINGS } from '../../strings/personal-data-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { inputField, problemNote, selectField } from '../page/form-fields.ts'
import { personalDataApi } from './personal-data-api.ts'

/**
 * How long each kind of data is kept, and another time from a day on.
 *
 * @fires retention-changed - there is one version more
 */
@customElement('retention-rules')
export class RetentionRules extends LitElement {
  @property({ attribute: false }) rules?: PrivacySettings
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const { local, rules } = this
    if (!rules) return nothing
    const look = { local, errors: this.errors }
    return html`<ul>
        ${this.listed(rules).map(
          ({ about, fromDay, inForce, body: { days, source } }) =>
            html`<li>
              ${local.say(RETAINED_KIND_WORDS[about])}: ${formatNumber(days, local.language)}
              ${local.say(PERSONAL_DATA_STRINGS.days)}${
                inForce ? nothing : `, ${local.say(PERSONAL_DATA_STRINGS.fromDay)} ${formatDay(fromDay)}`
              }
              <span class="meta">${local.say(source)}</span>
            </li>`,
        )}
      </ul>
      <details>
        <summary>${local.say(PERSONAL_DATA_STRINGS.changeRule)}</summary>
        <form novalidate @submit=${this.onSubmit}>
          ${selectField(look, 'about', PERSONAL_DATA_STRINGS.whichData, {
            value: 'photos',
            options: RETAINED_KINDS.map((kind) => ({
              value: kind,
              text: local.say(RETAINED_KIND_WORDS[kind]),
            })),
          })}
          ${inputField(look, 'retain-days', PERSONAL_DATA_STRINGS.keptDays, { type: 'number', field: 'body.days' })}
          ${inputField(look, 'fromDay', PERSONAL_DATA_STRINGS.ruleFrom, { type: 'date', value: rules.today })}
          ${inputField(look, 'retain-source', PERSONAL_DATA_STRINGS.ruleSource, { field: 'body.source.vi' })}
          ${problemNote(local, this.problem)}
          <button>${local.say(PERSONAL_DATA_STRINGS.saveRule)}</button>
        </form>
      </details>`
  }

  /** What holds, each followed by what waits for its day. */
  private listed({ settings, today }: PrivacySettings) {
    return RETAINED_KINDS.flatMap((kind) =>
      settings
        .filter(({ about, fromDay, inForce }) => about === kind && (inForce || fromDay > today))
        .filter((each) => each.kind === 'retention')
        .map((each) => ({ ...each, about: kind, body: each.body as BodyOf<'retention'> })),
    )
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const field = (name: string) => String(given.get(name) ?? '').trim()
    const source = field('retain-source')
    this.problem = undefined
    this.errors = []
    try {
      await personalDataApi.saveSetting({
        kind: 'retention',
        about: field('about') as RetainedKind,
        fromDay: field('fromDay'),
        body: { days: Number(field('retain-days')), source: { vi: source, en: source } },
      })
      form.reset()
      emit(this, 'retention-changed')
    } catch (error) {
      this.problem = errorWords(error)
      this.errors = error instanceof ApiError ? error.errors : []
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host,
      ul {
        display: grid;
        gap: var(--s2);
      }
      form {
        display: grid;
        gap: var(--s3);
        max-width: 26rem;
        margin-block: var(--s3);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'retention-rules': RetentionRules
  }
  interface HTMLElementEventMap {
    'retention-changed': CustomEvent<void>
  }
}
