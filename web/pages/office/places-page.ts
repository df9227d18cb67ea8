import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { ListedPlace } from '../../../server/contract/places/places.ts'
import { foldedWords } from '../../../server/domain/text/fold-vietnamese.ts'
import { PLACE_KIND_WORDS } from '../../../server/words/place-kind-words.ts'
import { errorWords, placeApi } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import '../../elements/page/page-tabs.ts'
import '../../elements/places/place-file-form.ts'
import '../../elements/places/place-form.ts'
import { PLACE_STRINGS } from '../../strings/place-strings.ts'
import { TAB_STRINGS } from '../../strings/tab-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'

/** As many as a page shows at once: whoever looks for one of more types a part of its name. */
const MOST_SHOWN = 200

/** The wards, streets and landmarks that citizens choose from: found, added, changed, ended, and read from a file. */
@customElement('places-page')
export class PlacesPage extends LitElement {
  @state() private typed = ''
  @state() private changing: string | undefined
  @state() private told: readonly [Words, string] | undefined
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly list = new Task(this, {
    task: (_args, { signal }) => placeApi.list(signal),
    args: () => [],
  })

  override render() {
    return html`<article>
      <page-tabs page="places"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.places)}</h1>
        <p class="muted">${this.local.say(PLACE_STRINGS.lead)}</p>
      </header>
      <details>
        <summary>${this.local.say(PLACE_STRINGS.add)}</summary>
        <place-form @place-saved=${this.onSaved}></place-form>
      </details>
      <details>
        <summary>${this.local.say(PLACE_STRINGS.file)}</summary>
        <place-file-form @places-entered=${() => void this.list.run()}></place-file-form>
      </details>
      ${this.list.render({
        pending: () =>
          this.list.value ? this.renderList(this.list.value) : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${() => void this.list.run()}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: (places) => this.renderList(places),
      })}
    </article>`
  }

  private renderList(places: readonly ListedPlace[]) {
    const wanted = foldedWords(this.typed)
    const found = places.filter(
      ({ name, wardCode }) => foldedWords(name).includes(wanted) || wardCode?.startsWith(wanted),
    )
    return html`<div class="field">
        <label for="search">${this.local.say(PLACE_STRINGS.search)}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          .value=${this.typed}
          @input=${({ currentTarget }: EventOn<'input', 'input'>) => (this.typed = currentTarget.value)}
        />
      </div>
      ${problemNote(this.local, this.problem)}
      <p role="status">
        ${
          found.length === 0
            ? this.local.say(PLACE_STRINGS.nothing)
            : `${Math.min(found.length, MOST_SHOWN)} / ${places.length} ${this.local.say(PLACE_STRINGS.counted)}`
        }${this.told ? ` · ${this.local.say(this.told[0])}: ${this.told[1]}` : nothing}
      </p>
      <ul class="places">
        ${found.slice(0, MOST_SHOWN).map((place) => this.renderPlace(place))}
      </ul>`
  }

  private renderPlace(place: ListedPlace) {
    const { id, kind, name, wardCode, point } = place
    if (this.changing === id)
      return html`<li>
        <place-form
          .place=${place}
          @place-saved=${this.onSaved}
          @place-left=${() => (this.changing = undefined)}
        ></place-form>
      </li>`
    const facts = [
      this.local.say(PLACE_KIND_WORDS[kind]),
      wardCode,
      point && `${point.lat}; ${point.lng}`,
    ].filter(Boolean)
    return html`<li class="place">
      <span class="words">
        <b>${name}</b>
        <span class="muted">${facts.join(' · ')}</span>
      </span>
      <button
        aria-label="${this.local.say(PLACE_STRINGS.change)}: ${name}"
        @click=${() => (this.changing = id)}
      >
        ${this.local.say(PLACE_STRINGS.change)}
      </button>
      <button aria-label="${this.local.say(PLACE_STRINGS.end)}: ${name}" @click=${() => void this.end(place)}>
        ${icon('close')} ${this.local.say(PLACE_STRINGS.end)}
      </button>
    </li>`
  }

  private readonly onSaved = ({ detail }: CustomEvent<string>): void => {
    this.changing = undefined
    this.told = [PLACE_STRINGS.saved, detail]
    void this.list.run()
  }

  private async end({ id, name }: ListedPlace): Promise<void> {
    this.problem = undefined
    try {
      await placeApi.remove(id)
      this.told = [PLACE_STRINGS.ended, name]
      await this.list.run()
      this.renderRoot.querySelector<HTMLElement>('#search')?.focus()
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      details > :not(summary) {
        display: block;
        margin-block: var(--s3);
      }
      .places {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
        padding: 0;
        list-style: none;
      }
      .place {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
      /* On a phone both buttons stand below the name, beside each other. */
      @media (max-width: 560px) {
        .place > .words {
          flex-basis: 100%;
        }
        .place {
          padding-bottom: var(--s2);
          border-bottom: 1px solid var(--grid);
        }
      }
      .words {
        flex: 1 1 14rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'places-page': PlacesPage
  }
}
