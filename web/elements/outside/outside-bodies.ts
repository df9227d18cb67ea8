import { LitElement, css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { OutsideBody } from '../../../server/contract/feedback/outside/outside.ts'
import { OUTSIDE_BODY_STRINGS } from '../../strings/outside/outside-body-strings.ts'
import { baseStyles, buttonStyles, formStyles, tagStyles } from '../../ui/base-styles.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, problemNote } from '../page/form-fields.ts'
import { outsideApi } from './outside-api.ts'
import { Sending } from '../page/sending.ts'

/** The list of bodies without an account, for administrators. */
@customElement('outside-bodies')
export class OutsideBodies extends LitElement {
  @state() private bodies: readonly OutsideBody[] | undefined
  @query('form') private form?: HTMLFormElement

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  override firstUpdated(): void {
    void this.run(() => Promise.resolve())
  }

  override render() {
    const { local } = this
    const { errors } = this.sending
    return html`<section aria-labelledby="bodies">
      <h2 id="bodies">${local.say(OUTSIDE_BODY_STRINGS.title)}</h2>
      <p class="hint">${local.say(OUTSIDE_BODY_STRINGS.lead)}</p>
      ${
        this.bodies?.length === 0
          ? html`<p>${local.say(OUTSIDE_BODY_STRINGS.none)}</p>`
          : html`<ul>
              ${(this.bodies ?? []).map((body) => this.renderBody(body))}
            </ul>`
      }
      <form novalidate @submit=${this.onSubmit}>
        ${(['name', 'nameEn', 'email'] as const).map(
          (field) =>
            html`<div class="field">
              <label for=${field}>${local.say(OUTSIDE_BODY_STRINGS[field])}</label>
              <input
                id=${field}
                name=${field}
                type=${field === 'email' ? 'email' : 'text'}
                maxlength="200"
                autocomplete="off"
                aria-invalid=${errors.some((error) => error.field === field) ? 'true' : 'false'}
              />
              ${fieldErrors({ local, errors }, field, field)}
            </div>`,
        )}
        ${problemNote(local, this.sending.problem)}
        <button ?disabled=${this.sending.isBusy}>${local.say(OUTSIDE_BODY_STRINGS.add)}</button>
      </form>
    </section>`
  }

  private renderBody(body: OutsideBody) {
    const { local } = this
    return html`<li>
      <span>
        <strong>${body.name}</strong> ${body.nameEn} · ${body.email}
        ${body.open ? nothing : html`<span class="tag">${local.say(OUTSIDE_BODY_STRINGS.closed)}</span>`}
      </span>
      <button type="button" ?disabled=${this.sending.isBusy} @click=${() => this.toggle(body)}>
        ${local.say(body.open ? OUTSIDE_BODY_STRINGS.close : OUTSIDE_BODY_STRINGS.reopen)}
        <span class="visually-hidden">${body.name}</span>
      </button>
    </li>`
  }

  private toggle({ id, ...body }: OutsideBody): void {
    void this.run(() => outsideApi.saveBody({ ...body, open: !body.open }, id))
  }

  private async onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!this.form) return
    const typed = new FormData(this.form)
    const value = (name: string) => String(typed.get(name) ?? '')
    const body = { name: value('name'), nameEn: value('nameEn'), email: value('email').trim(), open: true }
    if (await this.run(() => outsideApi.saveBody(body))) this.form.reset()
  }

  /** False where it was refused: what was typed stays. */
  private run(work: () => Promise<unknown>): Promise<boolean> {
    return this.sending.send(async () => {
      await work()
      this.bodies = await outsideApi.bodies()
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    tagStyles,
    css`
      section,
      form {
        display: grid;
        justify-items: start;
        gap: var(--s3);
      }
      .field {
        width: min(100%, 26rem);
      }
      ul {
        width: 100%;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--s2);
        padding-block: var(--s2);
        border-bottom: 1px solid var(--grid);
        overflow-wrap: anywhere;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'outside-bodies': OutsideBodies
  }
}
