import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QuestionnaireChange } from '../../../server/contract/surveys/question-kinds.ts'
import { CHANGE_WORDS, COMPARABLE_WORDS, QUESTIONNAIRE_STRINGS } from '../../strings/questionnaire-strings.ts'
import { baseStyles, tagStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** What a version changes against the one before it, and what that means for comparing answers. */
@customElement('questionnaire-changes')
export class QuestionnaireChanges extends LitElement {
  @property({ attribute: false }) changes: readonly QuestionnaireChange[] = []

  private readonly local = new LanguageController(this)

  override render() {
    if (this.changes.length === 0)
      return html`<p class="muted">${this.local.say(QUESTIONNAIRE_STRINGS.noChanges)}</p>`
    return html`<ul>
      ${this.changes.map(
        ({ kind, comparable, key, before, after }) =>
          html`<li>
            ${comparable === 'never' ? icon('alert') : nothing}
            <b>${this.local.say(CHANGE_WORDS[kind])}</b>${key === '' ? nothing : html` <code>${key}</code>`}:
            ${before ? html`<del>${this.local.say(before)}</del>` : nothing}
            ${after ? html`<ins>${this.local.say(after)}</ins>` : nothing}
            <span class="muted">(${this.local.say(COMPARABLE_WORDS[comparable])})</span>
          </li>`,
      )}
    </ul>`
  }

  static override readonly styles = [
    baseStyles,
    tagStyles,
    css`
      ul {
        display: grid;
        gap: var(--s1);
        padding-inline-start: var(--s4);
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-changes': QuestionnaireChanges
  }
}
