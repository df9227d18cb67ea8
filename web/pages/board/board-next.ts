import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { api, errorWords, formErrorWords } from '../../api.ts'
import '../../elements/feedback/deadline-badge.ts'
import { datedRow } from '../../elements/feedback/deadline-state.ts'
import '../../elements/queue/bulk-bar.ts'
import { hrefOf } from '../../router.ts'
import { BOARD_STRINGS } from '../../strings/item/board-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

const SHOWN = 15

/**
 * What is due first, to be given to somebody or reminded of.
 *
 * @fires board-acted - something was done about an item
 */
@customElement('board-next')
export class BoardNext extends LitElement {
  @property() unit = ''
  @property({ type: Boolean }) mayAct = false
  @state() private picked: ReadonlySet<string> = new Set()
  @state() private said: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly loading = new Task(this, {
    task: ([unit], { signal }) =>
      api.listFeedback({ view: 'unit', sort: 'due', limit: SHOWN, ...(unit === '' ? {} : { unit }) }, signal),
    args: () => [this.unit] as const,
  })

  reload(): void {
    void this.loading.run()
  }

  override render() {
    return html`<section aria-labelledby="next">
      <h2 id="next">${this.local.say(BOARD_STRINGS.next)}</h2>
      <p role="status">${this.said ? this.local.say(this.said) : nothing}</p>
      ${this.loading.render({
        pending: () => (this.loading.value ? this.renderRows(this.loading.value.items) : nothing),
        error: (error) => html`<p role="alert">${this.local.say(errorWords(error))}</p>`,
        complete: ({ items }) => this.renderRows(items),
      })}
    </section>`
  }

  private renderRows(rows: readonly FeedbackRow[]) {
    if (rows.length === 0) return html`<p class="muted">${this.local.say(BOARD_STRINGS.noItems)}</p>`
    return html`<bulk-bar
        .rows=${rows.filter(({ id }) => this.picked.has(id))}
        @bulk-done=${this.onDone}
        @bulk-left=${() => (this.picked = new Set())}
      ></bulk-bar>
      <ul>
        ${rows.map(
          (row) =>
            html`<li>
              ${
                this.mayAct
                  ? html`<input
                      type="checkbox"
                      aria-label="${this.local.say(BOARD_STRINGS.choose)} ${row.trackingCode}"
                      .checked=${this.picked.has(row.id)}
                      @change=${() => this.toggle(row.id)}
                    />`
                  : nothing
              }
              <a href=${hrefOf({ page: 'item', id: row.id, view: 'unit', q: '' })}>${row.title}</a>
              <span class="meta">${row.assignee?.name ?? this.local.say(BOARD_STRINGS.nobody)}</span>
              <deadline-badge compact .item=${datedRow(row)}></deadline-badge>
              ${
                this.mayAct && row.status !== 'new' && row.status !== 'waiting-for-citizen'
                  ? html`<button
                      aria-label="${this.local.say(BOARD_STRINGS.remind)} ${row.trackingCode}"
                      @click=${() => this.remind(row)}
                    >
                      ${this.local.say(BOARD_STRINGS.remind)}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>`
  }

  private toggle(id: string): void {
    const picked = new Set(this.picked)
    if (!picked.delete(id)) picked.add(id)
    this.picked = picked
  }

  private async remind(row: FeedbackRow): Promise<void> {
    try {
      await api.takeStep(row.id, 'remind', {})
      this.said = BOARD_STRINGS.reminded
    } catch (error) {
      this.said = formErrorWords(error)
    }
  }

  private onDone(): void {
    this.picked = new Set()
    this.reload()
    emit(this, 'board-acted')
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding-block: var(--s2);
        border-bottom: 1px solid var(--grid);
      }
      li a {
        flex: 1 1 16rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      input {
        width: 24px;
        height: 24px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'board-next': BoardNext
  }
  interface HTMLElementEventMap {
    'board-acted': CustomEvent<void>
  }
}
