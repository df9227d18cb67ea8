import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SessionReply } from '../../../../server/contract/people.ts'
import type { PrivacySettings } from '../../../../server/contract/personal-data/privacy-settings.ts'
import { errorWords } from '../../../api.ts'
import '../../../elements/page/page-message.ts'
import '../../../elements/page/page-tabs.ts'
import { personalDataApi } from '../../../elements/personal-data/personal-data-api.ts'
import { sessionContext } from '../../../session.ts'
import { TAB_STRINGS } from '../../../strings/tab-strings.ts'
import { baseStyles, pageStyles } from '../../../ui/base-styles.ts'
import { icon } from '../../../ui/icons.ts'
import { LanguageController } from '../../../ui/localize.ts'
import './due-rules.ts'
import './notice-editor.ts'
import { PRIVACY_STRINGS } from './privacy-strings.ts'

/** What the office tells citizens about their data, and how soon it settles what they ask about it. */
@customElement('privacy-notice-page')
export class PrivacyNoticePage extends LitElement {
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session?: SessionReply

  private readonly local = new LanguageController(this)
  private readonly read = new Task(this, { task: () => personalDataApi.settings(), args: () => [] })

  override render() {
    const { local } = this
    const shown = this.read.value
    return html`<article>
      <page-tabs page="privacy-notice"></page-tabs>
      <header>
        <h1 tabindex="-1">${local.say(TAB_STRINGS.privacyNotice)}</h1>
        <p class="muted">${local.say(PRIVACY_STRINGS.lead)}</p>
        <p>
          <a class="public" href="/public/privacy?lang=${local.language}" target="_blank"
            >${icon('document')} ${local.say(PRIVACY_STRINGS.publicPage)}</a
          >
        </p>
      </header>
      ${this.read.render({
        // What stands stays while it is read again: nobody who writes loses their place.
        pending: () => (shown ? this.renderRules(shown) : html`<page-message waiting></page-message>`),
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: (rules) => this.renderRules(rules),
      })}
    </article>`
  }

  private renderRules(rules: PrivacySettings) {
    const { local } = this
    const again = () => void this.read.run()
    return html`<section>
        <h2>${local.say(PRIVACY_STRINGS.text)}</h2>
        <notice-editor .rules=${rules} @notice-saved=${again}></notice-editor>
      </section>
      <section>
        <h2>${local.say(PRIVACY_STRINGS.due)}</h2>
        <due-rules
          .rules=${rules}
          zone=${this.session?.organisation.zone ?? 'UTC'}
          @due-saved=${again}
        ></due-rules>
      </section>`
  }

  static override readonly styles = [
    baseStyles,
    pageStyles,
    css`
      :host {
        --page-width: 1100px;
      }
      .public {
        display: inline-flex;
        gap: var(--s2);
        align-items: center;
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'privacy-notice-page': PrivacyNoticePage
  }
}
