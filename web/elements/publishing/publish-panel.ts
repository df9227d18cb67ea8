import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import {
  MASK_REASONS,
  type MaskMark,
  type MaskReason,
  PUBLIC_PARTS,
  type PublicPart,
} from '../../../server/contract/feedback/mask-reasons.ts'
import type { Words } from '../../../server/contract/language.ts'
import { MASK_WORDS } from '../../../server/words/mask-words.ts'
import { STEP_WORDS } from '../../../server/words/step-words.ts'
import { api, formErrorWords } from '../../api.ts'
import {
  BAR_WORDS,
  PUBLICATION_STATE_WORDS,
  PUBLISH_ANSWER_STRINGS,
} from '../../strings/publish-answer-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'
import { keepDraft, readDraft } from '../composer/drafts.ts'
import type { PhotoCover } from './photo-covers.ts'
import './public-wording.ts'
import './publish-photos.ts'
import '../steps/text-changes.ts'
import { keyOf, marked, masked, placesOf, selectionIn } from './text-marks.ts'
import { toggled } from './toggled.ts'

type Covers = Readonly<Record<string, readonly PhotoCover[]>>

/**
 * An answer on its way to the public: both originals with what is masked in them, beside what people outside read. Marks are
 * those the service found and the person's own; the decisions themselves are steps of the item's page.
 *
 * @fires feedback-changed - `detail` is the newer `FeedbackDetail`
 */
@customElement('publish-panel')
export class PublishPanel extends LitElement {
  @property({ attribute: false }) item?: FeedbackDetail
  @property() personId = ''
  @state() private marks: readonly MaskMark[] = []
  @state() private dropped: ReadonlySet<string> = new Set()
  /** Parts that a person puts in other words. */
  @state() private reworded: Readonly<Partial<Record<PublicPart, string>>> = {}
  @state() private typed = ''
  @state() private photos: ReadonlySet<string> = new Set()
  @state() private covers: Covers = {}
  @state() private reason: MaskReason = 'other'
  @state() private problem: Words | undefined
  @state() private isBusy = false

  private readonly local = new LanguageController(this)

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('item')
    if (!changed.has('item') || !this.item) return
    const { id, publishing } = this.item
    // Until it is published, on this device alone: what was covered once is not drawn again by hand.
    if (publishing.publication?.state === 'published') keepDraft(this.personId, id, 'covers', '')
    if (before?.id === this.item.id && before.publishing.bar === publishing.bar) return
    const last = publishing.publication
    this.marks = last
      ? last.marks
      : PUBLIC_PARTS.flatMap((part) => publishing.found[part].map((span) => ({ part, ...span })))
    // A photo is chosen, and so looked at, each time; its covers lie on it then as they lay.
    this.photos = new Set()
    this.covers = readCovers(readDraft(this.personId, id, 'covers'))
    this.dropped = new Set()
    this.reworded = rewordedBefore(last)
    this.typed = ''
    this.problem = undefined
  }

  override render() {
    const { item } = this
    if (!item) return nothing
    const { publishing, may } = item
    const { publication, bar, originals } = publishing
    const canPropose = may.includes('propose-publication')
    const why = bar === null ? null : BAR_WORDS[bar]
    if (!publication && !canPropose && !(why && may.includes('allow-publication'))) return nothing
    return html`<section aria-labelledby="publish">
      <h2 id="publish">${icon('people')} ${this.local.say(PUBLISH_ANSWER_STRINGS.title)}</h2>
      ${
        publication
          ? html`<p>
              <strong>${this.local.say(PUBLICATION_STATE_WORDS[publication.state])}</strong>
              ${
                publication.number === null
                  ? nothing
                  : html`·
                      <a href="/public/answers/${publication.number}" target="_blank" rel="noopener"
                        >${this.local.say(PUBLISH_ANSWER_STRINGS.number)} ${publication.number}</a
                      >`
              }
              ${publication.by === null ? nothing : html`<span class="meta">${publication.by}</span>`}
            </p>`
          : nothing
      }
      ${why ? html`<p>${this.local.say(why)}</p>` : nothing}
      ${originals && canPropose ? html`<p class="meta">${this.local.say(PUBLISH_ANSWER_STRINGS.lead)}</p>` : nothing}
      ${PUBLIC_PARTS.map((part) => this.renderPart(item, part, canPropose))}
      ${
        publication && !canPropose
          ? publication.photos.map((photo, index) => this.renderShown(item, photo, index + 1))
          : nothing
      }
      ${originals && canPropose ? this.renderForm(item) : nothing} ${problemNote(this.local, this.problem)}
    </section>`
  }

  private renderShown({ id, files }: FeedbackDetail, photo: string, position: number) {
    const path = `/api/feedback/${id}/published-photos/${position}`
    const isDocument = files.some((file) => file.id === photo && file.type === 'application/pdf')
    return isDocument
      ? html`<p><a href=${path}>${this.local.say(PUBLISH_ANSWER_STRINGS.document)} ${position} (PDF)</a></p>`
      : html`<img src=${path} alt="${this.local.say(PUBLISH_ANSWER_STRINGS.photo)} ${position}" />`
  }

  private renderPart({ publishing }: FeedbackDetail, part: PublicPart, canPropose: boolean) {
    const original = publishing.originals?.[part]
    const read = canPropose ? undefined : publishing.publication?.texts[part]
    const marks = canPropose
      ? this.kept(part)
      : (publishing.publication?.marks ?? []).filter((mark) => mark.part === part)
    const changes = publishing.publication?.changes[part]
    if (original === undefined && !read) return nothing
    return html`<div class="pair">
      ${
        original === undefined
          ? nothing
          : html`<div>
              <h3>${this.local.say(PUBLISH_ANSWER_STRINGS[part])}</h3>
              <p class="text" id=${part} lang="vi">${marked(original, marks)}</p>
            </div>`
      }
      <div>
        <h3>${this.local.say(PUBLISH_ANSWER_STRINGS.asRead)}</h3>
        ${
          canPropose
            ? html`<public-wording
                .publicPart=${part}
                .asMasked=${masked(original ?? '', marks)}
                .said=${this.reworded[part]}
                @wording-changed=${({ detail }: EventOn<'public-wording', 'wording-changed'>) =>
                  this.reword(part, detail)}
              ></public-wording>`
            : html`<p class="text" lang="vi">${read ?? masked(original ?? '', marks)}</p>`
        }
        ${
          changes && !canPropose
            ? html`<h3>${this.local.say(PUBLISH_ANSWER_STRINGS.changes)}</h3>
                <text-changes .pieces=${changes}></text-changes>`
            : nothing
        }
      </div>
    </div>`
  }

  /** Without words the part is published as it was written. */
  private reword(part: PublicPart, said: string | null): void {
    const { [part]: _, ...others } = this.reworded
    this.reworded = said === null ? others : { ...others, [part]: said }
  }

  private renderForm(item: FeedbackDetail) {
    return html`<form @submit=${this.onSubmit}>
      <fieldset>
        <legend>${this.local.say(PUBLISH_ANSWER_STRINGS.marks)}</legend>
        ${this.marks.length === 0 ? html`<p class="meta">${this.local.say(PUBLISH_ANSWER_STRINGS.noMarks)}</p>` : nothing}
        ${this.marks.map(
          (mark) =>
            html`<label class="mark">
              <input
                type="checkbox"
                .checked=${!this.dropped.has(keyOf(mark))}
                @change=${() => (this.dropped = toggled(this.dropped, keyOf(mark)))}
              />
              <span>
                ${item.publishing.originals?.[mark.part].slice(mark.from, mark.to)}
                <span class="meta">${this.local.say(MASK_WORDS[mark.reason])}</span></span
              >
            </label>`,
        )}
      </fieldset>
      <div class="own">
        <label for="mask-reason">${this.local.say(PUBLISH_ANSWER_STRINGS.reason)}</label>
        <select
          id="mask-reason"
          @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
            (this.reason = MASK_REASONS.find((each) => each === currentTarget.value) ?? 'other')}
        >
          ${MASK_REASONS.map(
            (each) =>
              html`<option value=${each} ?selected=${each === this.reason}>
                ${this.local.say(MASK_WORDS[each])}
              </option>`,
          )}
        </select>
        <button type="button" @click=${this.maskSelection}>
          ${icon('lock')} ${this.local.say(PUBLISH_ANSWER_STRINGS.maskSelection)}
        </button>
      </div>
      <div class="own">
        <label for="mask-words">${this.local.say(PUBLISH_ANSWER_STRINGS.maskWords)}</label>
        <input
          id="mask-words"
          maxlength="200"
          .value=${this.typed}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.typed = currentTarget.value)}
          @keydown=${(event: EventOn<'input', 'keydown'>) => {
            if (event.key !== 'Enter' || event.isComposing) return
            event.preventDefault()
            this.maskTyped()
          }}
        />
        <button type="button" @click=${this.maskTyped}>
          ${icon('lock')} ${this.local.say(PUBLISH_ANSWER_STRINGS.maskTyped)}
        </button>
      </div>
      <publish-photos
        .item=${item}
        .photos=${this.photos}
        .covers=${this.covers}
        @photos-chosen=${({ detail }: EventOn<'publish-photos', 'photos-chosen'>) => {
          this.photos = detail.photos
          this.keepCovers(item.id, detail.covers)
        }}
      ></publish-photos>
      <p class="meta">${this.local.say(STEP_WORDS['propose-publication'].consequence)}</p>
      <button class="primary" ?disabled=${this.isBusy}>
        ${icon('clock')} ${this.local.say(STEP_WORDS['propose-publication'].name)}
      </button>
    </form>`
  }

  private keepCovers(id: string, covers: Covers): void {
    this.covers = covers
    keepDraft(this.personId, id, 'covers', JSON.stringify(covers))
  }

  private kept(part?: PublicPart): MaskMark[] {
    return this.marks.filter(
      (mark) => !this.dropped.has(keyOf(mark)) && (part === undefined || mark.part === part),
    )
  }

  /** Wherever the typed words stand, in any case, becomes a mark: the way for who uses no pointer. */
  private maskTyped(): void {
    const originals = this.item?.publishing.originals
    const typed = this.typed.trim().normalize('NFC')
    if (!originals || typed === '') return
    const found = PUBLIC_PARTS.flatMap((part) =>
      placesOf(originals[part], typed).map((from) => ({
        part,
        from,
        to: from + typed.length,
        reason: this.reason,
      })),
    )
    this.problem = found.length === 0 ? PUBLISH_ANSWER_STRINGS.wordsNotFound : undefined
    if (found.length === 0) return
    const known = new Set(this.marks.map(keyOf))
    this.marks = [...this.marks, ...found.filter((mark) => !known.has(keyOf(mark)))]
    this.typed = ''
  }

  /** What the person selected in one of the originals becomes a mark of its own. */
  private maskSelection(): void {
    const selected = selectionIn(this.renderRoot, PUBLIC_PARTS)
    if (!selected) {
      this.problem = PUBLISH_ANSWER_STRINGS.nothingSelected
      return
    }
    this.problem = undefined
    this.marks = [...this.marks, { ...selected, reason: this.reason }]
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const { item } = this
    if (!item || this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      const changed = await api.takeStep(item.id, 'propose-publication', {
        version: item.version,
        marks: this.kept(),
        photos: [...this.photos],
        covers: [...this.photos].flatMap((photo) =>
          (this.covers[photo] ?? []).map((cover) => ({ photo, ...cover })),
        ),
        ...(Object.keys(this.reworded).length === 0 ? {} : { reworded: this.reworded }),
      })
      emit(this, 'feedback-changed', changed)
    } catch (error) {
      this.problem = formErrorWords(error)
    } finally {
      this.isBusy = false
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      section,
      form {
        display: grid;
        gap: var(--s3);
      }
      section {
        padding: var(--s4);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .pair {
        display: grid;
        gap: var(--s3);
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
      }
      h3 {
        font-size: 0.875rem;
      }
      .text {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      mark {
        background: var(--soon-bg);
        color: inherit;
        font-weight: 600;
      }
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
      .own {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
      }
      img {
        max-width: 100%;
      }
      .own input {
        width: auto;
        min-width: 0;
        flex: 1 1 12rem;
      }
      .own select {
        width: auto;
        max-width: 100%;
      }
      form > button {
        justify-self: start;
      }
    `,
  ]
}

/** Photos' ids with their covers, as this panel wrote them; what else may stand there is none. */
function readCovers(kept: string): Covers {
  try {
    return kept === '' ? {} : (JSON.parse(kept) as Covers)
  } catch {
    return {}
  }
}

/** What a proposal said in other words, to go on from. */
function rewordedBefore(
  last: FeedbackDetail['publishing']['publication'] | undefined,
): Partial<Record<PublicPart, string>> {
  return Object.fromEntries(
    PUBLIC_PARTS.flatMap((part) => {
      const said = last?.texts[part]
      return last?.changes[part] && said ? [[part, said]] : []
    }),
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'publish-panel': PublishPanel
  }
  interface HTMLElementEventMap {
    'feedback-changed': CustomEvent<FeedbackDetail>
  }
}
