import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { OutsideRequest } from '../../../server/contract/feedback/outside/outside.ts'
import type { Words } from '../../../server/contract/language.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { OUTSIDE_STRINGS } from '../../strings/outside/outside-strings.ts'
import { baseStyles, buttonStyles, tagStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * What bodies without an account were asked about an item, and what they said.
 *
 * @fires outside-withdrawn - `detail` is the id of the request to withdraw
 */
@customElement('outside-list')
export class OutsideList extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() zone = 'UTC'

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.item || this.item.outside.length === 0) return nothing
    return html`<section aria-labelledby="outside">
      <h2 id="outside">${this.local.say(OUTSIDE_STRINGS.title)}</h2>
      <ul>
        ${this.item.outside.map((each) => this.renderOne(each))}
      </ul>
    </section>`
  }

  private renderOne(request: OutsideRequest) {
    const { local } = this
    const { body, state, askedBy, askedAt, givenAt, until } = request
    const name = local.language === 'en' && body.nameEn ? body.nameEn : body.name
    return html`<li>
      <h3>${name} <span class="tag">${local.say(OUTSIDE_STRINGS[state])}</span></h3>
      <p class="meta">${local.say(OUTSIDE_STRINGS.until)} ${formatDateTime(until, this.zone)}</p>
      ${this.renderSaid(OUTSIDE_STRINGS.asked, `${askedBy ?? ''} · ${formatDateTime(askedAt, this.zone)}`, request.request)}
      <details>
        <summary>${local.say(OUTSIDE_STRINGS.saw)}</summary>
        <p class="text">${request.words ?? local.say(OUTSIDE_STRINGS.erased)}</p>
        <p class="meta">${local.say(OUTSIDE_STRINGS.photos)}: ${request.photosShown}</p>
      </details>
      ${
        givenAt === null
          ? nothing
          : this.renderSaid(OUTSIDE_STRINGS.answered, formatDateTime(givenAt, this.zone), request.text)
      }
      ${this.renderPhotos(request)}
      ${request.moved === false ? html`<p class="meta">${local.say(OUTSIDE_STRINGS.recordedOnly)}</p>` : nothing}
      ${
        request.mayWithdraw
          ? html`<button @click=${() => emit(this, 'outside-withdrawn', request.id)}>
              ${icon('undo')} ${local.say(STEP_WORDS['withdraw-outside'].name)}
              <span class="visually-hidden">${name}</span>
            </button>`
          : nothing
      }
    </li>`
  }

  private renderSaid(words: Words, meta: string, text: string | null) {
    return html`<div>
      <p><strong>${this.local.say(words)}</strong> <span class="meta">${meta}</span></p>
      <p class="text">${text ?? this.local.say(OUTSIDE_STRINGS.erased)}</p>
    </div>`
  }

  private renderPhotos({ photos }: OutsideRequest) {
    if (photos.length === 0) return nothing
    return html`<div class="photos">
      ${photos.map(({ id, width, height }, index) => {
        const path = `/api/feedback/${this.item?.id ?? ''}/outside-photos/${id}`
        return html`<a href=${path} target="_blank" rel="noopener"
          ><img
            src=${path}
            width=${width}
            height=${height}
            loading="lazy"
            alt="${this.local.say(OUTSIDE_STRINGS.photo)} ${index + 1}"
        /></a>`
      })}
    </div>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tagStyles,
    css`
      section,
      ul,
      li {
        display: grid;
        gap: var(--s3);
      }
      h2 {
        font-size: 1.125rem;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        font-size: 1rem;
      }
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        justify-items: start;
        min-width: 0;
        padding: var(--s4);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .text {
        max-width: 70ch;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .photos {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
      }
      img {
        display: block;
        width: auto;
        max-width: 100%;
        height: 120px;
        border-radius: var(--radius);
      }
      summary {
        min-height: 24px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'outside-list': OutsideList
  }
  interface HTMLElementEventMap {
    'outside-withdrawn': CustomEvent<string>
  }
}
