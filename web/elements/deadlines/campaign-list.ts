import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { describeDeadlineRule } from '../../../server/words/deadline-words.ts'
import { formatDay } from '../../../server/words/format.ts'
import type { CampaignReply } from '../../../server/contract/deadlines/policy.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { CAMPAIGN_STRINGS } from '../../strings/campaign-strings.ts'
import { baseStyles, buttonStyles, tableStyles, tagStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { VALIDITY_LOOK } from './validity-look.ts'
import { unitName } from '../../../server/words/unit-name.ts'

/**
 * The campaigns, each with its days, units and what it commits to.
 *
 * @fires campaign-change - `detail` is the `CampaignReply` to change
 * @fires campaign-end - `detail` is the `CampaignReply` to end early
 */
@customElement('campaign-list')
export class CampaignList extends LitElement {
  @property({ attribute: false }) campaigns: readonly CampaignReply[] = []

  private readonly local = new LanguageController(this)

  override render() {
    if (this.campaigns.length === 0)
      return html`<p class="muted">${this.local.say(CALENDAR_STRINGS.noCampaigns)}</p>`
    return this.campaigns.map((campaign) => this.renderCampaign(campaign))
  }

  private renderCampaign(campaign: CampaignReply) {
    const { name, code, theme, startsOn, endsOn, units, note } = campaign
    const { words, tag } = VALIDITY_LOOK[campaign.state]
    const where =
      units.map((unit) => unitName(unit, this.local.language)).join(', ') ||
      this.local.say(CALENDAR_STRINGS.wholeOrganisation)
    return html`<section>
      <h3>${this.local.say(name)} <span class="tag ${tag}">${this.local.say(words)}</span></h3>
      ${theme === '' ? nothing : html`<p>${theme}</p>`}
      <p>
        <span class="numeric">${formatDay(startsOn)}–${formatDay(endsOn)}</span>
        ${this.local.say(CAMPAIGN_STRINGS.inclusive)} · ${where}
      </p>
      <p class="meta">${code}${note === '' ? nothing : ` · ${note}`}</p>
      ${campaign.procedures.length === 0 ? nothing : this.renderProcedures(campaign)}
      ${campaign.mayChange ? this.renderTools(campaign) : nothing}
    </section>`
  }

  private renderTools(campaign: CampaignReply) {
    const name = this.local.say(campaign.name)
    const acts = [
      { event: 'campaign-change', words: CALENDAR_STRINGS.changeIt, isOffered: campaign.state !== 'ended' },
      { event: 'campaign-end', words: CALENDAR_STRINGS.closePolicy, isOffered: campaign.state === 'holds' },
    ] as const
    const offered = acts.filter(({ isOffered }) => isOffered)
    return html`<div class="tools">
      ${offered.map(
        ({ event, words }) =>
          html`<button
            aria-label="${this.local.say(words)}: ${name}"
            @click=${() => emit(this, event, campaign)}
          >
            ${this.local.say(words)}
          </button>`,
      )}
    </div>`
  }

  private renderProcedures({ name, procedures }: CampaignReply) {
    const heads = [CALENDAR_STRINGS.procedure, CALENDAR_STRINGS.statutory, CALENDAR_STRINGS.committed]
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(name)}>
      <table>
        <thead>
          <tr>
            ${heads.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${procedures.map(
            (procedure) =>
              html`<tr>
                <th scope="row">${procedure.name}</th>
                <td>${describeDeadlineRule(procedure.statutory, this.local.language)}</td>
                <td>${describeDeadlineRule(procedure.committed, this.local.language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    tagStyles,
    css`
      section {
        display: grid;
        gap: var(--s2);
        padding-block: var(--s4);
        border-top: 1px solid var(--grid);
        overflow-wrap: anywhere;
      }
      .tools {
        display: flex;
        gap: var(--s3);
      }
      @media print {
        .tools {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-list': CampaignList
  }
  interface HTMLElementEventMap {
    'campaign-change': CustomEvent<CampaignReply>
    'campaign-end': CustomEvent<CampaignReply>
  }
}
