import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { type Finding, FINDINGS, type KeepingReply } from '../../../server/contract/keeping/keeping.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime, formatDecimal } from '../../../server/words/format.ts'
import { CHECK_WORDS, findingWords } from '../../../server/words/keeping/keeping-words.ts'
import { errorWords, keepingApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, pageStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { KEEPING_STRINGS } from './keeping-strings.ts'

/** When the last good backup was made and tried, and what is to be done about disk, clock, certificate and mail. */
@customElement('keeping-page')
export class KeepingPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly kept = new Task(this, { task: () => keepingApi.read(), args: () => [] })

  override render() {
    return html`<article>
      <page-tabs page="keeping"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.keeping)}</h1>
        <p class="muted">${this.local.say(KEEPING_STRINGS.lead)}</p>
      </header>
      ${this.kept.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => problemNote(this.local, errorWords(error)),
        complete: (kept) => this.renderKept(kept),
      })}
    </article>`
  }

  private renderKept({ backup, trial, schedule, databaseBytes, findings }: KeepingReply) {
    const { say } = this.local
    const none = say(KEEPING_STRINGS.none)
    return html`<dl>
        <dt>${say(KEEPING_STRINGS.backup)}</dt>
        <dd>
          ${
            backup === null
              ? none
              : html`${this.time(backup.at)} · ${this.size(backup.bytes)} ·
                  ${say(backup.encrypted ? KEEPING_STRINGS.encrypted : KEEPING_STRINGS.open)}
                  ${backup.copied === 'yes' ? html`· ${say(KEEPING_STRINGS.copied)}` : nothing}
                  <code>${backup.file}</code>`
          }
        </dd>
        <dt>${say(KEEPING_STRINGS.trial)}</dt>
        <dd>${trial === null ? none : html`${this.time(trial.at)} <code>${trial.file}</code>`}</dd>
        <dt>${say(KEEPING_STRINGS.schedule)}</dt>
        <dd>${schedule === null ? none : html`${schedule.at} <code>${schedule.folder}</code>`}</dd>
        <dt>${say(KEEPING_STRINGS.database)}</dt>
        <dd>${this.size(databaseBytes)}</dd>
      </dl>
      <h2>${say(KEEPING_STRINGS.findings)}</h2>
      <ul>
        ${findings.map((finding) => this.renderFinding(finding))}
      </ul>`
  }

  private renderFinding(finding: Finding) {
    const { said, todo } = findingWords(finding)
    const state = FINDINGS[finding.code]
    return html`<li class=${state}>
      <b>${icon(state === 'good' ? 'check' : 'alert')} ${this.local.say(CHECK_WORDS[finding.check])}</b>
      <span class="state">${this.local.say(KEEPING_STRINGS[state])}</span>
      <span>${this.local.say(said)}</span>
      ${todo ? html`<span>${this.local.say(todo)}</span>` : nothing}
    </li>`
  }

  private time(iso: string) {
    const zone = this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh'
    return html`<time datetime=${iso}>${formatDateTime(iso, zone)}</time>`
  }

  private size(bytes: number): string {
    return `${formatDecimal(bytes / 1e6, this.local.language, 1)} MB`
  }

  static override readonly styles = [
    baseStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      dt {
        margin-top: var(--s3);
        font-weight: 600;
      }
      dd {
        margin: 0;
      }
      code {
        display: block;
      }
      dd,
      li {
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        padding-left: var(--s3);
        border-left: 4px solid var(--line);
      }
      li.warning {
        border-color: var(--error);
      }
      .state {
        float: right;
      }
      li > span:not(.state) {
        display: block;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'keeping-page': KeepingPage
  }
}
