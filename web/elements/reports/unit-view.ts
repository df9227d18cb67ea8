import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../../server/words/format.ts'
import { navigate, type Route } from '../../router.ts'
import { INSIGHT_STRINGS, UNIT_ORDER_WORDS } from '../../strings/insight-strings.ts'
import type { EventOn } from '../../ui/emit.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { type Arranged, UNIT_ORDERS, type UnitView } from '../../unit-order.ts'

/** In which order units stand, which of them, and which sheet; all of it goes into the address. */
@customElement('unit-view')
export class UnitViewControls extends LitElement {
  @property({ attribute: false }) route?: Extract<Route, { readonly page: 'reports' }>
  @property({ attribute: false }) arranged?: Omit<Arranged<unknown>, 'byUnit'>

  private readonly local = new LanguageController(this)

  override render() {
    const { route, arranged } = this
    if (!route || !arranged) return nothing
    const { language } = this.local
    const count = formatNumber(arranged.found, language)
    return html`<div class="row">
        <div class="field">
          <label for="order">${this.local.say(INSIGHT_STRINGS.sort)}</label>
          <select id="order" @change=${this.onOrder}>
            ${UNIT_ORDERS.map(
              (order) =>
                html`<option value=${order} ?selected=${order === (route.order ?? 'list')}>
                  ${this.local.say(UNIT_ORDER_WORDS[order])}
                </option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="find">${this.local.say(INSIGHT_STRINGS.find)}</label>
          <input id="find" type="search" .value=${route.find ?? ''} @input=${this.onFind} />
        </div>
        ${
          arranged.sheets > 1
            ? html`<div class="sheets">
                <button class="plain" ?disabled=${arranged.sheet === 1} @click=${() => this.turn(-1)}>
                  ${this.local.say(INSIGHT_STRINGS.sheetBefore)}
                </button>
                <span>${arranged.sheet}/${arranged.sheets}</span>
                <button
                  class="plain"
                  ?disabled=${arranged.sheet === arranged.sheets}
                  @click=${() => this.turn(1)}
                >
                  ${this.local.say(INSIGHT_STRINGS.sheetAfter)}
                </button>
              </div>`
            : nothing
        }
      </div>
      <p class="meta" role="status">
        ${arranged.found === 0 ? this.local.say(INSIGHT_STRINGS.noUnitFound) : `${this.local.say(INSIGHT_STRINGS.unitsShown)}: ${count}.`}
        ${route.order === 'lowest' || route.order === 'highest' ? this.local.say(INSIGHT_STRINGS.orderHint) : nothing}
      </p>`
  }

  private onOrder({ currentTarget }: EventOn<'select', 'change'>): void {
    const order = UNIT_ORDERS.find((each) => each === currentTarget.value)
    this.show({ order, sheet: undefined })
  }

  private onFind({ currentTarget }: EventOn<'input', 'input'>): void {
    this.show({ find: currentTarget.value, sheet: undefined })
  }

  private turn(step: number): void {
    this.show({ sheet: (this.arranged?.sheet ?? 1) + step })
  }

  private show(view: UnitView): void {
    if (this.route) navigate({ ...this.route, ...view }, { replace: true })
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    buttonStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s3) var(--s4);
      }
      .field {
        flex: 0 1 240px;
        min-width: 180px;
      }
      .sheets {
        display: flex;
        align-items: center;
        gap: var(--s2);
      }
      @media print {
        :host {
          display: none;
        }
      }
      p {
        margin-block: var(--s2) var(--s4);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-view': UnitViewControls
  }
}
