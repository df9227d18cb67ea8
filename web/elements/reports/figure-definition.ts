import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type DefinedFigure, DEFINITIONS, INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** How a figure is counted: numerator, denominator, what is left out, from what, and its interval. */
@customElement('figure-definition')
export class FigureDefinition extends LitElement {
  @property() of: DefinedFigure = 'satisfaction'

  private readonly local = new LanguageController(this)

  override render() {
    const { numerator, denominator, exclusions, source, interval } = DEFINITIONS[this.of]
    const rows = [
      [INSIGHT_STRINGS.numerator, numerator],
      [INSIGHT_STRINGS.denominator, denominator],
      [INSIGHT_STRINGS.exclusions, exclusions],
      [INSIGHT_STRINGS.countedFrom, source],
      ...(interval ? ([[INSIGHT_STRINGS.interval, interval]] as const) : []),
    ] as const
    return html`<details>
      <summary>${this.local.say(INSIGHT_STRINGS.definition)}</summary>
      <dl>
        ${rows.map(
          ([name, words]) =>
            html`<div>
              <dt>${this.local.say(name)}</dt>
              <dd>${this.local.say(words)}</dd>
            </div>`,
        )}
      </dl>
    </details>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      summary {
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      dl {
        display: grid;
        gap: var(--s2);
        max-width: 70ch;
        margin-top: var(--s2);
      }
      dt {
        font-weight: 600;
      }
      @media print {
        dl {
          gap: 2px;
          font-size: 0.75rem;
        }
        dt,
        dd {
          display: inline;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'figure-definition': FigureDefinition
  }
}
