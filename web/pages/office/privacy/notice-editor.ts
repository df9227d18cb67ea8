import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { type Language, LANGUAGES, type Words } from '../../../../server/contract/language.ts'
import type {
  ListedSetting,
  PrivacySettings,
} from '../../../../server/contract/personal-data/privacy-settings.ts'
import { formatDay } from '../../../../server/words/format.ts'
import { noticeParts } from '../../../../server/words/personal-data/notice-parts.ts'
import { fieldErrors, inputField, problemNote } from '../../../elements/page/form-fields.ts'
import { personalDataApi } from '../../../elements/personal-data/personal-data-api.ts'
import { baseStyles, buttonStyles, formStyles } from '../../../ui/base-styles.ts'
import { emit, type EventOn } from '../../../ui/emit.ts'
import { LanguageController } from '../../../ui/localize.ts'
import { PRIVACY_STRINGS, TEXT_STRINGS } from './privacy-strings.ts'
import { Sending } from '../../../elements/page/sending.ts'

type Notice = ListedSetting<'notice'>

const isNotice = (setting: ListedSetting): setting is Notice => setting.kind === 'notice'

/**
 * The words of the privacy notice in both languages: what is in force to begin with, as citizens will read it beside, kept as
 * another version from a day on; any earlier one can be taken up again.
 *
 * @fires notice-saved - there is one version more
 */
@customElement('notice-editor')
export class NoticeEditor extends LitElement {
  @property({ attribute: false }) rules?: PrivacySettings
  @state() private texts: Readonly<Record<Language, string>> | undefined
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly sending = new Sending(this, this.local)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rules') || this.texts) return
    this.texts = this.notices.find(({ inForce }) => inForce)?.body
  }

  /** The newest first. */
  private get notices(): Notice[] {
    return (this.rules?.settings ?? []).filter(isNotice).sort((a, b) => b.version - a.version)
  }

  override render() {
    const { local, rules, texts } = this
    if (!rules || !texts) return nothing
    const look = { local, errors: this.sending.errors }
    return html`<form novalidate @submit=${this.onSubmit}>
        <p class="hint">${local.say(PRIVACY_STRINGS.textHint)}</p>
        ${LANGUAGES.map((language) => this.renderText(language, texts[language]))}
        <div class="from">
          ${inputField(look, 'fromDay', PRIVACY_STRINGS.fromDay, { type: 'date', value: rules.today })}
        </div>
        ${problemNote(local, this.sending.problem)}
        <p role="status">${this.told ? local.say(this.told) : nothing}</p>
        <p>
          <button class="primary" ?disabled=${this.sending.isBusy}>
            ${local.say(PRIVACY_STRINGS.saveText)}
          </button>
        </p>
      </form>
      <h3>${local.say(PRIVACY_STRINGS.versions)}</h3>
      <ul>
        ${repeat(
          this.notices,
          ({ version }) => version,
          (notice) => this.renderVersion(notice, rules.today),
        )}
      </ul>`
  }

  private renderText(language: Language, text: string) {
    const { local } = this
    const field = `body.${language}`
    const isWrong = this.sending.errors.some((error) => error.field === field)
    return html`<div class="pair">
      <div class="field">
        <label for=${language}>${local.say(TEXT_STRINGS[language])}</label>
        <textarea
          id=${language}
          name=${language}
          lang=${language}
          rows="14"
          maxlength="20000"
          .value=${text}
          aria-invalid=${isWrong ? 'true' : 'false'}
          aria-describedby="wrong-${language}"
          @input=${({ currentTarget }: EventOn<'textarea', 'input'>) => this.write(language, currentTarget.value)}
        ></textarea>
        ${fieldErrors({ local, errors: this.sending.errors }, language, field)}
      </div>
      <section class="preview" lang=${language} aria-labelledby="preview-${language}" tabindex="0">
        <h3 id="preview-${language}">
          <span lang=${local.language}
            >${local.say(PRIVACY_STRINGS.preview)} (${local.say(TEXT_STRINGS[language])})</span
          >
        </h3>
        ${noticeParts(text).map(({ isHeading, words }) =>
          isHeading ? html`<h4>${words}</h4>` : html`<p>${words}</p>`,
        )}
      </section>
    </div>`
  }

  private renderVersion({ version, fromDay, inForce, savedAt, body }: Notice, today: string) {
    const { local } = this
    const standing = inForce ? PRIVACY_STRINGS.inForce : fromDay > today ? PRIVACY_STRINGS.waits : undefined
    return html`<li>
      <span
        >${local.say(PRIVACY_STRINGS.version)} ${version}, ${local.say(PRIVACY_STRINGS.from)}
        ${formatDay(fromDay)}${standing ? html`, <strong>${local.say(standing)}</strong>` : nothing}${
          savedAt === null ? html` (${local.say(PRIVACY_STRINGS.usual)})` : nothing
        }</span
      >
      <button
        type="button"
        aria-label="${local.say(PRIVACY_STRINGS.takeText)}: ${local.say(PRIVACY_STRINGS.version)} ${version}"
        @click=${() => this.take(body)}
      >
        ${local.say(PRIVACY_STRINGS.takeText)}
      </button>
    </li>`
  }

  private write(language: Language, text: string): void {
    if (!this.texts) return
    this.texts = { ...this.texts, [language]: text }
    this.told = undefined
  }

  private take(body: Notice['body']): void {
    this.texts = body
    this.sending.refuse([])
    this.told = PRIVACY_STRINGS.taken
    this.renderRoot.querySelector('textarea')?.focus()
  }

  private readonly onSubmit = async (event: EventOn<'form', 'submit'>): Promise<void> => {
    event.preventDefault()
    const { texts } = this
    if (!texts || this.sending.isBusy) return
    const fromDay = String(new FormData(event.currentTarget).get('fromDay') ?? '')
    await this.sending.send(async () => {
      const { version } = await personalDataApi.saveSetting({
        kind: 'notice',
        about: 'all',
        fromDay,
        body: { vi: texts.vi.trim(), en: texts.en.trim() },
      })
      const saved = (language: Language) =>
        `${PRIVACY_STRINGS.saved[language]} ${version}, ${PRIVACY_STRINGS.from[language]} ${formatDay(fromDay)}.`
      this.told = { vi: saved('vi'), en: saved('en') }
      emit(this, 'notice-saved')
    })
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
      }
      form p {
        margin: 0;
      }
      form + h3 {
        margin-top: var(--s5);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: var(--s4);
        align-items: start;
      }
      .preview {
        max-height: 28lh;
        overflow-y: auto;
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      .preview h3 {
        margin: 0;
        color: var(--ink-2);
        font-size: 0.875rem;
      }
      .preview :is(h4, p) {
        margin: var(--s3) 0 0;
      }
      .from {
        max-width: 16rem;
      }
      ul {
        display: grid;
        gap: var(--s2);
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s4);
        align-items: center;
        justify-content: space-between;
        border-bottom: 1px solid var(--grid);
        padding-block-end: var(--s2);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-editor': NoticeEditor
  }
  interface HTMLElementEventMap {
    'notice-saved': CustomEvent<void>
  }
}
