import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { formatElapsed } from '../../server/words/format.ts'
import { icon } from '../../web/ui/icons.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import type { Health } from '../device/health.ts'
import { STRINGS } from '../strings.ts'

/** Younger unsent ratings are simply on their way. */
const QUIET_MINUTES = 2

/** A small mark in the corner for staff: how many ratings wait to be sent, and since when. */
@customElement('kiosk-staff-glyph')
export class StaffGlyph extends LitElement {
  @property({ attribute: false }) declare health: Health | null

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.health = null
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        position: fixed;
        inset: auto auto 2px var(--edge);
        font-size: max(12px, calc(2.4 * var(--mm)));
        line-height: 1.4;
        color: var(--ink-2);
        pointer-events: none;
      }
    `,
  ]

  override render(): TemplateResult | typeof nothing {
    const { unsent = 0, oldestUnsentAt = null } = this.health ?? {}
    if (oldestUnsentAt === null) return nothing
    const minutes = (Date.now() - Date.parse(oldestUnsentAt)) / 60_000
    if (minutes < QUIET_MINUTES) return nothing
    return html`${icon('send')} ${this.local.say(STRINGS.unsent)} ${unsent} ·
    ${formatElapsed(minutes, this.local.language)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-staff-glyph': StaffGlyph
  }
}
