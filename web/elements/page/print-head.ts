import { consume } from '@lit/context'
import { LitElement, css, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../server/contract/people.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { serverNow, sessionContext } from '../../session.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'

/**
 * What stands on every printed sheet of a report: what it is of, of when its figures are, when it was printed, and that it is not
 * SIPAS. The sheets' margins hold it; their numbers are the app's own.
 */
@customElement('print-head')
export class PrintHead extends LitElement {
  /** Period and unit. */
  @property() head = ''
  /** ISO; when the figures were read. */
  @property() asOf = ''
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly margins = new CSSStyleSheet()
  private readonly fill = (): void => {
    const zone = this.session?.organisation.zone ?? 'UTC'
    const [of, printed] = [this.asOf, serverNow()].map((instant) => formatDateTime(instant, zone))
    const foot = `${this.local.say(STRINGS.asOf)} ${of} · ${this.local.say(STRINGS.printedAt)} ${printed} · ${this.local.say(STRINGS.notSipas)}`
    this.margins.replaceSync(`@page {
      @top-left { content: ${quoted(this.head)}; font-size: 9pt; text-align: start; }
      @bottom-left { content: ${quoted(foot)}; font-size: 9pt; text-align: start; }
    }`)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.adoptedStyleSheets.push(this.margins)
    window.addEventListener('beforeprint', this.fill)
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeprint', this.fill)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.margins)
    super.disconnectedCallback()
  }

  override render() {
    return nothing
  }

  static override readonly styles = css`
    :host {
      display: none;
    }
  `
}

/** As a string of CSS. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/\s+/g, ' ')}"`
}

declare global {
  interface HTMLElementTagNameMap {
    'print-head': PrintHead
  }
}
