import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Board } from '../../../server/contract/feedback/queue/board.ts'
import { BOARD_FIGURES, type BoardFigure } from '../../../server/contract/feedback/queue/board-figures.ts'
import type { SessionReply, UnitSummary } from '../../../server/contract/people.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, boardApi, errorWords } from '../../api.ts'
import '../../elements/page/page-message.ts'
import { LiveController } from '../../live/live-controller.ts'
import { hrefOf, navigate } from '../../router.ts'
import { hasRole, sessionContext, unitsHeld } from '../../session.ts'
import { awayWords, BOARD_STRINGS, FIGURE_WORDS } from '../../strings/item/board-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles, tableStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { figureHref } from './board-links.ts'
import type { BoardNext } from './board-next.ts'
import './board-next.ts'
import './board-wall.ts'
import './leave-panel.ts'

/** Much that happens at once is shown once. */
const GATHER_MS = 500
/** What is due changes as time goes by, though nobody does anything. */
const ANEW_MS = 60_000

/** The head's board: where the day stands by person and hour; each figure leads to the queue that holds just its items. */
@customElement('board-page')
export class BoardPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @property() unit: string | undefined
  @property() wall: 'names' | 'counts' | undefined
  @query('board-next') private next?: BoardNext

  private readonly local = new LanguageController(this)
  private gathering: ReturnType<typeof setTimeout> | undefined
  private ticking: ReturnType<typeof setInterval> | undefined
  private readonly loading = new Task(this, {
    task: ([unit], { signal }) => boardApi.read(unit, signal),
    args: () => [this.unit] as const,
  })
  private readonly units = new Task(this, { task: (_, { signal }) => api.units(signal), args: () => [] })

  constructor() {
    super()
    new LiveController(this, {
      hear: ({ event }) => {
        if (event !== 'present') this.reloadSoon()
      },
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => this.reloadSoon(), ANEW_MS)
  }

  override disconnectedCallback(): void {
    clearInterval(this.ticking)
    clearTimeout(this.gathering)
    this.gathering = undefined
    super.disconnectedCallback()
  }

  private reloadSoon(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined
      void this.loading.run()
      this.next?.reload()
    }, GATHER_MS)
  }

  override render() {
    return this.loading.render({
      pending: () =>
        this.loading.value
          ? this.renderBoard(this.loading.value)
          : html`<page-message waiting></page-message>`,
      error: (error) =>
        html`<page-message icon="alert" .lead=${errorWords(error)}>
          <button @click=${() => this.loading.run()}>${this.local.say(STRINGS.retry)}</button>
        </page-message>`,
      complete: (board) => this.renderBoard(board),
    })
  }

  private renderBoard(board: Board) {
    if (this.wall)
      return html`<board-wall
        .board=${board}
        ?names=${this.wall === 'names'}
        zone=${this.session?.organisation.zone ?? 'UTC'}
      ></board-wall>`
    const mayAct = this.session !== undefined && hasRole(this.session, 'head', 'coordinator')
    return html`<article @leaves-changed=${() => this.reloadSoon()} @board-acted=${() => this.reloadSoon()}>
      <header>
        <h1 tabindex="-1">${this.local.say(BOARD_STRINGS.title)}</h1>
        <div class="tools">
          ${this.renderUnits(this.units.value ?? [])}
          <a href=${hrefOf({ page: 'board', unit: this.unit, wall: 'counts' })}
            >${this.local.say(BOARD_STRINGS.wall)}</a
          >
        </div>
      </header>
      <ul class="totals">
        ${BOARD_FIGURES.map((figure) => this.renderTotal(FIGURE_WORDS[figure], board.total[figure], figureHref(figure, this.narrowed), figure))}
        ${this.renderTotal(BOARD_STRINGS.approvals, board.approvals, this.viewHref('to-approve'))}
        ${this.renderTotal(BOARD_STRINGS.contributions, board.contributions, this.viewHref('contributions'))}
        ${this.renderTotal(
          BOARD_STRINGS.objections,
          board.objections,
          hrefOf({ page: 'queue', view: 'unit', q: '', ...this.narrowed, objection: 'open' }),
        )}
        ${this.renderTotal(
          BOARD_STRINGS.brokenPromises,
          board.brokenPromises,
          hrefOf({ page: 'queue', view: 'unit', q: '', ...this.narrowed, due: 'promise-broken' }),
          board.brokenPromises > 0 ? 'overdue' : '',
        )}
      </ul>
      ${this.renderPeople(board)} ${this.renderHours(board)}
      <board-next unit=${this.unit ?? ''} ?mayAct=${mayAct}></board-next>
      <leave-panel unit=${this.unit ?? ''}></leave-panel>
    </article>`
  }

  private get narrowed() {
    return this.unit === undefined ? {} : { unit: this.unit }
  }

  private viewHref(view: 'to-approve' | 'contributions'): string {
    return hrefOf({ page: 'queue', view, q: '', ...this.narrowed })
  }

  private renderUnits(units: readonly UnitSummary[]) {
    const own = unitsHeld(this.session, units, 'head', 'coordinator', 'leader')
    return html`<label
      >${this.local.say(BOARD_STRINGS.unit)}
      <select
        @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
          navigate({ page: 'board', unit: currentTarget.value || undefined, wall: undefined })}
      >
        <option value="">${this.local.say(BOARD_STRINGS.allUnits)}</option>
        ${own.map(
          (unit) =>
            html`<option value=${unit.code} ?selected=${unit.code === this.unit}>
              ${unitName(unit, this.local.language)}
            </option>`,
        )}
      </select></label
    >`
  }

  private renderTotal(
    words: Parameters<LanguageController['say']>[0],
    count: number,
    href: string,
    tint = '',
  ) {
    return html`<li class=${tint}>
      <a href=${href}><b class="numeric">${count}</b> ${this.local.say(words)}</a>
    </li>`
  }

  private renderPeople({ people }: Board) {
    return html`<div class="table-box" tabindex="0" role="region" aria-labelledby="by-person">
      <table>
        <caption id="by-person">
          ${this.local.say(BOARD_STRINGS.byPerson)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.local.say(BOARD_STRINGS.person)}</th>
            ${BOARD_FIGURES.map((figure) => html`<th scope="col">${this.local.say(FIGURE_WORDS[figure])}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.map(
            ({ person, away, counts }) =>
              html`<tr>
                <th scope="row">
                  ${person?.name ?? this.local.say(BOARD_STRINGS.nobody)}
                  ${away ? html`<span class="meta">${this.local.say(awayWords(away.until, away.cover))}</span>` : nothing}
                </th>
                ${BOARD_FIGURES.map((figure) => this.renderCell(figure, counts[figure], { person: person?.id ?? 'none' }))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private renderHours({ hours }: Board) {
    if (hours.length === 0) return html`<p class="muted">${this.local.say(BOARD_STRINGS.noHours)}</p>`
    const figures = ['today', 'answered'] as const
    return html`<table>
      <caption>
        ${this.local.say(BOARD_STRINGS.byHour)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.local.say(BOARD_STRINGS.hour)}</th>
          ${figures.map((figure) => html`<th scope="col">${this.local.say(FIGURE_WORDS[figure])}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${hours.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.hour}:00–${row.hour + 1}:00</th>
              ${figures.map((figure) => this.renderCell(figure, row[figure], { hour: row.hour }))}
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  private renderCell(
    figure: BoardFigure,
    count: number,
    of: { readonly person?: string; readonly hour?: number },
  ) {
    return html`<td class="numeric">
      ${count === 0 ? '0' : html`<a href=${figureHref(figure, { ...this.narrowed, ...of })}>${count}</a>`}
    </td>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    tableStyles,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s4);
      }
      select {
        max-width: 100%;
      }
      .totals {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        gap: var(--s3);
        padding: 0;
        list-style: none;
      }
      .totals a {
        display: block;
        height: 100%;
        box-sizing: border-box;
        padding: var(--s3);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }
      .totals b {
        display: block;
        font-size: 2rem;
        line-height: var(--lh-h);
      }
      .totals .overdue a {
        background: var(--overdue-bg);
        color: var(--overdue);
      }
      .totals .soon a {
        background: var(--soon-bg);
        color: var(--soon);
      }
      th .meta {
        display: block;
        font-weight: 400;
      }
      thead th:not(:first-child) {
        text-align: end;
      }
      td a {
        display: inline-block;
        min-width: 24px;
        min-height: 24px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'board-page': BoardPage
  }
}
