import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { DataQualityReport, PublicationFinding } from '../../../server/contract/quality/data-quality.ts'
import { formatDay, formatNumber } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { FINDING_KINDS, QUALITY_COUNTED, QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../results/changes-table.ts'

type Moved = Extract<PublicationFinding, { readonly kind: 'figure-moved' }>

const isMoved = (finding: PublicationFinding): finding is Moved => finding.kind === 'figure-moved'

const SIDES_OF_TODAY = { before: QUALITY_STRINGS.whenDayBegan, after: QUALITY_STRINGS.byNow }

/** More of one kind are folded under what they have in common. */
const FEW_OF_A_KIND = 8

/** What is to be settled, or said, before the period is published. */
@customElement('quality-findings')
export class QualityFindings extends LitElement {
  @property({ attribute: false }) report?: Pick<DataQualityReport, 'findings'> &
    Partial<Pick<DataQualityReport, 'afterClose' | 'cells'>>

  private readonly local = new LanguageController(this)

  override render() {
    const { report } = this
    if (!report) return nothing
    const { findings, afterClose = 0, cells } = report
    const hidden = Object.values(cells?.hidden ?? {}).reduce((sum, n) => sum + n, 0)
    const notes = [
      ...(afterClose > 0 ? [QUALITY_COUNTED.afterClose(this.number(afterClose))] : []),
      ...(hidden > 0 ? [QUALITY_COUNTED.cells(this.number(hidden), this.number(cells?.all ?? 0))] : []),
    ]
    return html`${
      findings.length === 0
        ? html`<p>${icon('check')} ${this.local.say(QUALITY_STRINGS.noFindings)}</p>`
        : html`<ul>
            ${[...new Set(findings.map(({ kind }) => kind))].map((kind) =>
              this.renderKind(
                kind,
                findings.filter((each) => each.kind === kind),
              ),
            )}
          </ul>`
    }
    ${notes.map((words) => html`<p class="meta">${this.local.say(words)}.</p>`)}`
  }

  private renderKind(kind: PublicationFinding['kind'], findings: readonly PublicationFinding[]) {
    const moved = findings.filter(isMoved)
    if (moved.length > 0) return this.renderMoved(moved)
    const items = findings.flatMap((finding) =>
      isMoved(finding) ? [] : [html`<li>${this.renderFinding(finding)}</li>`],
    )
    if (findings.length <= FEW_OF_A_KIND) return items
    const places = this.local.say(QUALITY_COUNTED.places(this.number(findings.length)))
    return html`<li>
      <details>
        <summary><b>${this.local.say(FINDING_KINDS[kind])}</b>: ${places}</summary>
        <ul>
          ${items}
        </ul>
      </details>
    </li>`
  }

  private renderMoved(changes: readonly Moved[]) {
    const name = FINDING_KINDS['figure-moved']
    return html`<li>
      <details ?open=${changes.length <= FEW_OF_A_KIND}>
        <summary>
          <b>${this.local.say(name)}</b>:
          ${this.local.say(QUALITY_COUNTED.places(this.number(changes.length)))}
        </summary>
        <changes-table whole .changes=${changes} .name=${name} .sides=${SIDES_OF_TODAY}></changes-table>
      </details>
    </li>`
  }

  private renderFinding(finding: Exclude<PublicationFinding, Moved>) {
    const days = 'days' in finding ? finding.days : []
    const said = html`<b>${unitName(finding.unit, this.local.language)}</b>:
      ${this.local.say(this.wordsOf(finding))}`
    if (days.length === 0) return said
    return html`<details>
      <summary>${said}</summary>
      <p>${days.map(formatDay).join(', ')}</p>
    </details>`
  }

  private wordsOf(finding: Exclude<PublicationFinding, Moved>): Words {
    switch (finding.kind) {
      case 'unsent-taps':
        return QUALITY_COUNTED.unsent(finding.kiosk, this.number(finding.unsent))
      case 'number-gaps':
        return QUALITY_COUNTED.gaps(finding.kiosk, this.number(finding.missing))
      case 'ballots-waiting':
        return QUALITY_COUNTED.ballots(finding.number, this.number(finding.ballots), formatDay(finding.day))
      case 'served-missing':
        return QUALITY_COUNTED.servedMissing(finding.days.length)
      case 'served-none':
        return QUALITY_COUNTED.servedNone(finding.days.length)
      case 'calendar-changed':
        return QUALITY_COUNTED.calendarChanged(finding.days.length)
      case 'no-ratings':
        return QUALITY_COUNTED.noRatings(finding.days.length)
      case 'fewer-served-than-rated':
        return QUALITY_COUNTED.fewerServed(this.number(finding.served), this.number(finding.rated))
      case 'late-today':
        return QUALITY_COUNTED.lateToday(
          finding.lateDays.map(({ day, n }) => `${formatDay(day)} (${this.number(n)})`),
          this.number(finding.lateDays.reduce((sum, { n }) => sum + n, 0)),
        )
    }
  }

  private number(n: number): string {
    return formatNumber(n, this.local.language)
  }

  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
      }
      ul {
        display: grid;
        gap: var(--s2);
        padding-inline-start: 1.3em;
        overflow-wrap: anywhere;
      }
      /* Its triangle is its mark. */
      li:has(> details) {
        list-style: none;
        margin-inline-start: -1.3em;
      }
      summary {
        min-height: 32px;
        cursor: pointer;
      }
      @media (pointer: coarse) {
        summary {
          padding-block: 10px;
        }
      }
      b {
        font-weight: 600;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'quality-findings': QualityFindings
  }
}
