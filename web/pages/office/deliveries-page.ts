import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type {
  DeadDelivery,
  DeliveryTargetState,
  ReconciliationRow,
} from '../../../server/contract/deliveries/deliveries.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { FEEDBACK_STATUS_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDateTime, formatNumber } from '../../../server/words/format.ts'
import { deliveryApi, errorWords } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import { sessionContext } from '../../session.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { baseStyles, buttonStyles, pageStyles, tableStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { DELIVERIES_STRINGS, DELIVERY_KIND_WORDS } from './deliveries-strings.ts'

/** What the 1022 line is told: what waits, what was given up and goes again, and what it has not confirmed. */
@customElement('deliveries-page')
export class DeliveriesPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private error: Words | null = null

  private readonly local = new LanguageController(this)
  private readonly told = new Task(this, {
    task: async () => ({ ...(await deliveryApi.read()), ...(await deliveryApi.reconcile()) }),
    args: () => [],
  })

  override render() {
    const { say } = this.local
    return html`<article>
      <page-tabs page="deliveries"></page-tabs>
      <header>
        <h1 tabindex="-1">${say(TAB_STRINGS.deliveries)}</h1>
        <p class="muted">${say(DELIVERIES_STRINGS.lead)}</p>
      </header>
      ${this.error ? problemNote(this.local, this.error) : nothing}
      ${this.told.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => problemNote(this.local, errorWords(error)),
        complete: ({ targets, dead, items }) =>
          html`${targets.length === 0 ? html`<p>${say(DELIVERIES_STRINGS.noTarget)}</p>` : targets.map((target) => this.renderTarget(target))}
          ${this.renderDead(dead)} ${this.renderReconciliation(items)}`,
      })}
    </article>`
  }

  private renderTarget({ url, waiting, dead, lastConfirmedAt, restsUntil, said }: DeliveryTargetState) {
    const { say, language } = this.local
    return html`<section>
      <p><code>${url}</code></p>
      <dl>
        <dt>${say(DELIVERIES_STRINGS.waiting)}</dt>
        <dd class="numeric">${formatNumber(waiting, language)}</dd>
        <dt>${say(DELIVERIES_STRINGS.deadCount)}</dt>
        <dd class="numeric">${formatNumber(dead, language)}</dd>
        <dt>${say(DELIVERIES_STRINGS.lastConfirmed)}</dt>
        <dd>${lastConfirmedAt === null ? say(DELIVERIES_STRINGS.none) : this.time(lastConfirmedAt)}</dd>
        ${
          restsUntil === null
            ? nothing
            : html`<dt>${say(DELIVERIES_STRINGS.rests)}</dt>
                <dd>${this.time(restsUntil)}</dd>`
        }
        ${
          said === null
            ? nothing
            : html`<dt>${say(DELIVERIES_STRINGS.said)}</dt>
                <dd>${said}</dd>`
        }
      </dl>
    </section>`
  }

  private renderDead(dead: readonly DeadDelivery[]) {
    const { say } = this.local
    if (dead.length === 0) return html`<p>${say(DELIVERIES_STRINGS.noDead)}</p>`
    const ids = dead.map(({ id }) => id)
    return html`<section>
      <h2>${say(DELIVERIES_STRINGS.dead)}</h2>
      <p class="muted">${say(DELIVERIES_STRINGS.deadHint)}</p>
      <p>
        <button @click=${() => this.change('resend', ids)}>${say(DELIVERIES_STRINGS.resendAll)}</button>
      </p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${say(DELIVERIES_STRINGS.dead)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say(DELIVERIES_STRINGS.reference)}</th>
              <th scope="col">${say(DELIVERIES_STRINGS.what)}</th>
              <th scope="col">${say(DELIVERIES_STRINGS.since)}</th>
              <th scope="col">${say(DELIVERIES_STRINGS.tries)}</th>
              <th scope="col">${say(DELIVERIES_STRINGS.said)}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${dead.map(
              ({ id, externalRef, kind, deadAt, attempts, said }) =>
                html`<tr>
                  <th scope="row">${externalRef}</th>
                  <td>${say(DELIVERY_KIND_WORDS[kind])}</td>
                  <td>${this.time(deadAt)}</td>
                  <td class="numeric">${attempts}</td>
                  <td>${said}</td>
                  <td class="acts">
                    <button
                      aria-label=${`${say(DELIVERIES_STRINGS.resend)} ${externalRef ?? ''}`}
                      @click=${() => this.change('resend', [id])}
                    >
                      ${say(DELIVERIES_STRINGS.resend)}
                    </button>
                    <button
                      aria-label=${`${say(DELIVERIES_STRINGS.skip)} ${externalRef ?? ''}`}
                      @click=${() => this.change('skip', [id])}
                    >
                      ${say(DELIVERIES_STRINGS.skip)}
                    </button>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`
  }

  private renderReconciliation(items: readonly ReconciliationRow[]) {
    const { say } = this.local
    return html`<section>
      <h2>${say(DELIVERIES_STRINGS.reconciliation)}</h2>
      ${
        items.length === 0
          ? html`<p>${say(DELIVERIES_STRINGS.allKnown)}</p>`
          : html`<p class="muted">${say(DELIVERIES_STRINGS.reconciliationHint)}</p>
              <p>
                <a href="/api/deliveries/reconciliation.csv" download>${say(DELIVERIES_STRINGS.csv)}</a>
              </p>
              <div
                class="table-scroll"
                tabindex="0"
                role="region"
                aria-label=${say(DELIVERIES_STRINGS.reconciliation)}
              >
                <table>
                  <thead>
                    <tr>
                      <th scope="col">${say(DELIVERIES_STRINGS.reference)}</th>
                      <th scope="col">${say(DELIVERIES_STRINGS.here)}</th>
                      <th scope="col">${say(DELIVERIES_STRINGS.there)}</th>
                      <th scope="col">${say(DELIVERIES_STRINGS.waiting)}</th>
                      <th scope="col">${say(DELIVERIES_STRINGS.deadCount)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${items.slice(0, 500).map(
                      ({ externalRef, status, confirmedStatus, confirmedAt, waiting, dead }) =>
                        html`<tr>
                          <th scope="row">${externalRef}</th>
                          <td>${say(FEEDBACK_STATUS_WORDS[status])}</td>
                          <td>
                            ${confirmedStatus === null ? say(DELIVERIES_STRINGS.none) : say(FEEDBACK_STATUS_WORDS[confirmedStatus])}
                            ${confirmedAt === null ? nothing : this.time(confirmedAt)}
                          </td>
                          <td class="numeric">${waiting}</td>
                          <td class="numeric">${dead}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
    </section>`
  }

  private async change(how: 'resend' | 'skip', ids: readonly string[]): Promise<void> {
    try {
      await deliveryApi.change(how, { ids: [...ids] })
      this.error = null
      await this.told.run()
    } catch (error) {
      this.error = errorWords(error)
    }
  }

  private time(iso: string) {
    const zone = this.session?.organisation.zone ?? 'Asia/Ho_Chi_Minh'
    return html`<time datetime=${iso}>${formatDateTime(iso, zone)}</time>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    tableStyles,
    css`
      :host {
        --page-width: 1000px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: var(--s2) var(--s4);
      }
      dd {
        margin: 0;
      }
      dd,
      code,
      th {
        overflow-wrap: anywhere;
      }
      .table-scroll {
        overflow-x: auto;
      }
      .acts {
        display: flex;
        gap: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'deliveries-page': DeliveriesPage
  }
}
