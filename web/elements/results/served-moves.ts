import { consume } from '@lit/context'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { ServedMove } from '../../../server/contract/quality/served.ts'
import { formatDateTime, formatDay } from '../../../server/words/format.ts'
import { changeText } from '../../../server/words/reports/figure-words.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { sessionContext } from '../../session.ts'
import { PUBLISH_STRINGS } from '../../strings/publish-strings.ts'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { runsBy } from '../../ui/runs-by.ts'

/** More days than these are folded. */
const FEW_MOVES = 8

/** Days of a published quarter whose count of people served is another by now: who entered it, when and why. */
@customElement('served-moves')
export class ServedMoves extends LitElement {
  @property({ attribute: false }) moves: readonly ServedMove[] = []
  @property({ attribute: false }) name: Words = PUBLISH_STRINGS.servedSince
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    const { length } = this.moves
    if (length === 0) return nothing
    const title = this.local.say(this.name)
    return length <= FEW_MOVES
      ? html`<h3>${title}</h3>
          ${this.renderTable()}`
      : html`<details>
          <summary>${title} (${length})</summary>
          ${this.renderTable()}
        </details>`
  }

  private renderTable() {
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(this.name)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.local.say(PUBLISH_STRINGS.day)}</th>
            ${[PUBLISH_STRINGS.before, PUBLISH_STRINGS.after].map((words) => html`<th scope="col" class="numeric">${this.local.say(words)}</th>`)}
            <th scope="col">${this.local.say(PUBLISH_STRINGS.enteredBy)}</th>
          </tr>
        </thead>
        ${runsBy(this.moves, ({ unit, desk }) => `${unit.code} ${desk ?? ''}`).map((run) => this.renderPlace(run))}
      </table>
    </div>`
  }

  private renderPlace(moves: readonly ServedMove[]) {
    const [first] = moves
    if (!first) return nothing
    const place = unitName(first.unit, this.local.language)
    return html`<tbody>
      <tr>
        <th scope="rowgroup" colspan="4">${first.desk === null ? place : `${place} · ${first.desk}`}</th>
      </tr>
      ${moves.map(
        (move) =>
          html`<tr>
            <th scope="row" class="day">${formatDay(move.day)}</th>
            <td class="numeric">${this.numbersOf(move, 'before')}</td>
            <td class="numeric">${this.numbersOf(move, 'after')}</td>
            <td>${this.entryOf(move)}</td>
          </tr>`,
      )}
    </tbody>`
  }

  /** `80`, or `80 (mời 60)` where either side says how many were asked to rate. */
  private numbersOf(move: ServedMove, side: 'before' | 'after'): string {
    const { language } = this.local
    const tellsOffered = [move.before, move.after].some((each) => (each?.offered ?? null) !== null)
    const [served, offered] = (['served', 'offered'] as const).map((figure) => {
      const [before, after] = [move.before?.[figure] ?? null, move.after?.[figure] ?? null]
      return changeText({ unit: move.unit, figure, before, after }, side, language)
    })
    if (!tellsOffered || move[side] === null) return served ?? ''
    return `${served ?? ''} (${this.local.say(PUBLISH_STRINGS.offeredOf)} ${offered ?? ''})`
  }

  private entryOf({ enteredBy, enteredAt, note }: ServedMove) {
    const at = formatDateTime(enteredAt, this.session?.organisation.zone ?? 'UTC')
    return html`${enteredBy === null ? at : `${enteredBy}, ${at}`}${note === '' ? nothing : html`<br /><span lang="vi">${note}</span>`}`
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
        font-weight: 600;
        cursor: pointer;
      }
      .day {
        white-space: nowrap;
      }
      th[scope='rowgroup'] {
        font-weight: 600;
        break-after: avoid;
      }
      td:last-child {
        min-width: 10rem;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'served-moves': ServedMoves
  }
}
