import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SessionReply } from '../../server/contract/people.ts'
import { hrefOf } from '../router.ts'
import { sessionContext } from '../session.ts'
import { baseStyles, buttonStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'
import { guideFor } from './guide.ts'
import { GUIDE_TITLES } from './guide-titles.ts'
import { HELP_STRINGS } from './help-strings.ts'

/** One line that leads a newcomer to their guide, until they have read it or sent the line away. */
@customElement('first-use-hint')
export class FirstUseHint extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private isGone = false

  private readonly local = new LanguageController(this)

  private get key(): string {
    return `hailong.hint.${this.session?.person.username ?? ''}`
  }

  private readonly dismiss = (): void => {
    localStorage.setItem(this.key, 'gone')
    this.isGone = true
  }

  override render() {
    const guide = guideFor(this.session)
    if (!this.session || guide === 'glossary' || this.isGone || localStorage.getItem(this.key)) return nothing
    return html`<aside aria-label=${this.local.say(HELP_STRINGS.firstTime)}>
      <span>
        ${this.local.say(HELP_STRINGS.firstTime)}
        <a href=${hrefOf({ page: 'help', guide })} @click=${this.dismiss}
          >${this.local.say(GUIDE_TITLES[guide])}</a
        >
      </span>
      <button class="quiet" @click=${this.dismiss}>${this.local.say(HELP_STRINGS.gotIt)}</button>
    </aside>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    css`
      aside {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--s4);
        padding: 0 var(--s4);
        border-top: 1px solid var(--grid);
        background: var(--surface);
      }
      @media print {
        aside {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'first-use-hint': FirstUseHint
  }
}
