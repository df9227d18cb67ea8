import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDay } from '../../../server/words/format.ts'
import { api, errorWords, factorApi } from '../../api.ts'
import type { Words } from '../../../server/contract/language.ts'
import { learnServerTime, serverNow } from '../../session.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'

const WARNED_MS = 2 * 60_000
const LOOK_MS = 5_000

/** Warns two minutes before the session ends, in every tab alike, and says by when wide rights need a second factor. */
@customElement('session-notes')
export class SessionNotes extends LitElement {
  @property({ attribute: false }) session: SessionReply | undefined
  @state() private endsAt = ''
  @state() private leftMs = Infinity
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private timer: ReturnType<typeof setInterval> | undefined
  private tabs: BroadcastChannel | undefined
  private isAsking = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.timer = setInterval(() => void this.look(), LOOK_MS)
    this.tabs = new BroadcastChannel('hailong-session')
    this.tabs.onmessage = ({ data }: MessageEvent<string>) => this.move(data)
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer)
    this.tabs?.close()
    super.disconnectedCallback()
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('session')) return
    this.endsAt = ''
    if (this.session) this.move(this.session.endsAt)
    else this.leftMs = Infinity
  }

  override render() {
    return html`<div role="alert">${this.leftMs <= WARNED_MS ? this.renderEnd() : nothing}</div>
      <div role="status">${this.renderFactor()}</div>`
  }

  private renderEnd() {
    const { local } = this
    const minutes = Math.max(1, Math.ceil(this.leftMs / 60_000))
    const mayStay = this.session !== undefined && this.endsAt < this.session.longestAt
    return html`<p>
      ${icon('clock')}
      <span
        >${local.say(FACTOR_STRINGS.endsSoon)} ${minutes} ${local.say(FACTOR_STRINGS.endsIn)}
        ${mayStay ? nothing : local.say(FACTOR_STRINGS.endsForGood)}
        ${this.problem ? local.say(this.problem) : nothing}</span
      >
      ${mayStay ? html`<button @click=${this.onStay}>${local.say(FACTOR_STRINGS.stay)}</button>` : nothing}
    </p>`
  }

  private renderFactor() {
    const factor = this.session?.secondFactor
    if (!factor) return nothing
    const { local } = this
    return html`<p>
      ${icon('lock')}
      <span
        >${
          factor.isOver
            ? local.say(FACTOR_STRINGS.asleep)
            : html`${local.say(FACTOR_STRINGS.needed)} ${formatDay(factor.dueOn)}.`
        }</span
      >
      <a href="/app/account">${local.say(FACTOR_STRINGS.toSetUp)}</a>
    </p>`
  }

  /** An end only moves on: an answer that another tab's staying has overtaken says an earlier one. */
  private move(endsAt: string): void {
    if (endsAt > this.endsAt) this.endsAt = endsAt
    this.problem = undefined
    this.leftMs = Date.parse(this.endsAt) - serverNow().getTime()
  }

  /** Another tab may have stayed, and one that sleeps hears nothing: from the warning on, the service is asked. */
  private async look(): Promise<void> {
    if (!this.session) return
    this.leftMs = Date.parse(this.endsAt) - serverNow().getTime()
    if (this.leftMs > WARNED_MS || this.isAsking) return
    this.isAsking = true
    await this.take(() => api.session())
    this.isAsking = false
  }

  private async onStay(): Promise<void> {
    await this.take(() => factorApi.stay())
    if (!this.problem) this.tabs?.postMessage(this.endsAt)
  }

  private async take(ask: () => Promise<SessionReply>): Promise<void> {
    try {
      const { endsAt, serverTime } = await ask()
      learnServerTime(serverTime)
      this.move(endsAt)
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding: var(--s2) var(--s4);
        background: var(--soon-bg);
        color: var(--soon);
      }
      span {
        flex: 1 1 12rem;
      }
      a {
        color: inherit;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'session-notes': SessionNotes
  }
}
