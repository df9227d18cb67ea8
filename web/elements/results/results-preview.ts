import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { UnitParticipation } from '../../../server/contract/report.ts'
import type { ResultsDocument, UnitProcedures } from '../../../server/contract/results/published-results.ts'
import { withLimits } from '../../../server/words/reports/rate-limits.ts'
import { isScaleSize } from '../../../server/contract/level.ts'
import { causesOf } from '../../../server/words/reports/figure-words.ts'
import { changeSources } from '../../../server/words/reports/change-words.ts'
import { fairSentences } from '../../../server/words/reports/fair-words.ts'
import { LEVEL_WORDS } from '../../../server/words/level-words.ts'
import {
  closingSentences,
  comparisonSentence,
  otherChannelsSentences,
  satisfactionSentence,
  timelinessSentence,
} from '../../../server/words/reports/report-sentences.ts'
import {
  PARTICIPATION,
  PARTICIPATION_COLUMNS,
  participationSentences,
} from '../../../server/words/reports/participation-words.ts'
import { PROCEDURES } from '../../../server/words/reports/procedure-words.ts'
import { VERDICTS } from '../../../server/words/reports/verdict-words.ts'
import { partName, unitName } from '../../../server/words/unit-name.ts'
import { satisfactionTable, timelinessTable, verdictsTable } from '../../pages/reports/report-tables.ts'
import { foldedTable } from '../reports/folded-table.ts'
import { partsTable } from '../reports/parts-table.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, paperColumn, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import './changes-table.ts'

/** A quarter's document as people will read it: its sentences, tables and what it corrects. */
@customElement('results-preview')
export class ResultsPreview extends LitElement {
  @property({ attribute: false }) document?: ResultsDocument

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.document) return nothing
    const { language } = this.local
    const { satisfaction, timeliness, verdicts, procedures, participation, narrative, correction } =
      this.document
    const sentences = [
      satisfactionSentence(satisfaction),
      ...(participation?.[0] ? participationSentences(participation[0]) : []),
      comparisonSentence(satisfaction.comparison),
      ...changeSources(satisfaction),
      ...otherChannelsSentences(satisfaction.otherChannels),
      ...fairSentences(satisfaction),
      timelinessSentence(timeliness),
      ...closingSentences(satisfaction),
    ]
    const said = language === 'en' && narrative.en !== '' ? narrative.en : narrative.vi
    const { scaleSize } = satisfaction
    return html`<ul>
        ${sentences.map((words) => html`<li>${this.local.say(words)}</li>`)}
      </ul>
      ${said === '' ? nothing : said.split('\n').map((line) => html`<p lang=${said === narrative.vi ? 'vi' : 'en'}>${line}</p>`)}
      <p class="meta">${this.local.say(STRINGS.notSipas)}</p>
      ${
        correction && correction.changes.length > 0
          ? html`<h3>${this.local.say(PUBLISH_STRINGS.changes)}</h3>
              ${correction.reason === '' ? nothing : html`<p lang="vi">${correction.reason}</p>`}
              <p>${causesOf(correction.changes).map((words) => html`${this.local.say(words)} `)}</p>
              <changes-table .changes=${withLimits(correction.changes, participation)}></changes-table>`
          : nothing
      }
      ${
        isScaleSize(scaleSize)
          ? html`<h3>${this.local.say(PUBLISH_STRINGS.satisfaction)}</h3>
              ${foldedTable(this.local, PUBLISH_STRINGS.satisfactionTable, {
                rows: satisfaction.byUnit.length,
                table: satisfactionTable(
                  satisfaction,
                  LEVEL_WORDS[scaleSize].map((words) => this.local.say(words)),
                  language,
                ),
              })}`
          : nothing
      }
      ${participation ? this.renderParticipation(participation) : nothing}
      <h3>${this.local.say(PUBLISH_STRINGS.timeliness)}</h3>
      ${foldedTable(this.local, PUBLISH_STRINGS.timelinessTable, {
        rows: timeliness.byUnit.length,
        table: timelinessTable(timeliness, language),
      })}
      ${
        verdicts
          ? html`<h3>${this.local.say(VERDICTS.title)}</h3>
              <p class="meta">
                ${this.local.say(verdicts.byUnit.length > 0 ? VERDICTS.lead : VERDICTS.none)}
              </p>
              ${verdicts.byUnit.length > 0 ? foldedTable(this.local, PUBLISH_STRINGS.verdictsTable, { rows: verdicts.byUnit.length, table: verdictsTable(timeliness, verdicts, language) }) : nothing}`
          : nothing
      }
      ${procedures ? this.renderProcedures(procedures) : nothing}`
  }

  private renderParticipation([whole, ...units]: readonly UnitParticipation[]) {
    const { language } = this.local
    const rows = whole ? [...units, whole] : units
    return html`<h3>${this.local.say(PARTICIPATION.title)}</h3>
      ${foldedTable(this.local, PUBLISH_STRINGS.participationTable, {
        rows: rows.length,
        table: html`<div
          class="table-box"
          role="region"
          tabindex="0"
          aria-label=${this.local.say(PARTICIPATION.title)}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">${this.local.say(PUBLISH_STRINGS.unit)}</th>
                ${PARTICIPATION_COLUMNS.map(({ name }) => html`<th scope="col" class="numeric">${this.local.say(name)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">
                      ${whole && row !== whole ? partName(whole, row.unit, language) : unitName(row.unit, language)}
                    </th>
                    ${PARTICIPATION_COLUMNS.map(({ show }) => html`<td class="numeric">${show(row, language)}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
      })}`
  }

  private renderProcedures(units: readonly UnitProcedures[]) {
    const { language } = this.local
    return html`<h3>${this.local.say(PROCEDURES.title)}</h3>
      <p class="meta">${this.local.say(units.length > 0 ? PROCEDURES.lead : PROCEDURES.none)}</p>
      ${foldedTable(this.local, PUBLISH_STRINGS.proceduresTables, {
        rows: units.length,
        table: html`${units.map(
          ({ unit, procedures }) =>
            html`<h4>${unitName(unit, language)}</h4>
              ${partsTable({
                language,
                label: `${this.local.say(PROCEDURES.title)}: ${unitName(unit, language)}`,
                part: this.local.say(PROCEDURES.procedure),
                parts: procedures.map(({ procedure, ...cell }) => ({
                  name: unitName(procedure, language),
                  cell,
                })),
              })}`,
        )}`,
      })}`
  }

  static override readonly styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      summary {
        min-height: 44px;
        cursor: pointer;
      }
      tbody th,
      tfoot th {
        min-width: 10rem;
      }
    `,
    paperColumn,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'results-preview': ResultsPreview
  }
}
