import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { IndexesReport, IndexReply, Readings } from '../../server/contract/indexes.ts'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply, UnitSummary } from '../../server/contract/people.ts'
import { PERMISSIONS } from '../../server/contract/permissions.ts'
import { formatDateTime } from '../../server/words/format.ts'
import { intervalSentences } from '../../server/words/reports/report-sentences.ts'
import { unitName } from '../../server/words/unit-name.ts'
import { api, errorWords } from '../api.ts'
import '../elements/indexes/index-card.ts'
import '../elements/indexes/index-file-form.ts'
import '../elements/indexes/index-input-form.ts'
import '../elements/page/page-message.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/period-picker.ts'
import '../elements/page/print-head.ts'
import { hrefOf, navigate } from '../router.ts'
import { hasRole, sessionContext } from '../session.ts'
import { DENOMINATOR_WORDS, INCOMPLETE_WORDS, INDEX_STRINGS } from '../strings/index-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, formStyles, pageStyles } from '../ui/base-styles.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'

interface Shown {
  readonly units: readonly UnitSummary[]
  readonly report: IndexesReport
}

/** Every index of a unit and period, by the text it comes from; where numbers are missing, the form for them. */
@customElement('indexes-page')
export class IndexesPage extends LitElement {
  @property() period?: string
  @property() unit?: string
  /** Code of the index whose numbers are being entered. */
  @property() enter?: string
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private readings: Readings = { denominator: 'informed', incomplete: 'as-it-is' }

  private readonly local = new LanguageController(this)
  private readonly reload = (): void => void this.shown.run()
  private readonly shown = new Task(this, {
    task: async ([period, unit, readings], { signal }): Promise<Shown> => {
      const [units, report] = await Promise.all([
        api.units(signal),
        api.indexes({ period, unit, ...readings }, signal),
      ])
      return { units, report }
    },
    args: () => [this.period, this.unit, this.readings] as const,
  })

  override render() {
    return this.shown.render({
      initial: () => html`<page-message waiting></page-message>`,
      pending: () =>
        this.shown.value
          ? this.renderShown(this.shown.value, true)
          : html`<page-message waiting></page-message>`,
      complete: (shown) => this.renderShown(shown, false),
      error: (error) =>
        html`<page-message icon="alert" .lead=${errorWords(error)}>
          <a href=${this.href({ period: undefined, unit: undefined })}>${this.local.say(STRINGS.retry)}</a>
        </page-message>`,
    })
  }

  private renderShown(shown: Shown, isWaiting: boolean) {
    const { report } = shown
    return html`<article aria-busy=${isWaiting} @index-inputs-entered=${this.reload}>
      <print-head
        head=${`${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}`}
        .asOf=${report.asOf}
      ></print-head>
      <page-tabs page="indexes"></page-tabs>
      <header>
        <h1 tabindex="-1">
          ${this.local.say(report.period.label)} · ${unitName(report.unit, this.local.language)}
        </h1>
        <p class="meta">
          ${this.local.say(STRINGS.asOf)} ${formatDateTime(report.asOf, this.zone)} ·
          ${this.local.say(STRINGS.notSipas)}
        </p>
        <p>${intervalSentences(report).map((words) => html`${this.local.say(words)} `)}</p>
        <p>${this.local.say(INDEX_STRINGS.lead)}</p>
      </header>
      ${this.renderChoice(shown)}
      ${repeat(
        report.indexes,
        ({ code }) => code,
        (index) => this.renderIndex(index, report),
      )}
      ${this.mayEnter ? html`<index-file-form class="screen-only" .report=${report}></index-file-form>` : nothing}
    </article>`
  }

  private renderChoice({ units, report }: Shown) {
    return html`<div class="choice screen-only">
      <period-picker
        .period=${report.period}
        @period-picked=${({ detail }: EventOn<'period-picker', 'period-picked'>) =>
          navigate({ page: 'indexes', period: detail, unit: this.unit, enter: undefined })}
      ></period-picker>
      ${this.select(
        'unit',
        INDEX_STRINGS.unit,
        this.readableUnits(units).map((unit) => [unit.code, unitName(unit, this.local.language)]),
        report.unit.code,
        (unit) => navigate({ page: 'indexes', period: this.period, unit, enter: undefined }),
      )}
      <fieldset>
        <legend>${this.local.say(INDEX_STRINGS.readings)}</legend>
        <div class="choice">
          ${this.selectReading('denominator', INDEX_STRINGS.denominator, DENOMINATOR_WORDS)}
          ${this.selectReading('incomplete', INDEX_STRINGS.incomplete, INCOMPLETE_WORDS)}
        </div>
      </fieldset>
    </div>`
  }

  private selectReading<Name extends keyof Readings>(
    name: Name,
    label: Words,
    words: Readonly<Record<Readings[Name], Words>>,
  ) {
    const options = (Object.keys(words) as Readings[Name][]).map((value): [string, string] => [
      value,
      this.local.say(words[value]),
    ])
    return this.select(name, label, options, this.readings[name], (value) => {
      this.readings = { ...this.readings, [name]: value }
    })
  }

  private select(
    name: string,
    label: Words,
    options: readonly (readonly [value: string, text: string])[],
    chosen: string,
    choose: (value: string) => void,
  ) {
    return html`<div class="field">
      <label for=${name}>${this.local.say(label)}</label>
      <select
        id=${name}
        @change=${({ currentTarget }: EventOn<'select', 'change'>) => choose(currentTarget.value)}
      >
        ${options.map(
          ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </div>`
  }

  private renderIndex(index: IndexReply, report: IndexesReport) {
    const isEntered = index.inputs.some(({ origin }) => origin === 'entered')
    const mayEnter = this.mayEnter && isEntered
    const isOpen = this.enter === index.code
    // Where something is missing, the card itself leads to the form.
    const isLacking = index.inputs.some(
      ({ code, origin }) => origin === 'entered' && index.lacks.includes(code),
    )
    return html`<index-card
      .index=${index}
      .zone=${this.zone}
      .enterHref=${mayEnter && !isOpen ? this.href({ enter: index.code }) : ''}
    >
      ${
        mayEnter && (isOpen || !isLacking)
          ? html`<p>
              <a href=${this.href({ enter: isOpen ? undefined : index.code })}
                >${this.local.say(isOpen ? INDEX_STRINGS.hide : INDEX_STRINGS.enter)}</a
              >
            </p>`
          : nothing
      }
      ${
        mayEnter && isOpen
          ? html`<index-input-form
              .index=${index}
              .unit=${report.unit.code}
              .period=${report.period.key}
            ></index-input-form>`
          : nothing
      }
    </index-card>`
  }

  private href(change: { period?: undefined; unit?: undefined; enter?: string | undefined }): string {
    const { period, unit } = this
    return hrefOf({ page: 'indexes', period, unit, enter: undefined, ...change })
  }

  /** Those below a unit where this person has a role; the service decides again. */
  private readableUnits(units: readonly UnitSummary[]): readonly UnitSummary[] {
    const granted = new Set(this.session?.grants.map(({ unitCode }) => unitCode))
    const parents = new Map(units.map(({ code, parentCode }) => [code, parentCode]))
    const isBelow = (code: string | null | undefined): boolean =>
      typeof code === 'string' && (granted.has(code) || isBelow(parents.get(code)))
    return units.filter(({ code }) => isBelow(code))
  }

  private get mayEnter(): boolean {
    return this.session !== undefined && hasRole(this.session, ...PERMISSIONS['index-inputs/enter'])
  }

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  static override readonly styles = [
    baseStyles,
    formStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      header {
        display: grid;
        gap: var(--s2);
      }
      header p {
        max-width: 75ch;
      }
      .choice {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: var(--s4);
        align-items: end;
      }
      fieldset {
        grid-column: 1 / -1;
      }
      legend {
        margin-bottom: var(--s2);
      }
      fieldset label {
        font-weight: 400;
      }
      article[aria-busy='true'] {
        opacity: 0.6;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'indexes-page': IndexesPage
  }
}
