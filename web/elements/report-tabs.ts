import { consume } from '@lit/context'
import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import { COMMENT_STRINGS } from '../comment-strings.ts'
import { hrefOf } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { baseStyles, tabStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'

const TABS = [
  {
    page: 'reports',
    words: COMMENT_STRINGS.resultsTab,
    route: { page: 'reports', period: undefined, unit: undefined },
  },
  {
    page: 'comments',
    words: COMMENT_STRINGS.title,
    route: { page: 'comments', month: undefined, unit: undefined },
  },
] as const

/** What citizens said: in figures, and in words, for whoever may read both. */
@customElement('report-tabs')
export class ReportTabs extends LitElement {
  @property() page: (typeof TABS)[number]['page'] = 'reports'
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    if (!this.session || !hasRole(this.session, 'head', 'coordinator', 'leader')) return nothing
    return html`<nav aria-label=${this.local.say(COMMENT_STRINGS.tabs)}>
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
