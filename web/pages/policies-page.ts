import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import type { PoliciesReply, PolicyReply } from '../../server/contract/deadlines/policy.ts'
import { describeDeadlineRule } from '../../server/words/deadline-words.ts'
import { CHANNEL_WORDS } from '../../server/words/feedback-words.ts'
import { formatDay } from '../../server/words/format.ts'
import { api, calendarApi, errorWords } from '../api.ts'
import { CALENDAR_STRINGS } from '../strings/calendar-strings.ts'
import { TAB_STRINGS } from '../strings/tab-strings.ts'
import { CAMPAIGN_STRINGS } from '../strings/campaign-strings.ts'
import '../elements/page/page-tabs.ts'
import '../elements/deadlines/campaign-dialog.ts'
import type { CampaignDialog } from '../elements/deadlines/campaign-dialog.ts'
import '../elements/deadlines/campaign-list.ts'
import '../elements/deadlines/close-policy-dialog.ts'
import type { ClosePolicyDialog } from '../elements/deadlines/close-policy-dialog.ts'
import '../elements/page/page-message.ts'
import '../elements/deadlines/policy-dialog.ts'
import type { PolicyDialog } from '../elements/deadlines/policy-dialog.ts'
import { dayBefore } from '../elements/deadlines/make-policy.ts'
import { VALIDITY_LOOK } from '../elements/deadlines/validity-look.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import { tagStyles } from '../ui/base-styles.ts'
import type { EventOn } from '../ui/emit.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { calendarPageStyles } from './calendar-page-styles.ts'
import { unitName } from '../../server/words/unit-name.ts'

/** Which deadline counts where and when, in words; for those who may, how to add and end one. */
@customElement('policies-page')
export class PoliciesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private said: Words | undefined
  @query('policy-dialog') private policy?: PolicyDialog
  @query('campaign-dialog') private campaign?: CampaignDialog
  @query('close-policy-dialog') private closing?: ClosePolicyDialog

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: async (_args, { signal }) => {
      const [policies, units] = await Promise.all([calendarApi.policies(signal), api.units(signal)])
      return { policies, units }
    },
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="policies"></page-tabs>
      ${this.shown.render({
        pending: () =>
          this.shown.value ? this.renderAll(this.shown.value) : html`<page-message waiting></page-message>`,
        complete: (shown) => this.renderAll(shown),
        error: (error) =>
          html`<page-message heading icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.shown.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
      })}
    </article>`
  }

  private renderAll({ policies, units }: { policies: PoliciesReply; units: readonly UnitSummary[] }) {
    const zone = this.session?.organisation.zone ?? 'UTC'
    return html`<header>
        <div>
          <h1 tabindex="-1">${this.local.say(TAB_STRINGS.policies)}</h1>
          <p class="meta">${this.local.say(CALENDAR_STRINGS.policiesLead)}</p>
        </div>
        ${policies.mayAdd ? this.renderAdd(CALENDAR_STRINGS.addPolicy, () => this.policy?.open()) : nothing}
      </header>
      <p role="status" class=${this.said ? 'said' : ''}>${this.said ? this.local.say(this.said) : nothing}</p>
      ${this.renderPolicies(policies)}
      <section>
        <header>
          <div>
            <h2>${this.local.say(CALENDAR_STRINGS.campaigns)}</h2>
            <p class="meta">${this.local.say(CAMPAIGN_STRINGS.lead)}</p>
          </div>
          ${policies.mayAdd ? this.renderAdd(CAMPAIGN_STRINGS.add, () => this.campaign?.open()) : nothing}
        </header>
        <campaign-list
          .campaigns=${policies.campaigns}
          @campaign-change=${({ detail }: EventOn<'campaign-list', 'campaign-change'>) => this.campaign?.open(detail)}
          @campaign-end=${({ detail }: EventOn<'campaign-list', 'campaign-end'>) =>
            this.campaign?.open(detail, policies.today)}
        ></campaign-list>
      </section>
      <campaign-dialog
        .units=${units}
        today=${policies.today}
        zone=${zone}
        @policies-changed=${this.onChanged}
      ></campaign-dialog>
      <policy-dialog
        .policies=${policies}
        .units=${units}
        zone=${zone}
        @policies-changed=${this.onChanged}
      ></policy-dialog>
      <close-policy-dialog
        today=${policies.today}
        zone=${zone}
        @policies-changed=${this.onChanged}
      ></close-policy-dialog>`
  }

  private renderAdd(words: Words, onClick: () => void) {
    return html`<div class="tools">
      <button class="primary" @click=${onClick}>${icon('plus')} ${this.local.say(words)}</button>
    </div>`
  }

  private renderPolicies({ policies, campaigns }: PoliciesReply) {
    const heads = [
      CALENDAR_STRINGS.policy,
      CALENDAR_STRINGS.scope,
      CALENDAR_STRINGS.validity,
      CALENDAR_STRINGS.state,
    ]
    return html`<div
      class="table-box"
      role="region"
      tabindex="0"
      aria-label=${this.local.say(TAB_STRINGS.policies)}
    >
      <table>
        <thead>
          <tr>
            ${heads.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
            <th scope="col">
              <span class="visually-hidden">${this.local.say(CALENDAR_STRINGS.closePolicy)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          ${policies.map((policy) => this.renderPolicy(policy, campaigns))}
        </tbody>
      </table>
    </div>`
  }

  private renderPolicy(policy: PolicyReply, campaigns: PoliciesReply['campaigns']) {
    const { words, tag } = VALIDITY_LOOK[policy.state]
    return html`<tr>
      <th scope="row">
        <strong>${this.local.say(policy.name)}</strong>
        <span class="meta">${policy.code}</span>
        <span>${describeDeadlineRule(policy.rule, this.local.language)}</span>
        ${policy.note === '' ? nothing : html`<span class="meta">${policy.note}</span>`}
      </th>
      <td>${this.scopeWords(policy, campaigns)}</td>
      <td>${this.validityWords(policy)}</td>
      <td><span class="tag ${tag}">${this.local.say(words)}</span></td>
      <td>
        ${
          policy.mayChange && policy.state !== 'ended'
            ? html`<div class="tools">
                ${this.renderAct(CALENDAR_STRINGS.changeIt, policy, () => this.policy?.open(policy))}
                ${this.renderAct(CALENDAR_STRINGS.closePolicy, policy, () => this.closing?.open(policy))}
              </div>`
            : nothing
        }
      </td>
    </tr>`
  }

  private renderAct(words: Words, { name }: PolicyReply, onClick: () => void) {
    return html`<button aria-label="${this.local.say(words)}: ${this.local.say(name)}" @click=${onClick}>
      ${this.local.say(words)}
    </button>`
  }

  private scopeWords(
    { campaign, unit, channel, category }: PolicyReply,
    campaigns: PoliciesReply['campaigns'],
  ): string {
    const campaignName = campaigns.find(({ code }) => code === campaign)?.name
    const parts = [
      campaignName ? `${this.local.say(CALENDAR_STRINGS.campaign)}: ${this.local.say(campaignName)}` : '',
      unit ? unitName(unit, this.local.language) : '',
      channel === null ? '' : this.local.say(CHANNEL_WORDS[channel]),
      category === null ? '' : `${this.local.say(CALENDAR_STRINGS.category)} ${category}`,
    ].filter((part) => part !== '')
    return parts.join(' · ') || this.local.say(CALENDAR_STRINGS.everything)
  }

  /** `validTo` is the first day without it; people name the last day with it. */
  private validityWords({ validFrom, validTo }: PolicyReply): string {
    if (validTo !== null && validTo <= validFrom) return this.local.say(CALENDAR_STRINGS.neverHeld)
    const from = `${this.local.say(CALENDAR_STRINGS.from)} ${formatDay(validFrom)}`
    if (validTo === null) return from
    return `${from} ${this.local.say(CALENDAR_STRINGS.until)} ${formatDay(dayBefore(validTo))}`
  }

  private onChanged(): void {
    this.said = CALENDAR_STRINGS.saved
    void this.shown.run()
  }

  static override readonly styles = [
    ...calendarPageStyles,
    tagStyles,
    css`
      tbody th {
        min-width: 24ch;
        white-space: normal;
      }
      section > header {
        margin-bottom: var(--s4);
      }
      td button {
        white-space: nowrap;
      }
      tbody th span {
        display: block;
        max-width: 60ch;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'policies-page': PoliciesPage
  }
}
