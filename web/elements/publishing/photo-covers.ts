import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PUBLISH_ANSWER_STRINGS } from '../../strings/publish-answer-strings.ts'
import { baseStyles, buttonStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** A rectangle over a photo, in shares of its width and height. */
export interface PhotoCover {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Corner = Pick<PhotoCover, 'x' | 'y'>

const STEP = 0.02
const LEAST = 0.02
const NEW_COVER: PhotoCover = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }

/**
 * What is covered in a photo: drawn with the pointer, or added by a button, moved with the arrow keys, sized with shift and
 * the arrow keys, and taken off with Delete.
 *
 * @fires covers-changed - `detail` is all covers of the photo
 */
@customElement('photo-covers')
export class PhotoCovers extends LitElement {
  @property() src = ''
  @property() name = ''
  @property({ attribute: false }) covers: readonly PhotoCover[] = []

  private start: Corner | undefined
  private readonly local = new LanguageController(this)

  override render() {
    return html`<div
        class="photo"
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${() => (this.start = undefined)}
        @pointercancel=${() => (this.start = undefined)}
      >
        <img src=${this.src} alt=${this.name} draggable="false" />
        ${this.covers.map(
          (_cover, index) =>
            html`<button
              type="button"
              class="cover"
              aria-label="${this.local.say(PUBLISH_ANSWER_STRINGS.cover)} ${index + 1}"
              aria-describedby="keys"
              @pointerdown=${(event: EventOn<'button', 'pointerdown'>) => event.stopPropagation()}
              @keydown=${(event: EventOn<'button', 'keydown'>) => this.onKey(event, index)}
            ></button>`,
        )}
      </div>
      <p class="meta" id="keys">${this.local.say(PUBLISH_ANSWER_STRINGS.coverHint)}</p>
      <p class="tools">
        <button type="button" @click=${this.add}>
          ${icon('plus')} ${this.local.say(PUBLISH_ANSWER_STRINGS.addCover)}
        </button>
        ${this.covers.map(
          (_cover, index) =>
            html`<button type="button" @click=${() => void this.takeOff(index)}>
              ${icon('close')} ${this.local.say(PUBLISH_ANSWER_STRINGS.removeCover)} ${index + 1}
            </button>`,
        )}
      </p>`
  }

  /** By the property: a style attribute, which `styleMap` writes first, is what the content policy forbids. */
  protected override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.cover').forEach(({ style }, index) => {
      const { x, y, width, height } = this.covers[index] ?? NEW_COVER
      style.cssText = `left: ${share(x)}; top: ${share(y)}; width: ${share(width)}; height: ${share(height)}`
    })
  }

  private async add(): Promise<void> {
    this.tell([...this.covers, NEW_COVER])
    await this.focusLast()
  }

  private async takeOff(index: number): Promise<void> {
    this.tell(this.covers.toSpliced(index, 1))
    await this.focusLast()
  }

  /** On the last cover, or where one is added, so that the keyboard is nowhere lost. */
  private async focusLast(): Promise<void> {
    await this.updateComplete
    const [add, ...covers] = [
      this.renderRoot.querySelector<HTMLButtonElement>('.tools button'),
      ...this.renderRoot.querySelectorAll<HTMLButtonElement>('.cover'),
    ]
    ;(covers.at(-1) ?? add)?.focus()
  }

  private onKey(event: KeyboardEvent, index: number): void {
    const cover = this.covers[index]
    const [dx, dy] = ARROWS[event.key] ?? [0, 0]
    if (!cover) return
    if (event.key === 'Delete') {
      event.preventDefault()
      void this.takeOff(index)
    } else if (dx !== 0 || dy !== 0) {
      event.preventDefault()
      event.stopPropagation()
      this.tell(this.covers.with(index, event.shiftKey ? sized(cover, dx, dy) : moved(cover, dx, dy)))
    }
  }

  private onDown(event: EventOn<'div', 'pointerdown'>): void {
    event.currentTarget.setPointerCapture(event.pointerId)
    this.start = placeIn(event.currentTarget, event)
    this.tell([...this.covers, drawn(this.start, this.start)])
  }

  private onMove(event: EventOn<'div', 'pointermove'>): void {
    const { start } = this
    if (!start) return
    const end = placeIn(event.currentTarget, event)
    this.tell([...this.covers.slice(0, -1), drawn(start, end)])
  }

  private tell(covers: readonly PhotoCover[]): void {
    this.covers = covers
    emit(this, 'covers-changed', covers)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      .photo {
        position: relative;
        width: fit-content;
        max-width: 100%;
        touch-action: none;
        cursor: crosshair;
      }
      img {
        display: block;
        max-width: 100%;
        max-height: 60vh;
      }
      .cover {
        position: absolute;
        min-width: 0;
        min-height: 0;
        padding: 0;
        border: 2px solid var(--action);
        border-radius: 0;
        background: rgb(255 255 255 / 0.35);
        backdrop-filter: blur(8px);
      }
      /* White beside blue: one of them is seen on any photo. */
      .cover:not(:focus-visible) {
        box-shadow: 0 0 0 2px var(--bg);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ]
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

const share = (value: number) => `${value * 100}%`
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

function moved(cover: PhotoCover, dx: number, dy: number): PhotoCover {
  const { x, y, width, height } = cover
  return { ...cover, x: within(x + dx, 0, 1 - width), y: within(y + dy, 0, 1 - height) }
}

function sized(cover: PhotoCover, dx: number, dy: number): PhotoCover {
  const { x, y, width, height } = cover
  return { ...cover, width: within(width + dx, LEAST, 1 - x), height: within(height + dy, LEAST, 1 - y) }
}

function placeIn(box: Element, { clientX, clientY }: PointerEvent): Corner {
  const { left, top, width, height } = box.getBoundingClientRect()
  return { x: within((clientX - left) / width, 0, 1), y: within((clientY - top) / height, 0, 1) }
}

/** Between two corners, up to the edges of the photo. */
function drawn(start: Corner, end: Corner): PhotoCover {
  const width = Math.max(LEAST, Math.abs(end.x - start.x))
  const height = Math.max(LEAST, Math.abs(end.y - start.y))
  return {
    x: Math.min(start.x, end.x, 1 - width),
    y: Math.min(start.y, end.y, 1 - height),
    width,
    height,
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-covers': PhotoCovers
  }
  interface HTMLElementEventMap {
    'covers-changed': CustomEvent<readonly PhotoCover[]>
  }
}
