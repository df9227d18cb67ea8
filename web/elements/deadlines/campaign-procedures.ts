import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CampaignProcedure } from '../../../server/contract/deadlines/policy.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { CAMPAIGN_STRINGS } from '../../strings/campaign-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, fieldErrors, inputField } from '../page/form-fields.ts'
import './rule-picker.ts'

const FIRST: CampaignProcedure = {
  name: '',
  statutory: { kind: 'working-days', count: 3 },
  committed: { kind: 'working-days', count: 2 },
}

/**
 * The procedures of a campaign: how long the law allows for each, and what the office commits to.
 *
 * @fires procedures-changed - `detail` is the list of `CampaignProcedure`
 */
@customElement('campaign-procedures')
export class CampaignProcedures extends LitElement {
  @property({ attribute: false }) procedures: readonly CampaignProcedure[] = []
  /** By place in the list, `0.committed`. */
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    return html`<fieldset>
      <legend>${this.local.say(CAMPAIGN_STRINGS.procedures)}</legend>
      ${this.procedures.map((procedure, index) => this.renderProcedure(procedure, index))}
      <div>
        <button type="button" @click=${() => this.tell([...this.procedures, FIRST])}>
          ${icon('plus')} ${this.local.say(CAMPAIGN_STRINGS.addProcedure)}
        </button>
      </div>
    </fieldset>`
  }

  private renderProcedure(procedure: CampaignProcedure, index: number) {
    const { local } = this
    const errors = errorsBelow(this.errors, String(index))
    return html`<fieldset class="procedure">
      <legend>${local.say(CAMPAIGN_STRINGS.procedure(index + 1))}</legend>
      <div
        @change=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) this.edit(index, { name: target.value.trim() })
        }}
      >
        ${inputField({ local, errors }, `name-${index}`, CALENDAR_STRINGS.name, {
          value: procedure.name,
          field: 'name',
        })}
      </div>
      ${(['statutory', 'committed'] as const).map((which) => {
        const own = errorsBelow(errors, which)
        return html`<rule-picker
            legend=${local.say(CALENDAR_STRINGS[which])}
            .rule=${procedure[which]}
            .errors=${own}
            @rule-changed=${({ detail }: EventOn<'rule-picker', 'rule-changed'>) => this.edit(index, { [which]: detail })}
          ></rule-picker>
          ${fieldErrors({ local, errors: own }, `${which}-${index}`, '')}`
      })}
      <div>
        <button
          type="button"
          class="quiet"
          @click=${() => this.tell(this.procedures.filter((_, other) => other !== index))}
        >
          ${icon('close')} ${local.say(CAMPAIGN_STRINGS.removeProcedure(index + 1))}
        </button>
      </div>
    </fieldset>`
  }

  private edit(index: number, changes: Partial<CampaignProcedure>): void {
    this.tell(
      this.procedures.map((procedure, other) => (other === index ? { ...procedure, ...changes } : procedure)),
    )
  }

  private tell(procedures: readonly CampaignProcedure[]): void {
    this.procedures = procedures
    emit(this, 'procedures-changed', procedures)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s3);
      }
      .procedure {
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .procedure > legend {
        padding: 0 var(--s1);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-procedures': CampaignProcedures
  }
  interface HTMLElementEventMap {
    'procedures-changed': CustomEvent<readonly CampaignProcedure[]>
  }
}
