import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { Factors, NewSecret } from '../../../server/contract/people/factors.ts'
import { formatDateTime } from '../../../server/words/format.ts'
import { errorWords, factorApi } from '../../api.ts'
import { inputField, problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { qrCode } from '../../ui/qr-code.ts'
import { FACTOR_STRINGS } from './factor-strings.ts'
import { addPasskey, passkeyProblem } from './passkey.ts'
import { peopleStyles } from './people-styles.ts'

type Section = 'codes' | 'passkeys'

/** What one's own account is proved by beside the password: one-time codes, recovery codes, passkeys. */
@customElement('account-factors')
export class AccountFactors extends LitElement {
  @property() zone = 'UTC'
  @state() private secret: NewSecret | undefined
  @state() private codes: readonly string[] = []
  /** Where the last thing was done. */
  @state() private acted: Section = 'codes'
  @state() private problem: Words | undefined
  @state() private told: Words | undefined
  @query('#present-again') private present?: HTMLInputElement

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => factorApi.own(signal),
    args: () => [],
  })

  override render() {
    return this.shown.render({
      pending: () => html`<page-message waiting></page-message>`,
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      complete: (factors) => this.renderFactors(factors),
    })
  }

  private renderFactors(factors: Factors) {
    const { local } = this
    return html`<section aria-labelledby="factors-title">
        <h2 id="factors-title">${local.say(FACTOR_STRINGS.title)}</h2>
        <p>${local.say(FACTOR_STRINGS.lead)}</p>
        ${factors.hasPassword ? this.renderPresent() : nothing} ${this.renderTold('codes')}
        ${this.renderCodes(factors)} ${this.codes.length > 0 ? this.renderPrinted() : nothing}
      </section>
      <section aria-labelledby="passkeys-title">
        <h2 id="passkeys-title">${local.say(FACTOR_STRINGS.passkeys)}</h2>
        <p>${local.say(factors.passkeysWork ? FACTOR_STRINGS.passkeysLead : FACTOR_STRINGS.passkeysOff)}</p>
        ${this.renderPasskeys(factors)} ${this.renderTold('passkeys')}
      </section>`
  }

  /** What came of the last thing that was done, where it was done. */
  private renderTold(section: Section) {
    const { local, told } = this
    const isHere = this.acted === section
    return html`${problemNote(local, isHere ? this.problem : undefined)}
      <p role="status">${isHere && told ? local.say(told) : nothing}</p>`
  }

  private renderPresent() {
    return html`<div class="field narrow">
      <label for="present-again">${this.local.say(FACTOR_STRINGS.present)}</label>
      <input id="present-again" type="password" maxlength="200" autocomplete="current-password" />
    </div>`
  }

  private renderCodes({ codesSince, recoveryLeft }: Factors) {
    const { local } = this
    if (this.secret) return this.renderSecret(this.secret)
    if (codesSince === null)
      return html`<p>${local.say(FACTOR_STRINGS.codesOff)}</p>
        <p class="actions">
          <button class="primary" @click=${this.onBegin}>${local.say(FACTOR_STRINGS.turnOn)}</button>
        </p>`
    return html`<p>${local.say(FACTOR_STRINGS.codesOn)} ${formatDateTime(codesSince, this.zone)}.</p>
      <p>${local.say(FACTOR_STRINGS.recovery)}: ${recoveryLeft} ${local.say(FACTOR_STRINGS.recoveryLeft)}.</p>
      <p class="actions">
        <button @click=${this.onRenew}>${local.say(FACTOR_STRINGS.recoveryNew)}</button>
        <button @click=${() => this.act(() => factorApi.removeCodes(this.password))}>
          ${local.say(FACTOR_STRINGS.turnOff)}
        </button>
      </p>`
  }

  private renderSecret({ secret, uri }: NewSecret) {
    const { local } = this
    return html`<p>${local.say(FACTOR_STRINGS.scan)}</p>
      <div class="code">${qrCode(uri, local.say(FACTOR_STRINGS.qrLabel))}</div>
      <p>${local.say(FACTOR_STRINGS.key)}: <span class="key">${secret.match(/.{1,4}/g)?.join(' ')}</span></p>
      <form class="narrow" novalidate @submit=${this.onConfirm}>
        ${inputField({ local, errors: [] }, 'code', FACTOR_STRINGS.firstCode)}
        <p class="actions">
          <button class="primary">${local.say(FACTOR_STRINGS.confirm)}</button>
          <button type="button" @click=${() => (this.secret = undefined)}>
            ${local.say(FACTOR_STRINGS.cancel)}
          </button>
        </p>
      </form>`
  }

  private renderPrinted() {
    const { local } = this
    return html`<div class="printed">
      <h3>${local.say(FACTOR_STRINGS.recovery)}</h3>
      <p>${local.say(FACTOR_STRINGS.recoveryShown)}</p>
      <ol>
        ${this.codes.map((code) => html`<li class="key">${code}</li>`)}
      </ol>
      <p class="actions">
        <button @click=${() => print()}>${local.say(FACTOR_STRINGS.print)}</button>
        <button @click=${() => (this.codes = [])}>${local.say(FACTOR_STRINGS.kept)}</button>
      </p>
    </div>`
  }

  private renderPasskeys({ passkeys, passkeysWork }: Factors) {
    const { local } = this
    return html`${passkeys.length === 0 ? html`<p>${local.say(FACTOR_STRINGS.noPasskey)}</p>` : nothing}
      <ul>
        ${passkeys.map(({ id, name, since, lastUsedAt }) => {
          const used =
            lastUsedAt === null
              ? local.say(FACTOR_STRINGS.neverUsed)
              : `${local.say(FACTOR_STRINGS.lastUsed)} ${formatDateTime(lastUsedAt, this.zone)}`
          return html`<li>
            <span class="words"
              >${name}
              <span class="muted"
                >${local.say(FACTOR_STRINGS.since)} ${formatDateTime(since, this.zone)} · ${used}</span
              ></span
            >
            <details>
              <summary>
                ${local.say(FACTOR_STRINGS.rename)}<span class="visually-hidden">: ${name}</span>
              </summary>
              <form
                @submit=${(event: EventOn<'form', 'submit'>) =>
                  this.onName(event, (given) => factorApi.renamePasskey(id, given))}
              >
                ${inputField({ local, errors: [] }, `name-${id}`, FACTOR_STRINGS.passkeyName, { value: name })}
                <button>${local.say(FACTOR_STRINGS.save)}</button>
              </form>
            </details>
            <button
              aria-label="${local.say(FACTOR_STRINGS.remove)}: ${name}"
              @click=${() => this.act(() => factorApi.removePasskey(id, this.password), { section: 'passkeys' })}
            >
              ${local.say(FACTOR_STRINGS.remove)}
            </button>
          </li>`
        })}
      </ul>
      ${
        passkeysWork
          ? html`<form
              class="narrow"
              @submit=${(event: EventOn<'form', 'submit'>) =>
                this.onName(event, (name) => addPasskey(name, this.password))}
            >
              ${inputField({ local, errors: [] }, 'passkey', FACTOR_STRINGS.passkeyName, {
                hint: FACTOR_STRINGS.passkeyHint,
              })}
              <p class="actions"><button>${local.say(FACTOR_STRINGS.addPasskey)}</button></p>
            </form>`
          : nothing
      }`
  }

  private get password(): string {
    return this.present?.value ?? ''
  }

  private onBegin(): void {
    void this.act(
      async () => {
        this.secret = await factorApi.beginCodes(this.password)
      },
      { done: null },
    )
  }

  private onConfirm(event: EventOn<'form', 'submit'>): void {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code'))
    void this.act(async () => {
      this.codes = (await factorApi.confirmCodes(code)).codes
      this.secret = undefined
    })
  }

  private onRenew(): void {
    void this.act(
      async () => {
        this.codes = (await factorApi.renewRecoveryCodes(this.password)).codes
      },
      { done: null },
    )
  }

  private onName(event: EventOn<'form', 'submit'>, work: (name: string) => Promise<void>): void {
    event.preventDefault()
    const form = event.currentTarget
    const [name] = [...new FormData(form).values()]
    void this.act(
      async () => {
        await work(String(name).trim())
        form.reset()
      },
      { section: 'passkeys' },
    )
  }

  private async act(
    work: () => Promise<void>,
    { done = FACTOR_STRINGS.saved, section = 'codes' }: { done?: Words | null; section?: Section } = {},
  ): Promise<void> {
    this.acted = section
    this.problem = undefined
    this.told = undefined
    try {
      await work()
      this.told = done ?? undefined
      await this.shown.run()
    } catch (error) {
      this.problem = passkeyProblem(error)
      if (this.password === '') this.present?.focus()
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    peopleStyles,
    css`
      .narrow {
        max-width: 26rem;
      }
      .code {
        width: min(220px, 100%);
      }
      .key {
        font-family: monospace;
        font-size: 1.125rem;
        letter-spacing: 0.05em;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .printed {
        padding: var(--s4);
        border: 2px solid var(--line);
        border-radius: var(--radius);
      }
      .printed ol {
        columns: 11rem 2;
      }
      ol > li {
        display: list-item;
        padding: 2px 0;
        border: 0;
      }
      @media print {
        .printed .actions {
          display: none;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'account-factors': AccountFactors
  }
}
