import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { baseStyles } from '../../web/ui/base-styles.ts'
import { LanguageController } from '../../web/ui/localize.ts'
import type { KioskDatabase } from '../outbox/database.ts'
import { writeDevice } from '../device/device.ts'
import { screenStyles } from './screen-styles.ts'
import { STRINGS } from '../strings.ts'

/** A button of the size citizens press, that writes to the disk as a rating does, and counts as none. */
@customElement('kiosk-test-tap')
export class TestTap extends LitElement {
  @property({ attribute: false }) declare database: KioskDatabase
  @state() declare private taps: number
  @state() declare private keptAfterMs: number | null
  @state() declare private failed: boolean

  private readonly local = new LanguageController(this)

  constructor() {
    super()
    this.taps = 0
    this.keptAfterMs = null
    this.failed = false
  }

  static override styles = [
    baseStyles,
    screenStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s4);
      }
    `,
  ]

  override render(): TemplateResult {
    const result = this.failed ? this.local.say(STRINGS.testTapFailed) : this.kept()
    return html`
      <button type="button" @click=${() => void this.tap()}>${this.local.say(STRINGS.testTap)}</button>
      <p>${this.local.say(STRINGS.testTapHow)}</p>
      <p role="status">${result ?? nothing}</p>
    `
  }

  private kept(): string | null {
    if (this.keptAfterMs === null) return null
    return this.local
      .say(STRINGS.testTapKept)
      .replace('{n}', String(this.taps))
      .replace('{ms}', String(this.keptAfterMs))
  }

  private async tap(): Promise<void> {
    const from = performance.now()
    try {
      await writeDevice(this.database, 'lastTestTapAt', new Date().toISOString())
      this.failed = false
      this.taps += 1
      this.keptAfterMs = Math.round(performance.now() - from)
    } catch {
      this.failed = true
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-test-tap': TestTap
  }
}
