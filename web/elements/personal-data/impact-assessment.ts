import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { ImpactStanding } from '../../../server/contract/personal-data/impact.ts'
import { formatDay } from '../../../server/words/format.ts'
import { errorWords } from '../../api.ts'
import { personalDataApi } from './personal-data-api.ts'
import { PERSONAL_DATA_STRINGS } from '../../strings/personal-data-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { problemNote } from '../page/form-fields.ts'

const FORMATS = [
  ['docx', PERSONAL_DATA_STRINGS.impactDocx],
  ['pdf', PERSONAL_DATA_STRINGS.impactPdf],
] as const

/** The impact assessment: as a file, what it leaves blank, when it was signed and when it is due again. */
@customElement('impact-assessment')
export class ImpactAssessment extends LitElement {
  @state() private problem: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly read = new Task(this, {
    task: async () => {
      const [standing, { today }] = await Promise.all([personalDataApi.impact(), personalDataApi.settings()])
      return { standing, today }
    },
    args: () => [],
  })

  override render() {
    const { local } = this
    const found = this.read.value
    return html`<section aria-labelledby="impact">
      <h2 id="impact">${local.say(PERSONAL_DATA_STRINGS.impact)}</h2>
      <p class="muted">${local.say(PERSONAL_DATA_STRINGS.impactLead)}</p>
      <p class="links">
        ${FORMATS.map(
          ([format, words]) =>
            html`<a href="/api/personal-data/impact/file?format=${format}&amp;lang=${local.language}" download
              >${icon('document')} ${local.say(words)}</a
            >`,
        )}
      </p>
      ${found ? this.renderStanding(found.standing, found.today) : nothing}
      ${problemNote(local, this.problem ?? (this.read.error ? errorWords(this.read.error) : undefined))}
    </section>`
  }

  private renderStanding({ blanks, madeOn, nextOn, months, source }: ImpactStanding, today: string) {
    const { local } = this
    return html`<p role="status">
        ${
          madeOn === null || nextOn === null
            ? local.say(PERSONAL_DATA_STRINGS.impactNever)
            : html`${local.say(PERSONAL_DATA_STRINGS.impactMade)} ${formatDay(madeOn)},
                <strong class=${nextOn <= today ? 'late' : ''}
                  >${local.say(PERSONAL_DATA_STRINGS.impactNext)} ${formatDay(nextOn)}</strong
                >`
        }
      </p>
      <details>
        <summary>${local.say(PERSONAL_DATA_STRINGS.impactBlanks)} (${blanks.length})</summary>
        <ul>
          ${blanks.map((words) => html`<li>${local.say(words)}</li>`)}
        </ul>
      </details>
      <form @submit=${(event: EventOn<'form', 'submit'>) => void this.save(event, today)}>
        <div class="field">
          <label for="months">${local.say(PERSONAL_DATA_STRINGS.impactMonths)}</label>
          <span class="hint" id="source">${local.say(source)}</span>
          <input
            id="months"
            name="months"
            type="number"
            min="1"
            max="60"
            required
            aria-describedby="source"
            .value=${String(months)}
          />
        </div>
        <button type="submit">${local.say(PERSONAL_DATA_STRINGS.impactSave)}</button>
      </form>`
  }

  private async save(event: EventOn<'form', 'submit'>, today: string): Promise<void> {
    event.preventDefault()
    const months = Number(new FormData(event.currentTarget).get('months'))
    const source = this.read.value?.standing.source
    if (!source) return
    this.problem = undefined
    try {
      await personalDataApi.saveSetting({
        kind: 'assessment',
        about: 'all',
        fromDay: today,
        body: { months, source },
      })
      await this.read.run()
    } catch (error) {
      this.problem = errorWords(error)
    }
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: block;
        margin-top: var(--s6);
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s5);
      }
      .links a {
        display: inline-flex;
        align-items: center;
        gap: var(--s2);
        min-height: 44px;
      }
      summary {
        min-height: 44px;
        align-content: center;
      }
      form {
        display: grid;
        gap: var(--s3);
        justify-items: start;
        margin-top: var(--s3);
      }
      #months {
        max-width: 8rem;
      }
      .late {
        color: var(--error);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'impact-assessment': ImpactAssessment
  }
}
