import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import { PUBLISH_ANSWER_STRINGS } from '../../strings/publish-answer-strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import './photo-covers.ts'
import type { PhotoCover } from './photo-covers.ts'
import { toggled } from './toggled.ts'

interface ChosenPhotos {
  readonly photos: ReadonlySet<string>
  /** Also of photos that are not chosen any more: choosing one again brings them back. */
  readonly covers: Readonly<Record<string, readonly PhotoCover[]>>
}

/**
 * Which photos of an item go with its public answer, and what is covered in each.
 *
 * @fires photos-chosen - `detail` is the photos' ids and all covers
 */
@customElement('publish-photos')
export class PublishPhotos extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property({ attribute: false }) photos: ReadonlySet<string> = new Set()
  @property({ attribute: false }) covers: ChosenPhotos['covers'] = {}

  private readonly local = new LanguageController(this)

  override render() {
    const { item } = this
    if (!item) return nothing
    const own = ownFiles(item)
    if (item.attachments.length + own.length === 0) return nothing
    return html`<fieldset>
      <legend>${this.local.say(PUBLISH_ANSWER_STRINGS.photos)}</legend>
      ${
        item.publishing.publication?.photos.length
          ? html`<p class="meta">${this.local.say(PUBLISH_ANSWER_STRINGS.photosAgain)}</p>`
          : nothing
      }
      ${item.attachments.map(({ id }, index) =>
        this.renderPhoto(
          `/api/feedback/${item.id}/attachments/${id}`,
          id,
          `${this.local.say(PUBLISH_ANSWER_STRINGS.photo)} ${index + 1}`,
        ),
      )}
      ${own.map(({ id, name, type }) => {
        const path = `/api/feedback/${item.id}/files/${id}`
        return type === 'image/jpeg' ? this.renderPhoto(path, id, name) : this.renderDocument(path, id, name)
      })}
    </fieldset>`
  }

  private renderMark(id: string, name: string) {
    return html`<label class="mark">
      <input
        type="checkbox"
        .checked=${this.photos.has(id)}
        @change=${() => emit(this, 'photos-chosen', { photos: toggled(this.photos, id), covers: this.covers })}
      />
      <span>${name}</span>
    </label>`
  }

  /** Nothing can be covered in it: whoever chooses it has read it. */
  private renderDocument(path: string, id: string, name: string) {
    return html`${this.renderMark(id, name)}
      <p class="meta"><a href=${path}>${name}</a> ${this.local.say(PUBLISH_ANSWER_STRINGS.documentAsIs)}</p>`
  }

  private renderPhoto(path: string, id: string, name: string) {
    return html`${this.renderMark(id, name)}
    ${
      this.photos.has(id)
        ? html`<photo-covers
            src=${path}
            name=${name}
            .covers=${this.covers[id] ?? []}
            @covers-changed=${({ detail }: EventOn<'photo-covers', 'covers-changed'>) =>
              emit(this, 'photos-chosen', {
                photos: this.photos,
                covers: { ...this.covers, [id]: detail },
              })}
          ></photo-covers>`
        : nothing
    }`
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s1);
        min-width: 0;
        padding: 0;
        border: 0;
      }
      .mark {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 32px;
        overflow-wrap: anywhere;
      }
    `,
  ]
}

/** What goes with the answer that would be published. */
function ownFiles({ files, answers }: FeedbackDetail) {
  return files.filter(({ state, cycle }) => state === 'answer' && cycle === answers.at(-1)?.cycle)
}

declare global {
  interface HTMLElementTagNameMap {
    'publish-photos': PublishPhotos
  }
  interface HTMLElementEventMap {
    'photos-chosen': CustomEvent<ChosenPhotos>
  }
}
