import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { SessionReply } from '../../../server/contract/people.ts'
import type { SignInWays } from '../../../server/contract/people/factors.ts'
import { factorApi } from '../../api.ts'
import { refusalWords } from '../../refusal-words.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'
import { passkeyProblem, signInByPasskey } from './passkey.ts'

/**
 * The ways to sign in without a password, and why the last one was refused.
 *
 * @fires way-taken - who is signed in
 */
@customElement('other-ways')
export class OtherWays extends LitElement {
  @state() private problem: Words | undefined = refusalWords(
    new URLSearchParams(location.search).get('refused') ?? '',
  )

  private readonly local = new LanguageController(this)
  private readonly ways = new Task(this, {
    task: (_args, { signal }) => factorApi.ways(signal),
    args: () => [],
  })

  override connectedCallback(): void {
    super.connectedCallback()
    // Told once: not again when the page is loaded anew.
    if (this.problem) history.replaceState(null, '', location.pathname)
  }

  override render() {
    return this.ways.render({
      // Whoever knows no other way has name and password.
      pending: () => problemNote(this.local, this.problem),
      error: () => problemNote(this.local, this.problem),
      complete: (ways) => this.renderWays(ways),
    })
  }

  private renderWays({ passkeys, singleSignOn }: SignInWays) {
    const { local } = this
    return html`${problemNote(local, this.problem)}
    ${
      this.problem && singleSignOn
        ? html`<p class="meta">${local.say(FACTOR_STRINGS.ask)}: ${singleSignOn.contact}</p>`
        : nothing
    }
    ${
      passkeys
        ? html`<button type="button" @click=${this.onPasskey}>
            ${icon('lock')} ${local.say(FACTOR_STRINGS.byPasskey)}
          </button>`
        : nothing
    }
    ${
      singleSignOn
        ? html`<a class="button" href="/api/session/single-sign-on"
            >${icon('people')} ${local.say(FACTOR_STRINGS.by)}
            ${local.language === 'vi' ? singleSignOn.name : singleSignOn.nameEn}</a
          >`
        : nothing
    }`
  }

  private async onPasskey(): Promise<void> {
    this.problem = undefined
    try {
      emit(this, 'way-taken', await signInByPasskey())
    } catch (error) {
      this.problem = passkeyProblem(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      button,
      .button {
        min-height: 44px;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'other-ways': OtherWays
  }
  interface HTMLElementEventMap {
    'way-taken': CustomEvent<SessionReply>
  }
}
