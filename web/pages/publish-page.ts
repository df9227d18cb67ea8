import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import type {
  QuarterPublication,
  ResultsQuarter,
  ResultsVersion,
} from '../../server/contract/results/published-results.ts'
import { withLimits } from '../../server/words/reports/rate-limits.ts'
import { formatDateTime, formatDay, formatNumber } from '../../server/words/format.ts'
import { api, errorWords } from '../api.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/quality/quality-findings.ts'
import '../elements/results/changes-table.ts'
import '../elements/results/results-preview.ts'
import '../elements/results/results-signature.ts'
import '../elements/results/results-submission.ts'
import '../elements/results/served-moves.ts'
import { navigate } from '../router.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import { PUBLISH_STRINGS, STATE_WORDS, VERSION_WORDS } from '../strings/publish-strings.ts'
import { baseStyles, formStyles, pageStyles, paperColumn, tableStyles } from '../ui/base-styles.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'

interface Shown {
  readonly quarters: readonly ResultsQuarter[]
  readonly publication: QuarterPublication | null
}

/** A quarter on its way to the public: its draft, what waits for a signature, what was published and what came after. */
@customElement('publish-page')
export class PublishPage extends LitElement {
  @property() period?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  /** What a step just taken left, until another quarter is chosen. */
  @state() private changed: QuarterPublication | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: async ([wanted], { signal }): Promise<Shown> => {
      const quarters = await api.resultsQuarters(signal)
      const period = wanted ?? firstToActOn(quarters)
      return { quarters, publication: period ? await api.quarterPublication(period, signal) : null }
    },
    args: () => [this.period] as const,
  })

  override render() {
    return this.shown.render({
      initial: () => html`<page-message waiting></page-message>`,
      pending: () => html`<page-message waiting></page-message>`,
      complete: (shown) => this.renderShown(shown),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderShown({ quarters, publication: read }: Shown) {
    const publication = this.changed?.period.key === read?.period.key ? (this.changed ?? read) : read
    if (!publication) return html`<page-message icon="chart" .lead=${PUBLISH_STRINGS.none}></page-message>`
    const { period, state, waiting } = publication
    return html`<article @results-submitted=${this.onChanged} @results-decided=${this.onChanged}>
      <page-tabs page="publish"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(period.label)} · ${this.local.say(STATE_WORDS[state])}</h1>
        <p>${this.local.say(PUBLISH_STRINGS.lead)}</p>
        <p class="meta">
          ${this.local.say(PUBLISH_STRINGS.closesOn)} ${formatDay(publication.closesOn)} ·
          ${this.local.say(STRINGS.notSipas)}
        </p>
      </header>
      ${this.renderChoice(quarters, period.key)}
      <section>
        <h2>${this.local.say(waiting ? PUBLISH_STRINGS.signChecklist : PUBLISH_STRINGS.checklist)}</h2>
        <quality-findings .report=${publication}></quality-findings>
      </section>
      ${
        waiting
          ? html`<section>
              <h2>${this.local.say(PUBLISH_STRINGS.waiting)}</h2>
              <results-signature .publication=${publication}></results-signature>
            </section>`
          : this.renderDraft(publication)
      }
      ${this.renderVersions(publication)}
    </article>`
  }

  private renderChoice(quarters: readonly ResultsQuarter[], chosen: string) {
    return html`<div class="field choice">
      <label for="period">${this.local.say(PUBLISH_STRINGS.period)}</label>
      <select id="period" @change=${this.onPeriod}>
        ${quarters.map(
          ({ period, state }) =>
            html`<option value=${period.key} ?selected=${period.key === chosen}>
              ${this.local.say(period.label)} · ${this.local.say(STATE_WORDS[state])}
            </option>`,
        )}
      </select>
    </div>`
  }

  private renderDraft({ draft, state, period, late, may, servedSince }: QuarterPublication) {
    if (!draft) return nothing
    const isPublished = state === 'published' || state === 'moved'
    const { language } = this.local
    return html`${
      isPublished
        ? html`<section>
            <h2>${this.local.say(PUBLISH_STRINGS.late)}</h2>
            <p>
              ${formatNumber(late.ready, language)} ${this.local.say(PUBLISH_STRINGS.lateReady)}
              ${formatNumber(late.waiting, language)} ${this.local.say(PUBLISH_STRINGS.lateWaiting)}
            </p>
            ${
              state === 'moved'
                ? html`<h3>${this.local.say(PUBLISH_STRINGS.changes)}</h3>
                    <changes-table
                      .changes=${withLimits(draft.correction?.changes ?? [], draft.participation)}
                    ></changes-table>`
                : html`<p>${this.local.say(PUBLISH_STRINGS.noChanges)}</p>`
            }
            <served-moves .moves=${servedSince}></served-moves>
          </section>`
        : html`<section>
            <h2>${this.local.say(PUBLISH_STRINGS.draft)}</h2>
            <results-preview .document=${draft}></results-preview>
          </section>`
    }
    ${
      may.submit && state !== 'published'
        ? html`<results-submission period=${period.key} ?correction=${isPublished}></results-submission>`
        : nothing
    }`
  }

  private renderVersions({ versions, period }: QuarterPublication) {
    const columns = [
      PUBLISH_STRINGS.number,
      PUBLISH_STRINGS.status,
      PUBLISH_STRINGS.when,
      PUBLISH_STRINGS.submittedBy,
      PUBLISH_STRINGS.decidedBy,
    ]
    return html`<section>
      <h2>${this.local.say(PUBLISH_STRINGS.versions)}</h2>
      ${
        versions.length === 0
          ? html`<p>${this.local.say(PUBLISH_STRINGS.noVersions)}</p>`
          : html`<div
              class="table-box"
              role="region"
              tabindex="0"
              aria-label=${this.local.say(PUBLISH_STRINGS.versions)}
            >
              <table>
                <thead>
                  <tr>
                    ${columns.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${versions.map((version) => this.renderVersion(version, period.key))}
                </tbody>
              </table>
            </div>`
      }
    </section>`
  }

  private renderVersion(version: ResultsVersion, period: string) {
    const zone = this.session?.organisation.zone ?? 'UTC'
    return html`<tr>
      <th scope="row">${version.number}</th>
      <td>
        ${this.local.say(VERSION_WORDS[version.status])}
        ${version.note === null ? nothing : html`<br /><span class="meta" lang="vi">${version.note}</span>`}
        ${
          version.status === 'published'
            ? html`<br /><a
                  href=${`/public/results/${period}/${String(version.number)}`}
                  data-address=${`${location.origin}/public/results/${period}/${String(version.number)}`}
                  >${this.local.say(PUBLISH_STRINGS.open)}</a
                >`
            : nothing
        }
      </td>
      <td>${formatDateTime(version.decidedAt ?? version.frozenAt, zone)}</td>
      <td>${version.submittedBy}</td>
      <td>${version.decidedBy ?? '–'}</td>
    </tr>`
  }

  private readonly onChanged = ({ detail }: HTMLElementEventMap['results-submitted']): void => {
    this.changed = detail
  }

  private readonly onPeriod = ({ currentTarget }: EventOn<'select', 'change'>): void => {
    this.changed = undefined
    navigate({ page: 'publish', period: currentTarget.value })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    pageStyles,
    tableStyles,
    css`
      .choice {
        max-width: 28rem;
      }
      /* The number of a version, which the shared width of row heads would push the rest out of sight. */
      .table-box tbody th,
      .table-box thead th:first-child {
        min-width: 0;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
    `,
    paperColumn,
  ]
}

/** What waits, else the newest that is closed and unpublished, else the newest published, else the newest. */
function firstToActOn(quarters: readonly ResultsQuarter[]): string | undefined {
  const order = ['submitted', 'ready', 'published', 'closing', 'running'] as const
  const found = order.flatMap((state) => quarters.filter((quarter) => quarter.state === state))
  return found[0]?.period.key
}

declare global {
  interface HTMLElementTagNameMap {
    'publish-page': PublishPage
  }
}
