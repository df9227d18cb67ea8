import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EnteredInput, IndexReply, InputReply } from '../../../server/contract/indexes.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import {
  countedWords,
  formatFigure,
  formulaWords,
  missingWords,
  spanWords,
  standingWords,
} from '../../../server/words/index-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { INDEX_COUNTED, INDEX_STRINGS } from '../../strings/index-strings.ts'
import { baseStyles, tableStyles, tagStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

/** So many missing numbers are named; the table below has them all. */
const MOST_NAMED = 3

/** One index: its value or why there is none, and on opening its inputs, steps, source and days in force. */
@customElement('index-card')
export class IndexCard extends LitElement {
  @property({ attribute: false }) index?: IndexReply
  @property() zone = 'UTC'
  /** Where its numbers are entered; empty where this person may not. */
  @property() enterHref = ''

  private readonly local = new LanguageController(this)

  override render() {
    const { index } = this
    if (!index) return nothing
    const standing = standingWords(index.standing, index.validFrom, index.validTo)
    return html`<h2 id="name">${this.local.say(index.name)}</h2>
      ${standing ? html`<p><span class="tag soon">${this.local.say(standing)}</span></p>` : nothing}
      ${standing && index.ended ? html`<p class="meta">${this.local.say(index.ended)}</p>` : nothing}
      ${this.renderValue(index)} ${this.renderLacks(index)}
      <slot></slot>
      <details>
        <summary>${this.local.say(INDEX_STRINGS.details)}</summary>
        ${this.renderSteps(index)} ${this.renderInputs(index)} ${this.renderSource(index)}
      </details>`
  }

  private renderValue({ value, reason, class: name, classReason, n, total }: IndexReply) {
    const { language } = this.local
    if (value === null) return reason ? html`<p>${this.local.say(reason)}</p>` : nothing
    return html`<p class="value">
        <strong class="numeric">${formatFigure(value, language)}</strong>
        <span class="meta numeric">${countedWords(n, total, language)}</span>
      </p>
      ${name ? html`<p>${this.local.say(INDEX_STRINGS.class)}: <strong>${this.local.say(name)}</strong></p>` : nothing}
      ${classReason ? html`<p>${this.local.say(classReason)}</p>` : nothing}`
  }

  private renderLacks({ lacks, inputs }: IndexReply) {
    const missing = inputs.filter(({ code }) => lacks.includes(code))
    if (missing.length === 0) return nothing
    const isToBeEntered = missing.some(({ origin }) => origin === 'entered')
    const named = missing.slice(0, MOST_NAMED)
    const whys = new Set(named.map((input) => this.whyMissing(input)))
    const names = [...whys].map((why) => {
      const those = named.filter((input) => this.whyMissing(input) === why)
      return `${those.map(({ name }) => this.local.say(name)).join('; ')} (${why})`
    })
    const more = missing.length - named.length
    return html`<p class="lacks">
      <strong>${this.local.say(INDEX_STRINGS.lacks)}:</strong> ${names.join('; ')}${
        more > 0 ? this.local.say(INDEX_COUNTED.more(more)) : nothing
      }.
      ${
        isToBeEntered && this.enterHref !== ''
          ? html`<a href=${this.enterHref} aria-describedby="name">${this.local.say(INDEX_STRINGS.enter)}</a>`
          : nothing
      }
    </p>`
  }

  private whyMissing(input: InputReply): string {
    const why = missingWords(input)
    return why ? this.local.say(why) : ''
  }

  private renderSteps({ steps }: IndexReply) {
    if (steps.length === 0) return nothing
    return html`<h3>${this.local.say(INDEX_STRINGS.steps)}</h3>
      <ol>
        ${steps.map((step) => {
          const formula = formulaWords(step, this.local.language)
          return html`<li>
            ${this.local.say(step.what)}${formula === '' ? nothing : html`: <span class="numeric">${formula}</span>`}
            ${
              step.counted
                ? html`<span class="meta numeric"
                    >${countedWords(step.counted.n, step.counted.total, this.local.language)}</span
                  >`
                : nothing
            }
            ${step.remark ? html`<span class="meta">${this.local.say(step.remark)}</span>` : nothing}
          </li>`
        })}
      </ol>`
  }

  private renderInputs({ inputs, name }: IndexReply) {
    const say = this.local.say.bind(this.local)
    return html`<h3>${say(INDEX_STRINGS.inputs)}</h3>
      <div
        class="table-box"
        role="region"
        tabindex="0"
        aria-label="${say(INDEX_STRINGS.inputs)}: ${say(name)}"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${say(INDEX_STRINGS.input)}</th>
              <th scope="col" class="numeric">${say(INDEX_STRINGS.value)}</th>
              <th scope="col">${say(INDEX_STRINGS.origin)}</th>
            </tr>
          </thead>
          <tbody>
            ${inputs.map(
              (input) =>
                html`<tr>
                  <th scope="row">${say(input.name)}</th>
                  ${this.renderInputValue(input)}
                  <td>
                    ${input.origin === 'product' ? say(INDEX_STRINGS.fromProduct) : this.renderEntries(input)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
  }

  private renderInputValue(input: InputReply) {
    const why = missingWords(input)
    if (why) return html`<td class="meta">${this.local.say(why)}</td>`
    const { value, kind } = input
    if (value === null) return html`<td></td>`
    const written =
      kind.kind === 'yes-no'
        ? this.local.say(value === 1 ? INDEX_STRINGS.yes : INDEX_STRINGS.no)
        : formatNumber(value, this.local.language, 2)
    return html`<td class="numeric">${written}</td>`
  }

  private renderEntries({ entries }: InputReply) {
    if (entries.length === 0) return nothing
    const list = html`<ul>
      ${entries.map((entry) => html`<li>${this.entryWords(entry)}</li>`)}
    </ul>`
    return entries.length === 1
      ? list
      : html`<details>
          <summary>${this.local.say(INDEX_COUNTED.entries(entries.length))}</summary>
          ${list}
        </details>`
  }

  private entryWords({ unit, period, procedure, value, note, enteredAt, enteredBy }: EnteredInput): string {
    return [
      `${formatNumber(value, this.local.language, 2)}: ${unitName(unit, this.local.language)}`,
      this.local.say(period.label),
      procedure,
      note,
      [enteredBy, formatDateTime(enteredAt, this.zone)].filter(Boolean).join(', '),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  private renderSource({ sources, notes }: IndexReply) {
    const say = this.local.say.bind(this.local)
    return html`<h3>${say(INDEX_STRINGS.source)}</h3>
      <ul>
        ${sources.map(
          ({ document, article, from, to }) =>
            html`<li>${document}, ${say(article)}: ${say(spanWords(from, to))}</li>`,
        )}
      </ul>
      <h3>${say(INDEX_STRINGS.notes)}</h3>
      <ul>
        ${notes.map((note) => html`<li>${say(note)}</li>`)}
      </ul>`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    tagStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: var(--s4);
        border: 1px solid var(--grid);
        border-radius: 12px;
      }
      .tag {
        white-space: normal;
      }
      .value {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--s3);
      }
      .value strong {
        font-size: 1.875rem;
        font-weight: 600;
        line-height: 1.2;
      }
      p,
      li {
        max-width: 75ch;
      }
      summary {
        padding-block: var(--s2);
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
      }
      h3 {
        margin-block: var(--s4) var(--s2);
        font-size: 1rem;
      }
      ol,
      ul {
        display: grid;
        gap: var(--s1);
        padding-inline-start: 1.3em;
      }
      li .meta {
        display: block;
      }
      td ul {
        padding: 0;
        list-style: none;
        font-size: 0.875rem;
      }
      .table-box {
        font-size: 0.9375rem;
      }
      tbody th {
        min-width: 180px;
      }
      td.meta {
        min-width: 120px;
        text-align: end;
      }
      td:last-child {
        min-width: 200px;
      }
      td summary {
        padding: 0;
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'index-card': IndexCard
  }
}
