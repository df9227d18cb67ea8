import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { FeedbackEvent } from '../../../server/contract/feedback/feedback-events.ts'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { Words } from '../../../server/contract/language.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { baseStyles } from '../../ui/base-styles.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { EVENT_ICONS, eventName, eventTarget, eventTexts } from './event-words.ts'

const MENTION = /@([a-z0-9]+(?:[._-]+[a-z0-9]+)*)/gi
const SYSTEM: Words = { vi: 'Hệ thống', en: 'The service' }
const CITIZEN: Words = { vi: 'Công dân', en: 'The citizen' }

/** An item's history, oldest first: who did what and when. Nobody can edit it. */
@customElement('feedback-timeline')
export class FeedbackTimeline extends LitElement {
  @property({ attribute: false }) events: readonly FeedbackEvent[] = []
  @property({ attribute: false }) unitNames: FeedbackDetail['unitNames'] = {}
  @property({ attribute: false }) personNames: FeedbackDetail['personNames'] = {}
  @property({ attribute: false }) mentionNames: FeedbackDetail['mentionNames'] = {}
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    return html`<ol>
      ${repeat(
        this.events,
        ({ seq }) => seq,
        (event) => this.renderEvent(event),
      )}
    </ol>`
  }

  /** A mention by the person's name: user names are for who types them. */
  private named(text: string): string {
    return text.replace(MENTION, (all, name: string) => {
      const known = this.mentionNames[name.toLowerCase()]
      return known ? `@${known}` : all
    })
  }

  private renderEvent(event: FeedbackEvent) {
    const said = eventTexts(event, this.local.language, this.zone)
    const texts = event.kind === 'noted' ? said.map((text) => this.named(text)) : said
    return html`<li class=${event.kind}>
      <span class="mark">${icon(EVENT_ICONS[event.kind])}</span>
      <div>
        <p>
          <strong>${this.local.say(eventName(event))}</strong>
          ${eventTarget(event, this, this.local.language)}
          <span class="meta"
            >${event.actor.name ?? this.local.say(event.actor.kind === 'citizen' ? CITIZEN : SYSTEM)} ·
            <time datetime=${event.at}>${formatDateTime(event.at, this.zone)}</time></span
          >
        </p>
        ${texts.length > 0 ? texts.map((text) => html`<p class="said">${text}</p>`) : nothing}
      </div>
    </li>`
  }

  static override readonly styles = [
    baseStyles,
    css`
      ol {
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        display: grid;
        grid-template-columns: 28px minmax(0, 1fr);
        gap: var(--s3);
        padding-bottom: var(--s4);
      }
      li:not(:last-child)::before {
        position: absolute;
        inset: 28px auto 0 13px;
        width: 2px;
        background: var(--grid);
        content: '';
      }
      .mark {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: 50%;
        background: var(--received-bg);
        color: var(--received);
        font-size: 0.8125rem;
      }
      .answered .mark {
        background: var(--answered-bg);
        color: var(--answered);
      }
      .noted .mark {
        background: var(--note-bg);
        color: var(--note-ink);
      }
      p:first-child {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
        padding-top: 2px;
      }
      strong {
        font-weight: 600;
      }
      .said {
        margin-top: var(--s1);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .noted .said {
        padding: var(--s2) var(--s3);
        border: 1px dashed var(--note-line);
        border-radius: var(--radius);
        background: var(--note-bg);
        color: var(--note-ink);
      }
      .answered .said {
        padding: var(--s2) var(--s3);
        border: 1px solid var(--action);
        border-radius: var(--radius);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-timeline': FeedbackTimeline
  }
}
