import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import {
  MAIL_CHOICES,
  type MailChoice,
  type NoticeChoice,
  type NoticeChoices,
} from '../../../server/contract/told/notice-topics.ts'
import { api, errorWords } from '../../api.ts'
import { problemNote } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { MAIL_WORDS, NOTICE_STRINGS, TOPIC_WORDS } from './notice-strings.ts'
import { peopleStyles } from './people-styles.ts'

/** Of what one wants to hear, by bell and by mail, and the mail of the morning. */
@customElement('notice-choices')
export class NoticeChoicesElement extends LitElement {
  @state() private problem: Words | undefined
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: (_args, { signal }) => api.noticeChoices(signal),
    args: () => [],
  })

  override render() {
    const { local } = this
    return html`<section aria-labelledby="notices-title">
      <h2 id="notices-title">${local.say(NOTICE_STRINGS.title)}</h2>
      <p>${local.say(NOTICE_STRINGS.lead)}</p>
      ${this.shown.render({
        pending: () => html`<page-message waiting></page-message>`,
        error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
        complete: (choices) => this.renderForm(choices),
      })}
    </section>`
  }

  private renderForm({ choices, digest }: NoticeChoices) {
    const { local } = this
    return html`<form novalidate @submit=${this.onSave} @change=${() => (this.told = undefined)}>
      <ul>
        ${choices.map((choice) => this.renderTopic(choice))}
      </ul>
      <label class="check digest"
        ><input type="checkbox" name="digest" .checked=${digest} /> ${local.say(NOTICE_STRINGS.digest)}</label
      >
      ${problemNote(local, this.problem)}
      <p role="status">${this.told ? local.say(this.told) : nothing}</p>
      <p class="actions"><button class="primary">${local.say(NOTICE_STRINGS.save)}</button></p>
    </form>`
  }

  private renderTopic({ topic, bell, mail }: NoticeChoice) {
    const { local } = this
    const name = local.say(TOPIC_WORDS[topic])
    return html`<li>
      <strong id=${topic}>${name}</strong>
      <label class="check"
        ><input type="checkbox" name="bell-${topic}" aria-describedby=${topic} .checked=${bell} />
        ${local.say(NOTICE_STRINGS.bell)}</label
      >
      <label class="mail"
        >${local.say(NOTICE_STRINGS.mail)}
        <select name="mail-${topic}" aria-describedby=${topic}>
          ${MAIL_CHOICES.map(
            (choice) =>
              html`<option value=${choice} ?selected=${choice === mail}>
                ${local.say(MAIL_WORDS[choice])}
              </option>`,
          )}
        </select></label
      >
    </li>`
  }

  private async onSave(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const before = this.shown.value
    if (!before) return
    this.problem = undefined
    try {
      await api.chooseNotices({
        choices: before.choices.map(({ topic }) => ({
          topic,
          bell: data.has(`bell-${topic}`),
          mail: data.get(`mail-${topic}`) as MailChoice,
        })),
        digest: data.has('digest'),
      })
      this.told = NOTICE_STRINGS.saved
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    peopleStyles,
    css`
      form {
        display: block;
        max-width: 48rem;
      }
      ul {
        display: grid;
        gap: var(--s2);
        margin: 0 0 var(--s4);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: var(--s2) var(--s4);
        align-items: center;
        padding: var(--s2) var(--s3);
      }
      strong {
        font-weight: 600;
      }
      .check,
      .mail {
        display: flex;
        gap: var(--s2);
        align-items: center;
        min-height: var(--control);
        white-space: nowrap;
      }
      .digest {
        white-space: normal;
      }
      input[type='checkbox'] {
        flex: none;
      }
      select {
        min-width: 0;
      }
      @media (max-width: 640px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-choices': NoticeChoicesElement
  }
}
