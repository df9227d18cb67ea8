import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FateKind, ImportJobDetail } from '../../../server/contract/imports/imports.ts'
import { REFUSALS } from '../../../server/contract/refusals.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { baseStyles, buttonStyles, tableStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { type ImportAct, importReportPath } from './import-api.ts'
import { countsOf } from './import-counts.ts'
import { IMPORT_STATE_WORDS, IMPORT_STRINGS } from './import-strings.ts'

/**
 * The dry run and the run of a file: how far it has come, what became of its rows, and what can be asked next.
 *
 * @fires import-asked - a dry run, a run or its end is asked for
 */
@customElement('import-run')
export class ImportRun extends LitElement {
  @property({ attribute: false }) job!: ImportJobDetail
  @property({ type: Boolean }) locked = false

  private readonly local = new LanguageController(this)

  override render() {
    const { say } = this.local
    const { state } = this.job
    const isTrial = ['found', 'mapped', 'trying', 'tried'].includes(state)
    return html`<h2>${say(IMPORT_STRINGS.tryTitle)}</h2>
      <p>${say(IMPORT_STRINGS.tryLead)}</p>
      ${
        ['found', 'mapped', 'tried'].includes(state)
          ? html`<div>${this.renderAct('try', IMPORT_STRINGS.try, state !== 'tried')}</div>`
          : nothing
      }
      ${isTrial ? this.renderOutcome() : nothing} ${this.renderReport('trial')}
      ${
        state === 'tried' || !isTrial
          ? html`<h2>${say(IMPORT_STRINGS.runTitle)}</h2>
              ${
                state === 'tried'
                  ? html`<div>${this.renderAct('run', IMPORT_STRINGS.run, true)}</div>`
                  : nothing
              }
              ${
                state === 'stopped' || state === 'failed'
                  ? html`<div>${this.renderAct('run', IMPORT_STRINGS.goOn, true)}</div>`
                  : nothing
              }
              ${isTrial ? nothing : this.renderOutcome()} ${this.renderReport('run')}`
          : nothing
      }`
  }

  private renderAct(act: ImportAct, words: { vi: string; en: string }, isFirst: boolean) {
    return html`<button
      class=${isFirst ? 'primary' : ''}
      ?disabled=${this.locked}
      @click=${() => emit(this, 'import-asked', act)}
    >
      ${this.local.say(words)}
    </button>`
  }

  private renderOutcome() {
    const { say, language } = this.local
    const { state, counts, rowsInAll, problem, fates } = this.job
    const isWorking = state === 'trying' || state === 'running'
    if (!isWorking && counts.rows === 0 && !problem) return nothing
    return html`${
        isWorking
          ? html`<div class="work">
              ${
                rowsInAll === null
                  ? html`<progress aria-label=${say(IMPORT_STRINGS.progress)}></progress>`
                  : html`<progress
                      aria-label=${say(IMPORT_STRINGS.progress)}
                      max=${rowsInAll}
                      value=${counts.rows}
                    ></progress>`
              }
              ${this.renderAct('stop', IMPORT_STRINGS.stop, false)}
            </div>`
          : nothing
      }
      <p class="numeric">
        <b>${say(IMPORT_STATE_WORDS[state])}</b>:
        ${formatNumber(counts.rows, language)}${rowsInAll === null || state === 'tried' ? '' : ` / ${formatNumber(rowsInAll, language)}`}
        ${say(IMPORT_STRINGS.rows)} – ${countsOf(this.job, this.local)}
      </p>
      ${
        problem
          ? html`<div class="problem">
              <p>${icon('alert')} <b>${say(REFUSALS[problem.code])}</b></p>
              <ul>
                ${problem.errors.map((error) => html`<li><code>${error.field}</code>: ${say(error)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${fates.length === 0 ? nothing : this.renderFates(fates)}`
  }

  private renderFates(fates: readonly FateKind[]) {
    const { say, language } = this.local
    const shown = fates.toSorted((a, b) => Number(b.code !== '') - Number(a.code !== '') || b.rows - a.rows)
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${say(IMPORT_STRINGS.fates)}>
      <table>
        <caption>
          ${say(IMPORT_STRINGS.fates)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say(IMPORT_STRINGS.counts)}</th>
            <th scope="col">${say(IMPORT_STRINGS.field)}</th>
            <th scope="col">${say(IMPORT_STRINGS.why)}</th>
            <th scope="col" class="numeric">${say(IMPORT_STRINGS.rows)}</th>
            <th scope="col">${say(IMPORT_STRINGS.first)}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (kind) =>
              html`<tr>
                <td>${say(kind.code === '' ? IMPORT_STRINGS.warned : IMPORT_STRINGS.refused)}</td>
                <td><code>${kind.field}</code></td>
                <td>${say(kind)}</td>
                <td class="numeric">${formatNumber(kind.rows, language)}</td>
                <td>
                  ${kind.first
                    .map(({ line, externalRef }) => (externalRef ? `${line} (${externalRef})` : String(line)))
                    .join(', ')}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private renderReport(of: 'trial' | 'run') {
    const { id, reports, state } = this.job
    if (!reports.includes(of) || state === 'trying' || (of === 'run' && state === 'running')) return nothing
    const words = of === 'trial' ? IMPORT_STRINGS.trialReport : IMPORT_STRINGS.runReport
    return html`<p><a href=${importReportPath(id, of)} download>${this.local.say(words)}</a></p>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .work {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        align-items: center;
      }
      progress {
        flex: 1 1 12rem;
        height: 20px;
        accent-color: var(--action);
      }
      .problem {
        padding: var(--s3);
        border: 2px solid var(--error);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      td {
        overflow-wrap: anywhere;
      }
      a {
        display: inline-block;
        min-height: 44px;
        align-content: center;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'import-run': ImportRun
  }
  interface HTMLElementEventMap {
    'import-asked': CustomEvent<ImportAct>
  }
}
