import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CommentPage, CommentSpan } from '../../server/contract/comments.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { formatDay, localDay } from '../../server/words/format.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, errorWords } from '../api.ts'
import { COMMENT_STRINGS } from '../strings/comment-strings.ts'
import { TAB_STRINGS } from '../strings/tab-strings.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import { hrefOf, navigate } from '../router.ts'
import { serverNow, sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../ui/base-styles.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'

/** What citizens wrote beside their ratings in a month, by days and units. */
@customElement('comments-page')
export class CommentsPage extends LitElement {
  @property() month?: string
  @property() unit?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private more: readonly CommentPage[] = []

  private readonly local = new LanguageController(this)
  private readonly first = new Task(this, {
    task: async ([month, unit], { signal }) => {
      this.more = []
      return api.comments({ month, unit }, signal)
    },
    args: () => [this.shownMonth, this.unit] as const,
  })

  private get shownMonth(): string {
    return this.month ?? this.thisMonth
  }

  private get thisMonth(): string {
    return localDay(serverNow(), this.session?.organisation.zone ?? 'UTC').slice(0, 7)
  }

  override render() {
    return html`<article>
      <page-tabs page="comments"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.comments)}</h1>
        <p class="muted">${this.local.say(COMMENT_STRINGS.lead)}</p>
      </header>
      ${this.renderChoice()}
      ${this.first.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => this.first.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (page) =>
          page.spans.length === 0
            ? html`<page-message icon="reply" .lead=${COMMENT_STRINGS.none}></page-message>`
            : this.renderPages([page, ...this.more]),
      })}
    </article>`
  }

  private renderChoice() {
    const units = this.first.value?.units ?? []
    const isNow = this.shownMonth >= this.thisMonth
    const monthLink = (by: -1 | 1, words: (typeof COMMENT_STRINGS)['earlier' | 'later']) =>
      html`<a href=${hrefOf({ page: 'comments', month: monthAfter(this.shownMonth, by), unit: this.unit })}
        >${this.local.say(words)}</a
      >`
    return html`<div class="choice">
      <p class="month">
        ${monthLink(-1, COMMENT_STRINGS.earlier)}
        <strong aria-live="polite"
          >${this.local.say(COMMENT_STRINGS.month)} ${monthName(this.shownMonth)}</strong
        >
        ${isNow ? nothing : monthLink(1, COMMENT_STRINGS.later)}
      </p>
      <div class="field">
        <label for="unit">${this.local.say(COMMENT_STRINGS.unit)}</label>
        <select id="unit" @change=${this.onUnit}>
          <option value="" ?selected=${!this.unit}>${this.local.say(COMMENT_STRINGS.allUnits)}</option>
          ${units.map(
            ({ count, ...unit }) =>
              html`<option value=${unit.code} ?selected=${unit.code === this.unit}>
                ${unitName(unit, this.local.language)} (${count})
              </option>`,
          )}
        </select>
      </div>
    </div>`
  }

  private renderPages(pages: readonly CommentPage[]) {
    const after = pages.at(-1)?.after ?? null
    return html`${pages.flatMap(({ spans }) => spans).map((span) => this.renderSpan(span))}
    ${
      after === null
        ? nothing
        : html`<p>
            <button @click=${() => void this.showMore(after)}>${this.local.say(COMMENT_STRINGS.more)}</button>
          </p>`
    }`
  }

  private renderSpan({ unit, fromDay, toDay, comments }: CommentSpan) {
    const days = fromDay === toDay ? formatDay(toDay) : `${formatDay(fromDay)} – ${formatDay(toDay)}`
    return html`<section>
      <h2>${days} · ${unitName(unit, this.local.language)}</h2>
      <ul>
        ${comments.map(({ text }) => html`<li>${text}</li>`)}
      </ul>
    </section>`
  }

  private async showMore(after: string): Promise<void> {
    const next = await api.comments({ month: this.shownMonth, unit: this.unit, after })
    this.more = [...this.more, next]
  }

  private onUnit({ currentTarget: { value } }: EventOn<'select', 'change'>): void {
    navigate({ page: 'comments', month: this.month, unit: value === '' ? undefined : value })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 800px;
      }
      h2 {
        font-size: 1.125rem;
      }
      .choice,
      .month {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--s4);
      }
      .field {
        min-width: 220px;
      }
      ul {
        display: grid;
        gap: var(--s2);
        margin: var(--s3) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: var(--s3) var(--s4);
        border-inline-start: 3px solid var(--grid);
        background: var(--surface);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ]
}

function monthAfter(month: string, by: -1 | 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

function monthName(month: string): string {
  return month.split('-').toReversed().join('/')
}

declare global {
  interface HTMLElementTagNameMap {
    'comments-page': CommentsPage
  }
}
