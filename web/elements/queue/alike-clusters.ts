import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FeedbackRow } from '../../../server/contract/feedback/feedback.ts'
import type { Clusters } from '../../../server/contract/feedback/queue/clusters.ts'
import type { Words } from '../../../server/contract/language.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { api, call, errorWords, formErrorWords } from '../../api.ts'
import { hrefOf } from '../../router.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { alikeCountWords, CLUSTER_STRINGS, mergeWords } from './cluster-strings.ts'

type Cluster = Clusters['clusters'][number]

/**
 * Open items that may be one matter, group by group, folded up above the rows; those that a person chooses are merged into the oldest, one step each.
 *
 * @fires items-merged - something was merged; the list is to be asked for anew
 */
@customElement('alike-clusters')
export class AlikeClusters extends LitElement {
  @state() private clusters: readonly Cluster[] = []
  /** Ids that are left out of a merge. */
  @state() private leftOut: ReadonlySet<string> = new Set()
  @state() private problem: Words | undefined
  @state() private isBusy = false
  @state() private said: Words | undefined

  private readonly local = new LanguageController(this)

  protected override firstUpdated(): void {
    void this.load()
  }

  override render() {
    const { local } = this
    if (this.clusters.length === 0 && !this.problem && !this.said) return nothing
    return html`<section aria-labelledby="clusters">
      <div>
        <p role="status">${this.said ? local.say(this.said) : nothing}</p>
        <p role="alert">${this.problem ? local.say(this.problem) : nothing}</p>
      </div>
      <details class="all">
        <summary>
          <h2 id="clusters" tabindex="-1">${local.say(CLUSTER_STRINGS.title)} (${this.clusters.length})</h2>
        </summary>
        ${this.clusters.length > 0 ? html`<p class="meta">${local.say(CLUSTER_STRINGS.lead)}</p>` : nothing}
        ${repeat(
          this.clusters,
          ({ items }) => items[0]?.id,
          (cluster) => this.renderOne(cluster),
        )}
      </details>
    </section>`
  }

  private renderOne({ items, words }: Cluster) {
    const { local } = this
    const [head, ...others] = items
    if (!head) return nothing
    const chosen = others.filter(({ id }) => !this.leftOut.has(id))
    return html`<details>
      <summary>${local.say(alikeCountWords(items.length))}: ${head.title}</summary>
      ${words.length > 0 ? html`<p class="meta">${local.say(CLUSTER_STRINGS.bothSay)}: ${words.join(', ')}</p>` : nothing}
      <form @submit=${(event: EventOn<'form', 'submit'>) => this.merge(event, head, chosen)}>
        <ul>
          <li>${this.renderItem(head)} <span class="meta">${local.say(CLUSTER_STRINGS.stays)}</span></li>
          ${others.map(
            (item) =>
              html`<li>
                <label>
                  <input
                    type="checkbox"
                    .checked=${!this.leftOut.has(item.id)}
                    aria-label="${local.say(CLUSTER_STRINGS.choose)} ${item.trackingCode}"
                    @change=${() => this.toggle(item.id)}
                  />
                </label>
                ${this.renderItem(item)}
              </li>`,
          )}
        </ul>
        <div class="field">
          <label for="reason-${head.id}">${local.say(CLUSTER_STRINGS.reason)}</label>
          <input id="reason-${head.id}" name="reason" required maxlength="1000" />
        </div>
        <p>
          <button ?disabled=${this.isBusy || chosen.length === 0}>
            ${icon('merge')} ${local.say(mergeWords(chosen.length, head.trackingCode))}
          </button>
        </p>
      </form>
    </details>`
  }

  private renderItem({ id, trackingCode, title, leadUnit, category }: FeedbackRow) {
    const where = [category, leadUnit ? unitName(leadUnit, this.local.language) : null].filter(Boolean)
    return html`<span>
      <a class="numeric" href=${hrefOf({ page: 'item', id, view: 'triage', q: '' })}>${trackingCode}</a>
      ${title} <span class="meta">${where.join(' · ')}</span>
    </span>`
  }

  private toggle(id: string): void {
    const next = new Set(this.leftOut)
    if (!next.delete(id)) next.add(id)
    this.leftOut = next
  }

  /** One after the other: each is a step of its own, at the version that was shown. */
  private async merge(
    event: EventOn<'form', 'submit'>,
    head: FeedbackRow,
    chosen: readonly FeedbackRow[],
  ): Promise<void> {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    this.isBusy = true
    this.problem = undefined
    this.said = undefined
    try {
      for (const { id, version } of chosen)
        await api.takeStep(id, 'merge', { version, into: head.id, reason })
      this.said = CLUSTER_STRINGS.merged
    } catch (error) {
      this.problem = formErrorWords(error)
    }
    this.isBusy = false
    await this.load()
    emit(this, 'items-merged')
    this.renderRoot.querySelector('h2')?.focus()
  }

  private async load(): Promise<void> {
    try {
      this.clusters = (await call<Clusters>('GET', '/api/feedback-clusters')).clusters
    } catch (error) {
      this.problem ??= errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      section {
        display: grid;
        gap: var(--s2);
        padding: var(--s3) var(--s4);
        border-bottom: 1px solid var(--grid);
      }
      h2 {
        display: inline;
        font-size: 1rem;
      }
      .all > :not(summary) {
        margin-inline-start: var(--s4);
      }
      p {
        margin: 0;
      }
      summary {
        padding: var(--s2) 0;
        color: var(--action);
        font-weight: 600;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      form,
      ul {
        display: grid;
        gap: var(--s2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
      li {
        display: flex;
        gap: var(--s2);
      }
      li > span {
        min-width: 0;
      }
      li > .meta {
        flex: none;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'alike-clusters': AlikeClusters
  }
  interface HTMLElementEventMap {
    'items-merged': CustomEvent<void>
  }
}
