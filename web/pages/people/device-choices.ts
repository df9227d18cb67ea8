import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { keepDensity, readDensity } from '../../elements/queue/density.ts'
import { setShortcutsOn, shortcutsAreOn } from '../../shortcuts.ts'
import { DENSITIES, DENSITY_WORDS, QUEUE_STRINGS } from '../../strings/item/queue-strings.ts'
import { PEOPLE_STRINGS } from '../../strings/people-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from './people-styles.ts'

/** What this device keeps of one's habits; it holds at once, and here alone. */
@customElement('device-choices')
export class DeviceChoices extends LitElement {
  private readonly local = new LanguageController(this)

  override render() {
    const { local } = this
    return html`<section aria-labelledby="device-title">
      <h2 id="device-title">${local.say(PEOPLE_STRINGS.onThisDevice)}</h2>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${shortcutsAreOn()}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => setShortcutsOn(currentTarget.checked)}
        />
        ${local.say(STRINGS.shortcutsOn)}</label
      >
      <div class="field">
        <label for="density">${local.say(QUEUE_STRINGS.density)}</label>
        <select id="density" @change=${this.onDensity}>
          ${DENSITIES.map(
            (each) =>
              html`<option value=${each} ?selected=${each === readDensity()}>
                ${local.say(DENSITY_WORDS[each])}
              </option>`,
          )}
        </select>
      </div>
    </section>`
  }

  private onDensity({ currentTarget }: EventOn<'select', 'change'>): void {
    const density = DENSITIES.find((each) => each === currentTarget.value)
    if (density) keepDensity(density)
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    peopleStyles,
    css`
      section {
        display: grid;
        gap: var(--s3);
        justify-items: start;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'device-choices': DeviceChoices
  }
}
