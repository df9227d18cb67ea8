import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PLACE_KINDS, type PlaceKind } from '../../../server/contract/places/place-kind.ts'
import type { ListedPlace } from '../../../server/contract/places/places.ts'
import { placeKey } from '../../../server/domain/places/place-key.ts'
import { PLACE_KIND_WORDS } from '../../../server/words/place-kind-words.ts'
import { placeApi } from '../../api.ts'
import { PLACE_STRINGS } from '../../strings/place-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { errorsBelow, inputField, problemNote, selectField } from '../page/form-fields.ts'
import { Sending } from '../page/sending.ts'

/**
 * Puts a place on the list, or changes one.
 *
 * @fires place-saved - it was kept; its name
 * @fires place-left - the change was given up
 */
@customElement('place-form')
export class PlaceForm extends LitElement {
  /** The place to change; left out for a new one. */
  @property({ attribute: false }) place?: ListedPlace

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override render() {
    const look = this.sending
    const { place } = this
    return html`<form novalidate @submit=${this.onSubmit}>
      <div class="fields">
        ${selectField(look, 'kind', PLACE_STRINGS.kind, {
          value: place?.kind ?? 'street',
          options: PLACE_KINDS.map((value) => ({ value, text: this.local.say(PLACE_KIND_WORDS[value]) })),
        })}
        ${inputField(look, 'name', PLACE_STRINGS.name, { value: place?.name ?? '' })}
        ${inputField(look, 'wardCode', PLACE_STRINGS.wardCode, { value: place?.wardCode ?? '' })}
        ${inputField(look, 'lat', PLACE_STRINGS.lat, { value: this.degrees(place?.point?.lat) })}
        ${inputField(look, 'lng', PLACE_STRINGS.lng, { value: this.degrees(place?.point?.lng) })}
      </div>
      ${problemNote(this.local, this.sending.problem)}
      <div class="buttons">
        <button class="primary" ?disabled=${this.sending.isBusy}>
          ${icon('check')} ${this.local.say(PLACE_STRINGS.save)}
        </button>
        ${
          place
            ? html`<button type="button" @click=${() => emit(this, 'place-left')}>
                ${this.local.say(PLACE_STRINGS.cancel)}
              </button>`
            : nothing
        }
      </div>
    </form>`
  }

  private degrees(value: number | undefined): string {
    if (value === undefined) return ''
    return this.local.language === 'vi' ? String(value).replace('.', ',') : String(value)
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const [lat, lng] = [readDegrees(value('lat')), readDegrees(value('lng'))]
    if (
      this.sending.refuse([
        ...(Number.isNaN(lat) ? [{ field: 'lat', ...PLACE_STRINGS.notNumber }] : []),
        ...(Number.isNaN(lng) ? [{ field: 'lng', ...PLACE_STRINGS.notNumber }] : []),
      ])
    )
      return
    const kind = value('kind') as PlaceKind
    const [name, wardCode] = [value('name'), value('wardCode')]
    await this.sending.send(
      async () => {
        await placeApi.add({
          kind,
          name,
          ...(wardCode === '' ? {} : { wardCode }),
          ...(lat === undefined ? {} : { lat }),
          ...(lng === undefined ? {} : { lng }),
        })
        const { place } = this
        // Under another name or ward it is another place of the list: the old one is no longer offered.
        if (
          place &&
          placeKey({ ...place, wardCode: place.wardCode ?? '' }) !== placeKey({ kind, name, wardCode })
        )
          await placeApi.remove(place.id)
        form.reset()
        emit(this, 'place-saved', name)
      },
      (errors) => errorsBelow(errors, 'places.0'),
    )
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
        gap: var(--s3);
        align-items: start;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
    `,
  ]
}

/** Degrees as people write them, with a comma or a point; not a number where they are none. */
function readDegrees(typed: string): number | undefined {
  return typed === '' ? undefined : Number(typed.replace(',', '.'))
}

declare global {
  interface HTMLElementTagNameMap {
    'place-form': PlaceForm
  }
  interface HTMLElementEventMap {
    'place-saved': CustomEvent<string>
    'place-left': CustomEvent<void>
  }
}
