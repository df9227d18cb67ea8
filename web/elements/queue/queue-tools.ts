import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SavedView } from '../../../server/contract/feedback/queue/saved-views.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { errorWords, queueApi } from '../../api.ts'
import { hrefOf, type QueueFilter } from '../../router.ts'
import { sessionContext } from '../../session.ts'
import { DENSITIES, DENSITY_WORDS, type Density, QUEUE_STRINGS } from '../../strings/item/queue-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import '../feedback/list-filters.ts'
import { keepDensity, readDensity } from './density.ts'

/**
 * What is done with a list as a whole: narrowed, kept under a name, taken out as a file, shown closer together.
 *
 * @fires density-chosen - `detail` is the `Density`
 * @fires pause-chosen - `detail`: is the list to stand still?
 */
@customElement('queue-tools')
export class QueueTools extends LitElement {
  @property({ attribute: false }) filter: QueueFilter = { view: 'today', q: '' }
  @property({ type: Boolean }) paused = false
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private density = readDensity()
  @state() private problem: Words | undefined
  @state() private isSavedOpen = false
  @query('#name') private nameField?: HTMLInputElement
  @query('#for') private unitField?: HTMLSelectElement

  private readonly local = new LanguageController(this)
  private readonly saved = new Task(this, {
    task: async ([isOpen], { signal }) => (isOpen ? queueApi.views(signal) : []),
    args: () => [this.isSavedOpen] as const,
  })

  override render() {
    return html`<list-filters .filter=${this.filter}></list-filters>
      <div class="menus">
        <button popovertarget="saved">${this.local.say(QUEUE_STRINGS.saved)}</button>
        <button popovertarget="file" aria-label=${this.local.say(QUEUE_STRINGS.file)}>
          ${icon('download')} <span>${this.local.say(QUEUE_STRINGS.file)}</span>
        </button>
        <button
          aria-pressed=${this.paused ? 'true' : 'false'}
          aria-label=${this.local.say(QUEUE_STRINGS.pause)}
          title=${this.local.say(QUEUE_STRINGS.pause)}
          @click=${() => emit(this, 'pause-chosen', !this.paused)}
        >
          ${icon(this.paused ? 'play' : 'pause')}
        </button>
        <select
          aria-label=${this.local.say(QUEUE_STRINGS.density)}
          @change=${({ currentTarget }: EventOn<'select', 'change'>) => this.choose(currentTarget.value)}
        >
          ${DENSITIES.map(
            (each) =>
              html`<option value=${each} ?selected=${each === this.density}>
                ${this.local.say(DENSITY_WORDS[each])}
              </option>`,
          )}
        </select>
      </div>
      <div
        id="saved"
        popover
        @toggle=${({ newState }: ToggleEvent) => (this.isSavedOpen = newState === 'open')}
      >
        ${this.renderSaved()}
      </div>
      <div id="file" popover>
        <p class="hint">${this.local.say(QUEUE_STRINGS.fileHint)}</p>
        <p>
          <a class="button" href=${this.fileHref('csv')} download>CSV</a>
          <a class="button" href=${this.fileHref('xlsx')} download>XLSX</a>
        </p>
      </div>`
  }

  private renderSaved() {
    const views = this.saved.value ?? []
    return html`${
        views.length === 0
          ? html`<p class="hint">${this.local.say(QUEUE_STRINGS.noneSaved)}</p>`
          : html`<ul>
              ${views.map((view) => this.renderView(view))}
            </ul>`
      }
      <form @submit=${this.onSave}>
        <div class="field">
          <label for="name">${this.local.say(QUEUE_STRINGS.saveName)}</label>
          <input id="name" maxlength="80" required autocomplete="off" />
        </div>
        <div class="field">
          <label for="for">${this.local.say(QUEUE_STRINGS.saveFor)}</label>
          <select id="for">
            <option value="">${this.local.say(QUEUE_STRINGS.onlyMe)}</option>
            ${(this.session?.grants ?? []).map(
              (grant) =>
                html`<option value=${grant.unitCode}>
                  ${unitName({ name: grant.unitName, nameEn: grant.unitNameEn }, this.local.language)}
                </option>`,
            )}
          </select>
        </div>
        ${problemNote(this.local, this.problem)}
        <button class="primary">${this.local.say(QUEUE_STRINGS.saveThis)}</button>
      </form>`
  }

  private renderView({ id, name, query, unit, mayRemove }: SavedView) {
    return html`<li>
      <a href="/app/?${query}" @click=${this.hideSaved}
        >${name}${unit ? html` <span class="meta">${unitName(unit, this.local.language)}</span>` : nothing}</a
      >
      ${
        mayRemove
          ? html`<button
              aria-label="${this.local.say(QUEUE_STRINGS.remove)}: ${name}"
              @click=${() => this.discard(id)}
            >
              ${icon('close')}
            </button>`
          : nothing
      }
    </li>`
  }

  /** The list's own address, without `/app/`. */
  private get address(): string {
    return new URL(hrefOf({ page: 'queue', ...this.filter }), location.origin).search.slice(1)
  }

  private fileHref(format: 'csv' | 'xlsx'): string {
    const query = new URLSearchParams(this.address)
    query.set('format', format)
    query.set('language', this.local.language)
    return `/api/queue/file?${query}`
  }

  private choose(value: string): void {
    this.density = DENSITIES.find((each) => each === value) ?? 'normal'
    keepDensity(this.density)
    emit(this, 'density-chosen', this.density)
  }

  private hideSaved(): void {
    this.renderRoot.querySelector<HTMLElement>('#saved')?.hidePopover()
  }

  private async onSave(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const unit = this.unitField?.value ?? ''
    const name = this.nameField?.value ?? ''
    await this.attempt(() => queueApi.saveView({ name, query: this.address, ...(unit ? { unit } : {}) }))
    if (this.nameField && !this.problem) this.nameField.value = ''
  }

  private discard(id: string): Promise<void> {
    return this.attempt(() => queueApi.removeView(id))
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.problem = undefined
    try {
      await act()
      await this.saved.run()
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 0 var(--s2);
        padding-inline-end: var(--s4);
        container-type: inline-size;
      }
      list-filters {
        flex: 1 1 240px;
        min-width: 0;
      }
      list-filters[open] {
        flex-basis: 100%;
      }
      .menus {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
        padding: 2px 0 2px var(--s4);
      }
      .menus select {
        width: auto;
      }
      [popover] {
        width: min(360px, calc(100vw - 32px));
        padding: var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--bg);
        color: inherit;
      }
      form {
        display: grid;
        gap: var(--s3);
      }
      ul {
        margin: 0 0 var(--s4);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--s2);
        min-height: var(--control);
      }
      @media (max-width: 700px) {
        :host {
          flex-direction: column;
          padding-inline-end: 0;
        }
        list-filters {
          flex: none;
          width: 100%;
        }
        .menus {
          flex-wrap: wrap;
          padding: 0 var(--s4) var(--s2);
        }
        .menus button span {
          display: none;
        }
      }
      /* Where the rows are cards, they have one density. */
      @container (max-width: 820px) {
        .menus select {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-tools': QueueTools
  }
  interface HTMLElementEventMap {
    'density-chosen': CustomEvent<Density>
    'pause-chosen': CustomEvent<boolean>
  }
}
