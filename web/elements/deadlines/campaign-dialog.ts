import { LitElement, css, html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type {
  CampaignInput,
  CampaignProcedure,
  CampaignReply,
} from '../../../server/contract/deadlines/policy.ts'
import { calendarApi } from '../../api.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { CAMPAIGN_STRINGS } from '../../strings/campaign-strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import './campaign-procedures.ts'
import { ChangeAttempt } from './change-attempt.ts'
import { changeTail } from './change-tail.ts'
import { errorsBelow, inputField, type InputLook, wideFormStyles } from '../page/form-fields.ts'
import { formText } from './make-policy.ts'
import { unitName } from '../../../server/words/unit-name.ts'

/**
 * Adds a campaign, or changes one: its days, theme, units and what it commits to. A change shows what would move before
 * it is saved.
 *
 * @fires policies-changed
 */
@customElement('campaign-dialog')
export class CampaignDialog extends LitElement {
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @property() today = ''
  @property() zone = 'UTC'
  @state() private present: CampaignReply | undefined
  @state() private lastDay = ''
  @state() private procedures: readonly CampaignProcedure[] = []
  /** Each opening has a fresh form. */
  @state() private opening = 0
  @query('dialog') private dialog?: HTMLDialogElement
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly attempt = new ChangeAttempt(this)

  /** A new one, or `present` to be changed; `lastDay` is what its end is to become. */
  async open(present?: CampaignReply, lastDay?: string): Promise<void> {
    this.present = present
    this.lastDay = lastDay ?? present?.endsOn ?? ''
    this.procedures = present?.procedures ?? []
    this.attempt.forget()
    this.opening += 1
    await this.updateComplete
    this.dialog?.showModal()
  }

  override render() {
    return html`<dialog aria-labelledby="title">${keyed(this.opening, this.renderForm())}</dialog>`
  }

  private renderForm() {
    const say = (words: Words) => this.local.say(words)
    const { present, attempt } = this
    return html`<form novalidate @submit=${this.onSave} @change=${this.onEdited}>
      <h2 id="title">${say(present ? CAMPAIGN_STRINGS.change : CAMPAIGN_STRINGS.add)}</h2>
      ${this.input('name', CALENDAR_STRINGS.name, { value: present?.name.vi ?? '' })}
      ${this.input('nameEn', CALENDAR_STRINGS.nameEn, { value: present?.name.en ?? '' })}
      ${this.input('code', CALENDAR_STRINGS.policyCode, {
        value: present?.code ?? '',
        readonly: present !== undefined,
      })}
      ${this.input('theme', CAMPAIGN_STRINGS.theme, { value: present?.theme ?? '' })}
      <div class="fields">
        ${this.input('startsOn', CAMPAIGN_STRINGS.firstDay, {
          type: 'date',
          value: present?.startsOn ?? this.today,
        })}
        ${this.input('endsOn', CAMPAIGN_STRINGS.lastDay, { type: 'date', value: this.lastDay })}
      </div>
      ${this.renderUnits()}
      <campaign-procedures
        .procedures=${this.procedures}
        .errors=${errorsBelow(attempt.errors, 'procedures')}
        @procedures-changed=${({ detail }: EventOn<'campaign-procedures', 'procedures-changed'>) => {
          this.procedures = detail
          this.attempt.forget()
        }}
      ></campaign-procedures>
      ${this.input('note', CALENDAR_STRINGS.note)}
      ${changeTail({
        local: this.local,
        attempt,
        zone: this.zone,
        onCancel: () => this.dialog?.close(),
        onPreview: present ? this.onPreview : undefined,
      })}
    </form>`
  }

  private input(name: string, words: Words, options?: InputLook) {
    return inputField({ local: this.local, errors: this.attempt.errors }, name, words, options)
  }

  private renderUnits() {
    const chosen = new Set(this.present?.units.map(({ code }) => code))
    // The root is not one of its own parts: without any unit the whole organisation takes part.
    const parts = this.units.filter(({ parentCode }) => parentCode !== null)
    return html`<fieldset aria-describedby="units-hint">
      <legend>${this.local.say(CAMPAIGN_STRINGS.units)}</legend>
      <p class="hint" id="units-hint">${this.local.say(CAMPAIGN_STRINGS.unitsHint)}</p>
      <div class="units">
        ${parts.map(
          ({ code, name, nameEn }) =>
            html`<label class="choice">
              <input type="checkbox" name="units" value=${code} ?checked=${chosen.has(code)} />
              ${unitName({ name, nameEn }, this.local.language)}
            </label>`,
        )}
      </div>
    </fieldset>`
  }

  private campaign(): CampaignInput {
    const form = new FormData(this.form)
    const text = (name: string) => formText(form, name)
    return {
      code: text('code'),
      name: text('name'),
      ...(text('nameEn') === '' ? {} : { nameEn: text('nameEn') }),
      theme: text('theme'),
      startsOn: text('startsOn'),
      endsOn: text('endsOn'),
      units: form.getAll('units').map(String),
      procedures: [...this.procedures],
      note: text('note'),
    }
  }

  private readonly onEdited = (): void => this.attempt.forget()

  private readonly onPreview = (): void => {
    const version = this.present?.version ?? 1
    void this.attempt.run(() => calendarApi.previewCampaign({ ...this.campaign(), version }))
  }

  private readonly onSave = (event: SubmitEvent): void => {
    event.preventDefault()
    const { present } = this
    void this.attempt.run(async () => {
      if (present) await calendarApi.changeCampaign({ ...this.campaign(), version: present.version })
      else await calendarApi.addCampaign(this.campaign())
      this.dialog?.close()
      emit(this, 'policies-changed')
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    wideFormStyles,
    css`
      .units {
        max-height: 40vh;
        margin-top: var(--s2);
        overflow-y: auto;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-dialog': CampaignDialog
  }
  interface HTMLElementEventMap {
    'policies-changed': CustomEvent<void>
  }
}
