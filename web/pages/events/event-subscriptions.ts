import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { SubscriptionSecret, SubscriptionsReply } from '../../../server/contract/events/subscriptions.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatNumber } from '../../../server/words/format.ts'
import { errorWords, api } from '../../api.ts'
import '../../elements/page/page-message.ts'
import { sessionContext } from '../../session.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { eventApi } from './event-api.ts'
import { EVENT_STRINGS } from './event-strings.ts'
import './subscription-card.ts'
import './subscription-form.ts'

/** Where events are sent, and from which number on they can be read. */
@customElement('event-subscriptions')
export class EventSubscriptions extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  /** The secret that was made a moment ago. */
  @state() private secret: string | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: async (_args, { signal }) => {
      const [told, units] = await Promise.all([eventApi.list(signal), api.units(signal)])
      return { ...told, units }
    },
    args: () => [],
  })

  override render() {
    const { say } = this.local
    return html`<section aria-labelledby="events">
      <h2 id="events">${say(EVENT_STRINGS.title)}</h2>
      <p class="muted">${say(EVENT_STRINGS.lead)}</p>
      <p>${say(EVENT_STRINGS.feed)}: <code>${location.origin}/api/events?after=0</code></p>
      <details>
        <summary>${say(EVENT_STRINGS.add)}</summary>
        <subscription-form
          .units=${this.list.value?.units ?? []}
          @subscription-added=${this.onSecret}
        ></subscription-form>
      </details>
      <div role="status">
        ${
          this.secret === undefined
            ? nothing
            : html`<p>${say(EVENT_STRINGS.shown)}</p>
                <p><code class="secret">${this.secret}</code></p>`
        }
      </div>
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderList(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (told) => this.renderList(told),
      })}
    </section>`
  }

  private renderList({ subscriptions, oldest, newest }: SubscriptionsReply) {
    const { say, language } = this.local
    const number = (n: number) => formatNumber(n, language)
    return html`<p>
        ${newest === 0 ? say(EVENT_STRINGS.noEvents) : `${say(EVENT_STRINGS.numbers)} ${number(oldest)} ${say(EVENT_STRINGS.upTo)} ${number(newest)}.`}
      </p>
      ${
        subscriptions.length === 0
          ? html`<p>${say(EVENT_STRINGS.nothing)}</p>`
          : repeat(
              subscriptions,
              ({ id }) => id,
              (subscription) =>
                html`<subscription-card
                  id=${subscription.id}
                  zone=${this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh'}
                  .subscription=${subscription}
                  @subscription-changed=${() => void this.list.run()}
                  @secret-changed=${this.onSecret}
                ></subscription-card>`,
            )
      }`
  }

  private readonly onSecret = async ({ detail }: CustomEvent<SubscriptionSecret>): Promise<void> => {
    this.secret = detail.secret
    await this.list.run()
    this.renderRoot.querySelector('.secret')?.scrollIntoView({ block: 'center' })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      details > :not(summary) {
        display: block;
        margin-block: var(--s3);
      }
      code {
        font-family: ui-monospace, monospace;
        overflow-wrap: anywhere;
      }
      .secret {
        display: inline-block;
        padding: var(--s2);
        border: 1px solid var(--line);
        user-select: all;
      }
      summary {
        min-height: 44px;
        align-content: center;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'event-subscriptions': EventSubscriptions
  }
}
