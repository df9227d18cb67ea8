import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type {
  ApprovalRule,
  ApprovalRules,
  MatchedApprovalRule,
} from '../../../server/contract/feedback/approval.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import { CHANNEL_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, approvalApi, errorWords } from '../../api.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { APPROVAL_STRINGS, officeTime } from '../../strings/approval-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import './approval-rule-form.ts'
import type { ApprovalRuleForm } from './approval-rule-form.ts'

/** Which answers a second person reads before they go out; for those who may, how to change it; and a text to try. */
@customElement('approval-rules-page')
export class ApprovalRulesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private said: Words | undefined
  @state() private changed: ApprovalRule | undefined
  @state() private matched: readonly MatchedApprovalRule[] | undefined
  @query('approval-rule-form') private form?: ApprovalRuleForm

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => Promise.all([approvalApi.rules(signal), api.units(signal)]),
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="approval-rules"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.approvalRules)}</h1>
        <p class="muted">${this.local.say(APPROVAL_STRINGS.lead)}</p>
      </header>
      <p role="status">${this.said ? this.local.say(this.said) : nothing}</p>
      ${this.shown.render({
        pending: () =>
          this.shown.value
            ? this.renderAll(...this.shown.value)
            : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.shown.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (shown) => this.renderAll(...shown),
      })}
    </article>`
  }

  private renderAll({ rules, mayAdd, dueMinutes }: ApprovalRules, units: readonly UnitSummary[]) {
    return html`<ul>
        ${repeat(
          rules,
          ({ id }) => id,
          (rule) => this.renderRule(rule),
        )}
      </ul>
      <section aria-labelledby="try-title">
        <h2 id="try-title">${this.local.say(APPROVAL_STRINGS.tryTitle)}</h2>
        <form @submit=${this.onTry}>
          <label for="text">${this.local.say(APPROVAL_STRINGS.tryText)}</label>
          <textarea id="text" name="text" maxlength="20000" rows="3"></textarea>
          <label for="try-category">${this.local.say(APPROVAL_STRINGS.category)}</label>
          <input id="try-category" name="category" maxlength="120" />
          <label class="check"
            ><input type="checkbox" name="published" />
            <span>${this.local.say(APPROVAL_STRINGS.tryPublished)}</span></label
          >
          <p><button>${this.local.say(APPROVAL_STRINGS.tryIt)}</button></p>
          <p role="status">${this.matched ? this.triedWords(this.matched) : nothing}</p>
        </form>
      </section>
      ${
        mayAdd
          ? html`<section
              aria-labelledby="form-title"
              @approval-rules-changed=${this.onChanged}
              @approval-change-left=${() => (this.changed = undefined)}
            >
              <h2 id="form-title">
                ${this.local.say(this.changed ? APPROVAL_STRINGS.change : APPROVAL_STRINGS.add)}
              </h2>
              <approval-rule-form
                .units=${units}
                .rule=${this.changed}
                minutes=${dueMinutes}
              ></approval-rule-form>
            </section>`
          : nothing
      }`
  }

  private renderRule(rule: ApprovalRule) {
    const zone = this.session?.organisation.zone ?? 'UTC'
    return html`<li class=${rule.endedAt === null ? '' : 'ended'}>
      <p>
        <strong>${rule.name}</strong>
        <span class="muted"
          >${
            rule.endedAt === null
              ? this.local.say(APPROVAL_STRINGS.holds)
              : `${this.local.say(APPROVAL_STRINGS.ended)} ${formatDateTime(rule.endedAt, zone)}`
          }</span
        >
      </p>
      <p>${this.conditionWords(rule)} · ${officeTime(rule.dueMinutes, this.local.language)}</p>
      ${
        rule.mayChange
          ? html`<p class="tools">
              <button
                aria-label="${this.local.say(APPROVAL_STRINGS.change)}: ${rule.name}"
                @click=${() => this.change(rule)}
              >
                ${this.local.say(APPROVAL_STRINGS.change)}
              </button>
              <button
                aria-label="${this.local.say(APPROVAL_STRINGS.end)}: ${rule.name}"
                @click=${() => this.end(rule)}
              >
                ${this.local.say(APPROVAL_STRINGS.end)}
              </button>
            </p>`
          : nothing
      }
    </li>`
  }

  private conditionWords({ unit, channel, category, words, published }: ApprovalRule): string {
    const parts = [
      published ? this.local.say(APPROVAL_STRINGS.published) : '',
      unit ? unitName(unit, this.local.language) : '',
      channel === null ? '' : this.local.say(CHANNEL_WORDS[channel]),
      category === null ? '' : `${this.local.say(APPROVAL_STRINGS.category)}: ${category}`,
      words.length === 0 ? '' : `${this.local.say(APPROVAL_STRINGS.words)}: ${words.join(', ')}`,
    ].filter((part) => part !== '')
    return parts.join(' · ') || this.local.say(APPROVAL_STRINGS.everything)
  }

  private triedWords(matched: readonly MatchedApprovalRule[]): string {
    if (matched.length === 0) return this.local.say(APPROVAL_STRINGS.tryNone)
    const named = matched.map(({ name, words }) =>
      words.length === 0 ? name : `${name} (${words.map(({ value }) => value).join(', ')})`,
    )
    return `${this.local.say(APPROVAL_STRINGS.tryNeeds)}: ${named.join('; ')}`
  }

  private change(rule: ApprovalRule): void {
    this.changed = rule
    void this.form?.focus()
  }

  private async end(rule: ApprovalRule): Promise<void> {
    try {
      await approvalApi.end(rule.id)
      this.onChanged()
    } catch (error) {
      this.said = errorWords(error)
    }
  }

  private async onTry(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const category = String(data.get('category') ?? '').trim()
    try {
      const { rules } = await approvalApi.try({
        text: String(data.get('text') ?? ''),
        answer: '',
        published: data.has('published'),
        ...(category === '' ? {} : { category }),
      })
      this.matched = rules
    } catch (error) {
      this.said = errorWords(error)
    }
  }

  private onChanged(): void {
    this.said = APPROVAL_STRINGS.saved
    this.changed = undefined
    void this.shown.run()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      ul {
        display: grid;
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        padding: var(--s3) var(--s4);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .ended {
        border-style: dashed;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-top: var(--s2);
      }
      section,
      section form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'approval-rules-page': ApprovalRulesPage
  }
}
