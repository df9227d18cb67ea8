import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { IDENTITY_CHECKS, type IdentityCheck } from '../../../server/contract/personal-data/data-kinds.ts'
import type {
  DataRequestRow,
  DataRequestStep,
  HeldData,
} from '../../../server/contract/personal-data/data-requests.ts'
import { FEEDBACK_STATUS_WORDS } from '../../../server/words/feedback-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import {
  DATA_REQUEST_KIND_WORDS,
  DATA_REQUEST_STATE_WORDS,
  IDENTITY_CHECK_WORDS,
} from '../../../server/words/personal-data/request-words.ts'
import { formErrorWords } from '../../api.ts'
import { personalDataApi } from './personal-data-api.ts'
import { PERSONAL_DATA_STRINGS } from '../../strings/personal-data-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

type WithoutVersion<Step> = Step extends unknown ? Omit<Step, 'version'> : never

/** One request about personal data: when it is due, what is held, and the steps that are left. */
@customElement('data-request-card')
export class DataRequestCard extends LitElement {
  @property({ attribute: false }) request?: DataRequestRow
  @property() zone = 'Asia/Ho_Chi_Minh'
  /** The present instant, ISO. */
  @property() now = ''
  @state() private held: HeldData | undefined
  @state() private reason = ''
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)

  override render() {
    const { request } = this
    if (!request) return nothing
    const isOpen = request.state === 'open'
    const isLate = isOpen && this.now > request.dueAt
    return html`<section aria-label=${request.code}>
      <h2>${this.local.say(DATA_REQUEST_KIND_WORDS[request.kind])} · ${request.code}</h2>
      <p>
        ${request.person?.name} ${request.person?.contact} ${request.person?.itemCode ?? nothing}
        ${request.person?.words ? html`<br />${request.person.words}` : nothing}
      </p>
      <p class=${isLate ? 'late' : ''}>
        <b>${this.local.say(DATA_REQUEST_STATE_WORDS[request.state])}</b>
        ${
          isOpen
            ? html`· ${isLate ? html`${this.local.say(PERSONAL_DATA_STRINGS.late)} · ` : nothing}
              ${this.local.say(request.repliedAt ? PERSONAL_DATA_STRINGS.replied : PERSONAL_DATA_STRINGS.replyBy)}
              ${formatDateTime(request.repliedAt ?? request.replyDueAt, this.zone)} ·
              ${this.local.say(PERSONAL_DATA_STRINGS.doneBy)} ${formatDateTime(request.dueAt, this.zone)}`
            : request.reason
        }
      </p>
      <p class="muted">${this.local.say(request.source)}</p>
      ${problemNote(this.local, this.problem)} ${isOpen ? this.renderSteps(request) : nothing}
      ${
        request.hasCertificate
          ? html`<p>
              <a href="/api/personal-data/requests/${request.id}/certificate">
                ${this.local.say(PERSONAL_DATA_STRINGS.certificate)}
              </a>
            </p>`
          : nothing
      }
    </section>`
  }

  private renderSteps(request: DataRequestRow) {
    const { identity } = request
    const field = (name: string) => `${name}-${request.id}`
    return html`<div class="field">
        <label for=${field('identity')}>${this.local.say(PERSONAL_DATA_STRINGS.identity)}</label>
        <select
          id=${field('identity')}
          @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
            void this.take({ step: 'identify', identity: currentTarget.value as IdentityCheck })}
        >
          ${IDENTITY_CHECKS.map(
            (each) =>
              html`<option value=${each} ?selected=${each === identity}>
                ${this.local.say(IDENTITY_CHECK_WORDS[each])}
              </option>`,
          )}
        </select>
      </div>
      <div class="buttons">
        ${
          request.repliedAt === null
            ? html`<button @click=${() => void this.take({ step: 'reply' })}>
                ${this.local.say(PERSONAL_DATA_STRINGS.reply)}
              </button>`
            : nothing
        }
        <button @click=${() => void this.look()}>${this.local.say(PERSONAL_DATA_STRINGS.look)}</button>
        ${
          identity === 'not-checked'
            ? nothing
            : html`<a class="button" href="/api/personal-data/requests/${request.id}/copy.html" download>
                  ${this.local.say(PERSONAL_DATA_STRINGS.copy)}
                </a>
                <button @click=${() => void this.take({ step: 'withdraw-consents' })}>
                  ${this.local.say(PERSONAL_DATA_STRINGS.withdraw)}
                </button>`
        }
      </div>
      ${this.held ? this.renderHeld(this.held) : nothing}
      <div class="field">
        <label for=${field('reason')}>${this.local.say(PERSONAL_DATA_STRINGS.reason)}</label>
        <input
          id=${field('reason')}
          maxlength="1000"
          .value=${this.reason}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.reason = currentTarget.value)}
        />
      </div>
      <div class="buttons">
        ${(['finish', 'extend', 'refuse'] as const).map((step) =>
          step === 'extend' && (request.extendedAt !== null || request.extensionDays === 0)
            ? nothing
            : html`<button @click=${() => void this.take({ step, reason: this.reason })}>
                ${this.local.say(PERSONAL_DATA_STRINGS[step])}
              </button>`,
        )}
        ${
          this.held && identity !== 'not-checked'
            ? html`<button @click=${() => void this.erase()}>
                ${this.local.say(PERSONAL_DATA_STRINGS.erase)}
              </button>`
            : nothing
        }
      </div>`
  }

  private renderHeld({ items }: HeldData) {
    return html`<p role="status">${this.local.say(PERSONAL_DATA_STRINGS.held)}: ${items.length}</p>
      <ul>
        ${items.map(
          ({ id, code, receivedAt, status, title, isErased, keptBecause }) =>
            html`<li data-item=${id}>
              <b>${code}</b> ${formatDateTime(receivedAt, this.zone)} ·
              ${this.local.say(FEEDBACK_STATUS_WORDS[status])} · ${title}
              <span class="muted">
                (${this.local.say(isErased ? PERSONAL_DATA_STRINGS.erased : keptBecause === null ? PERSONAL_DATA_STRINGS.erasable : PERSONAL_DATA_STRINGS.kept)})
              </span>
            </li>`,
        )}
      </ul>`
  }

  private async erase(): Promise<void> {
    const items = (this.held?.items ?? []).filter((each) => each.keptBecause === null && !each.isErased)
    await this.take({ step: 'erase', rule: this.reason, items: items.map(({ id }) => id) })
    if (this.problem === undefined) await this.look()
  }

  private async look(): Promise<void> {
    await this.attempt(async ({ id }) => {
      this.held = await personalDataApi.held(id)
    })
  }

  private async take(step: WithoutVersion<DataRequestStep>): Promise<void> {
    await this.attempt(async ({ id, version }) => {
      this.request = await personalDataApi.step(id, { ...step, version })
    })
  }

  private async attempt(work: (request: DataRequestRow) => Promise<void>): Promise<void> {
    if (!this.request) return
    this.problem = undefined
    try {
      await work(this.request)
    } catch (error) {
      this.problem = formErrorWords(error)
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
        border-top: 1px solid var(--line);
        padding-block: var(--s3);
        overflow-wrap: anywhere;
      }
      .late {
        color: var(--overdue);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'data-request-card': DataRequestCard
  }
}
