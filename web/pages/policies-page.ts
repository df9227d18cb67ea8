import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { CHANNEL_WORDS } from '../../server/contract/channel.ts'
import { describeDeadlineRule } from '../../server/contract/deadline-words.ts'
import { formatDay } from '../../server/contract/format.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import type { CampaignReply, PoliciesReply, PolicyReply } from '../../server/contract/policy.ts'
import { api, calendarApi, errorWords } from '../api.ts'
import { CALENDAR_STRINGS } from '../calendar-strings.ts'
import '../elements/calendar-tabs.ts'
import '../elements/close-policy-dialog.ts'
import type { ClosePolicyDialog } from '../elements/close-policy-dialog.ts'
import '../elements/page-message.ts'
import '../elements/policy-dialog.ts'
import type { PolicyDialog } from '../elements/policy-dialog.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings.ts'
import { tagStyles } from '../ui/base-styles.ts'
import { icon } from '../ui/icons.ts'
import { LanguageController } from '../ui/localize.ts'
import { calendarPageStyles } from './calendar-page-styles.ts'

const STATES: Readonly<Record<PolicyReply['state'], { readonly words: Words; readonly tag: string }>> = {
  holds: { words: CALENDAR_STRINGS.stateHolds, tag: 'ontime' },
  coming: { words: CALENDAR_STRINGS.stateComing, tag: 'new' },
  ended: { words: CALENDAR_STRINGS.stateEnded, tag: '' },
}

/** Which deadline counts where and when, in words; for those who may, how to add and end one. */
@customElement('policies-page')
export class PoliciesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private said: Words | undefined
  @query('policy-dialog') private adding?: PolicyDialog
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
      <calendar-tabs page="policies"></calendar-tabs>
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
          <h1 tabindex="-1">${this.local.say(CALENDAR_STRINGS.policiesTab)}</h1>
          <p class="meta">${this.local.say(CALENDAR_STRINGS.policiesLead)}</p>
        </div>
        ${
          policies.mayAdd
            ? html`<div class="tools">
                <button class="primary" @click=${() => this.adding?.open()}>
                  ${icon('plus')} ${this.local.say(CALENDAR_STRINGS.addPolicy)}
                </button>
              </div>`
            : nothing
        }
      </header>
      <p role="status" class=${this.said ? 'said' : ''}>${this.said ? this.local.say(this.said) : nothing}</p>
      ${this.renderPolicies(policies)}
      <section>
        <h2>${this.local.say(CALENDAR_STRINGS.campaigns)}</h2>
        ${
          policies.campaigns.length === 0
            ? html`<p class="muted">${this.local.say(CALENDAR_STRINGS.noCampaigns)}</p>`
            : policies.campaigns.map((campaign) => this.renderCampaign(campaign))
        }
      </section>
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

  private renderPolicies({ policies }: PoliciesReply) {
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
      aria-label=${this.local.say(CALENDAR_STRINGS.policiesTab)}
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
          ${policies.map((policy) => this.renderPolicy(policy))}
        </tbody>
      </table>
    </div>`
  }

  private renderPolicy(policy: PolicyReply) {
    const { words, tag } = STATES[policy.state]
    return html`<tr>
      <th scope="row">
        <strong>${this.local.say(policy.name)}</strong>
        <span class="meta">${policy.code}</span>
        <span>${describeDeadlineRule(policy.rule, this.local.language)}</span>
        ${policy.note === '' ? nothing : html`<span class="meta">${policy.note}</span>`}
      </th>
      <td>${this.scopeWords(policy)}</td>
      <td class="numeric">${this.validityWords(policy)}</td>
      <td><span class="tag ${tag}">${this.local.say(words)}</span></td>
      <td>
        ${
          policy.mayChange && policy.state !== 'ended'
            ? html`<button
                aria-label="${this.local.say(CALENDAR_STRINGS.closePolicy)}: ${this.local.say(policy.name)}"
                @click=${() => this.closing?.open(policy)}
              >
                ${this.local.say(CALENDAR_STRINGS.closePolicy)}
              </button>`
            : nothing
        }
      </td>
    </tr>`
  }

  private scopeWords({ campaign, unit, channel, category }: PolicyReply): string {
    const parts = [
      campaign === null ? '' : `${this.local.say(CALENDAR_STRINGS.campaign)} ${campaign}`,
      unit?.name ?? '',
      channel === null ? '' : this.local.say(CHANNEL_WORDS[channel]),
      category === null ? '' : `${this.local.say(CALENDAR_STRINGS.category)} ${category}`,
    ].filter((part) => part !== '')
    return parts.join(' · ') || this.local.say(CALENDAR_STRINGS.everything)
  }

  /** `validTo` is the first day without it; people name the last day with it. */
  private validityWords({ validFrom, validTo }: PolicyReply): string {
    const from = `${this.local.say(CALENDAR_STRINGS.from)} ${formatDay(validFrom)}`
    if (validTo === null) return from
    const last = new Date(Date.parse(validTo) - 86_400_000).toISOString().slice(0, 10)
    return `${from} ${this.local.say(CALENDAR_STRINGS.until)} ${formatDay(last)}`
  }

  private renderCampaign({ name, theme, startsOn, endsOn, units, procedures }: CampaignReply) {
    const where =
      units.map((unit) => unit.name).join(', ') || this.local.say(CALENDAR_STRINGS.wholeOrganisation)
    const heads = [CALENDAR_STRINGS.procedure, CALENDAR_STRINGS.statutory, CALENDAR_STRINGS.committed]
    return html`<h3>${this.local.say(name)}</h3>
      <p class="meta">
        ${formatDay(startsOn)}–${formatDay(endsOn)} · ${where}${theme === '' ? '' : ` · ${theme}`}
      </p>
      ${
        procedures.length === 0
          ? nothing
          : html`<div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(name)}>
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
      }`
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
        white-space: normal;
      }
      tbody th span {
        display: block;
        max-width: 60ch;
      }
    `,
  ]
}
