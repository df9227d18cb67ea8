import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type {
  ReminderAudience,
  ReminderMoment,
  ReminderStep,
} from '../../../server/contract/deadlines/reminders.ts'
import {
  REMINDER_AUDIENCE_WORDS,
  REMINDER_MOMENT_WORDS,
  REMINDER_STRINGS,
} from '../../strings/reminder-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { type EventOn, emit } from '../../ui/emit.ts'
import { icon } from '../../ui/icons.ts'
import { LanguageController } from '../../ui/localize.ts'
import { fieldErrors, inputField, selectField, wideFormStyles } from '../page/form-fields.ts'

const AUDIENCES = Object.keys(REMINDER_AUDIENCE_WORDS) as ReminderAudience[]
const MOMENTS = Object.keys(REMINDER_MOMENT_WORDS) as ReminderMoment['kind'][]
const USUAL_MINUTES = 60

/**
 * Who is reminded when: the usual steps, or a policy's own.
 *
 * @fires steps-changed - `detail` is the list of `ReminderStep`, null for the usual ones
 */
@customElement('reminder-steps')
export class ReminderSteps extends LitElement {
  @property({ attribute: false }) steps: readonly ReminderStep[] | null = null
  @property({ attribute: false }) usual: readonly ReminderStep[] = []
  /** By place in the list, `0.to`. */
  @property({ attribute: false }) errors: readonly FieldError[] = []

  private readonly local = new LanguageController(this)

  override render() {
    const say = (words: Words) => this.local.say(words)
    return html`<fieldset>
      <legend>${say(REMINDER_STRINGS.title)}</legend>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${this.steps === null}
          @change=${() => this.tell(this.steps === null ? this.usual : null)}
        />
        ${say(REMINDER_STRINGS.usual)}
      </label>
      ${fieldErrors({ local: this.local, errors: this.errors }, 'steps', '')}
      ${
        this.steps === null
          ? html`<ul class="meta">
              ${this.usual.map((step) => html`<li>${this.wordsOf(step)}</li>`)}
            </ul>`
          : html`${this.steps.map((step, index) => this.renderStep(step, index))}
              <div>
                <button type="button" @click=${this.onAdd}>
                  ${icon('plus')} ${say(REMINDER_STRINGS.add)}
                </button>
              </div>`
      }
    </fieldset>`
  }

  private wordsOf({ at, to, byMail }: ReminderStep): string {
    const when =
      at.kind === 'before-due'
        ? REMINDER_STRINGS.minutesBefore(at.workingMinutes)
        : REMINDER_MOMENT_WORDS[at.kind]
    const whom = to.map((audience) => this.local.say(REMINDER_AUDIENCE_WORDS[audience])).join(', ')
    const mail = byMail ? ` · ${this.local.say(REMINDER_STRINGS.mail)}` : ''
    return `${this.local.say(when)}: ${whom}${mail}`
  }

  private renderStep(step: ReminderStep, index: number) {
    const { local } = this
    const errors = this.errors.flatMap((error) =>
      error.field.startsWith(`${index}.`) ? [{ ...error, field: error.field.split('.').at(-1) ?? '' }] : [],
    )
    const look = { local, errors: errors.map((error) => ({ ...error, field: `${error.field}-${index}` })) }
    return html`<fieldset class="step">
      <legend>${local.say(REMINDER_STRINGS.step(index + 1))}</legend>
      <div class="fields" @change=${(event: Event) => this.onWhen(event, step, index)}>
        ${selectField(look, `kind-${index}`, REMINDER_STRINGS.when, {
          value: step.at.kind,
          options: MOMENTS.map((kind) => ({ value: kind, text: local.say(REMINDER_MOMENT_WORDS[kind]) })),
        })}
        ${
          step.at.kind === 'before-due'
            ? inputField(look, `workingMinutes-${index}`, REMINDER_STRINGS.minutes, {
                type: 'number',
                value: String(step.at.workingMinutes),
              })
            : nothing
        }
      </div>
      <fieldset>
        <legend class="plain">${local.say(REMINDER_STRINGS.whom)}</legend>
        <div class="whom">
          ${AUDIENCES.map((audience) =>
            this.renderCheck(REMINDER_AUDIENCE_WORDS[audience], step.to.includes(audience), (isIn) =>
              this.edit(index, {
                to: AUDIENCES.filter((one) => (one === audience ? isIn : step.to.includes(one))),
              }),
            ),
          )}
        </div>
        ${fieldErrors(look, `to-${index}`, `to-${index}`)}
      </fieldset>
      ${this.renderCheck(REMINDER_STRINGS.mail, step.byMail, (byMail) => this.edit(index, { byMail }))}
      <div>
        <button
          type="button"
          class="quiet"
          @click=${() => this.tell(this.steps?.filter((_, other) => other !== index) ?? null)}
        >
          ${icon('close')} ${local.say(REMINDER_STRINGS.remove(index + 1))}
        </button>
      </div>
    </fieldset>`
  }

  private renderCheck(words: Words, isChecked: boolean, onChange: (isChecked: boolean) => void) {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${isChecked}
        @change=${({ currentTarget }: EventOn<'input', 'change'>) => onChange(currentTarget.checked)}
      />
      ${this.local.say(words)}
    </label>`
  }

  private onWhen({ target }: Event, step: ReminderStep, index: number): void {
    if (target instanceof HTMLInputElement)
      this.edit(index, { at: { kind: 'before-due', workingMinutes: Number(target.value) } })
    if (!(target instanceof HTMLSelectElement)) return
    const kind = MOMENTS.find((moment) => moment === target.value)
    if (kind === undefined || kind === step.at.kind) return
    this.edit(index, { at: kind === 'before-due' ? { kind, workingMinutes: USUAL_MINUTES } : { kind } })
  }

  private readonly onAdd = (): void => {
    const at = { kind: 'before-due', workingMinutes: USUAL_MINUTES } as const
    const steps = this.steps ?? []
    this.tell([...steps, { code: freeCode(steps), at, to: ['assignee'], byMail: true }])
  }

  /** A step keeps its code for good: what was sent under it is not sent again. */
  private edit(index: number, changes: Partial<ReminderStep>): void {
    this.tell(this.steps?.map((step, other) => (other === index ? { ...step, ...changes } : step)) ?? null)
  }

  private tell(steps: readonly ReminderStep[] | null): void {
    this.steps = steps
    emit(this, 'steps-changed', steps)
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    wideFormStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--s2);
      }
      .step {
        padding: var(--s3);
        border: 1px solid var(--grid);
        border-radius: var(--radius);
      }
      .step legend {
        padding: 0 var(--s1);
      }
      legend.plain {
        padding: 0;
        font-weight: 400;
      }
      .whom {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
      }
      ul {
        padding-inline-start: 1.4em;
      }
    `,
  ]
}

function freeCode(steps: readonly ReminderStep[]): string {
  const taken = new Set(steps.map(({ code }) => code))
  let number = steps.length + 1
  while (taken.has(`step-${number}`)) number += 1
  return `step-${number}`
}

declare global {
  interface HTMLElementTagNameMap {
    'reminder-steps': ReminderSteps
  }
  interface HTMLElementEventMap {
    'steps-changed': CustomEvent<readonly ReminderStep[] | null>
  }
}
