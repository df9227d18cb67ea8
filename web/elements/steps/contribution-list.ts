import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Contribution, FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, tagStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { datedContribution } from '../feedback/deadline-state.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import './contribution-form.ts'
import '../feedback/deadline-badge.ts'

/**
 * What other units were asked to contribute, by when, and what they gave; for the asked unit the form to give it.
 *
 * @fires contribution-withdrawn - `detail` is the id of the contribution that the lead would withdraw
 */
@customElement('contribution-list')
export class ContributionList extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() personId = ''
  @property() zone = 'UTC'
  @state() private isGiven = false
  @query('h2') private heading?: HTMLElement

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.item) return nothing
    return html`<section aria-labelledby="contributions">
      <div>
        <h2 id="contributions" tabindex="-1">${this.local.say(STRINGS.contributions)}</h2>
        <div role="status">
          ${
            this.isGiven
              ? html`<p class="done">${icon('check')} ${this.local.say(STRINGS.contributionGiven)}</p>`
              : nothing
          }
        </div>
      </div>
      <ul>
        ${repeat(
          this.item.contributions,
          ({ id }) => id,
          (each) => this.renderOne(each),
        )}
      </ul>
    </section>`
  }

  private renderOne(contribution: Contribution) {
    const { unit, state, request, askedAt, askedBy, givenAt, givenBy, text, may } = contribution
    return html`<li class=${state}>
      <h3>
        ${unitName(unit, this.local.language)}
        ${state === 'ended' ? html`<span class="tag">${this.local.say(STRINGS.noLongerNeeded)}</span>` : nothing}
        <deadline-badge .item=${datedContribution(contribution)}></deadline-badge>
      </h3>
      ${this.renderSaid(askedBy, askedAt, request)}
      ${givenAt !== null ? this.renderSaid(givenBy, givenAt, text, 'given') : nothing}
      ${
        may.includes('give-contribution')
          ? html`<contribution-form
              .item=${this.item}
              .contribution=${contribution}
              personId=${this.personId}
              zone=${this.zone}
              @feedback-changed=${this.onGiven}
            ></contribution-form>`
          : nothing
      }
      ${
        may.includes('withdraw-contribution')
          ? html`<button @click=${() => this.withdraw(contribution.id)}>
              ${icon('undo')} ${this.local.say(STEP_WORDS['withdraw-contribution'].name)}
              <span class="visually-hidden">${unitName(unit, this.local.language)}</span>
            </button>`
          : nothing
      }
    </li>`
  }

  private renderSaid(by: string | null, at: string, text: string | null, kind = 'request') {
    const words = kind === 'given' ? STRINGS.contributionText : STRINGS.request
    return html`<div class="said ${kind}">
      <p>
        <strong>${this.local.say(words)}</strong>
        <span class="meta">${by} · <time datetime=${at}>${formatDateTime(at, this.zone)}</time></span>
      </p>
      <p class="text">${text ?? this.local.say(STRINGS.textErased)}</p>
    </div>`
  }

  /** The form is gone with what was given: the keyboard goes on from the heading. */
  private onGiven(): void {
    this.isGiven = true
    this.heading?.focus()
  }

  private withdraw(id: string): void {
    emit(this, 'contribution-withdrawn', id)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tagStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
      }
      h2 {
        font-size: 1.125rem;
      }
      h2:focus {
        outline: none;
        box-shadow: none;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        font-size: 1rem;
      }
      deadline-badge {
        font-weight: 400;
      }
      ul {
        display: grid;
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        justify-items: start;
        gap: var(--s3);
        min-width: 0;
        padding: var(--s4);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .done {
        display: flex;
        gap: var(--s2);
        color: var(--success);
        font-weight: 600;
      }
      .said p:first-child {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
      }
      .said strong {
        font-weight: 600;
      }
      .text {
        max-width: 70ch;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .given {
        padding-inline-start: var(--s3);
        border-inline-start: 4px solid var(--action);
      }
      contribution-form {
        width: 100%;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'contribution-list': ContributionList
  }
  interface HTMLElementEventMap {
    'contribution-withdrawn': CustomEvent<string>
  }
}
