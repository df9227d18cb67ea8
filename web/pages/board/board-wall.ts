import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Board } from '../../../server/contract/feedback/queue/board.ts'
import type { BoardFigure } from '../../../server/contract/feedback/queue/board-figures.ts'
import { formatTime } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { hrefOf } from '../../router.ts'
import { BOARD_STRINGS, FIGURE_WORDS } from '../../strings/item/board-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'

const BIG: readonly BoardFigure[] = ['overdue', 'soon', 'today', 'answered']
/** What can be read from the other side of the room. */
const MOST_PEOPLE = 8

/** A board on a wall: counts only, of staff the names where that was chosen, of citizens and items nothing. */
@customElement('board-wall')
export class BoardWall extends LitElement {
  @property({ attribute: false }) board?: Board
  @property({ type: Boolean }) names = false
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    const { board } = this
    if (!board) return nothing
    const unit = board.unit?.code
    return html`<section aria-labelledby="wall">
      <div class="head">
        <h1 id="wall">
          ${board.unit ? unitName(board.unit, this.local.language) : this.local.say(BOARD_STRINGS.title)}
        </h1>
        <time datetime=${board.serverTime}>${formatTime(board.serverTime, this.zone)}</time>
      </div>
      <dl class="big">
        ${BIG.map(
          (figure) =>
            html`<div class=${figure}>
              <dt>${this.local.say(FIGURE_WORDS[figure])}</dt>
              <dd>${board.total[figure]}</dd>
            </div>`,
        )}
      </dl>
      ${this.names ? this.renderPeople(board) : nothing}
      <p class="rest">
        ${this.local.say(BOARD_STRINGS.approvals)} <b>${board.approvals}</b> ·
        ${this.local.say(BOARD_STRINGS.contributions)} <b>${board.contributions}</b> ·
        ${this.local.say(BOARD_STRINGS.brokenPromises)} <b>${board.brokenPromises}</b> ·
        ${this.local.say(FIGURE_WORDS.open)} <b>${board.total.open}</b>
      </p>
      <p class="ways">
        <a href=${hrefOf({ page: 'board', unit, wall: undefined })}
          >${this.local.say(BOARD_STRINGS.leaveWall)}</a
        >
        <a href=${hrefOf({ page: 'board', unit, wall: this.names ? 'counts' : 'names' })}
          >${this.local.say(this.names ? BOARD_STRINGS.hideNames : BOARD_STRINGS.showNames)}</a
        >
      </p>
    </section>`
  }

  private renderPeople({ people }: Board) {
    const busy = people
      .filter(({ counts }) => counts.open > 0)
      .toSorted((a, b) => b.counts.overdue - a.counts.overdue || b.counts.today - a.counts.today)
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.local.say(BOARD_STRINGS.person)}</th>
          ${BIG.map((figure) => html`<th scope="col">${this.local.say(FIGURE_WORDS[figure])}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${busy.slice(0, MOST_PEOPLE).map(
          ({ person, counts }) =>
            html`<tr>
              <th scope="row">${person?.name ?? this.local.say(BOARD_STRINGS.nobody)}</th>
              ${BIG.map((figure) => html`<td>${counts[figure]}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        z-index: 5;
        inset: 0;
        overflow: auto;
        background: var(--bg);
      }
      section {
        display: grid;
        align-content: space-between;
        gap: 2vmin;
        box-sizing: border-box;
        min-height: 100%;
        padding: 3vmin;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: var(--s4);
      }
      h1,
      time {
        margin: 0;
        font-size: clamp(1.5rem, 5vmin, 4rem);
        line-height: var(--lh-h);
      }
      .big {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 2vmin;
        margin: 0;
      }
      .big div {
        padding: 2vmin;
        border-radius: var(--radius);
        background: var(--surface);
      }
      .big .overdue {
        background: var(--overdue-bg);
        color: var(--overdue);
      }
      .big .soon {
        background: var(--soon-bg);
        color: var(--soon);
      }
      .big .answered {
        background: var(--answered-bg);
        color: var(--answered);
      }
      dt {
        font-size: clamp(1.125rem, 3.6vmin, 3rem);
        line-height: var(--lh-h);
      }
      dd {
        margin: 0;
        font-weight: 600;
        font-size: clamp(3rem, 18vmin, 14rem);
        line-height: 1.1;
        font-variant-numeric: tabular-nums;
      }
      table,
      .rest {
        margin: 0;
        font-size: clamp(1rem, 3.2vmin, 2.5rem);
        line-height: var(--lh-h);
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.5vmin 1vmin;
        border-bottom: 1px solid var(--grid);
        text-align: end;
      }
      th:first-child {
        text-align: start;
      }
      @media (max-width: 700px), (orientation: portrait) {
        .big {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
        margin: 0;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'board-wall': BoardWall
  }
}
