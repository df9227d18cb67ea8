import { Task } from '@lit/task'
import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import type { UnitSummary } from '../../../server/contract/people.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import type { UnitChangeKind } from '../../../server/contract/units/unit-change-kinds.ts'
import type { UnitChangeInput, UnitDetail, UnitPlan } from '../../../server/contract/units/unit-changes.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import { ApiError, errorWords } from '../../api.ts'
import { inputField, problemNote, selectField } from '../../elements/page/form-fields.ts'
import '../../elements/page/page-message.ts'
import { UNIT_KIND_WORDS } from '../../../server/words/organisation/unit-kind-words.ts'
import {
  FOLLOWER_WORDS,
  ORGANISATION_STRINGS,
  UNIT_ACT_WORDS,
} from '../../strings/organisation/organisation-strings.ts'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'
import { emit, type EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'
import { peopleStyles } from '../people/people-styles.ts'
import { unitOptions } from '../people/role-fields.ts'
import { namesIn } from './names-in.ts'
import { organisationApi } from './organisation-api.ts'

/**
 * A unit: since when, what it was called, who took over; its desks; and every change of it, shown before it is done.
 *
 * @fires organisation-changed - units or desks are others by now
 */
@customElement('unit-panel')
export class UnitPanel extends LitElement {
  @property() code = ''
  @property({ attribute: false }) units: readonly UnitSummary[] = []
  @state() private kind: UnitChangeKind = 'rename'
  @state() private planned: { readonly change: UnitChangeInput; readonly plan: UnitPlan } | undefined
  @state() private problem: Words | undefined
  @state() private errors: readonly FieldError[] = []
  @state() private told: Words | undefined

  private readonly local = new LanguageController(this)
  private readonly shown = new Task(this, {
    task: ([code], { signal }) => organisationApi.unit(code, signal),
    args: () => [this.code] as const,
    onComplete: () => (this.planned = undefined),
  })

  override render() {
    return this.shown.render({
      pending: () =>
        this.shown.value ? this.renderUnit(this.shown.value) : html`<page-message waiting></page-message>`,
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
      complete: (unit) => this.renderUnit(unit),
    })
  }

  private renderUnit(unit: UnitDetail) {
    const { local } = this
    const until =
      unit.validTo === null ? '' : ` · ${local.say(ORGANISATION_STRINGS.until)} ${formatDay(unit.validTo)}`
    return html`<section aria-labelledby="unit">
      <h2 id="unit">${unitName(unit, local.language)}</h2>
      <p class="muted">
        ${unit.code} · ${local.say(UNIT_KIND_WORDS[unit.kind])} · ${local.say(ORGANISATION_STRINGS.from)}
        ${formatDay(unit.validFrom)}${until}
      </p>
      ${this.renderLinks(ORGANISATION_STRINGS.successors, unit.successors)}
      ${this.renderLinks(ORGANISATION_STRINGS.predecessors, unit.predecessors)} ${this.renderNames(unit)}
      <p role="status">${this.told ? local.say(this.told) : nothing}</p>
      ${unit.validTo === null ? this.renderActs(unit) : nothing} ${this.renderDesks(unit)}
    </section>`
  }

  private nameOf(code: string | null): string {
    const unit = this.units.find((each) => each.code === code)
    return unit ? unitName(unit, this.local.language) : (code ?? '')
  }

  private renderLinks(words: Words, links: UnitDetail['successors']) {
    if (links.length === 0) return nothing
    const told = links.map(({ unit, onDay }) => `${this.nameOf(unit)} (${formatDay(onDay)})`)
    return html`<p>${this.local.say(words)}: ${told.join(', ')}</p>`
  }

  private renderNames({ names }: UnitDetail) {
    if (names.length === 0) return nothing
    return html`<details>
      <summary>${this.local.say(ORGANISATION_STRINGS.earlier)}</summary>
      <ul>
        ${names.map(
          (each) =>
            html`<li>
              ${formatDay(each.validFrom)}: ${unitName(each, this.local.language)}
              (${this.nameOf(each.parent)})
            </li>`,
        )}
      </ul>
    </details>`
  }

  private renderActs(unit: UnitDetail) {
    const { local, kind } = this
    const look = { local, errors: this.errors }
    const others = unitOptions(
      local,
      this.units.filter(({ code }) => code !== unit.code),
    )
    const first = others[0]?.value ?? ''
    const isRoot = unit.parent === null
    return html`<details>
      <summary>${local.say(ORGANISATION_STRINGS.acts)}</summary>
      <form novalidate @submit=${this.onPlan} @change=${this.onEdit}>
        ${selectField(look, 'kind', ORGANISATION_STRINGS.act, {
          value: kind,
          options: Object.entries(UNIT_ACT_WORDS)
            .filter(([value]) => !isRoot || value === 'rename')
            .map(([value, words]) => ({ value, text: local.say(words) })),
        })}
        ${
          kind === 'rename'
            ? [
                inputField(look, 'name', ORGANISATION_STRINGS.name, { value: unit.name }),
                inputField(look, 'nameEn', ORGANISATION_STRINGS.nameEn, { value: unit.nameEn }),
              ]
            : nothing
        }
        ${
          kind === 'move'
            ? selectField(look, 'parent', ORGANISATION_STRINGS.parent, { value: first, options: others })
            : nothing
        }
        ${
          kind === 'merge' || kind === 'split'
            ? selectField(look, 'into', ORGANISATION_STRINGS.into, { value: first, options: others })
            : nothing
        }
        ${
          kind === 'split'
            ? selectField(look, 'intoSecond', ORGANISATION_STRINGS.intoSecond, {
                value: others[1]?.value ?? '',
                options: others,
              })
            : nothing
        }
        ${inputField(look, 'onDay', ORGANISATION_STRINGS.onDay, { type: 'date' })}
        ${problemNote(local, this.problem)}
        <p class="actions"><button>${local.say(ORGANISATION_STRINGS.showPlan)}</button></p>
      </form>
      ${this.planned ? this.renderPlan(this.planned.plan) : nothing}
    </details>`
  }

  private renderPlan({ onDay, follows, stays }: UnitPlan) {
    const { local, planned } = this
    const assign = planned?.change.kind === 'split' ? planned.change : undefined
    return html`<section aria-labelledby="plan">
      <h3 id="plan" tabindex="-1">${local.say(ORGANISATION_STRINGS.plan)}: ${formatDay(onDay)}</h3>
      ${follows.length === 0 ? html`<p>${local.say(ORGANISATION_STRINGS.nothingFollows)}</p>` : nothing}
      <ul>
        ${follows.map(
          ({ what, id, name, to }) =>
            html`<li>
              <span class="words"
                >${local.say(ORGANISATION_STRINGS.follows)} – ${local.say(FOLLOWER_WORDS[what])}: ${name} →
                ${this.nameOf(to)}</span
              >
              ${
                assign && id !== null
                  ? html`<select
                      aria-label="${local.say(ORGANISATION_STRINGS.into)}: ${name}"
                      @change=${({ currentTarget }: EventOn<'select', 'change'>) =>
                        void this.show({
                          ...assign,
                          assign: { ...assign.assign, [id]: currentTarget.value },
                        })}
                    >
                      ${assign.into.map(
                        (code) =>
                          html`<option value=${code} ?selected=${code === to}>${this.nameOf(code)}</option>`,
                      )}
                    </select>`
                  : nothing
              }
            </li>`,
        )}
        ${stays.map(
          ({ what, unit, count }) =>
            html`<li>
              ${local.say(ORGANISATION_STRINGS.stays)} – ${local.say(FOLLOWER_WORDS[what])}
              (${this.nameOf(unit)}): ${count}
            </li>`,
        )}
      </ul>
      <p class="actions">
        <button class="primary" @click=${() => void this.confirm()}>
          ${local.say(ORGANISATION_STRINGS.confirm)}
        </button>
      </p>
    </section>`
  }

  private renderDesks({ code, desks }: UnitDetail) {
    const { local } = this
    const look = { local, errors: [] }
    return html`<h3>${local.say(ORGANISATION_STRINGS.desks)}</h3>
      <ul>
        ${desks.map(
          (desk) =>
            html`<li>
              <form
                novalidate
                @submit=${(event: EventOn<'form', 'submit'>) => void this.onRenameDesk(event, desk.code)}
              >
                <div class="field">
                  <label for="desk-${desk.code}"
                    >${desk.code}${
                      desk.endedOn === null
                        ? nothing
                        : ` (${local.say(ORGANISATION_STRINGS.closedOn)} ${formatDay(desk.endedOn)})`
                    }</label
                  >
                  <input id="desk-${desk.code}" name="name" maxlength="120" .value=${desk.name} />
                </div>
                <div class="field">
                  <label for="desk-en-${desk.code}"
                    >${local.say(ORGANISATION_STRINGS.nameEn)}<span class="visually-hidden"
                      >: ${desk.code}</span
                    ></label
                  >
                  <input
                    id="desk-en-${desk.code}"
                    name="nameEn"
                    maxlength="120"
                    lang="en"
                    .value=${desk.nameEn}
                  />
                </div>
                <span class="actions">
                  <button aria-label="${local.say(ORGANISATION_STRINGS.rename)}: ${desk.code}">
                    ${local.say(ORGANISATION_STRINGS.rename)}
                  </button>
                  <button
                    type="button"
                    @click=${() =>
                      void this.save(() =>
                        organisationApi.changeDesk({ code: desk.code, ended: desk.endedOn === null }),
                      )}
                  >
                    ${local.say(desk.endedOn === null ? ORGANISATION_STRINGS.close : ORGANISATION_STRINGS.reopen)}
                    ${desk.code}
                  </button>
                </span>
              </form>
            </li>`,
        )}
      </ul>
      <details>
        <summary>${local.say(ORGANISATION_STRINGS.addDesk)}</summary>
        <form novalidate @submit=${(event: EventOn<'form', 'submit'>) => void this.onAddDesk(event, code)}>
          ${inputField(look, 'desk-code', ORGANISATION_STRINGS.code)}
          ${inputField(look, 'desk-name', ORGANISATION_STRINGS.name)}
          ${inputField(look, 'desk-en', ORGANISATION_STRINGS.nameEn)}
          <p class="actions"><button>${local.say(ORGANISATION_STRINGS.add)}</button></p>
        </form>
      </details>`
  }

  /** Whatever is edited makes the plan another one. */
  private onEdit(event: EventOn<'form', 'change'>): void {
    this.kind = new FormData(event.currentTarget).get('kind') as UnitChangeKind
    this.planned = undefined
  }

  private async onPlan(event: EventOn<'form', 'submit'>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const unit = this.code
    const dated = value('onDay') === '' ? {} : { onDay: value('onDay') }
    const changes: Readonly<Record<UnitChangeKind, UnitChangeInput>> = {
      rename: {
        kind: 'rename',
        unit,
        name: value('name'),
        nameEn: value('nameEn') || value('name'),
        ...dated,
      },
      move: { kind: 'move', unit, parent: value('parent'), ...dated },
      end: { kind: 'end', unit, ...dated },
      merge: { kind: 'merge', units: [unit], into: value('into'), ...dated },
      split: { kind: 'split', unit, into: [value('into'), value('intoSecond')], assign: {}, ...dated },
    }
    await this.show(changes[this.kind])
    this.renderRoot.querySelector<HTMLElement>('#plan')?.focus()
  }

  private async show(change: UnitChangeInput): Promise<void> {
    this.planned = undefined
    await this.attempt(async () => {
      this.planned = { change, plan: await organisationApi.plan(change) }
    })
    await this.updateComplete
  }

  private async confirm(): Promise<void> {
    const { planned } = this
    if (!planned) return
    await this.save(() => organisationApi.order(planned.change, planned.plan.fingerprint))
  }

  private async onRenameDesk(event: EventOn<'form', 'submit'>, code: string): Promise<void> {
    event.preventDefault()
    const names = namesIn(event.currentTarget)
    await this.save(() => organisationApi.changeDesk({ code, ...names }))
  }

  private async onAddDesk(event: EventOn<'form', 'submit'>, unit: string): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const value = (name: string) => String(data.get(name) ?? '').trim()
    const name = value('desk-name')
    const desk = { code: value('desk-code'), unit, name, nameEn: value('desk-en') || name }
    if (await this.save(() => organisationApi.addDesk(desk))) form.reset()
  }

  private async save(work: () => Promise<void>): Promise<boolean> {
    const isDone = await this.attempt(work)
    if (!isDone) return false
    this.told = ORGANISATION_STRINGS.saved
    this.planned = undefined
    emit(this, 'organisation-changed', null)
    await this.shown.run()
    return true
  }

  private async attempt(work: () => Promise<void>): Promise<boolean> {
    this.problem = undefined
    this.told = undefined
    this.errors = []
    try {
      await work()
      return true
    } catch (error) {
      this.problem = errorWords(error)
      if (error instanceof ApiError) this.errors = error.errors
      return false
    }
  }

  static override readonly styles = [baseStyles, buttonStyles, formStyles, peopleStyles]
}

declare global {
  interface HTMLElementTagNameMap {
    'unit-panel': UnitPanel
  }
  interface HTMLElementEventMap {
    /** Units or desks are others by now. */
    'organisation-changed': CustomEvent<null>
  }
}
