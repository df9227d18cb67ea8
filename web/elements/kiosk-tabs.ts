import { consume } from '@lit/context'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import { BALLOT_STRINGS } from '../ballot-strings.ts'
import { hrefOf } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { baseStyles, tabStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'

const TABS = [
  { page: 'kiosks', words: BALLOT_STRINGS.kiosksTab, route: { page: 'kiosks' } },
  { page: 'ballots', words: BALLOT_STRINGS.title, route: { page: 'ballots' } },
] as const

/** How ratings come in: by tablet, and every other way. */
@customElement('kiosk-tabs')
export class KioskTabs extends LitElement {
  @property() page: (typeof TABS)[number]['page'] = 'kiosks'
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.session || !hasRole(this.session, 'head', 'coordinator', 'administrator')) return nothing
    return html`<nav aria-label=${this.local.say(BALLOT_STRINGS.tabs)}>
      ${TABS.map(
        ({ page, words, route }) =>
          html`<a href=${hrefOf(route)} aria-current=${page === this.page ? 'page' : 'false'}
            >${this.local.say(words)}</a
          >`,
      )}
    </nav>`
  }

  static override readonly styles = [baseStyles, tabStyles]
}
