import { Task } from '@lit/task'
import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackStep } from '../../../server/contract/feedback/feedback-steps.ts'
import type { MessagePreview } from '../../../server/contract/messages/messages.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { MESSAGE_CHANNEL_WORDS, SILENCE_WORDS } from '../../../server/words/message-words.ts'
import { api } from '../../api.ts'
import { MESSAGE_STRINGS } from '../../strings/message-strings.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** Steps that tell the citizen something at once, or say why they do not. */
const TELLING: readonly FeedbackStep[] = [
  'answer',
  'submit-for-approval',
  'approve',
  'amend-answer',
  'pause',
  'resume',
  'reply-interim',
  'extend',
  'approve-extension',
  'reopen',
  'refuse',
  'redirect',
]
/** So long nobody has typed. */
const REST_MS = 600

/** The very message that a step with this text would send, written by the server, or why it sends none. */
@customElement('message-preview')
export class MessagePreviewElement extends LitElement {
  @property() itemId = ''
  @property() step: FeedbackStep | '' = ''
  @property() text = ''
  /** Of a first reply: the day that it promises, or nothing. */
  @property() promisedOn = ''
  @property() zone = 'UTC'
  /** What the server was asked last; it follows the text once that rests. */
  @state() private asked = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  private readonly local = new LanguageController(this)
  private readonly preview = new Task(this, {
    task: async ([id, step, text, day], { signal }) =>
      step !== '' && TELLING.includes(step)
        ? api.messagePreview(id, { step, text, ...(day === '' ? {} : { promisedOn: day }) }, signal)
        : undefined,
    args: () => [this.itemId, this.step, this.asked, this.promisedOn] as const,
  })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text') && !changed.has('step')) return
    clearTimeout(this.timer)
    if (changed.has('step')) this.asked = this.text
    else this.timer = setTimeout(() => (this.asked = this.text), REST_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.timer)
  }

  override render() {
    // The last one stands while the next is on its way: nothing jumps under who types.
    const shown = this.preview.value
    if (!shown) return nothing
    const { others } = shown
    return html`${shown.sends ? this.renderMessage(shown) : this.renderSilence(shown.because)}
    ${
      others > 0
        ? html`<p class="others">
            ${icon('info')} ${this.local.say(MESSAGE_STRINGS.others)}: <b>${others}</b>
          </p>`
        : nothing
    }`
  }

  private renderMessage({ channel, message, notBefore, language }: Extract<MessagePreview, { sends: true }>) {
    const { subject, body, short, links } = message
    return html`<details>
      <summary>
        ${icon('send')} ${this.local.say(MESSAGE_STRINGS.willGo)}:
        ${this.local.say(MESSAGE_CHANNEL_WORDS[channel])}${
          notBefore === null
            ? nothing
            : html` · ${this.local.say(MESSAGE_STRINGS.after)} ${formatDateTime(notBefore, this.zone)}`
        }
      </summary>
      <div class="letter" lang=${language}>
        ${channel === 'email' ? html`<p class="subject">${subject}</p>` : nothing}
        <p class="body">${channel === 'email' ? body : short}</p>
      </div>
      ${
        links.length > 0
          ? html`<p class="meta">${this.local.say(MESSAGE_STRINGS.links)}: ${links.join(' · ')}</p>`
          : nothing
      }
    </details>`
  }

  private renderSilence(because: Extract<MessagePreview, { sends: false }>['because']) {
    const isPause = this.step === 'pause' && because !== 'nothing-told'
    return html`<p class="silence" role="status">
      ${icon('info')}
      <span
        >${this.local.say(MESSAGE_STRINGS.willNot)} ${this.local.say(SILENCE_WORDS[because])}.
        ${isPause ? html`<strong>${this.local.say(MESSAGE_STRINGS.standsStill)}</strong>` : nothing}</span
      >
    </p>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      summary,
      .silence {
        padding-block: var(--s2);
      }
      .silence {
        display: flex;
        gap: var(--s2);
        margin: 0;
      }
      .others {
        margin: 0;
      }
      .letter {
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .subject {
        margin-top: 0;
        font-weight: 700;
      }
      .body {
        margin: 0;
        white-space: pre-line;
      }
      .meta {
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'message-preview': MessagePreviewElement
  }
}
