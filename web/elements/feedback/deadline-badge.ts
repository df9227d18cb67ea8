import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { sessionContext } from '../../session.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, tagStyles } from '../../ui/base-styles.ts'
import { icon, type IconName } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import {
  deadlineState,
  dueMoment,
  remainingWords,
  type DatedItem,
  type DeadlineStage,
} from './deadline-state.ts'
import { MinuteClock } from './minute-clock.ts'

/** Icon, word and tint of each stage; the others are plain. */
const LOOK: Readonly<Partial<Record<DeadlineStage, { icon: IconName; words: Words; tint: string }>>> = {
  soon: { icon: 'clock', words: STRINGS.stageSoon, tint: 'soon' },
  urgent: { icon: 'flame', words: STRINGS.stageUrgent, tint: 'soon urgent' },
  overdue: { icon: 'alert', words: STRINGS.stageOverdue, tint: 'overdue' },
  waiting: { icon: 'pause', words: STRINGS.stageWaiting, tint: '' },
  met: { icon: 'check', words: STRINGS.stageMet, tint: 'ontime' },
  missed: { icon: 'alert', words: STRINGS.stageMissed, tint: 'overdue' },
  'ended-late': { icon: 'alert', words: STRINGS.stageEndedLate, tint: 'overdue' },
}

/** Stages whose sentence stands beside the tag; in the others the tag says it all. */
const COUNTING_DOWN: readonly DeadlineStage[] = ['far', 'soon', 'urgent']

/** Stages of what is still to be answered: its date comes of this office’s calendar. */
const RUNNING: readonly DeadlineStage[] = [...COUNTING_DOWN, 'overdue']

/**
 * An item's deadline as clock time, what is left, a word and an icon. `compact` leaves out the word "Hạn".
 */
@customElement('deadline-badge')
export class DeadlineBadge extends LitElement {
  @property({ attribute: false }) item?: DatedItem
  @property({ type: Boolean }) compact = false
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly clock = new MinuteClock(this)

  override render() {
    if (!this.item || !this.session) return nothing
    const { language } = this.local
    const { zone } = this.session.organisation
    const state = deadlineState(this.item, this.clock.now)
    const look = LOOK[state.stage]
    if (state.stage === 'unpromised')
      return html`<span class="when">${remainingWords(state, language)}</span>`
    const dueAt = this.item.breachedAt ?? this.item.currentDueAt
    const moment = dueMoment(dueAt, this.clock.now, zone, language)
    const due = this.compact ? moment : `${this.local.say(STRINGS.due)} ${moment}`
    const at = formatDateTime(dueAt, zone)
    const remaining = remainingWords(state, language)
    const tag = state.stage === 'overdue' ? remaining : look && this.local.say(look.words)
    return html`
      ${look ? html`<span class="tag ${look.tint}">${icon(look.icon)}${tag}</span>` : nothing}
      <span
        class="when numeric"
        title=${RUNNING.includes(state.stage) ? `${at}, ${this.local.say(STRINGS.byCalendar)}` : at}
        >${due}${COUNTING_DOWN.includes(state.stage) ? ` · ${remaining}` : ''}</span
      >
    `
  }

  static override readonly styles = [
    baseStyles,
    tagStyles,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px var(--s2);
      }
      :host([compact]) {
        flex-direction: column-reverse;
        align-items: start;
      }
      .urgent {
        border-color: var(--soon);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'deadline-badge': DeadlineBadge
  }
}
