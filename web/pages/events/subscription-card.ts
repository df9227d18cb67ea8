import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  ListedSubscription,
  SubscriptionChange,
  SubscriptionSecret,
} from '../../../server/contract/events/subscriptions.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { errorWords } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { eventApi } from './event-api.ts'
import { heardWords } from './heard-words.ts'
import { EVENT_KIND_WORDS, EVENT_STRINGS } from './event-strings.ts'

/**
 * One system that events are sent to: how it answers, and what an administrator does about it.
 *
 * @fires subscription-changed - it is another now; what is to be told of that
 * @fires secret-changed - it has another secret, which is told this once
 */
@customElement('subscription-card')
export class SubscriptionCard extends LitElement {
  @property({ attribute: false }) subscription?: ListedSubscription
  @property() zone = ''
  @state() private isEnding = false
  @state() private told: string | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { subscription } = this
    if (!subscription) return nothing
    const { say } = this.local
    const { name, address, kinds, unit, endedAt, isChangingSecret } = subscription
    const hears = [
      kinds === null
        ? say(EVENT_STRINGS.allKinds)
        : kinds.map((kind) => say(EVENT_KIND_WORDS[kind])).join(', '),
      unit === null ? say(EVENT_STRINGS.allUnits) : heardWords(unit, this.local),
    ]
    return html`<section aria-labelledby="name">
      <h3 id="name" tabindex="-1">${name}</h3>
      <p><code>${address}</code></p>
      <p>${hears.join(' · ')}</p>
      ${this.renderFacts(subscription)}
      ${isChangingSecret ? html`<p>${icon('info')} ${say(EVENT_STRINGS.twoSecrets)}</p>` : nothing}
      <p role="status">${this.told ?? nothing}</p>
      ${problemNote(this.local, this.problem)} ${endedAt === null ? this.renderActs(subscription) : nothing}
    </section>`
  }

  private renderFacts(subscription: ListedSubscription) {
    const { say, language } = this.local
    const { madeAt, pausedAt, endedAt, lastConfirmedAt, restsUntil, said } = subscription
    const count = (n: number) => formatNumber(n, language)
    const facts: readonly (readonly [Words, string | null])[] = [
      [EVENT_STRINGS.madeAt, this.time(madeAt)],
      [EVENT_STRINGS.pausedAt, endedAt === null ? this.time(pausedAt) : null],
      [EVENT_STRINGS.endedAt, this.time(endedAt)],
      [EVENT_STRINGS.confirmedAt, this.time(lastConfirmedAt) ?? say(EVENT_STRINGS.neverConfirmed)],
      [EVENT_STRINGS.sentUpTo, count(subscription.sentUpTo)],
      [EVENT_STRINGS.waiting, count(subscription.waiting)],
      [EVENT_STRINGS.dead, subscription.dead > 0 ? count(subscription.dead) : null],
      [EVENT_STRINGS.rests, this.time(restsUntil)],
      [EVENT_STRINGS.said, said],
    ]
    return html`<dl>
      ${facts.map(([words, value]) =>
        value === null
          ? nothing
          : html`<dt>${say(words)}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`
  }

  private renderActs(subscription: ListedSubscription) {
    const { say } = this.local
    const { pausedAt, dead, isChangingSecret } = subscription
    return html`<div class="acts">
        ${this.act(EVENT_STRINGS.ping, () => this.ping())}
        ${pausedAt === null ? this.act(EVENT_STRINGS.pause, () => this.change('pause')) : this.act(EVENT_STRINGS.resume, () => this.change('resume'))}
        ${this.act(EVENT_STRINGS.newSecret, () => this.newSecret())}
        ${isChangingSecret ? this.act(EVENT_STRINGS.dropOldSecret, () => this.change('drop-old-secret')) : nothing}
        ${
          dead > 0
            ? [
                this.act(EVENT_STRINGS.resend, () => this.change('resend')),
                this.act(EVENT_STRINGS.skip, () => this.change('skip')),
              ]
            : nothing
        }
        ${
          this.isEnding
            ? html`<button class="danger" @click=${() => void this.change('end')}>
                  ${say(EVENT_STRINGS.endForGood)}
                </button>
                <button @click=${() => void this.askEnd(false, '.end')}>${say(EVENT_STRINGS.leave)}</button>`
            : html`<button class="end" @click=${() => void this.askEnd(true, '.danger')}>
                ${icon('close')} ${say(EVENT_STRINGS.end)}
              </button>`
        }
      </div>
      <details>
        <summary>${say(EVENT_STRINGS.replay)}</summary>
        <form novalidate @submit=${this.onReplay}>
          ${inputField({ local: this.local, errors: [] }, 'after', EVENT_STRINGS.after, { type: 'number', value: '0' })}
          <button>${icon('restart')} ${say(EVENT_STRINGS.replayNow)}</button>
        </form>
      </details>`
  }

  private act(words: Words, run: () => Promise<void>) {
    return html`<button @click=${() => void this.attempt(run)}>${this.local.say(words)}</button>`
  }

  private time(iso: string | null): string | null {
    return iso === null ? null : formatDateTime(iso, this.zone)
  }

  private async attempt(run: () => Promise<void>): Promise<void> {
    this.problem = undefined
    this.told = undefined
    try {
      await run()
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  private async ping(): Promise<void> {
    const { isConfirmed, said } = await eventApi.ping(this.id)
    const { say } = this.local
    this.told = isConfirmed
      ? say(EVENT_STRINGS.pingTaken)
      : `${say(EVENT_STRINGS.pingNotTaken)} ${said ?? ''}`
  }

  private async change(change: SubscriptionChange): Promise<void> {
    await this.attempt(async () => {
      await eventApi.change(this.id, change)
      this.isEnding = false
      this.told = this.local.say(EVENT_STRINGS.done)
      emit(this, 'subscription-changed')
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus()
    })
  }

  private async newSecret(): Promise<void> {
    emit(this, 'secret-changed', await eventApi.newSecret(this.id))
  }

  private readonly onReplay = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const after = Number(new FormData(event.currentTarget).get('after'))
    await this.attempt(async () => {
      await eventApi.replay(this.id, after)
      const { say, language } = this.local
      this.told = `${say(EVENT_STRINGS.replayed)} ${formatNumber(after, language)}.`
      emit(this, 'subscription-changed')
    })
  }

  /** Whoever works by keyboard stays where the question is. */
  private async askEnd(isEnding: boolean, next: string): Promise<void> {
    this.isEnding = isEnding
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
        gap: var(--s1) var(--s4);
      }
      dd,
      code {
        overflow-wrap: anywhere;
      }
      code {
        font-family: ui-monospace, monospace;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      summary {
        min-height: 44px;
        align-content: center;
      }
      form {
        display: grid;
        gap: var(--s2);
        justify-items: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'subscription-card': SubscriptionCard
  }
  interface HTMLElementEventMap {
    'subscription-changed': CustomEvent<undefined>
    'secret-changed': CustomEvent<SubscriptionSecret>
  }
}
